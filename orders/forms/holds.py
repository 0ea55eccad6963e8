"""What is typed to place and to clear a hold."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText
from orders.models import HoldCode, HoldReason

HOURS = {
    "1": _("1 hour"),
    "4": _("4 hours"),
    "24": _("1 day"),
    "72": _("3 days"),
    "168": _("1 week"),
}


class PlaceHoldForm(Form):
    """Which hold, for what reason of its own, and a note."""

    id_prefix = "hold"

    code = forms.ChoiceField(
        label=_("Hold"),
        error_messages={
            "required": _("Pick a hold from the list."),
            "invalid_choice": _("Pick a hold from the list."),
        },
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        error_messages={"invalid_choice": _("Pick a reason from the list.")},
    )
    note = FreeText(label=_("Note"), max_length=200, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, codes: Iterable[HoldCode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = list(codes)
        self.fields["code"].choices = [(code.code, code.label) for code in codes]  # type: ignore[attr-defined]
        self.fields["code"].initial = next((one.code for one in codes if one.is_default), None)
        self.fields["reason"].choices = reason_choices(codes)  # type: ignore[attr-defined]


def reason_choices(codes: Iterable[HoldCode]) -> list[tuple[Any, Any]]:
    """Return the reasons under their holds."""
    reasons = (
        HoldReason.objects.filter(hold_code__in=[code.pk for code in codes], is_active=True)
        .select_related("hold_code")
        .order_by("hold_code__position", "hold_code__code", "position", "code", "pk")
    )
    by_code = groupby(reasons, key=lambda reason: reason.hold_code)
    return [
        ("", "–"),
        *((code.label, [(one.code, one.label) for one in own]) for code, own in by_code),
    ]


class ClearHoldForm(Form):
    """Why the order may go on."""

    id_prefix = "clear"

    note = FreeText(
        label=_("Note"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )
