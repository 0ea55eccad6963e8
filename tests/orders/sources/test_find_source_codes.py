"""The list of source codes while a part of one is typed."""

from datetime import date

import pytest
from django.urls import reverse

from catalog.models import CatalogStatus
from tests.conftest import signed_in
from tests.factories import CatalogFactory, OrderFactory, SourceCodeFactory
from tests.orders.drafts import elsewhere, stranger

pytestmark = pytest.mark.django_db
LONG_AGO, FAR_OFF = date(2020, 5, 3), date(2100, 1, 31)


@pytest.fixture
def codes(call_center):
    """Two codes of one catalog, one of another, and one of each kind that cannot be used."""
    spring = CatalogFactory.create(name="Spring garden", names={"fr": "Jardin de printemps"})
    SourceCodeFactory.create(code="FAB26", catalog=spring)
    SourceCodeFactory.create(code="FAB36", catalog=spring, valid_to=FAR_OFF)
    SourceCodeFactory.create(code="WEB-26", catalog=CatalogFactory.create(name="Élan shop"))
    SourceCodeFactory.create(code="FAB16", catalog=spring, valid_to=LONG_AGO)
    SourceCodeFactory.create(code="FAB46", catalog=spring, valid_from=FAR_OFF)
    SourceCodeFactory.create(code="FAB56", catalog=spring, is_active=False)
    SourceCodeFactory.create(
        code="FAB66", catalog=CatalogFactory.create(name="Winter", status=CatalogStatus.DRAFT)
    )
    SourceCodeFactory.create(
        code="FAB76", catalog=CatalogFactory.create(name="Spring abroad", offered_by=[elsewhere()])
    )
    SourceCodeFactory.create(code="NONE", catalog=spring, means_none=True)


@pytest.fixture
def find(htmx_client, codes):
    order = OrderFactory.create()

    def find(typed, **more):
        path = reverse("orders:find-source-codes", args=[order.number])
        return htmx_client.get(path, {"source_code": typed, **more}).content.decode()

    return find


def found(html):
    return [part.partition('"')[0] for part in html.split('data-value="')[1:]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("FAB26", ["FAB26"]),
        ("fab26", ["FAB26"]),
        ("FÁB26", ["FAB26"]),
        ("B2", ["FAB26"]),
        ("26", ["FAB26", "WEB-26"]),
        ("FAB?6", ["FAB26", "FAB36", "FAB16", "FAB46", "FAB56", "FAB66"]),
        ("F?B2?", ["FAB26"]),
        ("f*26", ["FAB26"]),
        ("?-?", ["WEB-26"]),
        ("FAB1", ["FAB16"]),
        ("FAB76", []),
        ("FAB?26", []),
        ("élan", ["WEB-26"]),
        ("SHOP elan", ["WEB-26"]),
        ("jardin print", ["FAB26", "FAB36", "NONE", "FAB16", "FAB46", "FAB56"]),
        ("winter", ["FAB66"]),
        ("garden winter", []),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("\x00", ["FAB26", "FAB36", "WEB-26", "NONE"]),
        ("'", []),
        ("x" * 500, []),
    ],
)
def test_finds_by_part_of_the_code_and_by_words_of_the_catalog(find, typed, expected):
    assert found(find(typed)) == expected


def test_of_nothing_typed_lists_what_can_be_used_and_none_last(find):
    assert found(find("")) == ["FAB26", "FAB36", "WEB-26", "NONE"]


def test_lists_ten_at_most_usable_ones_first_and_none_among_them(find):
    catalog = CatalogFactory.create()
    for number in range(12):
        SourceCodeFactory.create(code=f"A{number:02}", catalog=catalog, valid_to=LONG_AGO)
        SourceCodeFactory.create(code=f"B{number:02}", catalog=catalog)

    assert found(find("")) == [*(f"B{number:02}" for number in range(9)), "NONE"]
    assert found(find("0")) == [f"B{number:02}" for number in range(10)]
    assert found(find("1")) == ["B01", "B10", "B11", "A01", "A10", "A11", "FAB16"]


@pytest.mark.parametrize(
    ("code", "mark"),
    [
        ("FAB26", ""),
        ("FAB36", "until 31 January 2100"),
        ("FAB16", "expired on 3 May 2020"),
        ("FAB46", "valid only from 31 January 2100 on"),
        ("FAB56", "switched off"),
        ("FAB66", "not published yet"),
        ("NONE", "the caller has none"),
    ],
)
def test_each_says_how_long_it_holds_or_why_it_does_not(find, code, mark):
    assert f'<span class="combobox__more">{mark}</span>' in find(code)


def test_shows_the_catalogs_name_in_the_language_of_the_screen(find, htmx_client):
    assert "Spring garden" in find("FAB26")

    htmx_client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"

    assert "Jardin de printemps" in find("FAB26")
    assert "Jardin de printemps" in find("spring garden")


@pytest.mark.parametrize(
    ("field", "first"),
    [
        ("line_source_code", 'id="line_source_code-hit-1"'),
        ("source_code", 'id="source_code-hit-1"'),
        ("<b>", 'id="source_code-hit-1"'),
    ],
)
def test_hits_of_two_fields_are_told_apart(find, field, first):
    assert first in find("FAB26", **{"for": field})


def test_a_stranger_finds_no_order():
    path = reverse("orders:find-source-codes", args=[OrderFactory.create().number])

    assert signed_in(stranger()).get(path).status_code == 404
