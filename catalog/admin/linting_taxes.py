"""Which rates of the tax table can never hold: what they name does not exist, or another one always wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.models import TaxRate
from customers.places.beginnings import may_begin
from customers.places.countries import country_choices, country_name
from customers.places.postal import form_of, state_key
from pricing.facts import plain_postcode
from pricing.linting.extents import Span
from pricing.linting.oddities import Finding, Severity


def findings_of_rates() -> list[tuple[TaxRate, list[Finding]]]:
    """Return the standing rates of which something is found, with what it is."""
    rates = standing_rates()
    return [(rate, found) for rate in rates if (found := list(findings(rate, rates)))]


def findings_of_rate(rate: TaxRate) -> list[Finding]:
    """Return what is found of a rate; of one that was replaced, nothing."""
    rates = standing_rates()
    return [found for one in rates if one.pk == rate.pk for found in findings(one, rates)]


def standing_rates() -> list[TaxRate]:
    rates = TaxRate.objects.standing().select_related("tax_group")
    return list(rates.order_by("country", "state", "postcode_prefix", "tax_group__code", "pk"))


def findings(rate: TaxRate, rates: Sequence[TaxRate]) -> Iterator[Finding]:
    """Yield why a rate never holds."""
    if rate.country not in dict(country_choices(get_language() or "en")):
        said = _("There is no country %(code)s: this rate never holds.") % {"code": rate.country}
        yield error(rate, said, _("Correct the country; that of Great Britain is GB."))
        return
    yield from nowhere(rate)
    for other in rates:
        if always_wins(other, rate):
            said = _(
                "Rate %(other)s is of the same region and stands as long: this one never holds."
            )
            yield error(rate, said % {"other": other.pk}, _("Withdraw one of them."))


def nowhere(rate: TaxRate) -> Iterator[Finding]:
    """A state that the country does not have, or a postcode that none begins with."""
    form, there = form_of(rate.country), country_name(rate.country)
    is_known = form.state_meant(rate.state) is not None
    if rate.state and not is_known and (form.states or "state" not in form.fields):
        said = _("“%(state)s” is no state of %(country)s: this rate never holds.")
        mend = _("Write the state by its code or name, or leave it empty.")
        yield error(rate, said % {"state": rate.state, "country": there}, mend)
        return
    if rate.postcode_prefix and not may_begin(rate.country, rate.state, rate.postcode_prefix):
        said = _("No postcode there begins with “%(beginning)s”: this rate never holds.")
        mend = _("Correct the beginning of the postcode, or the state.")
        yield error(rate, said % {"beginning": rate.postcode_prefix}, mend)


def always_wins(other: TaxRate, rate: TaxRate) -> bool:
    """Whether another rate of the same group and region holds whenever this one does, and came later."""
    dates, own = (Span(start=one.valid_from, end=one.valid_to) for one in (other, rate))
    return other.pk > rate.pk and region_of(other) == region_of(rate) and dates.holds(own)


def region_of(rate: TaxRate) -> tuple[int, str, str, str]:
    state = state_key(rate.country, rate.state)
    return rate.tax_group_id, rate.country, state, plain_postcode(rate.postcode_prefix)


def error(rate: TaxRate, sentence: str, mend: str) -> Finding:
    return Finding(severity=Severity.ERROR, rule=rate.pk, sentence=sentence, mend=mend)
