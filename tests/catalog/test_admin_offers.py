"""Tax rates, offers and coupons in the admin: saving replaces, deleting withdraws."""

from decimal import Decimal

import pytest

from catalog.models import Coupon, Offer, Stock, TaxRate
from tests import factories

pytestmark = pytest.mark.django_db

RATES = "/admin/catalog/taxrate/"
OFFERS = "/admin/catalog/offer/"
COUPONS = "/admin/catalog/coupon/"
STOCK = "/admin/catalog/stock/"


def rate_form(rate, **changes):
    return {"tax_group": rate.tax_group_id, "country": "US", "percent": "10"} | changes


def offer_form(offer, *tiers, **changes):
    """Fill in the offer's page; a step is (pk, from, value) or such with "delete"."""
    form = {
        "code": "SOCKS",
        "name": "Socks",
        "kind": "quantity",
        "value_kind": "percent",
        "concurrency": "best_price",
        "currency": "USD",
    }
    for rows, count in (("tiers", len(tiers)), ("parts", 0), ("items", 0)):
        form |= {f"{rows}-TOTAL_FORMS": count, f"{rows}-INITIAL_FORMS": 0}
    form["tiers-INITIAL_FORMS"] = sum(1 for tier in tiers if tier[0])
    for i, (pk, at_least, value, *delete) in enumerate(tiers):
        form |= {
            f"tiers-{i}-id": pk or "",
            f"tiers-{i}-offer": offer.pk or "",
            f"tiers-{i}-at_least": at_least,
            f"tiers-{i}-value": value,
        } | ({f"tiers-{i}-DELETE": "on"} if delete else {})
    return form | changes


def quantity_offer(**options):
    return factories.OfferFactory.create(
        code="SOCKS", name="Socks", kind="quantity", tiers=[("3", "10"), ("6", "20")], **options
    )


def steps_of(offer):
    return [(str(tier.at_least), str(tier.value)) for tier in offer.tiers.order_by("at_least")]


def test_saving_a_changed_rate_replaces_it_and_unchanged_leaves_it(admin_client):
    rate = factories.TaxRateFactory.create()

    admin_client.post(f"{RATES}{rate.pk}/change/", rate_form(rate))
    assert TaxRate.objects.get().replaced_at is None

    admin_client.post(f"{RATES}{rate.pk}/change/", rate_form(rate, percent="10.5"))

    rate.refresh_from_db()
    standing = TaxRate.objects.standing().get()
    assert (rate.percent, standing.percent) == (Decimal(10), Decimal("10.5"))
    assert rate.replaced_at == standing.created_at


def test_a_replaced_rate_is_only_seen(admin_client):
    rate = factories.TaxRateFactory.create()
    form = rate_form(rate, percent="11")
    admin_client.post(f"{RATES}{rate.pk}/change/", form)

    assert f"{RATES}{rate.pk}/" not in admin_client.get(RATES).content.decode()
    assert admin_client.get(f"{RATES}{rate.pk}/change/").status_code == 200
    assert admin_client.post(f"{RATES}{rate.pk}/change/", form).status_code == 403
    assert TaxRate.objects.count() == 2


def test_deleting_a_rate_withdraws_it(admin_client):
    rate = factories.TaxRateFactory.create()

    admin_client.post(f"{RATES}{rate.pk}/delete/", {"post": "yes"})

    assert TaxRate.objects.get().replaced_at is not None


def test_saving_a_changed_step_replaces_the_offer(admin_client):
    offer = quantity_offer()
    low, high = offer.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{OFFERS}{offer.pk}/change/", offer_form(offer, (low.pk, "3", "10"), (high.pk, "6", "25"))
    )

    assert answer.status_code == 302
    standing = Offer.objects.standing().get()
    offer.refresh_from_db()
    assert standing.pk != offer.pk
    assert offer.replaced_at == standing.created_at
    assert steps_of(standing) == [("3.000", "10.0000"), ("6.000", "25.0000")]
    assert steps_of(offer) == [("3.000", "10.0000"), ("6.000", "20.0000")]


