"""The journal's accounts beside the ledgers: whatever happened, they come to the same."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from callcenter.models import CallCenter
from orders.models import Order
from payments.lists.journal import journal_of
from payments.models import AccountEntry, CreditEntry, GiftCard, Payment
from payments.questions.figures import figures_by_payment
from payments.questions.standing import cost_of

ZERO = Decimal(0)
OWED = {"credit": "customer_credit", "gift_card": "gift_cards"}  # by function: what we owe less of


def booked(first, last):
    """What each account comes to over these days: debits less credits, by order for "orders"."""
    sums = Counter()
    for call_center in CallCenter.objects.all():
        day = first
        while day <= last:
            for entry in journal_of(call_center, day):
                account = (
                    (entry.account, entry.order) if entry.account == "orders" else entry.account
                )
                sums[account] += entry.debit - entry.credit
            day += timedelta(days=1)
    return {account: amount for account, amount in sums.items() if amount}


def in_ledgers():
    """The same by what the ledgers and the orders say."""
    sums = Counter()
    sums["claims"] = AccountEntry.objects.balance()
    sums["customer_credit"] = -CreditEntry.objects.balance()
    standing = GiftCard.objects.standing()
    sums["gift_cards"] = sum(card.value - card.balance for card in standing) or ZERO
    for order in Order.objects.filter(revision__gte=1):
        add_order(order, sums)
    for order in Order.objects.filter(revision=0):
        add_payments(order, sums)
    return {account: amount for account, amount in sums.items() if amount}


def add_order(order, sums):
    covered = add_payments(order, sums)
    sums["orders", order.number] = cost_of(order) - covered
    if not order.is_cancelled:
        sums["gift_cards"] -= order.gift_cards_total if not order.is_amending else before(order)


def before(order):
    snapshot = order.revisions.get(number=order.revision).snapshot
    return sum(Decimal(line["net"]) for line in snapshot["lines"] if line["is_gift_card"])


def add_payments(order, sums):
    """Add what lies with us by method; return what of it covers the order."""
    functions = dict(Payment.objects.filter(order=order).values_list("pk", "method__function"))
    covered = ZERO
    for payment, one in figures_by_payment(order).items():
        covered += one.held + one.accepted + one.written_off + one.goodwill
        sums["write_offs"] += one.written_off + one.goodwill
        function = functions.get(payment)
        if function in OWED:  # what is held of it and not captured is not booked
            sums[OWED[function]] -= one.authorised
        elif function:
            sums["payments"] += one.captured - one.refunded - one.returned
    if order.revision == 0 and covered:
        sums["orders", order.number] = -covered
    return covered


def require_books(first, last):
    """Fail where an account is not what the ledgers say; what is earned is not looked at."""
    accounts = booked(first, last)
    earned = {"goods", "charges", "tax", "settlements", "adjustments"}
    said = {account: amount for account, amount in accounts.items() if account not in earned}
    assert said == in_ledgers()
    assert sum(accounts.values()) == 0
