"""The list of stock: pieces on hand, and those that orders keep of them."""

from datetime import timedelta

import pytest
import time_machine

from orders import operations
from tests.conftest import signed_in
from tests.factories import NOW, OrderFactory, StockFactory
from tests.orders.drafts import add

pytestmark = pytest.mark.django_db


def reserved(admin, at):
    with time_machine.travel(at):
        page = signed_in(admin).get("/admin/catalog/stock/")
    (row,) = page.context["cl"].result_list
    assert f'<td class="field-reserved">{row.reserved}</td>' in page.content.decode()
    return row.reserved


def test_shows_what_is_reserved_at_this_moment(call_center, admin):
    stock = StockFactory.create(on_hand=10)
    order = OrderFactory.create()
    add(order, stock.item.item_number, 4)
    assert reserved(admin, NOW) == 0

    operations.complete(order.number, at=NOW, by=order.taken_by)

    assert reserved(admin, NOW) == 4
    assert reserved(admin, NOW + timedelta(minutes=30)) == 0


def saved(client, *rows):
    """Save the list as it was opened, with (stock, shown, typed) for each row."""
    said = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows), "_save": "Save"}
    for number, (stock, shown, typed) in enumerate(rows):
        said |= {
            f"form-{number}-id": stock.pk,
            f"form-{number}-on_hand": typed,
            f"initial-form-{number}-on_hand": shown,
        }
    return client.post("/admin/catalog/stock/?o=1", said)


def test_a_row_that_nobody_typed_in_stays_as_others_left_it(admin):
    first = StockFactory.create(
        on_hand=7, item__item_number="1"
    )  # it was 10 when the list was opened
    second = StockFactory.create(on_hand=3, item__item_number="2")

    answer = saved(signed_in(admin), (first, 10, 10), (second, 3, 5))

    assert answer.status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.on_hand, second.on_hand) == (7, 5)


def test_who_counts_anew_what_has_moved_is_told(admin):
    stock = StockFactory.create(on_hand=7)

    answer = saved(signed_in(admin), (stock, 10, 12))

    assert "There are 7 now, no longer 10." in answer.content.decode()
    stock.refresh_from_db()
    assert stock.on_hand == 7


def test_the_list_says_what_it_showed(admin):
    StockFactory.create(on_hand=7)

    page = signed_in(admin).get("/admin/catalog/stock/").content.decode()

    assert 'name="initial-form-0-on_hand" value="7"' in page
