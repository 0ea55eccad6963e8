"""Whatever people write passes the guard against card numbers: forms of the desk, the admin, imports, the log."""

import pytest
from django import forms
from django.contrib import admin
from django.http import QueryDict
from django.urls import get_resolver, reverse

from callcenter.admin_base.pages import SeenOnly
from callcenter.doors.forms import AuthenticateForm, ReauthenticateForm
from callcenter.errors import LooksLikeCardNumber
from callcenter.web.forms import Form, Guarded
from callcenter.web.middleware import LogMiddleware
from orders.warehouse.shipment_files import read_shipments
from tests.house.test_conventions import APPS
from tests.house.test_hooks import all_classes

CARD = "4242 4242 4242 4242"
HOLDS_NO_TEXT = {
    "LanguageForm",  # a choice alone, taken before anybody is signed in
    AuthenticateForm.__name__,  # a code of a second factor: compared, and kept nowhere
    ReauthenticateForm.__name__,
}


def test_every_form_of_ours_is_guarded():
    assert get_resolver().url_patterns  # loads all forms
    ours = {one for one in all_classes() if issubclass(one, forms.BaseForm)}

    assert {one.__name__ for one in ours if not issubclass(one, Guarded)} == HOLDS_NO_TEXT


def test_every_page_of_the_admin_that_saves_is_guarded():
    assert get_resolver().url_patterns  # loads the admin
    ours = [
        page
        for page in admin.site._registry.values()
        if type(page).__module__.startswith(tuple(APPS))
    ]
    parts = [*ours, *(rows for page in ours for rows in page.inlines)]
    open_ones = [
        part
        for part in parts
        if not issubclass(part if isinstance(part, type) else type(part), SeenOnly)
    ]

    assert open_ones
    assert [part for part in open_ones if not issubclass(part.form, Guarded)] == []


class NamedForm(Form):
    note = forms.CharField()
    amount = forms.IntegerField(required=False)
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


@pytest.mark.parametrize("name", ["note", "amount"])
def test_a_refused_number_stands_at_its_field_and_the_rest_stays(name):
    typed = {"note": "Ring twice", "amount": "12"} | {name: CARD}
    data = QueryDict(mutable=True)
    data.update(typed)
    data.setlist("several", ["a", "b"])
    form = NamedForm(data)

    assert not form.is_valid()
    assert form.errors[name] == [str(LooksLikeCardNumber())]
    assert form.data.getlist("several") == ["a", "b"]
    page = form.as_p()
    assert "4242" not in page
    assert all(value in page for other, value in typed.items() if other != name)


def test_a_file_of_shipments_with_a_card_number_is_refused_without_repeating_it():
    file = read_shipments(f"shipment,order,tracking,carrier\nS1,12,{CARD},UPS\nS2,{CARD},1Z,UPS\n")

    assert file.shipments == []
    assert [fault.sentence for fault in file.faults] == [str(LooksLikeCardNumber())] * 2


def test_a_file_of_shipments_takes_the_number_of_a_parcel():
    file = read_shipments(
        "shipment,order,tracking\nS1,12,1Z4242424242400051\nS2,13,940010000000000000000\n"
    )

    assert [one.order for one in file.shipments] == [12, 13]


def test_the_log_tells_the_path_and_nothing_that_was_asked(rf):
    request = rf.get("/customers/", {"q": CARD})

    assert LogMiddleware.format_request(request) == "GET /customers/"


def test_the_page_of_an_item_takes_its_number_in_trade_and_no_card_number(admin_client):
    url = reverse("admin:catalog_item_add")

    taken = admin_client.post(url, {"item_number": "30022816084907"})
    refused = admin_client.post(url, {"item_number": CARD})

    assert "item_number" not in taken.context["adminform"].form.errors
    assert refused.context["adminform"].form.errors["item_number"] == [str(LooksLikeCardNumber())]
    assert "4242" not in refused.content.decode()
