"""Which mails of a batch say by their subject that they are about something else than the case they join."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.intake import repository
from ticketing.intake.bench import Bench
from ticketing.intake.placing import OPENING, Placement
from ticketing.intake.subjects import is_another_subject

MAIL = "email"


async def find_changed_subjects(session: AsyncSession, bench: Bench, placements: Sequence[Placement]) -> set[UUID]:
    """The ids of those messages; one query, none while every subject is that of its conversation or its case.

    What has been said about a subject once is not said again: a subject that an earlier mail of the conversation had,
    be it ours, is no news.
    """
    suspects = [one for one in placements if _may_differ(one) and is_another_subject(_subject(one), _own(bench, one))]
    if not suspects:
        return set()
    known: defaultdict[UUID, set[str]] = defaultdict(set)
    known |= await repository.find_subjects(session, {one.conversation.id for one in suspects})
    found = set()
    for one in suspects:
        earlier = known[one.conversation.id]
        if is_another_subject(_subject(one), {*earlier, *_own(bench, one)}):
            found.add(one.message_id)
        earlier.add(_subject(one))
    return found


def _may_differ(placement: Placement) -> bool:
    return (
        placement.deed not in OPENING
        and not placement.is_quiet
        and placement.arrival.message.sender.kind == MAIL
        and placement.conversation.channel_kind == MAIL
    )


def _subject(placement: Placement) -> str:
    message = placement.arrival.message
    return message.hints.clean_subject or message.subject


def _own(bench: Bench, placement: Placement) -> list[str]:
    """What the conversation and the case are called; the case is not known yet when this batch opens it."""
    ticket = bench.tickets.get(placement.ticket_id)
    return [placement.conversation.subject, *([ticket.subject] if ticket else [])]
