"""Every function of a method has its way to pay; what a way asks for has one name wherever it stands."""

import re
from dataclasses import fields
from types import SimpleNamespace

import pytest
from django.conf import settings

from payments import errors
from payments.forms.payments import NUMBERS, PaymentForm
from payments.models import KEPT, Details, Function, Payment
from payments.ways import WAYS, Way
from tests.factories import OrderFactory

MADE_OF_THEM = {"handed_over", "gift_card"}  # what is kept of the amount, and of number and PIN
STYLES = (settings.BASE_DIR / "static/css/desk.css").read_text()


class Voucher(Way):
    """A way that says nothing but what it asks for."""

    asks = ("terminal", "approval_code")


def taking(**details):
    return SimpleNamespace(details=Details(**details))


def test_every_function_has_its_way():
    assert set(WAYS) == set(Function)


def test_every_detail_is_asked_by_a_way():
    asked = {name for way in WAYS.values() for name in way.asks}

    assert asked == {detail.name for detail in fields(Details)}


def test_every_detail_is_a_column_unless_it_is_secret():
    assert set(KEPT) - MADE_OF_THEM == {detail.name for detail in fields(Details) if detail.repr}


@pytest.mark.django_db
def test_every_detail_is_a_field_of_the_dialog():
    form = PaymentForm(order=OrderFactory.create(), methods=[])

    assert set(form.fields) - {"method", "amount", "key"} == {one.name for one in fields(Details)}


@pytest.mark.parametrize("selector", ["option", ".way"])
def test_the_style_sheet_has_a_number_for_every_way(selector):
    numbers = re.findall(rf'{re.escape(selector)}\[data-way="(\d+)"\]', STYLES)

    assert set(NUMBERS.values()) <= {int(number) for number in numbers}


def test_a_way_keeps_what_it_asks_for():
    said = {"terminal": "T1", "approval_code": "A1"}

    assert Voucher().columns(taking(**said)) == said
    assert Voucher().detail(Payment(**said)) == "T1, A1"


def test_a_way_names_what_is_missing():
    with pytest.raises(errors.DetailMissing, match=r"still missing: approval code\."):
        Voucher().columns(taking(terminal="T1"))
