"""Asking for what may not be conceded alone."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Approval, Event, Override, SetByHand
from orders.operations import Wish
from tests.factories import NOW
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.conceding import ask, limited, set_price, supervisor
from tests.orders.drafts import add, draft, draft_of_120, fresh, pay, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]


def test_writes_down_exactly_what_is_asked_and_sets_nothing():
    order = draft("100.00")
    before = all_of(order)

    approval = ask(order, amount=Decimal("80.00"))

    item = order.lines.get().item
    assert (approval.kind, approval.line, approval.item_number) == ("price", 1, item.item_number)
    assert (approval.quantity, approval.from_amount, approval.amount) == (1, 100, 80)
    assert (approval.conceded, approval.conceded_percent) == (20, 20)
    assert (approval.requested_by, approval.requested_at) == (order.taken_by, NOW)
    assert (approval.is_granted, approval.withdrawn_at) == (None, None)
    assert fresh(order).total == 100
    assert fresh(order).version == order.version
    assert order.events.filter(kind=Event.APPROVAL_REQUESTED).count() == 1
    assert Override.objects.count() == 0
    assert all_of(order) | {"events": []} == before | {"events": []}


@pytest.mark.parametrize(
    ("kind", "wished", "conceded", "percent"),
    [
        (SetByHand.LINE_DISCOUNT, {"percent": Decimal(50)}, "55.03", "45.8583"),
        (SetByHand.ORDER_DISCOUNT, {"amount": Decimal("60.00")}, "60.00", "50.0000"),
        (
            SetByHand.CHARGE,
            {"charge_code": "SHIPPING", "amount": Decimal(0)},
            "7.95",
            "6.6250",
        ),
    ],
)
def test_says_what_each_would_concede(kind, wished, conceded, percent):
    order = draft_of_120()

    ask(order, kind, **wished)

    approval = Approval.objects.get()
    assert approval.conceded == Decimal(conceded)
    assert approval.conceded_percent == Decimal(percent)


def test_says_only_what_it_would_add():
    limited()
    order = draft("100.00")
    set_price(order, Decimal("90.00"))

    ask(order, SetByHand.ORDER_DISCOUNT, percent=Decimal(10))
    ask(order, amount=Decimal("80.00"))

    conceded = Approval.objects.order_by("pk").values_list("conceded", flat=True)
    assert list(conceded) == [9, 20]  # the second in place of the price that stands


def test_asking_again_withdraws_what_was_asked():
    order = draft("100.00")
    first = ask(order, amount=Decimal("80.00"))

    second = ask(order, amount=Decimal("85.00"))

    assert list(Approval.objects.waiting()) == [second]
    first.refresh_from_db()
    assert first.withdrawn_at == NOW
    assert order.events.filter(kind=Event.APPROVAL_WITHDRAWN).count() == 1


def test_setting_it_within_the_limit_withdraws_what_was_asked():
    limited()
    order = draft("100.00")
    ask(order, amount=Decimal("80.00"))

    set_price(order, Decimal("95.00"))

    assert not Approval.objects.waiting().exists()


def test_stops_submit_until_it_is_answered_or_withdrawn():
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))
    pay(order)

    with pytest.raises(errors.ApprovalWaiting) as refused:
        submit(order)
    operations.withdraw_request(order.number, approval.pk, at=NOW, by=order.taken_by)
    submit(order)

    assert str(refused.value) == (
        "Manual price on line 1 waits for an approval. "
        "Wait for the answer, or withdraw the request."
    )
    assert fresh(order).status == "submitted"


def test_the_agent_goes_on_meanwhile():
    order = draft("100.00")
    ask(order, amount=Decimal("80.00"))

    add(order, order.lines.get().item.item_number)

    assert fresh(order).total == 200
    assert Approval.objects.waiting().count() == 1


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"kind": SetByHand.PRICE, "line": 2, "amount": Decimal(1)}, errors.NoSuchLine),
        (
            {"kind": SetByHand.CHARGE, "charge_code": "X", "amount": Decimal(1)},
            errors.NoSuchCharge,
        ),
        (
            {"kind": SetByHand.ORDER_DISCOUNT, "amount": 1, "reason": "X"},
            errors.NoSuchReason,
        ),
    ],
)
def test_refuses_what_cannot_be_set_either(wish, refusal):
    order = draft("100.00")
    wished = Wish(**{"reason": "GOODWILL"} | wish)

    with pytest.raises(refusal):
        operations.request_approval(
            order.number, wished, version=order.version, at=NOW, by=order.taken_by
        )

    assert not Approval.objects.exists()


def test_refuses_a_stale_page():
    order = draft("100.00")
    wish = Wish(kind=SetByHand.PRICE, line=1, amount=Decimal(80), reason="GOODWILL")

    with pytest.raises(errors.Stale):
        operations.request_approval(order.number, wish, version=1, at=NOW, by=order.taken_by)


def post(client, order, price="80.00", **more):
    said = {"version": fresh(order).version, "unit_price": price, "reason": "GOODWILL", "ask": "1"}
    return client.post(address("orders:set-price", order, 1), said | more)


def test_the_desk_shows_that_it_waits(htmx_client):
    order = draft("100.00")
    supervisor(order.call_center)

    response = post(htmx_client, order)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["line-1", "waiting", "line-by-hand", "version", "totals"]
    assert events_of(response) == {
        "announce": {"text": "Approval asked for: Manual price on line 1."},
        "close-dialog": {"id": "touch"},
    }
    assert "approval waiting: 80.00" in page
    assert f"/orders/{order.number}/approvals/waiting/?seen={Approval.objects.get().pk}" in page
    assert 'data-jump="waiting"' in page
    assert fresh(order).total == 100


def test_a_plain_browser_goes_back_to_the_desk(agent_client):
    order = draft("100.00")

    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    page = agent_client.get(response.url).content.decode()
    assert "Manual price on line 1, 80.00: waits for an approval." in page
