"""Those who move the money: what is asked of each in the same words."""

from payments.providers.provider import Answer, NoAnswer, Outcome, Provider
from payments.providers.registry import provider_named, provider_names, register
from payments.providers.terminal import Receipt, Terminal

__all__ = [
    "Answer",
    "NoAnswer",
    "Outcome",
    "Provider",
    "Receipt",
    "Terminal",
    "provider_named",
    "provider_names",
    "register",
]
