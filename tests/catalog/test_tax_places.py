"""Where a rate holds: by the postcode however it is written, and the state by whichever of its names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.models import ModeForRegion
from catalog.terms import certificate_for, certificates_of
from catalog.terms.delivery import mode_limits
from catalog.terms.for_engine import rate_of
from pricing import Rate, Region
from tests import factories
from tests.orders.drafts import add, fresh

MARKS = st.sampled_from(["", " ", "-", "\u00a0", "  ", "\u2011"])
CODES = st.text("0123456789ABCDEFGH", min_size=3, max_size=8)
REUNION = {"country": "FR", "state": ""}


@st.composite
def written(draw, code):
    """The code with spaces and hyphens anywhere, capitals or not."""
    text = "".join(draw(MARKS) + sign for sign in code) + draw(MARKS)
    return draw(st.sampled_from([text, text.lower()]))


@st.composite
def cases(draw):
    code = draw(CODES)
    beginning = code[: draw(st.integers(1, len(code)))]
    return code, beginning, draw(written(code)), draw(written(beginning))


def rate(prefix, *, rate_id=1, country="FR", state=""):
    return Rate(rate_id=rate_id, tax_group_id=1, country=country, state=state,
                postcode_prefix=prefix, percent=Decimal("8.5"))  # fmt: skip


@given(cases())
def test_a11_spaces_hyphens_and_capitals_of_a_postcode_count_nowhere(case):
    _, beginning, typed, asked = case

    assert rate(asked).holds(Region(country="FR", postcode=typed), None)
    assert rate(asked).rank == rate(beginning).rank
    assert not rate(f"{asked}Z").holds(Region(country="FR", postcode=typed), None)


def order_to(item, **where):
    customer = factories.CustomerFactory.create()
    there = factories.AddressFactory.create(customer=customer, **where)
    order = factories.OrderFactory.create(customer=customer, address=there)
    add(order, item.item_number)
    return fresh(order)


@pytest.fixture
def item(call_center):
    group = factories.TaxGroupFactory.create(code="STANDARD")
    return factories.ItemFactory.create(price="100.00", tax_group=group)


def rate_there(item, percent, **where):
    return factories.TaxRateFactory.create(tax_group=item.tax_group, percent=percent, **where)


@pytest.mark.django_db
@pytest.mark.parametrize("postcode", ["97 110", "97110", "97-110"])
def test_a11_a_postcode_of_la_reunion_is_taxed_however_it_is_written(item, postcode):
    rate_there(item, "20", **REUNION)
    rate_there(item, "8.5", postcode_prefix="97110", **REUNION)

    assert order_to(item, country="FR", state="", postcode=postcode).tax_total == Decimal("8.50")


@pytest.mark.django_db
def test_a11_a_state_is_taxed_by_whichever_of_its_names(item):
    rate_there(item, "16", country="MX", state="CDMX")

    for name in ("CDMX", "Ciudad de México", "ciudad de mexico"):
        order = order_to(item, country="MX", state=name, postcode="06000")
        assert (order.tax_total, order.hints.get("untaxed")) == (Decimal(16), None)
    assert order_to(item, country="MX", state="Jal.", postcode="44100").tax_total == 0


@pytest.mark.django_db
def test_a_certificate_and_a_mode_know_a_state_by_its_names_too(call_center):
    customer = factories.CustomerFactory.create()
    factories.TaxExemptionFactory.create(
        customer=customer, country="US", state="Washington", certificate_number="WA-1"
    )
    mode = factories.DeliveryModeFactory.create()
    ModeForRegion.objects.create(mode=mode, country="US", state="oregon", is_excluded=True)

    certificates = certificates_of(customer).valid_on(factories.NOW.date())
    assert certificate_for(certificates, country="US", state="WA") == "WA-1"
    assert certificate_for(certificates, country="US", state="OR") == ""
    limits = mode_limits([mode.pk], items=[])[mode.pk]
    assert not limits.goes_to("US", "OR")
    assert limits.goes_to("US", "WA")


@pytest.mark.django_db
def test_a11_an_address_without_a_rate_says_so_where_its_country_has_some(item, agent_client):
    rate_there(item, "7.25", country="US", state="CA")
    order = order_to(item, country="US", state="Calfornia", postcode="94110")

    assert order.tax_total == 0
    page = agent_client.get(f"/orders/{order.number}/").content.decode()
    said = "No tax rate holds for Calfornia 94110, United States, though the country has some."
    assert said in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "where",
    [
        {"country": "US", "state": "CA", "postcode": "94110"},  # a rate holds
        {"country": "DE", "state": "", "postcode": "10115"},  # the country has none
    ],
)
def test_nothing_is_said_where_a_rate_holds_or_the_country_has_none(item, where):
    rate_there(item, "7.25", country="US", state="CA")

    assert "untaxed" not in order_to(item, **where).hints


@pytest.mark.django_db
def test_a_rate_of_nothing_is_a_rate(item):
    rate_there(item, "7.25", country="US", state="CA")
    rate_there(item, "0", country="US", state="OR")

    assert "untaxed" not in order_to(item, country="US", state="OR", postcode="97214").hints


@pytest.mark.django_db
def test_a_rate_is_written_down_by_the_key_of_its_state(item):
    written_down = rate_of(rate_there(item, "7.25", country="US", state="California"))

    assert written_down.holds(Region(country="US", state="CA"), None)
