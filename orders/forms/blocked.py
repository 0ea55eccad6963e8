"""What blocked orders are narrowed down by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, User
from callcenter.web.forms import Form
from orders.forms.holds import HOURS
from orders.models import Cause


class BlockedForm(Form):
    """What the list of blocked orders is narrowed down by."""

    id_prefix = "blocked"

    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("All")), *Cause.choices], required=False
    )
    call_center = forms.ChoiceField(label=_("Call center"), required=False)
    agent = forms.ChoiceField(label=_("Agent"), required=False)
    age = forms.ChoiceField(
        label=_("Older than"), choices=[("", _("Any age")), *HOURS.items()], required=False
    )
    page = forms.IntegerField(
        min_value=1, max_value=10_000, required=False, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: Any, call_centers: Iterable[CallCenter], agents: Iterable[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        all_of_them = ("", _("All"))
        self.fields["call_center"].choices = [  # type: ignore[attr-defined]
            all_of_them,
            *((one.code, one.name) for one in call_centers),
        ]
        self.fields["agent"].choices = [  # type: ignore[attr-defined]
            all_of_them,
            *((one.username, str(one)) for one in agents),
        ]
