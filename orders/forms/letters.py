"""What letters are narrowed down by, and to whom one goes again."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from callcenter.web.forms import Form
from orders.models import About, LetterState
from orders.models.letters import NOT_LEFT


class FindLettersForm(Form):
    """What the list of letters is narrowed down by."""

    state = forms.ChoiceField(
        label=pgettext_lazy("letter", "State"),
        choices=[("", _("All")), (NOT_LEFT, _("Did not leave")), *LetterState.choices],
        required=False,
    )
    about = forms.ChoiceField(
        label=_("About"), choices=[("", _("All")), *About.choices], required=False
    )
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)


class SendAgainForm(Form):
    """To whom a letter is sent once more."""

    to = forms.EmailField(
        label=_("E-mail"),
        error_messages={
            "invalid": _("Write an address such as name@example.com."),
            "required": _("Write an address such as name@example.com."),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
