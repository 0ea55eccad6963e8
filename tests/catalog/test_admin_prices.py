"""Items, prices and catalogs in the admin: a changed price is replaced, a deleted one withdrawn."""

from decimal import Decimal

import pytest

from catalog.models import Catalog, CatalogStatus, Item, Price
from tests import factories

pytestmark = pytest.mark.django_db

RULES = "/admin/catalog/chargerule/"
PRICES = "/admin/catalog/price/"


def price_form(price, **changes):
    return {
        "item": price.item_id,
        "currency": "USD",
        "from_quantity": 1,
        "unit_price": "10.00",
    } | changes


def test_saving_a_changed_price_replaces_it(admin_client):
    price = factories.PriceFactory.create()

    admin_client.post(f"{PRICES}{price.pk}/change/", price_form(price, unit_price="12.50"))

    price.refresh_from_db()
    standing = Price.objects.standing().get()
    assert (price.unit_price, standing.unit_price) == (Decimal("10.00"), Decimal("12.50"))
    assert price.replaced_at == standing.created_at


def test_saving_a_price_unchanged_leaves_it(admin_client):
    price = factories.PriceFactory.create()

    admin_client.post(f"{PRICES}{price.pk}/change/", price_form(price))

    assert Price.objects.get().replaced_at is None


def test_deleting_a_price_withdraws_it(admin_client):
    price = factories.PriceFactory.create()

    admin_client.post(f"{PRICES}{price.pk}/delete/", {"post": "yes"})

    assert Price.objects.get().replaced_at is not None


def test_prices_on_the_items_page_are_replaced_added_and_withdrawn(admin_client):
    item = factories.ItemFactory.create(price="10.00")
    base = item.prices.get()
    gone = factories.PriceFactory.create(item=item, from_quantity=5, unit_price="8.00")
    row = {"currency": "USD", "from_quantity": 1}
    rows = [
        row | {"id": base.pk, "unit_price": "11.00"},
        row | {"id": gone.pk, "unit_price": "8.00", "from_quantity": 5, "DELETE": "on"},
        row | {"unit_price": "9.00", "from_quantity": 10},
    ]
    form = {
        "item_number": item.item_number,
        "name": item.name,
        "is_active": "on",
        "prices-TOTAL_FORMS": 3,
        "prices-INITIAL_FORMS": 2,
        "costs-TOTAL_FORMS": 0,
        "costs-INITIAL_FORMS": 0,
    } | {f"prices-{i}-{key}": value for i, row in enumerate(rows) for key, value in row.items()}

    answer = admin_client.post(f"/admin/catalog/item/{item.pk}/change/", form)

    assert answer.status_code == 302
    standing = item.prices.standing().order_by("from_quantity")
    assert [(p.from_quantity, p.unit_price) for p in standing] == [
        (1, Decimal("11.00")),
        (10, Decimal("9.00")),
    ]
    assert item.prices.count() == 4
    base.refresh_from_db()
    assert base.unit_price == Decimal("10.00")
    page = admin_client.get(f"/admin/catalog/item/{item.pk}/change/").content.decode()
    assert 'name="prices-INITIAL_FORMS" value="2"' in page


def test_a_catalog_is_published_and_made_a_draft_again_from_the_list(admin_client):
    catalog = factories.SourceCodeFactory.create(catalog__status=CatalogStatus.DRAFT).catalog
    chosen = {"_selected_action": [catalog.pk]}

    answer = admin_client.post(
        "/admin/catalog/catalog/", chosen | {"action": "publish"}, follow=True
    )
    assert "1 catalog is published." in answer.content.decode()
    assert Catalog.objects.get().status == CatalogStatus.PUBLISHED

    admin_client.post("/admin/catalog/catalog/", chosen | {"action": "unpublish"})
    assert Catalog.objects.get().status == CatalogStatus.DRAFT


def test_publishing_a_catalog_without_a_code_says_so(admin_client):
    catalog = factories.CatalogFactory.create(status=CatalogStatus.DRAFT, code="EMPTY")

    answer = admin_client.post(
        "/admin/catalog/catalog/",
        {"_selected_action": [catalog.pk], "action": "publish"},
        follow=True,
    )

    assert f"EMPTY {catalog.name} has no active source code yet: add one." in (
        answer.content.decode()
    )


def test_an_item_in_use_is_not_deleted(admin_client):
    item = factories.OrderLineFactory.create().item

    admin_client.post(f"/admin/catalog/item/{item.pk}/delete/", {"post": "yes"})

    assert Item.objects.filter(pk=item.pk).exists()
