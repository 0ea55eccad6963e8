"""What a supervisor enters when the day is closed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText
from callcenter.words.amounts import SumField
from payments.questions.takings import Takings, Till


class DayForm(Form):
    """Which day, at the call center."""

    id_prefix = "day"

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))


class CountForm(Form):
    """What was counted of one agent's takings."""

    day = forms.DateField(widget=forms.HiddenInput)
    method = forms.IntegerField(widget=forms.HiddenInput)
    terminal = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    agent = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.DecimalField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    counted = SumField(
        label=_("Counted"), error_messages={"required": _("Enter what was counted.")}
    )
    note = FreeText(label=_("Note"), max_length=200, required=False)

    def said(self) -> dict[str, Any]:
        """Return the arguments of count_takings."""
        data = self.cleaned_data
        till = Till(method_id=data["method"], terminal=data["terminal"], agent_id=data["agent"])
        return {
            "till": till,
            **{name: data[name] for name in ("day", "counted", "shown", "note", "key")},
        }


def count_form_of(takings: Takings, **day: Any) -> CountForm:
    """Return the empty form of one agent's takings."""
    till = takings.till
    return CountForm(
        auto_id=f"count-{till.method_id}-{till.agent_id}-{till.terminal}_%s",
        initial={
            "method": till.method_id,
            "terminal": till.terminal,
            "agent": till.agent_id,
            "shown": takings.to_count,
            **day,
        },
    )
