"""How an order says no: every refusal, each with a sentence that says what to do."""

from orders.errors.amending import *
from orders.errors.approvals import *
from orders.errors.blocked import *
from orders.errors.by_hand import *
from orders.errors.coupons import *
from orders.errors.delivery import *
from orders.errors.ending import *
from orders.errors.history import *
from orders.errors.holds import *
from orders.errors.letters import *
from orders.errors.lines import *
from orders.errors.orders import *
from orders.errors.shipping import *
from orders.errors.sources import *
