"""The demo's offers and coupons. None that comes by itself is for item 81327."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from catalog.models import (
    Concurrency,
    Coupon,
    DeliveryMode,
    Item,
    Offer,
    OfferItem,
    OfferKind,
    OfferPart,
    OfferTier,
    OfferValue,
)
from front.demo.words import named

Steps = list[tuple[str, str]]  # from, value
Part = tuple[int, list[str]]  # pieces, of which items


class Offered(NamedTuple):
    """An offer as written below, in one currency."""

    code: str
    name: str
    name_fr: str
    currency: str
    kind: OfferKind
    value_kind: OfferValue
    steps: Steps
    items: list[str] = []
    parts: list[Part] = []
    mode: str = ""
    coupon: str = ""
    concurrency: Concurrency = Concurrency.BEST_PRICE


LUNCH: list[Part] = [(1, ["88001"]), (1, ["88002"])]

OFFERS = [
    Offered("SOCKS-USD", "Hiking socks by the dozen", "Chaussettes de randonnée par lot", "USD",
            OfferKind.QUANTITY, OfferValue.PERCENT, [("3", "10"), ("6", "15")], items=["85006"]),
    Offered("SOCKS-EUR", "Hiking socks by the dozen", "Chaussettes de randonnée par lot", "EUR",
            OfferKind.QUANTITY, OfferValue.PERCENT, [("3", "10"), ("6", "15")], items=["85006"]),
    Offered("LUNCH-USD", "Flask and lunch box", "Bouteille et boîte à repas", "USD",
            OfferKind.MIX_AND_MATCH, OfferValue.PRICE, [("0", "55.00")], parts=LUNCH),
    Offered("LUNCH-EUR", "Flask and lunch box", "Bouteille et boîte à repas", "EUR",
            OfferKind.MIX_AND_MATCH, OfferValue.PRICE, [("0", "64.00")], parts=LUNCH),
    Offered("SAVE75", "75.00 off from 750.00", "75,00 de remise dès 750,00", "USD",
            OfferKind.THRESHOLD, OfferValue.AMOUNT, [("750", "75")], coupon="SAVE75",
            concurrency=Concurrency.COMPOUNDED),
    Offered("SHIPFREE", "Free standard shipping from 25.00", "Livraison standard gratuite dès 25,00", "USD",
            OfferKind.FREE_SHIPPING, OfferValue.PERCENT, [("25", "100")], mode="99", coupon="SHIPFREE"),
    Offered("THANKS10", "10 % off, to say thank you", "10 % de remise, pour dire merci", "USD",
            OfferKind.SIMPLE, OfferValue.PERCENT, [("0", "10")], coupon="THANKS10",
            concurrency=Concurrency.COMPOUNDED),
    Offered("SUMMER20", "20 % off in summer", "20 % de remise en été", "USD",
            OfferKind.SIMPLE, OfferValue.PERCENT, [("0", "20")], coupon="SUMMER20"),
    Offered("MERCI10", "10 % off, to say thank you", "10 % de remise, pour dire merci", "EUR",
            OfferKind.SIMPLE, OfferValue.PERCENT, [("0", "10")], coupon="MERCI10"),
]  # fmt: skip


def load_offers(*, on: date) -> None:
    """Add the offers and their coupons: one is used up after one use, one has expired."""
    for offered in OFFERS:
        offer = add_offer(offered)
        if offered.coupon:
            Coupon.objects.create(
                code=offered.coupon,
                offer=offer,
                most_uses=1 if offered.coupon == "THANKS10" else None,
                most_uses_per_customer=1 if offered.coupon == "SAVE75" else None,
                valid_to=on - timedelta(days=30) if offered.coupon == "SUMMER20" else None,
            )


def add_offer(offered: Offered) -> Offer:
    offer = Offer.objects.create(
        code=offered.code,
        **named(offered.name, offered.name_fr),
        kind=offered.kind,
        value_kind=offered.value_kind,
        concurrency=offered.concurrency,
        needs_coupon=bool(offered.coupon),
        currency=offered.currency,
        mode=DeliveryMode.objects.get(code=offered.mode) if offered.mode else None,
    )
    for at_least, value in offered.steps:
        OfferTier.objects.create(offer=offer, at_least=Decimal(at_least), value=Decimal(value))
    for number in offered.items:
        OfferItem.objects.create(offer=offer, item=Item.objects.get(item_number=number))
    for part, (pieces, numbers) in enumerate(offered.parts, start=1):
        OfferPart.objects.create(offer=offer, number=part, pieces=pieces)
        for number in numbers:
            OfferItem.objects.create(
                offer=offer, part=part, item=Item.objects.get(item_number=number)
            )
    return offer
