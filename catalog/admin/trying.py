"""The page on which charges are tried: its form, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused
from callcenter.models import CallCenter
from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText, is_item_number
from callcenter.words.amounts import SumField
from callcenter.words.money import digits_of, total
from callcenter.words.numbers import whole
from catalog.admin.simulator import Simulator, TriedCharge, TriedOrder, line_of, sum_of
from catalog.models import ChargeRule, DeliveryMode, Item, OfferedMode
from catalog.terms import charge_rules_of
from catalog.terms.delivery import mode_limits
from catalog.terms.for_engine import rule_of
from customers.models import CustomerGroup
from customers.places.countries import country_choices
from customers.places.postal import state_key
from pricing import Region

LINES = 5


class TriedForm(Form):
    """For whom, by which mode, where and when."""

    call_center = forms.ModelChoiceField(CallCenter.objects.none(), label=_("Call center"))
    customer_group = forms.ModelChoiceField(
        CustomerGroup.objects.none(), label=_("Customer group"), required=False
    )
    mode = forms.ModelChoiceField(DeliveryMode.objects.none(), label=_("Mode of delivery"))
    country = forms.ChoiceField(label=_("Country"), required=False)
    state = forms.CharField(label=_("State"), max_length=50, required=False)
    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        active = {"is_active": True}
        fields["call_center"].queryset = CallCenter.objects.filter(**active).order_by("code")
        fields["customer_group"].queryset = CustomerGroup.objects.order_by("code")
        fields["mode"].queryset = DeliveryMode.objects.filter(**active).order_by("code")
        there = _("The call center’s")
        fields["country"].choices = [("", there), *country_choices(get_language() or "en")]


class TriedLineForm(Form):
    """Goods for an amount; a line without one is none."""

    item = FreeText(label=_("Item number"), max_length=40, required=False, knows=is_item_number)
    goods = SumField(label=_("Goods"), required=False)
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, required=False)

    def __init__(self, *args: Any, digits: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goods = self.fields["goods"]
        assert isinstance(goods, SumField)
        goods.digits = digits

    def clean_item(self) -> Item | None:
        number = self.cleaned_data["item"].strip()
        item = Item.objects.filter(item_number=number).first() if number else None
        if number and item is None:
            raise forms.ValidationError(
                _("No item has the number %(number)s: look it up in the list of items, or leave it empty."),
                params={"number": number},
            )  # fmt: skip
        return item


@dataclass(frozen=True, kw_only=True)
class Result:
    """What the order is charged, and what it would be by other modes and for other amounts."""

    currency: str
    charges: list[TriedCharge]
    total: Decimal
    tax: Decimal
    refuses: str  # why the mode does not take the order, if it does not
    modes: list[DeliveryMode]
    rows: list[tuple[Decimal, list[list[TriedCharge]]]]


def try_charges(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the forms as they were filled in and, where they are without fault, the result."""
    is_asked = "day" in data
    form = TriedForm(data) if is_asked else TriedForm(initial=initial_of(data.get("rule")))
    is_valid = is_asked and form.is_valid()
    digits = form.cleaned_data["call_center"].digits if is_valid else digits_of("")
    lines = [
        TriedLineForm(
            data if is_asked else None,
            prefix=f"line-{number}",
            digits=digits,
            initial={"goods": "100.00", "quantity": 1} if number == 1 else None,
        )
        for number in range(1, LINES + 1)
    ]
    context: dict[str, Any] = {"form": form, "lines": lines}
    if is_valid and all(line.is_valid() for line in lines):
        try:
            context["result"] = result_of(form.cleaned_data, lines)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return context


def initial_of(rule_id: str | None) -> dict[str, Any]:
    """Return what the form holds at first: as the rule names it, where it is asked for one."""
    initial: dict[str, Any] = {"day": timezone.localdate()}
    number = whole(rule_id or "")
    rule = ChargeRule.objects.filter(pk=number).first() if number else None
    if rule:
        initial |= {
            "call_center": rule.call_center_id,
            "customer_group": rule.customer_group_id,
            "mode": rule.mode_id,
        }
    return initial


def result_of(asked: Mapping[str, Any], lines: list[TriedLineForm]) -> Result:
    center, group, mode = asked["call_center"], asked["customer_group"], asked["mode"]
    typed = [line.cleaned_data for line in lines if line.cleaned_data["goods"] is not None]
    country = asked["country"] or center.country
    order = TriedOrder(
        currency=center.currency,
        on=asked["day"],
        call_center_id=center.pk,
        customer_group_id=group.pk if group else None,
        region=Region(country=country, state=state_key(country, asked["state"])),
        prices_with_tax=center.prices_with_tax,
        lines=tuple(
            line_of(line["item"], goods=line["goods"], quantity=line["quantity"] or 1)
            for line in typed
        ),
    )
    rows = charge_rules_of(
        call_center_id=order.call_center_id,
        customer_id=None,
        customer_group_id=order.customer_group_id,
        currency=order.currency,
        on=order.on,
    )
    modes = [row.mode for row in OfferedMode.objects.usable(center)]
    modes += [] if mode in modes else [mode]
    codes = {row.charge_code_id: row.charge_code for row in rows}.values()
    simulator = Simulator(order, (rule_of(row) for row in rows), codes=codes, modes=modes)
    charges = simulator.charges(mode)
    amounts = {order.goods}.union(*(simulator.edges(each) for each in modes))
    return Result(
        currency=order.currency,
        charges=charges,
        total=sum_of(charges),
        tax=total(charge.tax for charge in charges),
        refuses=refused_by(mode, [line["item"] for line in typed if line["item"]], order.region),
        modes=modes,
        rows=[
            (amount, [simulator.charges(each, amount) for each in modes])
            for amount in (sorted(amounts) if order.lines else [])
        ],
    )


def refused_by(mode: DeliveryMode, items: list[Item], region: Region) -> str:
    """Say where the mode does not go or what it does not take; nothing, if it takes all."""
    limits = mode_limits([mode.pk], items=items)[mode.pk]
    refused = [i.item_number for i in items if not limits.takes(i.pk, i.group_id)]
    if not limits.goes_to(region.country, region.state):
        return str(_("This mode does not go there: pick another one to order."))
    if refused:
        says = _("This mode does not take item %(items)s: pick another one to order.")
        return str(says) % {"items": ", ".join(refused)}
    return ""
