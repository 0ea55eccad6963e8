"""The total that was read out, where terms change between Complete and Submit (VECTORS 25 and 32)."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from orders import errors, operations
from orders.models import Event, Override, SetByHand, Status
from payments.operations import submit as submit_keeping
from tests.factories import ItemFactory
from tests.orders.amended import amend, figures, new_price, new_tiers, said
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.drafts import add, draft_of_120, fresh, pay, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    """Read out at 120.00, and paid in cash."""
    order = draft_of_120()
    operations.complete(order.number, at=timezone.now(), by=order.taken_by)
    pay(order, at=timezone.now())
    return fresh(order)


def dearer():
    """A rule makes 125.00 of it."""
    new_tiers("HANDLING", ("0", None, "7.00"))


def cheaper():
    """A rule makes 118.00 of it."""
    new_tiers("HANDLING", ("0", None, "0.00"))


def post(client, order, **more):
    form = {
        "shown_total": "120.00",
        "version": fresh(order).version,
        "key": uuid4(),
    } | more
    return client.post(address("payments:submit", order), form)


def keep(order, **about):
    now = fresh(order)
    submit_keeping(
        order.number, version=now.version, shown_total=Decimal("120.00"), key=uuid4(),
        at=about.get("at", timezone.now()), by=order.taken_by, keeps=True,
    )  # fmt: skip
    return fresh(order)


def test_a_higher_one_is_refused_and_nothing_is_submitted(order):
    dearer()
    before = all_of(order)

    with pytest.raises(
        errors.TotalRose,
        match=r"The total is now 125\.00 USD\. The caller was told 120\.00 USD: keep that",
    ):
        submit(order, "120.00", at=timezone.now())

    assert all_of(order) == before


def test_the_one_read_out_is_kept_and_who_kept_it_is_written_down(order):
    dearer()

    kept = keep(order)

    assert (kept.status, kept.total) == (Status.SUBMITTED, Decimal("120.00"))
    assert kept.captured_total == Decimal("120.00")
    override = Override.objects.get()
    assert (override.kind, override.by) == (SetByHand.READ_OUT, order.taken_by)
    assert (override.from_amount, override.amount) == (Decimal("125.00"), Decimal("120.00"))
    event = kept.events.get(kind=Event.TOTAL_KEPT)
    assert (event.facts["old"], event.facts["new"]) == ("125.00", "120.00")
    assert (kept.conceded_total, kept.unapproved_total) == (0, 0)


def test_what_was_kept_still_holds_when_the_order_is_modified(order):
    ItemFactory.create(item_number="90001", price="10.00")
    dearer()
    kept = keep(order)

    amend(kept)
    add(kept, "90001", at=timezone.now())

    assert figures(kept)[1:] == ([("HANDLING", "2.00"), ("SHIPPING", "7.95")], "130.00")


def test_after_the_minutes_it_is_not_kept_any_more(order):
    dearer()
    before = all_of(order)
    order.call_center.read_out_minutes = 5
    order.call_center.save()
    late = order.completed_at + timedelta(minutes=5, seconds=1)

    with pytest.raises(errors.ReadOutTooLongAgo, match="read out too long ago to be kept"):
        keep(order, at=late)
    with pytest.raises(errors.TotalMoved, match=r"The total is now 125\.00 USD, no longer 120\.00"):
        submit(order, "120.00", at=late)

    assert all_of(order) == before


def test_what_was_never_read_out_is_not_kept():
    order = draft_of_120()
    pay(order, at=timezone.now())
    dearer()

    with pytest.raises(errors.TotalMoved):
        submit(order, "120.00", at=timezone.now())


def test_a_total_that_the_agent_moved_himself_is_shown_first(order):
    operations.change_line(order.number, 1, quantity=2, **said(order))

    with pytest.raises(errors.TotalMoved, match=r"The total is now 222\.10 USD, no longer 120"):
        submit(order, "120.00", at=timezone.now())


def test_a_lower_one_is_taken(order):
    cheaper()

    submit(order, "120.00", at=timezone.now())

    taken = fresh(order)
    assert (taken.status, taken.total, taken.surplus) == (
        Status.SUBMITTED,
        Decimal("118.00"),
        Decimal("2.00"),
    )
    assert not Override.objects.exists()


def test_the_summary_offers_to_keep_first_then_to_take(order, htmx_client):
    dearer()

    response = post(htmx_client, order)

    page = response.content.decode()
    assert response.status_code == 422
    assert "The total is now 125.00 USD. The caller was told 120.00 USD" in page
    assert page.index("Keep 120.00") < page.index("Take 125.00")
    assert 'id="submit-order"' not in page[page.index('id="foot"') :]
    assert events_of(response)["focus"] == {"target": "#keep-total"}
    assert "foot" in parts_of(response)
    assert fresh(order).status == Status.DRAFT


def test_keep_submits_at_once(order, htmx_client):
    dearer()

    response = post(htmx_client, order, keeps="true")

    assert response.headers["HX-Redirect"] == order.get_absolute_url()
    assert fresh(order).total == Decimal("120.00")


def test_take_reads_the_new_total_out_and_asks_for_the_rest(order, htmx_client):
    dearer()
    post(htmx_client, order)

    response = htmx_client.post(
        address("payments:complete", order), {"version": fresh(order).version}
    )

    now = fresh(order)
    assert response.status_code == 200
    assert (now.total, now.balance) == (Decimal("125.00"), Decimal("5.00"))


def test_a_lower_one_is_announced_on_the_orders_page(order, agent_client):
    cheaper()

    response = agent_client.post(
        address("payments:submit", order),
        {"shown_total": "120.00", "version": fresh(order).version, "key": uuid4()},
        follow=True,
    )

    page = response.content.decode()
    assert "The total fell from 120.00 USD to 118.00 USD. Tell the caller." in page
    assert "2.00 USD is paid too much." in page


def test_a_price_changed_between_complete_and_submit_is_never_taken_unnoticed(order):
    new_price("81327", "111.05")

    with pytest.raises(errors.TotalRose, match=r"121\.00 USD"):
        submit(order, "120.00", at=timezone.now())
