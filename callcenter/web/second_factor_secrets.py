"""The secrets of second factors, encrypted: with a copy of the database alone nobody makes a code."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from callcenter.errors import SecondFactorUnreadable

MARK = "fernet:"  # what is stored without it was stored plainly, before secrets were encrypted
PURPOSE = b"callcenter.second_factor:"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts with the first key of the settings, and reads with each of them."""

    def encrypt(self, text: str) -> str:
        return MARK + all_keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises SecondFactorUnreadable."""
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        try:
            return all_keys().decrypt(encrypted_text.removeprefix(MARK)).decode()
        except InvalidToken:
            raise SecondFactorUnreadable from None


def all_keys() -> MultiFernet:
    return MultiFernet([fernet_of(key) for key in settings.SECOND_FACTOR_KEYS])


def fernet_of(key: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(PURPOSE + key.encode()).digest()))


def is_under_first_key(stored: str) -> bool:
    """Whether a secret is stored as it would be today."""
    if not stored.startswith(MARK):
        return False
    try:
        fernet_of(settings.SECOND_FACTOR_KEYS[0]).decrypt(stored.removeprefix(MARK))
    except InvalidToken:
        return False
    return True


def encrypt_again(authenticator: Authenticator) -> bool:
    """Put the secrets of a second factor under the first key; return whether any was not, yet.

    It is not saved here. Raises SecondFactorUnreadable.
    """
    data = authenticator.data
    named = [name for name in ("secret", "seed") if name in data]
    stored = [data[name] for name in named] + data.get("migrated_codes", [])
    if all(is_under_first_key(one) for one in stored):
        return False
    adapter = SecondFactorAdapter()

    def renewed(one: str) -> str:
        return adapter.encrypt(adapter.decrypt(one))

    data |= {name: renewed(data[name]) for name in named}
    if "migrated_codes" in data:
        data["migrated_codes"] = [renewed(code) for code in data["migrated_codes"]]
    return True
