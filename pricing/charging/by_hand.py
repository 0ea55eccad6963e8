"""Charges set by hand, in place of what the rules ask; and what the rules ask all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from callcenter.words.money import ZERO, rounded, spread, total
from pricing.facts import ByHand
from pricing.priced import Because, PricedCharge, PricedLine


class Charge(Protocol):
    """A charge with its reasons: stored, or only calculated."""

    @property
    def amount(self) -> Decimal: ...
    @property
    def because(self) -> list[dict[str, Any]]: ...


def by_hand(
    touches: Mapping[str, ByHand],
    charges: Iterable[PricedCharge],
    lines: Sequence[PricedLine],
    *,
    digits: int,
) -> list[PricedCharge]:
    """Put charges set by hand in place of those the rules ask; a ceiling only where they ask more.

    An order without lines has none.
    """
    by_code: dict[str, list[PricedCharge]] = {}
    for charge in charges:
        by_code.setdefault(charge.charge_code, []).append(charge)
    for code, touch in touches.items() if lines else ():
        asked, wanted = by_code.get(code, []), rounded(touch.amount or ZERO, digits)
        if not (touch.is_ceiling and total(charge.amount for charge in asked) <= wanted):
            by_code[code] = set_by_hand(code, wanted, asked, lines, digits=digits)
    return [charge for charges in by_code.values() for charge in charges]


def set_by_hand(
    code: str,
    amount: Decimal,
    asked: Iterable[PricedCharge],
    lines: Sequence[PricedLine],
    *,
    digits: int,
) -> list[PricedCharge]:
    """Share an amount set by hand among the lines that bear the charge, as the rules do.

    Where they ask nothing of any, the goods of each line count instead.
    """
    of_line: dict[int | None, Decimal] = {}
    for charge in asked:
        of_line[charge.line] = of_line.get(charge.line, ZERO) + charge.amount
    whole = total(of_line.values())
    goods = {line.number: line.net for line in lines}
    weights = [own if whole or n is None else goods[n] for n, own in of_line.items()]
    shares = spread(amount, weights, digits) or [amount]
    return [
        PricedCharge(
            charge_code=code,
            rule_id=None,
            line=number,
            amount=share,
            because=steps(amount, whole, own=own, weight=weight, of=weights),
        )
        for (number, own), weight, share in zip(
            (of_line or {None: ZERO}).items(), weights or [ZERO], shares, strict=True
        )
    ]


def steps(
    amount: Decimal, asked: Decimal, *, own: Decimal, weight: Decimal, of: Sequence[Decimal]
) -> Because:
    """Write down an amount set by hand and, where several lines bear it, the share of one."""
    touched = {"step": "manual_charge", "asked": str(asked), "amount": str(amount)}
    if len(of) < 2:
        return [touched]
    share = {"step": "share", "of": str(amount), "own": str(weight), "base": str(total(of))}
    return [touched | {"own": str(own)}, share]


def asked_by_rules(charges: Iterable[Charge]) -> Decimal:
    """Return what the rules ask of charges, also where they were set by hand."""
    return total(asked_of(charge) for charge in charges)


def asked_of(charge: Charge) -> Decimal:
    if not charge.because or charge.because[0]["step"] != "manual_charge":
        return charge.amount
    step = charge.because[0]
    return Decimal(step["own"] if "own" in step else step["asked"])
