"""A manual discount on the whole order, and the limit on all that is conceded."""

from datetime import timedelta
from decimal import Decimal

import pytest

from callcenter.models import Role
from orders import errors
from tests.factories import NOW
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.conceding import (
    by_hand,
    code_of,
    discount_line,
    discount_order,
    enrol,
    limited,
    set_price,
    supervisor,
)
from tests.orders.drafts import draft, elsewhere, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]


def test_is_spread_over_the_lines():
    limited()
    order = draft("60.00", "40.00")

    discount_order(order, amount=Decimal("10.00"))

    assert list(order.lines.order_by("number").values_list("net", flat=True)) == [54, 36]
    assert (fresh(order).total, fresh(order).discount_total) == (90, 10)


def test_ten_percent_on_the_line_and_ten_on_the_order_are_nineteen():
    """Limits do not stack."""
    limited()
    order = draft("100.00")
    discount_line(order, percent=Decimal(10))
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.AbovePercent) as refused:
        discount_order(order, percent=Decimal(10))

    assert str(refused.value) == (
        "This makes 19.00 USD conceded by hand, 19 % of the order. "
        "You may concede 10 % on your own. Ask a supervisor."
    )
    assert all_of(order) | by_hand(order) == before


def test_a_limit_of_nineteen_percent_lets_both_pass():
    limited(percent=Decimal(19))
    order = draft("100.00")
    discount_line(order, percent=Decimal(10))

    discount_order(order, percent=Decimal(10))

    assert (fresh(order).total, fresh(order).unapproved_total) == (81, 19)


def test_a_raised_price_makes_no_room_for_a_discount():
    """A tenth of the order before anything was raised, 20.00, and no cent more."""
    limited()
    order = draft("100.00", "100.00")
    set_price(order, Decimal("120.00"))

    with pytest.raises(errors.AbovePercent):
        discount_order(order, amount=Decimal("20.01"))
    discount_order(order, amount=Decimal("20.00"))

    assert (fresh(order).total, fresh(order).unapproved_total) == (200, 20)


def test_a_supervisor_has_limits_of_his_own():
    limited()
    limited(role=Role.SUPERVISOR, percent=Decimal(25))
    order = draft("100.00")
    eve = supervisor(order.call_center)

    with pytest.raises(errors.AbovePercent):
        discount_order(order, percent=Decimal(25))
    discount_order(order, percent=Decimal(25), by=eve)

    assert fresh(order).total == 75
    with pytest.raises(errors.AbovePercent, match="You may concede 25 %"):
        discount_order(order, percent=Decimal("25.01"), by=eve)


def test_a_limit_of_another_call_center_is_none():
    limited(call_center=elsewhere())
    order = draft("100.00")

    with pytest.raises(errors.AboveLimit, match="nothing on your own"):
        discount_order(order, percent=Decimal(1))


def test_the_orders_of_a_day_have_one_limit():
    limited(percent=None, per_day="15.00")
    first, second = draft("100.00"), draft("100.00")
    tomorrow = draft("100.00", created_at=NOW + timedelta(days=1))
    discount_order(first, amount=Decimal("10.00"))

    with pytest.raises(errors.AboveAmountOfTheDay) as refused:
        discount_order(second, amount=Decimal("5.01"))
    discount_order(second, amount=Decimal("5.00"))
    discount_order(tomorrow, amount=Decimal("15.00"))

    assert "This makes 15.01 USD conceded by hand on the day’s orders." in str(refused.value)
    assert fresh(second).total == 95


@pytest.mark.parametrize(("price", "is_below"), [("70.00", False), ("69.99", True)])
def test_below_cost_needs_its_own_permission(price, is_below):
    limit = limited(percent=None)
    order = draft("100.00")
    order.lines.get().item.costs.create(currency="USD", unit_cost="70.00")

    if is_below:
        with pytest.raises(errors.BelowCost, match=r"sells below cost\. Ask a supervisor\."):
            set_price(order, Decimal(price))
        limit.below_cost = True
        limit.save()
    set_price(order, Decimal(price))

    assert fresh(order).total == Decimal(price)


def post(client, order, discount, **more):
    said = {"version": fresh(order).version, "discount": discount, "reason": "GOODWILL", **more}
    return client.post(address("orders:discount-order", order), said)


def get(client, order, **headers):
    return client.get(address("orders:discount-order", order), headers=headers)


def test_opens_its_dialog(htmx_client):
    order = draft("100.00")

    response = get(htmx_client, order, **{"HX-Target": "dialog#touch"})

    page = response.content.decode()
    assert response.status_code == 200
    assert events_of(response) == {"open-dialog": {"id": "touch"}}
    assert "Discount on the order" in page
    assert "<html" not in page
    assert '<option value="GOODWILL">Goodwill</option>' in page


def test_a_plain_browser_gets_the_desk_with_the_dialog_open(agent_client):
    order = draft("100.00")

    page = get(agent_client, order).content.decode()

    assert "<html" in page
    assert 'data-return-focus="#item" open>' in page
    assert "Discount on the order" in page


def test_above_the_limit_asks_for_a_supervisor_and_keeps_what_was_typed(htmx_client, agent):
    limited()
    order = draft("100.00")
    supervisor(order.call_center)

    response = post(htmx_client, order, "20%", note="Late")

    page = response.content.decode()
    assert response.status_code == 422
    assert parts_of(response) == ["order-discount-form", "version", "totals"]
    assert "You may concede 10 % on your own. Ask a supervisor." in page
    assert (
        "Without an authenticator, and answering from the list of approvals: Eve Supervisor."
        in page
    )
    assert "Ask for approval" in page
    assert value_of(response, "discount") == "20%"
    assert value_of(response, "note") == "Late"
    assert fresh(order).total == 100


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_the_conflict_and_gives_no_code_back(client, request):
    limited()
    order = draft("100.00")
    eve = supervisor(order.call_center, user__username="eve")
    code = code_of(enrol(eve))

    response = post(
        request.getfixturevalue(client), order, "20%", version=1, code=code, supervisor="eve"
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert value_of(response, "discount") == "20%"
    assert value_of(response, "supervisor") == "eve"
    assert code not in page
    assert fresh(order).total == 100