def test_steps_may_swap_their_beginnings_in_one_save(admin_client):
    offer = quantity_offer()
    low, high = offer.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{OFFERS}{offer.pk}/change/", offer_form(offer, (low.pk, "6", "10"), (high.pk, "3", "20"))
    )

    assert answer.status_code == 302
    assert steps_of(Offer.objects.standing().get()) == [("3.000", "20.0000"), ("6.000", "10.0000")]


@pytest.mark.parametrize("page", ["add", "change"])
def test_two_steps_with_one_beginning_are_refused_on_the_form(admin_client, page):
    offer = quantity_offer()
    low, high = offer.tiers.order_by("at_least")
    url, tiers, code = f"{OFFERS}{offer.pk}/change/", [(low.pk, "3", "10"), (high.pk, "3", "20")], "SOCKS"  # fmt: skip
    if page == "add":
        offer, url, tiers, code = (
            Offer(),
            f"{OFFERS}add/",
            [("", "3", "10"), ("", "3", "20")],
            "NEW",
        )

    answer = admin_client.post(url, offer_form(offer, *tiers, code=code))

    assert answer.status_code == 200
    assert "Two steps begin at 3.00: delete one" in answer.content.decode()
    assert Offer.objects.get().replaced_at is None


def test_another_offer_may_not_take_a_code_that_stands(admin_client):
    quantity_offer()

    answer = admin_client.post(f"{OFFERS}add/", offer_form(Offer(), ("", "0", "10")))

    assert "Another offer has this code: choose a different one." in answer.content.decode()
    assert Offer.objects.count() == 1


def test_deleting_an_offer_withdraws_its_coupons_too(admin_client):
    offer = quantity_offer(needs_coupon=True)
    factories.CouponFactory.create(offer=offer)

    admin_client.post(f"{OFFERS}{offer.pk}/delete/", {"post": "yes"})

    assert Offer.objects.get().replaced_at is not None
    assert Coupon.objects.get().replaced_at is not None


def coupon_form(offer, **changes):
    return {"code": "save75", "offer": offer.pk} | changes


def test_a_coupon_is_kept_in_capitals(admin_client):
    offer = quantity_offer(needs_coupon=True)

    admin_client.post(f"{COUPONS}add/", coupon_form(offer))

    assert Coupon.objects.get().code == "SAVE75"


def test_a_coupon_with_other_signs_is_refused(admin_client):
    offer = quantity_offer(needs_coupon=True)

    answer = admin_client.post(f"{COUPONS}add/", coupon_form(offer, code="save 75"))

    assert "Capital letters, digits and hyphens only." in answer.content.decode()
    assert not Coupon.objects.exists()


def test_a_coupon_is_replaced_and_keeps_its_code(admin_client):
    coupon = factories.CouponFactory.create(code="SAVE75")

    answer = admin_client.post(
        f"{COUPONS}{coupon.pk}/change/", coupon_form(coupon.offer, most_uses="3")
    )

    assert answer.status_code == 302
    coupon.refresh_from_db()
    standing = Coupon.objects.standing().get()
    assert (coupon.most_uses, standing.most_uses, standing.code) == (None, 3, "SAVE75")
    assert coupon.replaced_at == standing.created_at


def test_a_coupon_brings_only_an_offer_that_stands_and_asks_for_one(admin_client):
    for_all = quantity_offer()

    answer = admin_client.post(f"{COUPONS}add/", coupon_form(for_all))

    assert answer.status_code == 200
    assert not Coupon.objects.exists()


def test_what_is_on_hand_is_changed_in_the_list(admin_client):
    stock = factories.StockFactory.create(on_hand=10)
    form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "Save"}

    admin_client.post(STOCK, form | {"form-0-id": stock.pk, "form-0-on_hand": "7"})

    assert Stock.objects.get().on_hand == 7
    text = admin_client.get(STOCK).content.decode()
    assert f'aria-label="On hand, {stock}"' in text
