"""Outbound HTTP that never reaches private addresses: the guard looks at the address a name resolved to."""

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from core.errors import Invalid, TooLarge, Unavailable

USER_AGENT = "Sawasdesk"
_MAX_REDIRECTS = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response body with its media type."""

    status: int
    content_type: str
    body: bytes


class PublicResolver(AbstractResolver):
    """Resolves names and drops every address that is not on the public internet (SSRF guard)."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The public addresses of `host`. Raises OSError when none is left."""
        found = await self._inner.resolve(host, port, family)
        allowed = [result for result in found if is_public(result["host"])]
        if not allowed:
            raise OSError(f"{host} resolves to no public address")
        return allowed

    async def close(self) -> None:
        """Close the inner resolver."""
        await self._inner.close()


def is_public(address: str) -> bool:
    """Whether an IP address is reachable from the internet; mapped IPv4 addresses count as what they carry."""
    try:
        ip: Any = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    return bool(ip.is_global) and not ip.is_multicast


async def fetch(url: str, *, max_bytes: int, allow_private: bool = False, seconds: float = 10) -> Fetched:
    """GET a URL the outside world gave us.

    Raises Invalid for a scheme or address we do not go to, TooLarge over `max_bytes`, Unavailable when it fails.
    """
    return await _ask("GET", url, None, max_bytes=max_bytes, allow_private=allow_private, seconds=seconds)


async def post_form(
    url: str, fields: Mapping[str, str], *, max_bytes: int, allow_private: bool = False, seconds: float = 10
) -> Fetched:
    """POST `application/x-www-form-urlencoded` fields, which may hold secrets: https only, and no redirect is followed.

    With `allow_private` http is good enough too. Raises what `fetch` raises.
    """
    if not allow_private and urlsplit(url).scheme != "https":
        raise Invalid("Secrets are only sent to https addresses.", code="bad_url")
    return await _ask("POST", url, fields, max_bytes=max_bytes, allow_private=allow_private, seconds=seconds)


async def post_body(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    max_bytes: int,
    allow_private: bool = False,
    seconds: float = 10,
) -> Fetched:
    """POST bytes: https only unless `allow_private`, and no redirect is followed. A longer answer is cut off.

    Raises Invalid and Unavailable as `fetch` does.
    """
    if not allow_private and urlsplit(url).scheme != "https":
        raise Invalid("Webhooks are only sent to https addresses.", code="bad_url")
    return await _ask(
        "POST", url, body, headers, max_bytes=max_bytes, allow_private=allow_private, seconds=seconds, cuts=True
    )


async def _ask(
    method: str,
    url: str,
    data: Mapping[str, str] | bytes | None,
    more_headers: Mapping[str, str] = MappingProxyType({}),
    *,
    max_bytes: int,
    allow_private: bool,
    seconds: float,
    cuts: bool = False,
) -> Fetched:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Invalid("Only http and https addresses are fetched.", code="bad_url")
    if not allow_private and _is_literal(parts.hostname) and not is_public(parts.hostname):
        raise Invalid("This address is not on the public internet.", code="private_address")
    connector = aiohttp.TCPConnector(resolver=None if allow_private else PublicResolver(), limit=8)
    timeout = aiohttp.ClientTimeout(total=seconds)
    headers = {"User-Agent": USER_AGENT, **more_headers}
    follows = allow_private and method == "GET"
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers) as client,
            client.request(method, url, data=data, max_redirects=_MAX_REDIRECTS, allow_redirects=follows) as response,
        ):
            body = await response.content.read(max_bytes + 1)
            while len(body) <= max_bytes and (more := await response.content.read(max_bytes + 1 - len(body))):
                body += more
            if len(body) > max_bytes and cuts:
                body = body[:max_bytes]
            if len(body) > max_bytes:
                raise TooLarge("The answer is larger than allowed.", data={"limit": max_bytes})
            return Fetched(response.status, response.content_type, body)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Unavailable(f"{parts.hostname} does not answer.", code="fetch_failed") from error


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
