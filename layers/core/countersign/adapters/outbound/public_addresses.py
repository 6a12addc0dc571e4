"""Which addresses are on the public internet, and which names may lead there.

Whatever wraps another address is refused with it (v4-mapped, 6to4, Teredo, NAT64). Sources: IANA
IPv4 and IPv6 Special-Purpose Address Registries; RFC 6761 and RFC 8375 for names.
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final

from countersign.domain.mail.domain_name import in_ascii

NAME_AT_MOST: Final = 253

_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # a cloud's metadata service, on an address that looks public
    )
)
_UNICAST_V6 = ip_network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(network)
    for network in (*("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),)
)
_LOCAL_NAMES = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "home", "lan", "corp", "private"}
    | {"arpa", "onion", "invalid", "alt"}
)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


def is_public(address: str) -> bool:
    """Whether an address, as a resolver gives it, is one host's on the public internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if not found.is_global or found.is_multicast:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _NOT_PUBLIC_V4)
    if found.scope_id is not None or found not in _UNICAST_V6:
        return False
    return not any(found in network for network in _NOT_PUBLIC_V6)


def public_name(host: str) -> str | None:
    """The name as it stands in the DNS; None for an address, and for a name that stays at home.

    An address written as a number, in any base and with any number of parts, ends in a digit or in
    `0x`; no top-level domain begins with a digit.
    """
    written = in_ascii(host.removesuffix("."))
    if written is None:
        return None
    name = written.lower()
    labels = name.split(".")
    if len(labels) < 2 or len(name) > NAME_AT_MOST or not all(map(_LABEL.fullmatch, labels)):
        return None
    if labels[-1] in _LOCAL_NAMES or not labels[-1][0].isalpha():
        return None
    return name
