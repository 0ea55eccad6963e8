"""The guard against card numbers: what it refuses of both kinds, and how long it takes for a megabyte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from time import process_time

from callcenter.words.card_numbers import holds_card_number
from tests.callcenter.cards.innocents import KINDS, innocents
from tests.callcenter.cards.notations import notations

NOTATIONS, NUMBERS = 10_000, 100_000
MEGABYTE, ROUNDS = 1_000_000, 5
NOTES = 1_100  # as many are repeated to a megabyte
TEXTS = {
    "prose": "The caller wants the parcel left with the neighbour on the second floor. ",
    "notes in French": "Le 4 décembre, colis n° 12 — à rappeler au 06 12 34 56 78 ; ",
    "notes full of numbers": "Tel +33 6 12 34 56 78, item 5901234123457 of 2026-12-01, 12.50. ",
}


def run() -> int:
    """Print both tables."""
    print_rates()
    print_speed()
    return 0


def print_rates() -> None:
    refused = sum(map(holds_card_number, notations(NOTATIONS)))
    print(f"\n{'card numbers as written':<28}{refused:>8,} of {NOTATIONS:,} refused")
    wrong = refused_by_kind(innocents(NUMBERS))
    for kind in KINDS:
        print(f"{kind:<28}{wrong[kind]:>8,} of {NUMBERS // len(KINDS):,} refused")
    print(f"{'all that is no card number':<28}{wrong.total():>8,} of {NUMBERS:,} refused")


def refused_by_kind(notes: Iterable[tuple[str, str, str]]) -> Counter[str]:
    return Counter(kind for kind, _number, note in notes if holds_card_number(note))


def print_speed() -> None:
    print()
    notes = [note for _kind, _number, note in innocents(NOTES) if not holds_card_number(note)]
    for name, text in (TEXTS | {"nothing but such numbers": ";\n".join(notes)}).items():
        whole = (text * (MEGABYTE // len(text) + 1))[:MEGABYTE]
        fastest = min(seconds(whole) for _round in range(ROUNDS))
        print(f"{name:<28}{fastest * 1000:>8.0f} ms for 1,000,000 characters")


def seconds(text: str) -> float:
    start = process_time()
    holds_card_number(text)
    return process_time() - start
