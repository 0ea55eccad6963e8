"""A number that could be one and is given to nobody is asked about once, then kept."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from customers.models import ContactPoint, Customer
from tests.factories import CustomerFactory, OrderFactory

pytestmark = pytest.mark.django_db
DOUBT = "“+33 700 12 34 56” is no number that is in use under +33. Correct it, or save anyway."
NOBODYS = "+33 700 12 34 56"


def accepted(response):
    return hidden(response)["accepted"]


def hidden(response):
    """What a page sends along, by name."""
    inputs = re.findall(
        r'<input type="hidden" name="(\w+)" value="(\w*)"', response.content.decode()
    )
    return dict(inputs)


def test_c1_is_asked_about_once_when_a_customer_is_opened(agent_client, call_center):
    typed = {"kind": "person", "last_name": "Berg", "telephone": NOBODYS, "country": "US",
             "key": str(uuid4())}  # fmt: skip

    asked = agent_client.post("/customers/new/", typed)
    assert asked.status_code == 422
    assert DOUBT in asked.content.decode()
    assert not Customer.objects.exists()

    agent_client.post("/customers/new/", typed | {"accepted": accepted(asked)})
    assert ContactPoint.objects.get().value == "+33700123456"


def test_c1_is_asked_about_once_when_it_is_added_and_changed(agent_client, call_center):
    customer = CustomerFactory.create(account_number="2001", bare=True)
    url = "/customers/2001/contact-points/add/"
    typed = {"reach": "telephone", "value": NOBODYS, "key": str(uuid4())}

    asked = agent_client.post(url, typed)
    assert (asked.status_code, DOUBT in asked.content.decode()) == (422, True)
    assert "Save anyway" in asked.content.decode()
    agent_client.post(url, typed | {"accepted": accepted(asked)})
    point = customer.contact_points.get()
    assert point.value == "+33700123456"

    url, typed = f"/customers/2001/contact-points/{point.pk}/change/", {"value": "+33 700 999 999"}
    typed |= hidden(agent_client.get(url))
    asked = agent_client.post(url, typed)
    assert asked.status_code == 422
    agent_client.post(url, typed | {"accepted": accepted(asked)})
    assert customer.contact_points.get().value == "+33700999999"


def test_c1_is_asked_about_once_when_it_is_read_back(htmx_client, call_center):
    order = OrderFactory.create()
    url = reverse("orders:change-contact", args=[order.number])
    typed = {"telephone": NOBODYS, "email": "", "version": order.version}

    asked = htmx_client.post(url, typed)
    order.refresh_from_db()
    assert DOUBT in asked.content.decode()
    assert order.telephone != "+33700123456"

    htmx_client.post(url, typed | {"accepted": accepted(asked)})
    order.refresh_from_db()
    assert order.telephone == "+33700123456"
