"""Every answer says what the server took, and how many statements it asked."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import signed_in
from tests.orders.drafts import draft

pytestmark = pytest.mark.django_db
TIMING = re.compile(r'total;dur=(\d+\.\d), db;dur=(\d+\.\d);desc="(\d+)"')


def timing_of(response):
    found = TIMING.fullmatch(response.headers["Server-Timing"])
    return tuple(map(float, found.groups()))


def test_the_desk_says_what_it_took():
    order = draft("10.00")
    client = signed_in(order.taken_by)

    client.get(order.get_absolute_url())  # set-up is kept from here on
    with CaptureQueriesContext(connection) as asked:
        response = client.get(order.get_absolute_url())

    total, database, statements = timing_of(response)
    assert 0 < database < total
    assert statements == len(asked)


def test_a_page_without_the_database_says_none(client):
    assert timing_of(client.get("/healthz"))[1:] == (0, 0)


def test_a_refusal_says_it_too(agent):
    response = signed_in(agent).get(reverse("orders:order", args=[999999]))

    assert response.status_code == 404
    assert timing_of(response)[2] > 0
