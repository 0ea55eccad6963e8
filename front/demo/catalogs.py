"""The demo's catalogs and their source codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from callcenter.models import CallCenter
from catalog.models import Catalog, CatalogStatus, Item, OfferedCatalog, PriceGroup, SourceCode
from front.demo.goods import CATALOG_PRICES
from front.demo.terms import add_prices
from front.demo.words import named, others

SCRIPT = "Thank the caller for ordering from the Fabrikam semiannual catalog, and name page 12: tents cost less."
SCRIPT_FR = "Remerciez le client de commander dans le catalogue semestriel Fabrikam, et citez la page 12 : les tentes coûtent moins cher."
SUBMIT_SCRIPT = "Ask whether the next catalog may be sent along with the goods."
SUBMIT_SCRIPT_FR = "Demandez si le prochain catalogue peut être joint au colis."


def load_catalogs(call_centers: Iterable[CallCenter], *, on: date) -> None:
    """Add the catalog that holds, one that has run out, one in preparation, and the code for none."""
    semiannual = add_catalog(
        "FAB26", "Fabrikam semiannual catalog", "Catalogue semestriel Fabrikam"
    )
    last = add_catalog("FAB25", "Fabrikam annual catalog", "Catalogue annuel Fabrikam")
    none = add_catalog("NONE", "No catalog", "Aucun catalogue")
    winter = add_catalog(
        "WINTER27", "Fabrikam winter catalog", "Catalogue d’hiver Fabrikam", is_published=False
    )
    semiannual.price_groups.add(catalog_prices())
    SourceCode.objects.create(
        catalog=semiannual,
        code="FAB26",
        script=SCRIPT,
        script_in=others(SCRIPT, SCRIPT_FR),
        submit_script=SUBMIT_SCRIPT,
        submit_script_in=others(SUBMIT_SCRIPT, SUBMIT_SCRIPT_FR),
    )
    SourceCode.objects.create(catalog=last, code="FAB25", valid_to=on - timedelta(days=45))
    SourceCode.objects.create(catalog=none, code="NONE", means_none=True)
    SourceCode.objects.create(catalog=winter, code="WIN27")
    for call_center in call_centers:
        for catalog in (semiannual, last, none, winter):
            OfferedCatalog.objects.create(call_center=call_center, catalog=catalog)


def add_catalog(code: str, name: str, name_fr: str, *, is_published: bool = True) -> Catalog:
    return Catalog.objects.create(
        code=code,
        **named(name, name_fr),
        status=CatalogStatus.PUBLISHED if is_published else CatalogStatus.DRAFT,
    )


def catalog_prices() -> PriceGroup:
    prices = PriceGroup.objects.create(code="FAB26", name="Fabrikam semiannual catalog")
    for number, (usd, eur) in CATALOG_PRICES.items():
        add_prices(Item.objects.get(item_number=number), usd, eur, group=prices)
    return prices
