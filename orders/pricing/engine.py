"""One calculation of the whole order, from scratch."""

from callcenter.money import LARGEST, ZERO, rounded, total
from orders.errors import AmountTooLarge, NoPrice
from orders.pricing.charges import charges_of
from orders.pricing.facts import LineFacts, OrderFacts, Priced, PricedLine, Terms, Totals


def price(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order: unit prices, goods, charges, totals, each with its because.

    Amounts are rounded half up to the currency's digits; unit prices keep
    four decimals. Raises NoPrice for an item without one, AmountTooLarge
    for what no column holds.
    """
    lines = tuple(price_line(line, facts, terms) for line in facts.lines)
    charges = charges_of(facts, lines, terms.rules)
    totals = Totals(
        goods=total(line.goods for line in lines),
        discount=total(line.discount for line in lines),
        charges=total(charge.amount for charge in charges),
        tax=ZERO,
        tax_added=ZERO,
    )
    if max(totals.goods, totals.charges, totals.total) > LARGEST:
        raise AmountTooLarge
    return Priced(lines=lines, charges=charges, totals=totals)


def price_line(line: LineFacts, facts: OrderFacts, terms: Terms) -> PricedLine:
    """Price one line: its best price times its quantity."""
    best = terms.best_price(line)
    if best is None:
        raise NoPrice(item_number=line.item_number, currency=facts.currency)
    goods = rounded(best.unit_price * line.quantity, facts.digits)
    if goods > LARGEST:
        raise AmountTooLarge
    return PricedLine(
        number=line.number,
        list_price=best.unit_price,
        unit_price=best.unit_price,
        goods=goods,
        discount=ZERO,
        because=[
            {
                "step": "price",
                "group": best.group_code,
                "from_quantity": best.from_quantity,
                "unit_price": str(best.unit_price),
                "quantity": line.quantity,
                "amount": str(goods),
            }
        ],
    )
