"""Amounts on the admin's pages: read in any notation, written as their reader writes them."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from callcenter.admin_base.numbers import NumberField
from catalog.models import ChargeRule
from tests import factories
from tests.front.admin_rows import make_order

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12.90", "12.90"),
        ("12,90", "12.90"),
        ("1 234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("50.000", "50.000"),  # as Django has always read a point
        ("-3", "-3"),
    ],
)
def test_reads_a_point_and_a_comma(typed, read):
    assert NumberField().clean(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["1,234", "twelve", "1,2,3"])
def test_refuses_what_is_no_number_or_could_be_two(typed):
    with pytest.raises(Exception, match="Enter a number"):
        NumberField().clean(typed)


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        ("12.9000", "12.90", "12,90"),
        ("0.0825", "0.0825", "0,0825"),
        ("100.000", "100.00", "100,00"),
        ("1234.5", "1234.50", "1234,50"),
        ("1.125", "1.1250", "1,1250"),
    ],
)
def test_writes_what_it_reads_again(number, english, french):
    field, amount = NumberField(), Decimal(number)
    with translation.override("en"):
        assert field.prepare_value(amount) == english
        assert field.clean(english) == amount
    with translation.override("fr"):
        assert field.prepare_value(amount) == french
        assert field.clean(french) == amount


@pytest.fixture
def french_admin(admin_client, admin):
    admin.language = "fr"
    admin.save(update_fields=["language"])
    return admin_client


def test_a_rule_in_french_shows_commas_and_is_saved_as_it_is_shown(french_admin):
    rule = factories.ChargeRuleFactory.create(tiers=[("0", "50", "12.9"), ("50", None, "0")])
    address = reverse("admin:catalog_chargerule_change", args=[rule.pk])
    response = french_admin.get(address)
    page = response.content.decode()
    assert 'value="12,90"' in page
    assert "[0,00\u00a0; 50,00[" in page
    forms = [
        response.context["adminform"].form,
        *response.context["inline_admin_formsets"][0].formset,
    ]
    said = {"_save": "1"}
    for form in forms:
        for field in form:
            said[field.html_name] = field.value() if field.value() is not None else ""
    management = response.context["inline_admin_formsets"][0].formset.management_form
    said |= {field.html_name: field.value() for field in management}

    assert french_admin.post(address, said).status_code == 302

    assert [
        str(tier) for tier in ChargeRule.objects.standing().get().tiers.order_by("at_least")
    ] == [
        "[0.00, 50.00) → 12.90",
        "[50.00, ∞) → 0.00",
    ]


def test_lists_and_orders_in_french_show_commas(french_admin):
    factories.ItemFactory.create(price="1110.05")
    order = make_order()

    prices = french_admin.get(reverse("admin:catalog_price_changelist")).content.decode()
    shown = french_admin.get(reverse("admin:orders_order_change", args=[order.pk])).content.decode()

    assert '<td class="field-unit_price">1\u202f110,05</td>' in prices
    assert "0,000" not in shown
    assert "0,00" in shown
