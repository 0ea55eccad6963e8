"""Items of the bulk: names of parts in two languages, prices in two currencies, costs, and stock."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from random import Random

from front.bulk.copying import NULL, copy_rows

FIRST_NUMBER = 1_000_000  # beyond the demo's, which have five digits
TERMS_STOOD = timedelta(days=400)
PIECES = 1_000

ADJECTIVES = """Light:léger|Sturdy:robuste|Foldable:pliant|Waterproof:imperméable|Small:petit|Large:grand|Classic:classique
Modern:moderne|Padded:matelassé|Insulated:isotherme|Recycled:recyclé|Quilted:capitonné|Reversible:réversible|Compact:compact
Woven:tissé|Polished:poli|Vintage:rétro|Travel:de voyage|Winter:d’hiver|Summer:d’été"""
NOUNS = """jacket:blouson|rucksack:sac à dos|lamp:lampe|mug:gobelet|scarf:foulard|blanket:plaid|watch:chronographe
wallet:portefeuille|umbrella:parapluie|cushion:coussin|towel:drap de bain|kettle:samovar|knife:couteau|bottle:flacon
helmet:casque|glove:gant|cap:bonnet|belt:ceinturon|basket:panier|mirror:miroir|notebook:carnet|pen:stylo|chair:fauteuil
table:guéridon|tent:abri|stove:réchaud|rope:cordage|pump:gonfleur|saddle:siège|boot:brodequin|shirt:maillot|jumper:pull"""
COLOURS = """black:noir|white:blanc|navy:bleu marine|red:rouge|olive:olive|sand:sable|grey:gris|burgundy:bordeaux
turquoise:turquoise|mustard:moutarde"""
MATERIALS = """cotton:coton|wool:laine|leather:cuir|canvas:toile|steel:acier|oak:chêne|bamboo:bambou|linen:lin|nylon:nylon
cork:liège|titanium:titane|felt:feutre"""

COLUMNS = {
    "catalog_item": (
        *("id", "item_number", "name", "names", "group_id", "tax_group_id", "is_active"),
        "back_order_allowed",
    ),
    "catalog_price": (
        *("item_id", "currency", "with_tax", "from_quantity", "unit_price", "created_at"),
    ),
    "catalog_cost": ("item_id", "currency", "unit_cost"),
    "catalog_stock": ("item_id", "warehouse_id", "on_hand"),
}


def pairs(text: str) -> list[list[str]]:
    return [pair.split(":") for pair in text.replace("\n", "|").split("|")]


def copy_items(
    numbers: range,
    *,
    rng: Random,
    first_pk: int,
    groups: list[int],
    tax_groups: list[int],
    warehouses: list[int],
    at: datetime,
) -> None:
    """Copy these items; every second one is counted in the warehouses, one of fifty is stopped."""
    rows: dict[str, list[list[str]]] = {table: [] for table in COLUMNS}
    since = (at - TERMS_STOOD).isoformat()
    choices = [pairs(text) for text in (ADJECTIVES, NOUNS, COLOURS, MATERIALS)]
    for place, number in enumerate(numbers):
        pk = str(first_pk + place)
        (adjective, adjective_fr), (noun, noun_fr), (colour, colour_fr), (material, material_fr) = (
            rng.choice(choice) for choice in choices
        )
        cents = int(300 * 300 ** rng.random())  # 3.00 to 900.00, more of them cheap
        rows["catalog_item"].append([
            pk, str(FIRST_NUMBER + number), f"{adjective} {noun}, {material}, {colour}",
            json.dumps({"fr": f"{noun_fr.capitalize()} {adjective_fr}, {material_fr}, {colour_fr}"}, ensure_ascii=False),
            str(rng.choice(groups)) if groups else NULL,
            str(rng.choice(tax_groups)) if tax_groups else NULL,
            "f" if number % 50 == 49 else "t", "t",
        ])  # fmt: skip
        for currency, with_tax, base in (("USD", "f", cents), ("EUR", "t", cents * 11 // 10)):
            steps = {1: base, 10: base * 9 // 10} if number % 5 == 0 else {1: base}
            for quantity, price in steps.items():
                rows["catalog_price"].append(
                    [pk, currency, with_tax, str(quantity), in_units(price), since]
                )
            rows["catalog_cost"].append([pk, currency, in_units(base * 5 // 10)])
        if number % 2:
            rows["catalog_stock"] += [[pk, str(one), str(PIECES)] for one in warehouses]
    for table, columns in COLUMNS.items():
        copy_rows(table, columns, rows[table])


def in_units(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"
