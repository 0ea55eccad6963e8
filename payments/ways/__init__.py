"""The ways to pay, one file for each function of a method. Operations take them from here."""

from payments.models import NOTHING_MORE, Details, Function, PaymentMethod
from payments.ways.by_provider import ByProvider
from payments.ways.card_terminal import CardTerminal
from payments.ways.cash import Cash
from payments.ways.check import Check, CheckToCome
from payments.ways.credit import Credit
from payments.ways.gift_card import ByGiftCard
from payments.ways.on_account import OnAccount
from payments.ways.way import Removal, Standing, Taking, Way

__all__ = ["NOTHING_MORE", "WAYS", "Details", "Removal", "Standing", "Taking", "Way", "way_of"]

WAYS: dict[str, Way] = {
    Function.CASH: Cash(),
    Function.CARD_TERMINAL: CardTerminal(),
    Function.CHECK: Check(),
    Function.CHECK_TO_COME: CheckToCome(),
    Function.ON_ACCOUNT: OnAccount(),
    Function.CREDIT: Credit(),
    Function.GIFT_CARD: ByGiftCard(),
    Function.PROVIDER: ByProvider(),
}


def way_of(method: PaymentMethod) -> Way:
    """Return how payments by the method behave."""
    return WAYS[method.function]
