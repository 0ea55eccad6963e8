"""Every mode of delivery side by side: charges, total, date, or why it is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from callcenter.sql.kept import asked_once
from catalog.models import OfferedMode
from orders.models import Order
from orders.shown.modes import side_by_side
from tests.conftest import signed_in
from tests.factories import NOW, ChargeRuleFactory, ItemFactory, OfferedModeFactory
from tests.orders.answers import address, events_of, parts_of
from tests.orders.drafts import add, draft, draft_of_120, fresh, stranger, submitted
from tests.orders.modes import alaska, express, overnight, pickup

pytestmark = pytest.mark.django_db


def asks(mode, value, rule=None):
    """Let a mode ask so much for shipping."""
    code = {"charge_code": rule.charge_code} if rule else {}
    return ChargeRuleFactory.create(mode=mode, tiers=[("0", None, value)], **code)


def compared(order):
    order = Order.objects.for_desk().get(pk=order.pk)
    return {
        choice.mode.code: (
            choice.charges,
            choice.total,
            choice.expected_date,
            str(choice.refusal or ""),
        )
        for choice in side_by_side(order, at=NOW)
    }


def test_prices_the_whole_order_by_each_mode():
    order = draft("10.00")
    OfferedMode.objects.update(position=1)
    standard, fast, shop = order.mode, express(transit_days=2), pickup()
    rule = asks(standard, "7.95")
    asks(fast, "14.95", rule)
    asks(shop, "0", rule)

    assert compared(order) == {
        "99": (Decimal("7.95"), Decimal("17.95"), None, ""),
        "11": (Decimal("14.95"), Decimal("24.95"), date(2026, 11, 26), ""),
        "60": (Decimal("0.00"), Decimal("10.00"), None, ""),
    }


def test_changes_nothing():
    order = draft("10.00")
    express()
    before = Order.objects.values().get()

    compared(order)

    assert Order.objects.values().get() == before


def test_a_line_keeps_a_mode_of_its_own():
    order = draft("10.00", "10.00")
    fast = express()
    own = ChargeRuleFactory.create(level="line", mode=order.mode, tiers=[("0", None, "1.00")])
    ChargeRuleFactory.create(
        charge_code=own.charge_code, level="line", mode=fast, tiers=[("0", None, "5.00")]
    )
    order.lines.filter(number=2).update(mode=order.mode)

    charges = {code: found[0] for code, found in compared(order).items()}

    assert charges == {"99": Decimal("2.00"), "11": Decimal("6.00")}


def test_says_why_a_mode_is_refused():
    stove = ItemFactory.create(item_number="84005")
    order = draft("10.00")
    express(), overnight(stove)
    add(order, "84005")
    Order.objects.update(address=alaska(order))

    refusals = {code: found[3] for code, found in compared(order).items()}

    assert refusals == {
        "99": "",
        "11": "11 Express does not go to AK, United States. Pick another mode of delivery, or another delivery address.",
        "21": "21 Overnight does not take item 84005. Give line 2 another mode of delivery.",
    }


def test_an_order_that_cannot_be_priced_says_so():
    order = draft("10.00")
    order.lines.get().item.prices.all().delete()

    assert compared(order)["99"][3].startswith(
        f"Item {order.lines.get().item.item_number} has no price"
    )


def test_without_lines_nothing_is_charged():
    order = draft()
    asks(order.mode, "7.95")

    assert compared(order)["99"] == (Decimal("0"), Decimal("0"), None, "")


def queries_of(order):
    order = Order.objects.for_desk().get(pk=order.pk)
    with asked_once():
        side_by_side(order, at=NOW)  # set-up is kept from here on
        with CaptureQueriesContext(connection) as queries:
            side_by_side(order, at=NOW)
    return len(queries)


def test_asks_as_many_queries_whatever_the_number_of_modes_and_lines():
    order = draft("10.00")
    pickup(), asks(order.mode, "3.00")
    few = queries_of(order)

    for _ in range(20):
        asks(OfferedModeFactory.create().mode, "3.00")
        add(order, ItemFactory.create().item_number)

    assert queries_of(order) == few
    assert few <= 30


def get(client, order, **headers):
    return client.get(address("orders:modes", order), headers=headers)


def test_is_a_page_where_each_mode_can_be_picked(agent_client):
    order = draft_of_120()
    express()

    page = get(agent_client, order).content.decode()

    assert "<h1>Sales order" in page
    assert 'name="mode" value="11"' in page
    assert '<td class="num">9.95</td>' in page
    assert '<td class="num">120.00</td>' in page
    assert 'value="99" data-code="99" aria-current="true"' in page


def test_a_refused_mode_cannot_be_picked_and_says_why(agent_client):
    express()
    order = draft("10.00")
    Order.objects.update(address=alaska(order))

    page = get(agent_client, order).content.decode()

    assert 'data-code="11" aria-disabled="true" aria-describedby="choice-11"' in page
    assert 'id="choice-11" class="modes__why">11 Express does not go to AK' in page


def test_is_a_part_for_the_dialog_and_opens_it(htmx_client):
    order = draft("10.00")

    response = get(htmx_client, order, **{"HX-Target": "dialog#modes"})

    page = response.content.decode()
    assert "<html" not in page
    assert "Type a code" in page
    assert events_of(response) == {"open-dialog": {"id": "modes"}}
    assert response.headers["Vary"].startswith("HX-Request, HX-Target")


def test_a_submitted_order_shows_itself(agent_client):
    order = submitted()

    response = get(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")


def test_is_not_for_agents_of_other_call_centers():
    order = draft("10.00")

    assert get(signed_in(stranger()), order).status_code == 404


def pick(client, order, mode):
    said = {"mode": mode, "version": order.version, "back": "modes"}
    return client.post(address("orders:set-mode", order), said)


def test_picking_closes_the_dialog(htmx_client):
    order = draft("10.00")
    fast = express()

    response = pick(htmx_client, order, "11")

    assert fresh(order).mode == fast
    assert events_of(response) == {
        "announce": {"text": "Total 10.00 USD"},
        "close-dialog": {"id": "modes"},
    }


def test_what_is_refused_meanwhile_is_shown_in_the_dialog(htmx_client):
    order = draft("10.00")
    express()
    Order.objects.update(address=alaska(order))

    response = pick(htmx_client, order, "11")

    assert response.status_code == 422
    assert parts_of(response) == ["modes", "version", "totals"]
    assert 'role="alert"><span>11 Express does not go to AK' in response.content.decode()
    assert fresh(order).mode.code == "99"


def test_picking_works_without_javascript(agent_client):
    order = draft("10.00")
    fast = express()

    response = pick(agent_client, order, "11")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).mode == fast


def test_the_desk_leads_there(agent_client):
    order = draft("10.00")

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert f'id="compare-modes" href="{address("orders:modes", order)}"' in page
    assert 'data-lists="compare-modes"' in page
