"""What was already said: the keys of forms, and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from callcenter.errors import KeyUsedForSomethingElse
from callcenter.models.channel import User
from callcenter.models.reading import said_with


class Once(models.Model):
    """What was answered to a form's key, so that a second press gets the first answer."""

    key = models.UUIDField(primary_key=True)
    verb = models.CharField(max_length=40)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.TextField()
    answer = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(verb=""), name="callcenter_once_verb_named"),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def earlier(cls, key: UUID, *, verb: str, by: User, said: Sequence[Any]) -> str | None:
        """Return the answer given to this key before, or None where it is new.

        Call it under the order's lock. Raises KeyUsedForSomethingElse where
        the key came with another verb, user or content.
        """
        known = said_with(key)
        if not known:
            return None
        (once,) = known
        if (once.verb, once.user_id, once.fingerprint) != (verb, by.pk, fingerprint_of(said)):
            raise KeyUsedForSomethingElse
        return str(once.answer)

    @classmethod
    def keep(cls, key: UUID, *, verb: str, by: User, said: Sequence[Any], answer: object) -> None:
        """Keep the answer, in the same transaction as what it answers."""
        cls.objects.create(
            key=key, verb=verb, user=by, fingerprint=fingerprint_of(said), answer=str(answer)
        )


def fingerprint_of(said: Sequence[Any]) -> str:
    """Write down what a form said, the same for the same content."""
    return "\x1f".join(map(str, said))
