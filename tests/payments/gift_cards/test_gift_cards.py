"""The page of an order's gift cards: issued once, never shown again, voided by supervisors."""

from uuid import uuid4

import pytest
from django.urls import reverse

from payments.models import GiftCard
from tests.conftest import signed_in
from tests.orders.drafts import draft, fresh, pay, stranger, submit, supervisor_of
from tests.payments.cards import order_of_gift_cards, sold

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Target": "div#desk"}


def paid():
    order = order_of_gift_cards("50.00")
    pay(order)
    submit(order)
    return fresh(order)


def url(name, order, *more):
    return reverse(f"payments:{name}", args=[order.number, *more])


def read(answer):
    return answer.content.decode()


def issue(client, order, **more):
    form = client.get(url("gift-cards", order)).context["issue_form"]
    return client.post(url("issue-gift-cards", order), {"key": form.initial["key"]}, **more)


def test_says_what_is_to_be_issued(agent_client):
    order = paid()

    page = read(agent_client.get(url("gift-cards", order)))

    assert "Gift cards to issue: 1." in page
    assert "Issue gift cards</button>" in page


def test_says_what_is_missing_before(agent_client):
    order = order_of_gift_cards("50.00")

    page = read(agent_client.get(url("gift-cards", order)))

    assert f"Order {order.number} is not submitted and paid yet." in page
    assert "Issue gift cards</button>" not in page


def test_the_number_is_shown_once(agent_client):
    order = paid()

    answer = issue(agent_client, order)

    (issued,) = answer.context["issued"]
    assert f'<span class="number">{issued.code.shown}</span>' in read(answer)
    assert f'<span class="number">{issued.code.pin}</span>' in read(answer)
    again = read(agent_client.get(url("gift-cards", order)))
    assert issued.code.shown not in again
    assert f"…{issued.card.last_four}" in again
    assert answer.headers["Cache-Control"] == "no-store"


def test_htmx_gets_the_part_and_is_told_to_read_it_out(agent_client):
    order = paid()

    answer = issue(agent_client, order, headers=PART)

    assert answer.status_code == 200
    assert 'id="gift-cards" hx-swap-oob="outerHTML"' in read(answer)
    assert "<html" not in read(answer)
    assert "#issued-heading" in answer.headers["HX-Trigger"]


def test_a_second_press_is_refused_in_words(agent_client):
    order = paid()
    key = agent_client.get(url("gift-cards", order)).context["issue_form"].initial["key"]
    agent_client.post(url("issue-gift-cards", order), {"key": key})

    answer = agent_client.post(url("issue-gift-cards", order), {"key": key})

    assert answer.status_code == 422
    assert "their numbers are shown only once" in read(answer)
    assert GiftCard.objects.count() == 1


def test_only_a_supervisor_is_offered_to_void(agent_client):
    order = sold().line.order
    supervisor = signed_in(supervisor_of(order.call_center))

    assert "Void gift card</button>" not in read(agent_client.get(url("gift-cards", order)))
    assert "Void gift card</button>" in read(supervisor.get(url("gift-cards", order)))


def test_voiding_asks_for_a_reason_and_says_who_did_it(call_center):
    card = sold()
    eve = supervisor_of(call_center)
    supervisor, void = signed_in(eve), url("void-gift-card", card.line.order, card.pk)

    refused = supervisor.post(void, {"reason": "", "key": uuid4()}, headers=PART)
    assert refused.status_code == 422
    assert "Enter a reason." in read(refused)
    assert GiftCard.objects.get().voided_at is None

    done = supervisor.post(void, {"reason": "Misread", "key": uuid4()}, headers=PART)
    assert f"{eve}: Misread" in read(done)
    assert GiftCard.objects.get().voided_by == eve


def test_an_agent_who_voids_reads_why_not(agent_client):
    card = sold()

    answer = agent_client.post(
        url("void-gift-card", card.line.order, card.pk),
        {"reason": "Lost", "key": uuid4()},
        headers=PART,
    )

    assert answer.status_code == 422
    assert "Only a supervisor of the order’s call center voids gift cards." in read(answer)


def test_the_order_leads_there_where_it_sold_any(agent_client):
    sold_some, sold_none = paid(), draft("10.00")
    pay(sold_none)
    submit(sold_none)

    assert url("gift-cards", sold_some) in read(agent_client.get(sold_some.get_absolute_url()))
    assert url("gift-cards", sold_none) not in read(agent_client.get(sold_none.get_absolute_url()))


def test_a_stranger_sees_nothing():
    order = paid()

    assert signed_in(stranger()).get(url("gift-cards", order)).status_code == 404
