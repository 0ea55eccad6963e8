"""How customers are found: each question asks one index, so that each answers at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Left

from customers import errors
from customers.finding.keys import typed_key
from customers.finding.search import INSIDE_FROM


class FoundQuerySet[C: models.Model](models.QuerySet[C]):
    """Customers, and how they are found."""

    def get_by_account(self, account: str) -> C:
        """Return the customer of the account; refuse with NoSuchCustomer where there is none."""
        customer = self.filter(account_number=account).first()
        if customer is None:
            raise errors.NoSuchCustomer(account=account)
        return customer

    def locked(self) -> Self:
        """The customer's row alone, locked until the transaction ends."""
        return self.select_for_update(of=("self",))

    def numbered(self, account: str) -> Self:
        """The one with this account number, typed in capitals or not."""
        return self.filter(account_number__in={account, account.upper(), account.lower()})

    def reached_at(self, contact_points: models.QuerySet[Any], *, limit: int) -> Self:
        """The first of those that one of the contact points belongs to.

        They are limited before they are joined: how many fit cannot be
        estimated well, and a join planned for many reads all customers.
        """
        first = contact_points.order_by(F("customer_id") + 0).values("customer_id")[:limit]
        return self.filter(pk__in=first).by_name()

    def living_at(self, addresses: models.QuerySet[Any]) -> Self:
        """Those that one of the addresses belongs to."""
        return self.filter(pk__in=addresses.values("customer")).sorted_when_found()

    def last_name_begins(self, text: str) -> Self:
        """Also organisations; the first condition of the index by last name."""
        return self.filter(last_key__startswith=typed_key(text)).by_name()

    def first_name_begins(self, text: str) -> Self:
        """The first condition of the index by first name."""
        found = self.filter(first_key__startswith=typed_key(text))
        return found.order_by("first_key", "last_key", "-recent_at", "-pk")

    def begun_like(self, *, last: str, first: str) -> Self:
        """Those whose last name begins with the same letter, with the keys of what was typed beside theirs."""
        key = typed_key(last)
        found = self.annotate(typed_last=key, typed_first=typed_key(first))
        return found.filter(last_key__startswith=Left(key, 1))

    def with_words(self, words: Iterable[str], *, inside: bool = False) -> Self:
        """Those whose names hold every word, in any order: where one begins, or also inside of one."""
        found = self
        for word in words:
            begins = "" if inside and len(word) >= INSIDE_FROM else " "
            found = found.filter(search_key__contains=typed_key(begins + word))
        return found.sorted_when_found()

    def sorted_when_found(self) -> Self:
        """By name, but first found by other means.

        Not by the bare column: its index would be walked in order, and read
        to its end where few rows fit.
        """
        return self.order_by(Concat("last_key", Value("")), "first_key", "-recent_at", "-pk")

    def by_name(self) -> Self:
        """By name; of several with one name who ordered last comes first."""
        return self.order_by("last_key", "first_key", "-recent_at", "-pk")
