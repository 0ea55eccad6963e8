"""The address of whoever asks: what the nearest proxy that we trust was told, never what a client says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
ONE_SUBSCRIBER = 64  # bits of an IPv6 address; whoever has one has all that begin like it


def client_of(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """Return the client's address, from the connection's other end and X-Forwarded-For.

    Each proxy writes at the right end from whom it had the request, so the
    list is read from there, for as long as what is read is a proxy of ours.
    """
    client = read_address(peer)
    if client is None:
        return ""
    for said in reversed(forwarded.split(",")):
        before = read_address(said)
        if before is None or not is_in(client, trusted):
            break
        client = before
    return str(client)


def read_address(said: str) -> Address | None:
    """Read an address as proxies write it: maybe with a port, in brackets, or IPv4 within IPv6."""
    text = said.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def is_in(address: Address | None, networks: Sequence[Network]) -> bool:
    return address is not None and any(
        address in network for network in networks if network.version == address.version
    )


def counted_as(address: str) -> str:
    """Return under what an address is counted: itself, or its network where each has so many."""
    read = read_address(address)
    if isinstance(read, IPv6Address):
        return str(ip_network((read, ONE_SUBSCRIBER), strict=False))
    return str(read or "")
