"""How money says no: every refusal, each with a sentence that says what to do."""

from payments.errors.accounts import *
from payments.errors.balance import *
from payments.errors.closing import *
from payments.errors.gift_cards import *
from payments.errors.payments import *
from payments.errors.refunds import *
