"""Which providers are connected, by the name that a payment method gives."""

from __future__ import annotations

from payments.providers.errors import ProviderNotConnected
from payments.providers.provider import Provider

_connected: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Connect a provider; called once by each, when the process starts."""
    _connected[name] = provider


def provider_named(name: str) -> Provider:
    """Return a provider. Raises ProviderNotConnected."""
    if name not in _connected:
        raise ProviderNotConnected(provider=name)
    return _connected[name]


def provider_names() -> list[str]:
    return sorted(_connected)
