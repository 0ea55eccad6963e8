"""The page of one letter."""

import pytest
from django.urls import reverse

from orders.models import Letter
from tests.conftest import signed_in
from tests.orders.drafts import stranger
from tests.orders.postroom import submitted_120, work

pytestmark = pytest.mark.django_db


def url_of(letter, name="letter"):
    return reverse(f"orders:{name}", args=[letter.order.number, letter.pk])


def test_shows_what_was_written_to_whom_and_that_it_left(agent_client):
    submitted_120()
    work()
    letter = Letter.objects.get()

    page = agent_client.get(url_of(letter)).content.decode()

    assert f'<h1 tabindex="-1" autofocus>Your order {letter.order.number}</h1>' in page
    assert "karen@example.com" in page
    assert "<dd>Sent</dd>" in page
    assert "Dear Karen Berg," in page
    assert url_of(letter, "letter-html") in page


def test_says_that_it_is_written_when_it_leaves(agent_client):
    submitted_120()

    page = agent_client.get(url_of(Letter.objects.get())).content.decode()

    assert "It is written when it leaves." in page
    assert "<dd>Waiting to leave</dd>" in page


def test_stands_on_the_page_of_its_order(agent_client):
    order = submitted_120()

    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert url_of(Letter.objects.get()) in page
    assert "Waiting to leave" in page


def test_a_stranger_and_a_wrong_order_see_nothing(agent_client):
    submitted_120()
    letter = Letter.objects.get()

    assert signed_in(stranger()).get(url_of(letter)).status_code == 404
    wrong = reverse("orders:letter", args=[letter.order.number, letter.pk + 1])
    assert agent_client.get(wrong).status_code == 404
