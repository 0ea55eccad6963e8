"""What histories and letters are narrowed down by, and to whom a letter goes again."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from callcenter.forms import Form
from callcenter.models import User
from orders.models import About, Event, LetterState
from orders.models.letter import NOT_LEFT


class FindLettersForm(Form):
    """What the list of letters is narrowed down by."""

    state = forms.ChoiceField(
        label=_("State"),
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


class HistoryForm(Form):
    """What the history of an order is narrowed down by."""

    kind = forms.MultipleChoiceField(
        label=_("Event"), choices=Event.choices, required=False, widget=forms.SelectMultiple
    )
    by = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.none(), required=False, empty_label=_("All")
    )
    since = forms.DateField(
        label=_("Since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, who: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = who  # type: ignore[attr-defined]
