"""What the environment says of TLS and of proxies in front of the application; refuses what contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network

from django.core.exceptions import ImproperlyConfigured

from callcenter import environment
from callcenter.doors.address import Network

TRUSTED = "CALLCENTER_TRUSTED_PROXIES"
TLS = "CALLCENTER_TLS"
THIS_MACHINE = "127.0.0.0/8, ::1/128"


def tls(*, is_demo: bool) -> str:
    """Return where TLS ends: at a proxy, at our own server, or nowhere, which only the demo may."""
    allowed = {"proxy", "server", "none"} if is_demo else {"proxy", "server"}
    value = environment.text("CALLCENTER_TLS", "none" if is_demo else "proxy")
    if value not in allowed:
        raise ImproperlyConfigured(
            f"{TLS} must be 'proxy' where a proxy has the certificate, or 'server' "
            f"where the web server itself has it, not {value!r}."
        )
    return value


def trusted(*, ends_at: str) -> Sequence[Network]:
    """Return the networks whose word about a client is believed."""
    said = environment.text(
        "CALLCENTER_TRUSTED_PROXIES", THIS_MACHINE if ends_at == "proxy" else ""
    )
    networks = [_network(word.strip()) for word in said.split(",") if word.strip()]
    if ends_at == "proxy" and not networks:
        raise ImproperlyConfigured(
            f"{TLS} says that a proxy has the certificate, but {TRUSTED} names none. Name the "
            "network of the proxy, such as 127.0.0.1/32, or set "
            f"{TLS} to 'server' where the web server itself has the certificate."
        )
    _refuse_everything(networks)
    return networks


def _network(word: str) -> Network:
    try:
        return ip_network(word)
    except ValueError:
        mended = _mended(word)
        hint = f"did you mean {mended}?" if mended else "write it as 10.0.0.0/24 or 2001:db8::/64."
        raise ImproperlyConfigured(f"{TRUSTED}: {word!r} is no network; {hint}") from None


def _mended(word: str) -> Network | None:
    try:
        return ip_network(word, strict=False)
    except ValueError:
        return None


def _refuse_everything(networks: Sequence[Network]) -> None:
    four = collapse_addresses(each for each in networks if isinstance(each, IPv4Network))
    six = collapse_addresses(each for each in networks if isinstance(each, IPv6Network))
    if 0 in {each.prefixlen for each in four} | {each.prefixlen for each in six}:
        raise ImproperlyConfigured(
            f"{TRUSTED} trusts every address, so that each client could say to be any other. "
            "Name only the networks of your own proxies."
        )
