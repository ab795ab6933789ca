"""What composers hand in, as the services of replies take it."""

import asyncio
from collections.abc import Sequence

from channels.registry import load_adapter
from core.messages import Address, Capabilities
from ticketing.replies.composition import Body, compose_body
from web.api.schemas.messages import AddrInput

LARGEST_WRITTEN = 4 * 1024 * 1024
_WORTH_A_THREAD = 20_000


def addresses(given: Sequence[AddrInput]) -> tuple[Address, ...]:
    """The people a composer named."""
    return tuple(Address(kind=one.kind, external_id=one.external_id, name=one.name) for one in given)


async def written_body(html: str, text: str) -> Body:
    """The written text made ready to be kept; a long one is cleaned beside the event loop."""
    if len(html) > _WORTH_A_THREAD:
        return await asyncio.to_thread(compose_body, html, text)
    return compose_body(html, text)


def capabilities_of(channel_kind: str) -> Capabilities:
    """What a kind of channel can carry."""
    return load_adapter(channel_kind).capabilities
