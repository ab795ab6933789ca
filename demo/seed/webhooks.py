"""The shop's stock system hears of tickets: what it was told and what it answered, without any request leaving."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from core import clock
from core.context import AppContext
from core.webhooks import sending
from core.webhooks.endpoints import EndpointFields, change_endpoint, create_endpoint
from core.webhooks.sending import Answer, ToSend
from demo.seed.people import Shop

_STOCK: Final = EndpointFields(
    "ระบบคลังสินค้า",
    "https://stock.siangdee.example/hooks/sawasdesk",
    ("ticket.opened", "ticket.type_changed"),
    is_enabled=True,
)
_TAKEN: Final = Answer(200, '{"ok": true}', 84)
_COUNTING: Final = Answer(503, "Service Unavailable", 1204)
_NOT_OURS: Final = Answer(422, '{"error": "unknown ticket type"}', 61)
_MOST_ROUNDS: Final = 12


async def connect_stock(context: AppContext, shop: Shop) -> UUID:
    """The webhook; it is told of what happens from now on."""
    async with context.database.write() as session:
        made = await create_endpoint(session, shop.people["admin"], _STOCK, context.secrets, allow_private=False)
    return made.id


async def answer_as_stock(context: AppContext, shop: Shop, endpoint_id: UUID) -> None:
    """Take what waits, in the name of the stock system: busy at first, choosy once. Then it is switched off.

    Off, because no such machine exists: a demo calls nobody.
    """
    at = clock.utc_now()
    for step in range(_MOST_ROUNDS):
        with clock.frozen_at(at + timedelta(seconds=15 * step)):
            async with context.database.write() as session:
                told = await sending.claim(session, endpoint_id, context.secrets, is_failing=step == 1)
                for one, answer in zip(told, _answers(told, step), strict=True):
                    await sending.finish(session, one, answer, context.secrets)
        if not told:
            break
    async with context.database.write() as session:
        off = {"is_enabled": False}
        await change_endpoint(session, shop.people["admin"], endpoint_id, off, None, allow_private=False)


def _answers(told: Sequence[ToSend], step: int) -> list[Answer]:
    """Everything is taken, but for the first of all, which finds it busy, and the last of the first round."""
    answers = [_TAKEN for _ in told]
    if step == 0 and told:
        answers[0] = _COUNTING
        if len(told) > 2:
            answers[-1] = _NOT_OURS
    return answers
