"""The demo's terms: modes of delivery, items and prices, charges, payment methods."""

from __future__ import annotations

from decimal import Decimal

from callcenter.models import CallCenter
from catalog.models import (
    ChargeCode,
    ChargeRule,
    ChargeTier,
    DeliveryMode,
    DeliveryModeGroup,
    Item,
    ItemGroup,
    OfferedMode,
    Price,
    PriceGroup,
    TierKind,
)
from front.demo.accounts import load_payment_methods
from front.demo.goods import CLUB_PRICES, GROUPS, QUANTITY_PRICES, SEARCH_WORDS
from front.demo.words import named

# code, name, name in French, working days on the way; the first is the default
MODES = [
    ("99", "Standard", "Standard", 4),
    ("11", "Express", "Express", 2),
    ("21", "Overnight", "Livraison le lendemain", 1),
    ("60", "Store pickup", "Retrait en magasin", 1),
]
PICKUP = "60"

# at least, below, kind, value
Tier = tuple[str, str | None, TierKind, str]

SHIPPING_USRT: dict[str, list[Tier]] = {
    "99": [
        ("0", "50.00", TierKind.FIXED, "5.95"),
        ("50.00", "150.00", TierKind.FIXED, "7.95"),
        ("150.00", None, TierKind.FIXED, "0"),
    ],
    "11": [("0", "100.00", TierKind.FIXED, "14.95"), ("100.00", None, TierKind.PERCENT, "15")],
    "21": [("0", None, TierKind.FIXED, "24.95")],
    "60": [("0", None, TierKind.FIXED, "0")],
}
SHIPPING_FRANCE: dict[str, list[Tier]] = {
    "99": [
        ("0", "50.00", TierKind.FIXED, "4.90"),
        ("50.00", "150.00", TierKind.FIXED, "6.90"),
        ("150.00", None, TierKind.FIXED, "0"),
    ],
    "11": [("0", "100.00", TierKind.FIXED, "12.90"), ("100.00", None, TierKind.PERCENT, "12")],
    "21": [("0", None, TierKind.FIXED, "19.90")],
    "60": [("0", None, TierKind.FIXED, "0")],
}
HANDLING_USRT: list[Tier] = [("0", None, TierKind.FIXED, "2.00")]
HANDLING_FRANCE: list[Tier] = [("0", None, TierKind.FIXED, "1.90")]


def load_terms(*, usrt: CallCenter, france: CallCenter) -> None:
    both = [usrt, france]
    load_modes(both)
    load_items()
    load_charges(usrt, shipping=SHIPPING_USRT, handling=HANDLING_USRT)
    load_charges(france, shipping=SHIPPING_FRANCE, handling=HANDLING_FRANCE)
    load_payment_methods(both)


def load_modes(call_centers: list[CallCenter]) -> None:
    shipped = DeliveryModeGroup.objects.create(
        code="SHIPPED", **named("Shipped to the customer", "Expédié au client")
    )
    for position, (code, name, name_fr, days) in enumerate(MODES, start=1):
        mode = DeliveryMode.objects.create(
            code=code,
            **named(name, name_fr),
            transit_days=days,
            is_pickup=code == PICKUP,
        )
        if not mode.is_pickup:
            shipped.modes.add(mode)
        for call_center in call_centers:
            OfferedMode.objects.create(
                call_center=call_center,
                mode=mode,
                position=position * 10,
                is_default=position == 1,
            )


def load_items() -> None:
    for code, name, name_fr, rows in GROUPS:
        group = ItemGroup.objects.create(code=code, **named(name, name_fr))
        for number, item_name, item_name_fr, usd, eur in rows:
            item = Item.objects.create(
                item_number=number,
                **named(item_name, item_name_fr),
                group=group,
                search_words=SEARCH_WORDS.get(number, ""),
            )
            add_prices(item, usd, eur)
    for number, quantity, usd, eur in QUANTITY_PRICES:
        add_prices(Item.objects.get(item_number=number), usd, eur, from_quantity=quantity)
    club = PriceGroup.objects.create(code="CLUB", name="Outdoor club", priority=5)
    for number, (usd, eur) in CLUB_PRICES.items():
        add_prices(Item.objects.get(item_number=number), usd, eur, group=club)


def add_prices(
    item: Item, usd: str, eur: str, *, group: PriceGroup | None = None, from_quantity: int = 1
) -> None:
    for currency, with_tax, unit_price in (("USD", False, usd), ("EUR", True, eur)):
        Price.objects.create(
            item=item,
            price_group=group,
            currency=currency,
            with_tax=with_tax,
            from_quantity=from_quantity,
            unit_price=Decimal(unit_price),
        )


def load_charges(
    call_center: CallCenter, *, shipping: dict[str, list[Tier]], handling: list[Tier]
) -> None:
    for_shipping, _ = ChargeCode.objects.get_or_create(
        code="SHIPPING", **named("Shipping", "Livraison"), is_shipping=True, position=10
    )
    for_handling, _ = ChargeCode.objects.get_or_create(
        code="HANDLING", **named("Handling", "Traitement"), position=20
    )
    for mode, tiers in shipping.items():
        rule = ChargeRule.objects.create(
            charge_code=for_shipping,
            currency=call_center.currency,
            call_center=call_center,
            mode=DeliveryMode.objects.get(code=mode),
        )
        add_tiers(rule, tiers)
    rule = ChargeRule.objects.create(
        charge_code=for_handling,
        currency=call_center.currency,
        call_center=call_center,
        mode_group=DeliveryModeGroup.objects.get(code="SHIPPED"),
    )
    add_tiers(rule, handling)


def add_tiers(rule: ChargeRule, tiers: list[Tier]) -> None:
    for at_least, below, kind, value in tiers:
        ChargeTier.objects.create(
            rule=rule,
            at_least=Decimal(at_least),
            below=None if below is None else Decimal(below),  # type: ignore[misc]
            kind=kind,
            value=Decimal(value),
        )
