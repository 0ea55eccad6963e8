"""What a search finds: customers, and the order whose number was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from callcenter.errors import LooksLikeCardNumber, TooSlow
from callcenter.sql.hurry import in_time
from callcenter.web.request import Request
from customers.finding.hits import MOST_HITS, Hit, certain, find, near_misses
from customers.finding.search import is_card_number, read
from customers.places.regions import region_of
from orders.models import Order
from orders.shown.whereabouts import whereabouts_of

MOST_TYPED = 100  # letters; the rest narrows nothing


@dataclass(frozen=True, kw_only=True)
class Results:
    """What was typed, and what it may mean."""

    typed: str
    order: Order | None = None
    whereabouts: Sequence[str] = ()  # of the order
    hits: Sequence[Hit] = ()
    near: Sequence[Hit] = ()  # whose names are nearly what was typed
    last_orders: Mapping[str, Order] = field(
        default_factory=dict
    )  # by account, of those with one name
    refusal: str = ""

    @property
    def chosen(self) -> str:
        """The row that leaves no doubt, as its button of the list says it; a near miss never does."""
        if self.order:
            return "" if self.hits else f"order/{self.order.number}"
        hit = certain(self.hits)
        return hit.choice if hit else ""

    @property
    def is_empty(self) -> bool:
        return not self.hits and not self.order and not self.near

    @property
    def sentence(self) -> str:
        """Say how many customers were found."""
        if self.refusal:
            return self.refusal
        if self.is_empty:
            return _("Nobody found for “%(typed)s”.") % {"typed": self.typed}
        if not self.hits and not self.order:
            return self.near_sentence
        if self.order and not self.hits:
            return _("Sales order %(number)s found.") % {"number": self.order.number}
        if len(self.hits) == MOST_HITS:
            return _("The first %(number)d customers for “%(typed)s”. Type more to narrow it.") % {
                "number": MOST_HITS,
                "typed": self.typed,
            }
        found = ngettext(
            "%(number)d customer found for “%(typed)s”.",
            "%(number)d customers found for “%(typed)s”.",
            len(self.hits),
        )
        return found % {"number": len(self.hits), "typed": self.typed}

    @property
    def near_sentence(self) -> str:
        """Say that those nearly called so follow."""
        return _("No customer is called “%(typed)s”. Did you mean:") % {"typed": self.typed}


def search(request: Request, *, is_typing: bool) -> Results:
    """Find what the request's ``q`` may mean to this user.

    Misspelt names are looked for once Search is pressed, or where nothing
    else was found.
    """
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:MOST_TYPED]
    region = region_of(request)
    if is_card_number(typed, region=region):
        return Results(typed="", refusal=str(LooksLikeCardNumber()))
    if not typed:
        return Results(typed="")
    try:
        with in_time():
            return _found(request, typed, region=region, is_typing=is_typing)
    except TooSlow as refusal:
        return Results(typed=typed, refusal=str(refusal))


def _found(request: Request, typed: str, *, region: str, is_typing: bool) -> Results:
    order = _order(request, typed)
    said = whereabouts_of([order], at=timezone.now())[order.pk] if order else ()
    hits = find(typed, region=region)
    is_found = bool(hits or order)
    near = [] if is_found and is_typing else near_misses(typed, region=region, but_for=hits)
    near = near[: MOST_HITS - len(hits)]
    return Results(
        typed=typed,
        order=order,
        whereabouts=said,
        hits=hits,
        near=near,
        last_orders=_last_orders(request, [*hits, *near]),
    )


def _last_orders(request: Request, hits: Sequence[Hit]) -> dict[str, Order]:
    """Return the last order of customers with one name, by account: it tells them apart, with the town."""
    called = Counter(hit.name for hit in hits)
    accounts = [hit.account for hit in hits if called[hit.name] > 1]
    return Order.objects.last_of(accounts, seen_by=request.user) if accounts else {}


def _order(request: Request, typed: str) -> Order | None:
    number = read(typed, region=region_of(request)).order_number
    if number is None:
        return None
    visible = Order.objects.visible_to(request.user).for_list().select_related("mode")
    return visible.filter(number=number).first()
