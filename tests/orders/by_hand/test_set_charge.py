"""Asking another amount of a charge."""

from decimal import Decimal

import pytest

from catalog.models import ChargeRule
from orders import errors, operations
from tests.factories import NOW
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.conceding import by_hand, limited, set_charge
from tests.orders.drafts import add, draft, draft_of_120, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]


def test_a_cent_more_raises_the_total_by_exactly_a_cent():
    order = draft_of_120()

    set_charge(order, Decimal("7.96"))

    assert fresh(order).total == Decimal("120.01")
    assert fresh(order).unapproved_total == 0


def test_lowered_it_concedes_the_difference():
    limited()
    order = draft_of_120()

    set_charge(order, Decimal("0.00"))

    after = fresh(order)
    assert (after.total, after.conceded_total) == (Decimal("112.05"), Decimal("7.95"))
    override = order.overrides.get()
    assert (override.from_amount, override.amount) == (Decimal("7.95"), 0)


def test_lowered_it_is_a_ceiling_and_raised_it_stays():
    limited()
    lowered, raised = draft_of_120(), None
    set_charge(lowered, Decimal("5.00"))
    add(lowered, "81327")  # 220.10: free by the rules
    assert fresh(lowered).total == Decimal("222.10")

    raised = draft("20.00")  # 5.95 and 2.00
    set_charge(raised, Decimal("9.00"))
    add(raised, "81327")
    add(raised, "81327")
    assert fresh(raised).charges_total == Decimal("11.00")


def test_what_the_rules_ask_is_remembered_when_it_is_changed_again():
    limited()
    order = draft_of_120()
    set_charge(order, Decimal("5.00"))

    set_charge(order, Decimal("6.00"))

    override = order.overrides.get(put_back_at=None)
    assert (override.from_amount, override.amount) == (Decimal("7.95"), 6)


def test_stays_when_the_order_changes():
    limited()
    order = draft_of_120()
    set_charge(order, Decimal("5.00"))

    operations.change_line(
        order.number, 1, version=fresh(order).version, quantity=1, at=NOW, by=order.taken_by
    )

    assert fresh(order).total == Decimal("117.05")


def test_refuses_a_charge_that_there_is_not():
    order = draft_of_120()
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.NoSuchCharge, match="There is no charge GIFT any more"):
        set_charge(order, Decimal("5.00"), charge_code="GIFT")

    assert all_of(order) | by_hand(order) == before


def test_refuses_above_the_limit():
    limited(percent=Decimal(5))
    order = draft_of_120()
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.AbovePercent, match=r"7\.95 USD conceded by hand, 6\.63 %"):
        set_charge(order, Decimal(0))

    assert all_of(order) | by_hand(order) == before


def post(client, order, amount, charge_code="SHIPPING", **more):
    said = {"version": fresh(order).version, "amount": amount, "reason": "GOODWILL", **more}
    return client.post(address("orders:set-charge", order, charge_code), said)


def test_shows_htmx_the_new_charge_with_its_mark(htmx_client):
    limited()
    order = draft_of_120()

    response = post(htmx_client, order, "0")

    page = response.content.decode()
    assert parts_of(response) == ["line-1", "waiting", "version", "totals"]
    assert "manual charge" in page
    assert events_of(response)["announce"] == {"text": "Total 112.05 USD"}


def test_opens_with_what_is_asked_now(htmx_client):
    order = draft_of_120()

    response = htmx_client.get(
        address("orders:set-charge", order, "SHIPPING"), headers={"HX-Target": "dialog#touch"}
    )

    assert 'value="7.95"' in response.content.decode()
    assert "Manual charge Shipping" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter an amount."),
        ("-1", "“-1” is not an amount. Write it like 120.00."),
        ("10%", "“10%” is not an amount."),
        ("1.234", "can be read in two ways"),
        ("99999999999", "Enter an amount from 0 on that the order can hold."),
    ],
)
def test_says_what_is_wrong_with_what_was_typed(htmx_client, typed, words):
    order = draft_of_120()

    response = post(htmx_client, order, typed)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert fresh(order).total == 120


def test_one_that_no_rule_asks_is_shown_at_nothing_and_can_be_put_back(agent_client):
    limited()
    order = draft_of_120()
    set_charge(order, Decimal("5.00"))
    ChargeRule.objects.filter(charge_code__code="SHIPPING").update(replaced_at=NOW)
    add(order, "81327")  # priced again, by the rules of today

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "Set by hand to 5.00; no rule asks it now." in page
    assert fresh(order).charges_total == Decimal("2.00")
    dialog = agent_client.get(address("orders:set-charge", order, "SHIPPING"), follow=True)
    override = order.overrides.get()
    assert address("orders:put-back", order, override.pk) in dialog.content.decode()

    version = fresh(order).version
    operations.put_back(order.number, override.pk, version=version, at=NOW, by=order.taken_by)

    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "no rule asks it now" not in page
    assert 'id="change-SHIPPING"' not in page
