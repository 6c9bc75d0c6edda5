"""Which addresses of the internet may be called: those that everybody can reach, and networks that a setting names.

What an address is called does not matter. Names, decimal and octal forms are resolved first, and addresses that carry
another one inside (IPv4 in IPv6, NAT64, 6to4, Teredo) are judged by that, too.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings

Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
NEVER = [
    IPv6Network("::/96"),  # IPv4 inside IPv6, as it was once written.
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("fec0::/10"),
]


def may_be_called(text: str) -> bool:
    """Whether one may connect to this address (a number, not a name)."""
    address = ip_address(text)
    return all(_is_allowed(one) for one in [address, *_inside(address)])


def _is_allowed(address: Address) -> bool:
    if any(address in ip_network(network, strict=False) for network in settings.PRIVATE_ADDRESSES):
        return True
    if _carries(address):
        return True  # The one inside decides.
    is_odd = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not is_odd and not any(address in network for network in NEVER)


def _carries(address: Address) -> bool:
    return isinstance(address, IPv6Address) and (address.ipv4_mapped is not None or address in NAT64)


def _inside(address: Address) -> list[Address]:
    if isinstance(address, IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
