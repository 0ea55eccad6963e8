"""An order with something of everything that has a price, and what an admin may change of it."""

from uuid import uuid4

from django.apps import apps
from django.utils import timezone

from catalog import operations as catalog_operations
from catalog.models import (
    ChargeCode,
    ChargeRule,
    Coupon,
    CustomerTerms,
    DeliveryMode,
    ModeInGroup,
    Offer,
    OfferedPriceGroup,
    Price,
    PriceGroup,
    PriceGroupOfCatalog,
    SourceCode,
    TaxExemption,
    TaxRate,
    Warehouse,
)
from orders import operations
from orders.models import OrderLine
from tests.factories import (
    CatalogFactory,
    ChargeCodeFactory,
    ChargeRuleFactory,
    CouponFactory,
    CustomerGroupFactory,
    DeliveryModeGroupFactory,
    ItemFactory,
    ItemGroupFactory,
    OfferedPriceGroupFactory,
    OfferFactory,
    OrderFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
    TaxExemptionFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.amended import open_order, said
from tests.orders.drafts import add, fresh


def promised_order():
    """Two lines with something of everything that has a price, submitted."""
    standard = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=standard, percent="7.25")
    TaxRateFactory.create(tax_group=standard, percent="9")  # says the same place: the later counts
    group, offered = ItemGroupFactory.create(), OfferedPriceGroupFactory.create().price_group
    catalog = CatalogFactory.create(price_groups=[PriceGroupFactory.create(priority=1)])
    source = SourceCodeFactory.create(catalog=catalog)
    items = [ItemFactory.create(price="40.00", group=group, tax_group=standard) for _ in range(2)]
    PriceFactory.create(item=items[0], price_group=offered, unit_price="36.00")
    PriceFactory.create(item=items[0], price_group=catalog.price_groups.get(), unit_price="38.00")
    modes, code = DeliveryModeGroupFactory.create(), ChargeCodeFactory.create(competing="adds_up")
    rules = ChargeRuleFactory
    rules.create(charge_code=code, tiers=[("0", None, "7.95")])
    rules.create(charge_code=code, mode_group=modes, tiers=[("0", None, "3.00")])
    handling = ChargeCodeFactory.create(code="HANDLING", is_shipping=False)
    for amount in ("2.00", "4.00"):  # nothing but their age decides between them
        rules.create(charge_code=handling, tiers=[("0", None, amount)])
    OfferFactory.create(code="GROUP", tiers=[("0", "10")]).items.create(item_group=group)
    OfferFactory.create(
        code="PAIR", kind="mix_and_match", value_kind="amount", concurrency="compounded",
        tiers=[("0", "5")], parts=[(2, items)],
    )  # fmt: skip
    save = OfferFactory.create(
        code="SAVE", kind="threshold", value_kind="amount", concurrency="compounded",
        needs_coupon=True, tiers=[("0", "3")],
    )  # fmt: skip
    CouponFactory.create(code="SAVE", offer=save)
    order = OrderFactory.create(source_code=source)
    TaxExemptionFactory.create(customer=order.customer, country="CA")
    ModeInGroup.objects.create(group=modes, mode=order.mode)
    order.customer.group = CustomerGroupFactory.create()
    order.customer.save()
    CustomerTerms.objects.create(
        customer_group=order.customer.group, price_group=PriceGroupFactory.create()
    )
    for item in items:
        add(order, item.item_number, at=timezone.now())
    operations.add_coupon(order.number, coupon="SAVE", key=uuid4(), **said(order))
    Warehouse.objects.update(state="WA")
    return open_order(fresh(order))


def whole(row):
    return [list(getattr(row, name).all()) for name in ("tiers", "parts", "items")]


def replace_all(*, changed):
    """Replace every row of terms; by an equal one, or by one that asks or gives something else."""
    for one in Price.objects.standing():
        one.unit_price *= 2 if changed else 1
        catalog_operations.replace_price(one)
    for one in TaxRate.objects.standing():
        one.percent += 1 if changed else 0
        catalog_operations.replace_rate(one)
    for one in ChargeRule.objects.standing().order_by("pk"):
        tiers = list(one.tiers.all())
        for tier in tiers:
            tier.value += 1 if changed else 0
        catalog_operations.replace_rule(one, tiers=tiers)
    for one in Offer.objects.standing():
        tiers, parts, items = whole(one)
        for tier in tiers:
            tier.value += 1 if changed else 0
        catalog_operations.replace_offer(one, tiers=tiers, parts=parts, items=items)
    for one in Coupon.objects.standing():
        one.most_uses = 9 if changed else None
        catalog_operations.replace_coupon(one)


def move_items():
    for item in OrderLine.objects.values_list("item", flat=True):
        ItemFactory._meta.model.objects.filter(pk=item).update(
            group=ItemGroupFactory.create(), tax_group=TaxGroupFactory.create()
        )


CHANGES = {
    "catalog_price": lambda: [replace_price(one) for one in Price.objects.standing()],
    "catalog_taxrate": lambda: TaxRate.objects.standing().update(replaced_at=timezone.now()),
    "catalog_chargerule": lambda: ChargeRule.objects.standing().update(replaced_at=timezone.now()),
    "catalog_chargetier": lambda: replace_all(changed=True),
    "catalog_offer": lambda: Offer.objects.standing().update(replaced_at=timezone.now()),
    "catalog_offertier": lambda: replace_all(changed=True),
    "catalog_offerpart": lambda: replace_all(changed=True),
    "catalog_offeritem": lambda: replace_all(changed=True),
    "catalog_coupon": lambda: Coupon.objects.standing().update(replaced_at=timezone.now()),
    "catalog_pricegroup": lambda: PriceGroup.objects.update(priority=7),
    "catalog_offeredpricegroup": lambda: OfferedPriceGroup.objects.all().delete(),
    "catalog_pricegroupofcatalog": lambda: PriceGroupOfCatalog.objects.all().delete(),
    "catalog_sourcecode": lambda: SourceCode.objects.update(catalog=CatalogFactory.create()),
    "catalog_customerterms": lambda: CustomerTerms.objects.update(
        price_group=Price.objects.exclude(price_group=None).latest("pk").price_group
    ),
    "catalog_chargecode": lambda: ChargeCode.objects.update(
        competing="most_specific", tax="own", tax_group=TaxGroupFactory.create(), is_shipping=False
    ),
    "catalog_modeingroup": lambda: ModeInGroup.objects.all().delete(),
    "catalog_deliverymode": lambda: DeliveryMode.objects.update(is_pickup=True),
    "catalog_item": move_items,
    "catalog_warehouse": lambda: Warehouse.objects.update(state="CA", country="CA"),
    "catalog_taxexemption": lambda: TaxExemption.objects.update(country="US"),
    "customers_customer": lambda: apps.get_model("customers.Customer").objects.update(group=None),
    "callcenter_callcenter": lambda: apps.get_model("callcenter.CallCenter").objects.update(
        time_zone="Pacific/Auckland"
    ),
}


def replace_price(one):
    one.unit_price += 1
    catalog_operations.replace_price(one)
