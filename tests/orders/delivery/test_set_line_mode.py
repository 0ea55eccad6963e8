"""Giving a line a mode of delivery of its own."""

from decimal import Decimal

import pytest

from catalog.models import ModeForItem
from orders import errors, operations
from orders.models import Event, Order
from tests.factories import NOW, ChargeRuleFactory, OfferedModeFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, elsewhere, fresh, stranger, submitted
from tests.orders.modes import alaska, express, pickup, store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


@pytest.fixture
def fast(call_center):
    """11 Express asks 5.00 for each line, 99 Standard 1.00."""
    mode = express()
    rule = ChargeRuleFactory.create(level="line", mode=mode, tiers=[("0", None, "5.00")])
    standard = call_center.offered_modes.get(mode__code="99").mode
    ChargeRuleFactory.create(
        charge_code=rule.charge_code, level="line", mode=standard, tiers=[("0", None, "1.00")]
    )
    return mode


def set_line_mode(order, mode="11", line=1, *, version=None, by=None):
    return operations.set_line_mode(
        order.number,
        line,
        version=version or order.version,
        mode=mode,
        at=NOW,
        by=by or order.taken_by,
    )


def test_prices_the_line_by_its_own_mode(fast):
    order = draft("10.00", "10.00")
    assert order.total == Decimal("22.00")

    set_line_mode(order, line=2)

    after = fresh(order)
    assert [line.mode for line in after.lines.in_order()] == [None, fast]
    assert (after.charges_total, after.total) == (Decimal("6.00"), Decimal("26.00"))
    assert (after.mode.code, after.version) == ("99", order.version + 1)
    event = order.events.get(kind=Event.LINE_CHANGED)
    item = order.lines.get(number=2).item.item_number
    assert event.facts == {"line": 2, "item": item, "changes": {"mode": ["", "11"]}}
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_goes_back_to_the_headers_mode(fast):
    order = draft("10.00")
    set_line_mode(order)

    set_line_mode(fresh(order), "")

    after = fresh(order)
    assert after.lines.get().mode is None
    assert after.total == Decimal("11.00")


def test_the_same_mode_is_no_change(fast):
    order = draft("10.00")
    set_line_mode(order)
    order = fresh(order)
    before = all_of(order)

    set_line_mode(order)

    assert all_of(order) == before


def test_refuses_a_mode_that_does_not_go_there(fast):
    order = draft("10.00", "10.00")
    Order.objects.update(address=alaska(order))
    before = all_of(order)

    with pytest.raises(errors.LineModeDoesNotGo, match="11 Express does not go to AK") as refusal:
        set_line_mode(fresh(order), line=2)

    assert str(refusal.value).endswith("Give line 2 another mode of delivery, or another address.")
    assert all_of(order) == before


def test_goes_by_the_lines_own_address(fast):
    order = draft("10.00")
    order.lines.update(address=alaska(order))

    with pytest.raises(errors.LineModeDoesNotGo):
        set_line_mode(order)


def test_refuses_a_mode_that_does_not_take_the_item(fast):
    order = draft("10.00")
    item = order.lines.get().item
    ModeForItem.objects.create(mode=fast, item=item, is_excluded=True)
    before = all_of(order)

    with pytest.raises(errors.ModeDoesNotTake, match=f"does not take item {item.item_number}"):
        set_line_mode(order)

    assert all_of(order) == before


def test_a_pick_up_takes_the_only_store_and_another_mode_forgets_it():
    order = draft("10.00")
    only, mode = store(), pickup()

    set_line_mode(order, "60")
    line = order.lines.get()
    assert (line.mode, line.store) == (mode, only)

    set_line_mode(fresh(order), "99")
    assert order.lines.get().store is None


def test_a_pick_up_of_an_order_that_is_picked_up_needs_no_store_of_its_own():
    order = draft("10.00", mode=pickup(), store=store())

    set_line_mode(order, "60")

    assert order.lines.get().store is None


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (draft, {"line": 9}, errors.NoSuchLine, "Line 9 of order"),
        (lambda: draft("1.00"), {"mode": "77"}, errors.ModeNotOffered, "77 is not offered here"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words, fast):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        set_line_mode(order, **said)

    assert all_of(order) == before


def test_refuses_a_mode_that_another_call_center_offers():
    order = draft("10.00")
    OfferedModeFactory.create(mode__code="33", call_center=elsewhere())

    with pytest.raises(errors.ModeNotOffered):
        set_line_mode(order, "33")


def test_is_not_for_agents_of_other_call_centers(fast):
    order = draft("10.00")

    with pytest.raises(errors.NoSuchOrder):
        set_line_mode(order, by=stranger())

    assert order.lines.get().mode is None


def post(client, order, mode, *, line=1, version=None):
    said = {"mode": mode, "version": order.version if version is None else version}
    return client.post(address("orders:set-line-mode", order, line), said)


def test_shows_htmx_the_section_the_row_and_the_totals(htmx_client, fast):
    order = draft("10.00", "10.00")

    response = post(htmx_client, order, "11", line=2)

    assert response.status_code == 200
    assert parts_of(response) == ["line-delivery", "line-2", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 26.00 USD"}}
    assert value_of(response, "mode", within="line-delivery") == "11"
    badge = '<span class="visually-hidden">Line mode of delivery</span> 11 Express</span>'
    assert badge in response.content.decode()


def test_sends_a_plain_browser_back_to_the_line(agent_client, fast):
    order = draft("10.00")

    response = post(agent_client, order, "11")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/lines/1/")
    assert order.lines.get().mode == fast


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_why_beside_the_field(client, request, fast):
    order = draft("10.00")
    Order.objects.update(address=alaska(order))

    response = post(request.getfixturevalue(client), order, "11")

    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="line-mode-error" role="alert">11 Express does not go to AK' in page
    assert order.lines.get().mode is None


def test_a_refusal_leaves_the_row_alone(htmx_client, fast):
    response = post(htmx_client, draft("10.00"), "77")

    assert parts_of(response) == ["line-delivery", "version", "totals"]


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_the_lines_own_mode(client, request, fast):
    order = draft("10.00")
    set_line_mode(order)

    response = post(request.getfixturevalue(client), order, "99")

    page = response.content.decode()
    assert response.status_code == 409
    assert "Line mode of delivery" in page
    assert "<td>99</td><td>11</td>" in page
