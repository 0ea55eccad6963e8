"""`manage.py rekey`: what is stored under an older key, or under none, is put under the first."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from callcenter.errors import SecondFactorUnreadable
from callcenter.web.second_factor_secrets import encrypt_again


class Command(BaseCommand):
    help = "Encrypt the secrets of second factors with the first key that is configured."

    def handle(self, *_: Any, **__: Any) -> None:
        found = list(Authenticator.objects.order_by("pk").values_list("pk", flat=True))
        outcomes = [put_under_first_key(pk) for pk in found]
        unreadable = outcomes.count(None)
        self.stdout.write(
            f"Second factors: {outcomes.count(True)} put under the first key, "
            f"{outcomes.count(False)} were already, {unreadable} could not be read."
        )
        self.stdout.write(
            "Gift cards stay under the key they were issued with: "
            "their numbers are kept nowhere. Keep that key in the configuration."
        )
        if unreadable:
            raise CommandError(
                f"{unreadable} second factors are under a key that is not configured. "
                "Add it to CALLCENTER_SECOND_FACTOR_KEY_FALLBACKS, and run this again."
            )


@transaction.atomic
def put_under_first_key(pk: int) -> bool | None:
    """Return whether the row was changed, or None where its key is missing."""
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if row is None:  # removed meanwhile
        return False
    try:
        is_changed = encrypt_again(row)
    except SecondFactorUnreadable:
        return None
    if is_changed:
        row.save(update_fields=["data"])
    return is_changed
