"""Modes of delivery for the tests: Express that goes not everywhere, Overnight that takes not all, stores."""

from catalog.models import ModeForItem, ModeForRegion
from tests.factories import AddressFactory, OfferedModeFactory, WarehouseFactory


def express(**about):
    """11 Express, not to Alaska."""
    mode = OfferedModeFactory.create(
        mode__code="11", mode__name="Express", **{f"mode__{k}": v for k, v in about.items()}
    ).mode
    ModeForRegion.objects.create(mode=mode, country="US", state="AK", is_excluded=True)
    return mode


def overnight(*refused, **about):
    """21 Overnight, without these items."""
    mode = OfferedModeFactory.create(
        mode__code="21", mode__name="Overnight", **{f"mode__{k}": v for k, v in about.items()}
    ).mode
    for item in refused:
        ModeForItem.objects.create(mode=mode, item=item, is_excluded=True)
    return mode


def pickup():
    """60 Store pickup."""
    return OfferedModeFactory.create(
        mode__code="60", mode__name="Store pickup", mode__is_pickup=True
    ).mode


def store(code="DOWNTOWN", **about):
    """A store in Portland that the home call center's customers pick up at."""
    about = {"street": "700 SW 5th Avenue", "city": "Portland", "state": "OR"} | about
    return WarehouseFactory.create(
        code=code, name=f"Store {code.title()}", is_store=True, postcode="97204", country="US",
        **about,
    )  # fmt: skip


def alaska(order):
    """Another address of the order's customer, in Alaska."""
    return AddressFactory.create(
        customer=order.customer, street="1 Tundra Road", city="Nome", state="AK", postcode="99762"
    )
