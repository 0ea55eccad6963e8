"""What sales orders are narrowed down by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, User
from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText
from callcenter.words.amounts import SumField
from catalog.models import DeliveryMode
from orders.models import Status

LARGEST_NUMBER = 2_147_483_647  # that a column holds


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)


class DayField(forms.DateField):
    """A day, typed with four digits of its year: what is typed half is no day of long ago."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)
        sentence = _("Write the year with four digits.")
        self.validators += [
            MinValueValidator(FIRST_DAY, sentence),
            MaxValueValidator(LAST_DAY, sentence),
        ]


class FindOrdersForm(Form):
    """What the list of sales orders is narrowed down by; the names are those of ``Wanted``."""

    q = FreeText(label=_("Number or customer"), max_length=100, required=False)
    call_center = forms.ChoiceField(label=_("Call center"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("All")), *Status.choices], required=False
    )
    agent = forms.ModelChoiceField(
        label=_("Agent"),
        queryset=User.objects.all(),
        to_field_name="username",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "agents"}),
        error_messages={
            "invalid_choice": _(
                "Nobody has this user ID. Take one from the list, or leave it empty."
            )
        },
    )
    mode = forms.ModelChoiceField(
        label=_("Mode of delivery"),
        queryset=DeliveryMode.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("All"),
    )
    since = DayField(label=_("Opened from"), required=False)
    until = DayField(label=_("Opened until"), required=False)
    total_from = SumField(label=_("Total from"), digits=3, required=False)
    total_to = SumField(label=_("Total up to"), digits=3, required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_NUMBER, required=False)
    after = forms.IntegerField(min_value=1, max_value=LARGEST_NUMBER, required=False)

    def __init__(
        self,
        data: QueryDict,
        *,
        call_centers: Sequence[CallCenter],
        call_center: CallCenter | None,
    ) -> None:
        said = data.copy()
        if call_center and "call_center" not in said:
            said["call_center"] = call_center.code  # the one he works for now
        super().__init__(said)
        self.call_center_now = call_center.code if call_center else ""
        choices = [(one.code, one.name) for one in call_centers]
        self.fields["call_center"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]
        modes = DeliveryMode.objects.filter(offered__call_center__in=list(call_centers))
        self.fields["mode"].queryset = modes.order_by("code").distinct()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("This day is before the first: exchange the two."))
        least, most = said.get("total_from"), said.get("total_to")
        if least is not None and most is not None and most < least:
            self.add_error("total_to", _("This is less than the first amount: exchange the two."))
        return said

    @property
    def narrowing(self) -> dict[str, str]:
        """What is asked for, as a URL holds it: without the page, and without what is empty."""
        names = [name for name in self.fields if name not in {"before", "after"}]
        said = {name: str(self.data.get(name, "")).strip() for name in names}
        return {name: text for name, text in said.items() if text or name == "call_center"}

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for but the orders of the call center he works for."""
        return self.narrowing != {"call_center": self.call_center_now}
