"""What an order's history is narrowed down by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from callcenter.models import User
from callcenter.web.forms import Form
from orders.models import Event


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
