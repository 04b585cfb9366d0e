"""Where a request comes from, when proxies stand between."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"
OF_ONE_LINE = 64  # bits: the rest of an IPv6 address is chosen by whoever has the line, anew as often as they like


def caller_address(request: HttpRequest) -> str:
    """The IP address of the caller, written in its shortest form, or `unknown`. Of IPv6, the line they come by.

    Each of the `settings.PROXIES` trusted proxies adds the address it was called from to the end of
    `X-Forwarded-For`, so the entry that many places from the end is the last one nobody can forge.
    A request that did not pass all of them is known by its socket alone.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.PROXIES <= len(hops) and hops[0]:
        address = hops[-settings.PROXIES]
    try:
        found = ip_address(address)
    except ValueError:
        return UNKNOWN
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found.packed, OF_ONE_LINE), strict=False).network_address)
