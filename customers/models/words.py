"""The words of customers' names, by which a misspelt one is found."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, OuterRef, Value
from django.db.models.functions import Concat

from callcenter.models import Word
from customers.finding.keys import typed_key
from customers.models.customer import Customer

MOST_COUNTED = 50  # customers; who is called so more often is common enough


class NameWord(Word):
    """A first name, a last name, or a word of one or of an organisation's."""

    class Meta(Word.Meta):
        pass

    @staticmethod
    def key_of(text: str) -> Func:
        return typed_key(text)

    @staticmethod
    def how_common() -> Any:
        """Count those whose last name is or begins with the word."""
        called = Customer.objects.filter(
            last_key__gte=OuterRef("word"), last_key__lt=Concat(OuterRef("word"), Value("!"))
        )
        return Func(
            ArraySubquery(called.values("pk")[:MOST_COUNTED]),
            function="cardinality",
            output_field=IntegerField(),
        )
