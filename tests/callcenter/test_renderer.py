"""Fields as our renderer writes them: just as the templates do."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

from callcenter.web.renderer import Renderer
from callcenter.words.amounts import AmountField


class Everything(forms.Form):
    """A field of every kind of input, with what needs care."""

    plain = forms.CharField(label='A "label" & <more>', required=False)
    marked = forms.CharField(label=mark_safe("<b>marked</b>"))
    nameless = forms.CharField(label="")
    number = forms.IntegerField(max_value=7, help_text="at most 7")
    amount = AmountField()
    email = forms.EmailField(disabled=True)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date", "autofocus": True}))
    hidden = forms.UUIDField(widget=forms.HiddenInput)
    off = forms.CharField(widget=forms.TextInput(attrs={"hidden": False, "data-x": '<"&>', "n": 0}))
    sure = forms.BooleanField()
    one_of = forms.ChoiceField(choices=[("a", "A & b"), ("c", "<C>")])
    some_of = forms.MultipleChoiceField(
        choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False
    )
    text = forms.CharField(widget=forms.Textarea)


TYPED = {"plain": '<script>"&', "number": "0", "amount": "x", "day": "2026-11-24", "text": "<p>"}


@pytest.mark.parametrize("data", [None, {}, TYPED], ids=["new", "empty", "typed"])
@pytest.mark.parametrize("auto_id", ["id_%s", ""])
def test_writes_what_the_templates_write(data, auto_id):
    ours, theirs = (
        Everything(data, auto_id=auto_id, initial={"marked": mark_safe("&amp;")}, renderer=renderer)
        for renderer in (Renderer(), TemplatesSetting())
    )

    assert ours.as_div() == theirs.as_div()
    for field, same in zip(ours, theirs, strict=True):
        assert field.as_hidden() == same.as_hidden()
        assert field.label_tag("other & text") == same.label_tag("other & text")


def test_no_script_gets_out():
    assert "<script>" not in Everything(TYPED, renderer=Renderer()).as_div()
