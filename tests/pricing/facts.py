"""Orders and rules for the engine, written down without a database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pricing import (
    ByHand,
    Concurrency,
    LineFacts,
    Offer,
    OfferKind,
    OfferTier,
    OfferValue,
    OrderFacts,
    Rate,
    Region,
    Rule,
    Terms,
    Tier,
    TierKind,
    price,
)

STANDARD, EXPRESS, OVERNIGHT = 99, 11, 21


@dataclass(frozen=True)
class FoundPrice:
    unit_price: Decimal
    group_code: str = ""
    from_quantity: int = 1


def line(price, quantity=1, *, mode=STANDARD, group=None, item=None, **more):
    """The price of one piece, and what the engine knows of the line; ``more`` are its other facts."""
    return Decimal(price) if price is not None else None, quantity, mode, group, item, more


def facts(*lines, digits=2, currency="USD", mode=STANDARD, is_exempt=False, **about):
    """The order; ``is_exempt`` says so of it and of each line that does not say otherwise."""
    return OrderFacts(
        currency=currency,
        digits=digits,
        mode_id=mode,
        mode_code="" if mode is None else str(mode),
        lines=tuple(
            LineFacts(
                number=number,
                item_id=number if item is None else item,
                item_number=f"7000{number}",
                item_group_id=group,
                quantity=quantity,
                mode_id=line_mode,
                mode_code="" if line_mode is None else str(line_mode),
                **{"source_code_id": None, "is_exempt": is_exempt} | more,
            )
            for number, (_, quantity, line_mode, group, item, more) in enumerate(lines, start=1)
        ),
        is_exempt=is_exempt,
        **about,
    )


def amount(number):
    """Set by hand to an amount."""
    return ByHand(amount=Decimal(number))


def off(number):
    """A discount by hand, in percent."""
    return ByHand(percent=Decimal(number))


def offer(*tiers, number=1, kind="simple", gives="percent", together="best_price", **more):
    """An offer of 10 percent off everything; tiers are (at_least, value)."""
    return Offer(
        offer_id=number,
        code=more.pop("code", f"OFFER{number}"),
        kind=OfferKind(kind),
        value_kind=OfferValue(gives),
        concurrency=Concurrency(together),
        tiers=tuple(
            OfferTier(at_least=Decimal(at_least), value=Decimal(value))
            for at_least, value in tiers or [("0", "10")]
        ),
        **more,
    )


STANDARD_RATED, REDUCED = 1, 2
FRANCE = Region(country="FR", postcode="75001")


def rate(percent, group=STANDARD_RATED, *, number=1, country="FR", state="", prefix=""):
    return Rate(
        rate_id=number,
        tax_group_id=group,
        country=country,
        state=state,
        postcode_prefix=prefix,
        percent=Decimal(percent),
    )


def terms(*lines, rules=(), **more):
    prices = {number: price for number, (price, *_) in enumerate(lines, start=1)}

    def best_price(line):
        unit_price = prices[line.number]
        return None if unit_price is None else FoundPrice(unit_price)

    return Terms(best_price=best_price, rules=tuple(rules), **more)


def fixed(at_least, below, value):
    return tier(at_least, below, value, TierKind.FIXED)


def percent(at_least, below, value):
    return tier(at_least, below, value, TierKind.PERCENT)


def per_piece(at_least, below, value):
    return tier(at_least, below, value, TierKind.PER_PIECE)


def tier(at_least, below, value, kind):
    return Tier(
        at_least=Decimal(at_least),
        below=None if below is None else Decimal(below),
        kind=kind,
        value=Decimal(value),
    )


def rule(*tiers, number=1, code="SHIPPING", modes=None, for_whom=0, **more):
    """A rule of the order level for every mode; ``for_whom`` is 2 for one customer, 1 for a group."""
    said = {
        "adds_up": False,
        "is_line_level": False,
        "spread": False,
        "item_id": None,
        "item_group_id": None,
        "specificity": (0, for_whom, 0 if modes is None else 2, 0),
        "valid_from": date.min,
    } | more
    return Rule(
        rule_id=number,
        charge_code=code,
        mode_ids=None if modes is None else frozenset(modes),
        tiers=tuple(tiers),
        **said,
    )


def priced(*lines, offers=(), rules=(), groups=(), **about):
    """Price lines by rules and offers; ``groups`` are the price groups that all of them are in."""
    return price(
        facts(*lines, **about),
        terms(*lines, rules=rules, offers=tuple(offers), groups_of=lambda line: groups),
    )


def discounts(found):
    return [ln.discount for ln in found.lines]


def charges(found):
    return [(charge.charge_code, charge.line, charge.amount) for charge in found.charges]


def decimals(*numbers):
    return [Decimal(number) for number in numbers]
