"""Setting the mode of delivery."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW, ChargeRuleFactory, DeliveryModeFactory, OfferedModeFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, elsewhere, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def express(call_center):
    """11 Express is offered: 14.95, where 99 Standard asks 7.95."""
    mode = OfferedModeFactory.create(
        mode__code="11", mode__name="Express", call_center=call_center
    ).mode
    rule = ChargeRuleFactory.create(mode=mode, tiers=[("0", None, "14.95")])
    standard = call_center.offered_modes.get(mode__code="99").mode
    ChargeRuleFactory.create(
        charge_code=rule.charge_code, mode=standard, tiers=[("0", None, "7.95")]
    )
    return mode


def set_mode(order, mode="11", *, version=None, by=None):
    return operations.set_mode(
        order.number, version=version or order.version, mode=mode, at=NOW, by=by or order.taken_by
    )


def test_prices_the_order_by_the_new_mode(express):
    order = draft("10.00")
    assert order.total == Decimal("17.95")

    set_mode(order)

    after = fresh(order)
    assert after.mode == express
    assert (after.charges_total, after.total) == (Decimal("14.95"), Decimal("24.95"))
    assert after.charges.get().amount == Decimal("14.95")
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"mode": ["99", "11"]}}
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_a_first_mode_is_recorded_from_nothing(express):
    order = draft("10.00", mode=None)

    set_mode(order)

    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"mode": ["", "11"]}}


def test_the_same_mode_is_no_change(express):
    order = draft("10.00")
    before = all_of(order)

    set_mode(order, "99")

    assert all_of(order) == before


@pytest.mark.parametrize("mode", ["21", "", "11 ", "99x"])
def test_refuses_a_mode_that_is_not_offered(mode):
    order = draft("10.00")
    DeliveryModeFactory.create(code="21")
    before = all_of(order)

    with pytest.raises(errors.ModeNotOffered, match=f"Mode of delivery {mode} is not offered here"):
        set_mode(order, mode)

    assert all_of(order) == before


def test_refuses_a_mode_that_another_call_center_offers():
    order = draft("10.00")
    OfferedModeFactory.create(mode__code="11", call_center=elsewhere())

    with pytest.raises(errors.ModeNotOffered):
        set_mode(order)


def test_refuses_a_mode_that_is_no_longer_active(express):
    order = draft("10.00")
    type(express).objects.filter(pk=express.pk).update(is_active=False)

    with pytest.raises(errors.ModeNotOffered):
        set_mode(order)


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words, express):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        set_mode(order, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(express):
    order = draft("10.00")

    with pytest.raises(errors.NoSuchOrder):
        set_mode(order, by=stranger())

    assert fresh(order).mode.code == "99"


def post(client, order, mode, *, version=None, **options):
    said = {"mode": mode, "version": order.version if version is None else version}
    return client.post(address("orders:set-mode", order), said, **options)


def test_shows_htmx_the_field_and_the_totals(htmx_client, express):
    order = draft("10.00")

    response = post(htmx_client, order, "11")

    assert response.status_code == 200
    assert parts_of(response) == [
        "mode-form",
        "destination",
        "caller",
        "version",
        "totals",
    ]
    assert events_of(response) == {"announce": {"text": "Total 24.95 USD"}}
    assert value_of(response, "mode") == "11"
    assert "14.95" in response.content.decode()


def test_sends_a_plain_browser_back_to_the_desk(agent_client, express):
    order = draft("10.00")

    response = post(agent_client, order, "11")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).mode == express


def test_the_version_of_the_header_goes_before_that_of_the_form(htmx_client, express):
    order = draft("10.00")

    response = post(
        htmx_client, order, "11", version=1, headers={"Order-Version": str(order.version)}
    )

    assert response.status_code == 200
    assert fresh(order).mode == express


@pytest.mark.parametrize(
    ("typed", "words"),
    [("77", "Mode of delivery 77 is not offered here"), ("", "Pick a mode of delivery.")],
)
@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_why_it_cannot_be(client, typed, words, request):
    order = draft("10.00")
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, typed)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert all_of(order) == before


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_modes(client, request, express):
    order = draft("10.00")

    response = post(request.getfixturevalue(client), order, "11", version=order.version - 1)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Mode of delivery" in page
    assert "<td>11</td><td>99</td>" in page
    assert value_of(response, "mode") == "11"
    assert fresh(order).mode.code == "99"
