"""Which story a message from outside is told as: a customer's, or a colleague's answer to a notification mail.

Where intake, which knows customers, and notifications, which knows what colleagues were told, meet.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from channels.registry import load_adapter
from core.context import AppContext
from core.inbox.claims import FinishedItem, ItemState
from core.messages import Capabilities
from ticketing.intake.placing import Arrival
from ticketing.intake.service import handle_batch
from ticketing.notifications.answering import AnswerRefused, find_answers, take_answer
from ticketing.notifications.refusing import tell_refusal
from workers.addresses import desk_address


async def tell(session: AsyncSession, arrivals: Sequence[Arrival]) -> list[FinishedItem]:
    """Tell every story of a batch in its order; how each item ended.

    Raises what intake raises, and AnswerRefused for a colleague's answer that cannot be taken.
    """
    found = await find_answers(session, [one.message for one in arrivals])
    finished = [FinishedItem(arrivals[place].item_id, ItemState.DONE, None) for place in sorted(found.machines)]
    for place, mail in sorted(found.answers.items()):
        answered = await take_answer(session, arrivals[place].message, mail, capabilities_of=capabilities_of)
        finished.append(FinishedItem(arrivals[place].item_id, ItemState.DONE, answered.message_id))
    others = [one for place, one in enumerate(arrivals) if place not in found.machines and place not in found.answers]
    for outcome in await handle_batch(session, others):
        state = ItemState.DUPLICATE if outcome.is_duplicate else ItemState.DONE
        finished.append(FinishedItem(outcome.item_id, state, outcome.message_id))
    return finished


async def tell_author(session: AsyncSession, context: AppContext, arrival: Arrival, error: Exception) -> None:
    """The message is set aside: a colleague whose answer it was hears why."""
    if isinstance(error, AnswerRefused):
        await tell_refusal(session, error, arrival.message, desk_address(context), context.secrets.encrypt)


def is_expected(error: Exception) -> bool:
    """Whether setting a message aside for this is a decision and no trouble of ours."""
    return isinstance(error, AnswerRefused)


def capabilities_of(channel_kind: str) -> Capabilities:
    """What a kind of channel can carry."""
    return load_adapter(channel_kind).capabilities
