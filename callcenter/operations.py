"""What a user can do for himself."""

from django.db import transaction

from callcenter.models import User


@transaction.atomic
def set_language(*, language: str, by: User) -> None:
    """Remember the language in which the user reads."""
    by.language = language
    by.save(update_fields=["language"])
