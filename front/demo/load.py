"""Fills an empty database with the demo."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from callcenter.models import CallCenter, ChannelUser, User
from catalog.models import (
    ChargeRule,
    Coupon,
    CustomerTerms,
    Offer,
    Price,
    PriceGroup,
    TaxRate,
)
from customers.models import Address, ContactPoint, Customer, CustomerGroup, Kind, Reach
from front.demo.accounts import load_accounts
from front.demo.catalogs import load_catalogs
from front.demo.gift_cards import load_gift_card, load_sold_card
from front.demo.holds import hold_one, load_hold_codes
from front.demo.limits import load_limits
from front.demo.offers import load_offers
from front.demo.orders import load_orders
from front.demo.people import AREA_CODES, CALLERS, WORKERS, Caller
from front.demo.stock import load_costs, load_stock
from front.demo.taxes import load_exemptions, load_taxes
from front.demo.terms import load_terms
from front.demo.words import named

PASSWORD = "demo"  # noqa: S105 - it is shown to whoever starts the demo
FIRST_ACCOUNT = 2001
TERMS_STOOD = timedelta(days=90)
SPELT_OUT = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "œ": "oe", "'": "", "’": ""})


def load(*, at: datetime) -> None:
    """Add everything, as an admin would enter it, and a few orders as agents would take them."""
    load_call_centers()
    load_workers()
    load_terms(usrt=CallCenter.objects.get(code="USRT"), france=CallCenter.objects.get(code="FRFR"))
    load_catalogs(CallCenter.objects.order_by("-code"), on=at.date())
    load_taxes()
    load_stock(on=at.date())
    load_costs()
    load_gift_card()
    load_offers(on=at.date())
    load_limits(on=at.date())
    load_hold_codes()
    load_customers()
    load_exemptions()
    load_accounts(at=at)
    let_terms_stand(since=at - TERMS_STOOD)
    load_orders(at=at)
    hold_one(at=at)
    load_sold_card(at=at)


def let_terms_stand(*, since: datetime) -> None:
    """Let the terms be older than the orders: these are modified by what stood at their submit."""
    for terms in (Price, ChargeRule, Offer, Coupon, TaxRate):
        terms.objects.update(created_at=since)


def load_call_centers() -> None:
    CallCenter.objects.create(
        code="USRT",
        name="USRT",
        company_name="Fabrikam, Inc.",
        currency="USD",
        country="US",
        language="en-US",
        time_zone="America/Los_Angeles",
        prices_with_tax=False,
        tax_name="Tax",
    )
    CallCenter.objects.create(
        code="FRFR",
        name="Fabrikam France",
        company_name="Fabrikam France SAS",
        currency="EUR",
        country="FR",
        language="fr-FR",
        time_zone="Europe/Paris",
        prices_with_tax=True,
        tax_name="TVA",
    )


def load_workers() -> None:
    for worker in WORKERS:
        user = User.objects.create_user(
            worker.username,
            email=f"{worker.username}@example.com",
            password=PASSWORD,
            first_name=worker.first_name,
            last_name=worker.last_name,
            is_staff=worker.is_admin,
            is_superuser=worker.is_admin,
        )
        for code, role in worker.roles.items():
            ChannelUser.objects.create(
                call_center=CallCenter.objects.get(code=code),
                user=user,
                name=user.get_full_name(),
                role=role,
            )


def load_customers() -> None:
    club = CustomerGroup.objects.create(code="CLUB", **named("Outdoor club", "Club plein air"))
    CustomerTerms.objects.create(
        customer_group=club, price_group=PriceGroup.objects.get(code="CLUB")
    )
    for number, caller in enumerate(CALLERS, start=1):
        add_customer(caller, number=number, group=club if caller.group == club.code else None)


def add_customer(caller: Caller, *, number: int, group: CustomerGroup | None) -> None:
    is_person = bool(caller.first_name)
    customer = Customer.objects.create(
        account_number=str(FIRST_ACCOUNT + number - 1),
        kind=Kind.PERSON if is_person else Kind.ORGANISATION,
        first_name=caller.first_name,
        last_name=caller.name if is_person else "",
        organisation="" if is_person else caller.name,
        group=group,
        language="fr-FR" if caller.country == "FR" else "",
        note=caller.note,
        alert=caller.alert,
    )
    Address.objects.create(
        customer=customer,
        street=caller.street,
        postcode=caller.postcode,
        city=caller.city,
        state=caller.state,
        country=caller.country,
        is_default=True,
    )
    for reach, value in (
        (Reach.TELEPHONE, telephone_of(caller, number)),
        (Reach.EMAIL, email_of(customer)),
    ):
        ContactPoint.objects.create(customer=customer, reach=reach, value=value, is_default=True)


def telephone_of(caller: Caller, number: int) -> str:
    """Return a number that is kept free for stories, in E.164."""
    if caller.country == "FR":
        return f"+3319900{number:04}"
    return f"+1{AREA_CODES[caller.state]}55501{number:02}"


def email_of(customer: Customer) -> str:
    spelt = customer.name.lower().translate(SPELT_OUT)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z]+", plain)
    return f"{'.'.join(words) or customer.account_number}@example.com"
