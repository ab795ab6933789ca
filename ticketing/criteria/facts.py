"""The facts of tickets as the evaluator wants them: many tickets in a handful of queries, whatever their number.

`catalogue.py` lists what there is, and `sql.py` asks a query the same questions.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.messages import Direction
from core.rules.conditions import Fact
from crm_link.customers.models import Account, Contact
from ticketing.criteria.catalogue import BUILT_IN, Catalogue, CriteriaField
from ticketing.fields.models import TicketFieldValue
from ticketing.messages.models import Message
from ticketing.statuses.reading import standing
from ticketing.tags.models import TicketTag
from ticketing.tickets.models import Ticket

Facts: TypeAlias = dict[str, Fact]
MESSAGE_TEXT: Final = "message_text"
_LONGEST_TEXT: Final = 20_000
_COLUMNS: Final = [Ticket.__table__.columns[one.name] for one in BUILT_IN if one.name in Ticket.__table__.columns]
_IDS: Final = tuple(column.name for column in _COLUMNS if column.type.python_type is UUID)
_AS_THEY_ARE: Final = tuple(column.name for column in _COLUMNS if column.name not in {*_IDS, "language"})


async def load_facts(
    session: AsyncSession, ticket_ids: Collection[UUID], catalogue: Catalogue, asked: Collection[str]
) -> dict[UUID, Facts]:
    """The facts of these tickets, those that exist. Only what `asked` names is looked for beyond the ticket's row.

    Personal fields are not known here. Ask at most some thousand tickets at once.
    """
    keys = padded(ticket_ids)
    if not keys:
        return {}
    own_columns = [column for column in Ticket.__table__.columns if column.name != "status_id"]
    shown_status = standing(Ticket.status, Ticket.status_id).label("status_id")
    columns: Sequence[Any] = (*own_columns, shown_status, Contact.name, Contact.is_vip, Account.name)
    query = (
        select(*columns)
        .select_from(Ticket)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(Account, Account.id == Ticket.account_id)
        .where(Ticket.id.in_(keys))
    )
    facts = {row[0]: _of_row(row) for row in (await session.execute(query)).all()}
    if "tags" in asked:
        await _add_tags(session, keys, facts)
    if "has_children" in asked:
        parents = select(Ticket.parent_id).where(Ticket.parent_id.in_(keys)).distinct()
        for parent_id in (await session.execute(parents)).scalars():
            if parent_id in facts:
                facts[parent_id]["has_children"] = True
    custom = {field.custom_id: field for name, field in catalogue.items() if field.custom_id and name in asked}
    if custom:
        await _add_custom(session, keys, custom, facts)
    return facts


async def message_texts(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, str]:
    """What these messages say: the new words, without what they quote."""
    keys = padded(message_ids)
    if not keys:
        return {}
    query = select(Message.id, Message.reply_text, Message.text).where(Message.id.in_(keys))
    return {row[0]: (row[1] or row[2])[:_LONGEST_TEXT] for row in (await session.execute(query)).all()}


async def add_last_texts(session: AsyncSession, facts: Mapping[UUID, Facts]) -> None:
    """Put what each ticket's last message says into its facts, as `message_text`. Notes do not count."""
    keys = padded(facts)
    if not keys:
        return
    query = (
        select(Message.ticket_id, Message.reply_text, Message.text)
        .join(Ticket, Ticket.last_message_id == Message.id)
        .where(Ticket.id.in_(keys), Message.direction != Direction.INTERNAL.value)
    )
    for ticket_id, reply_text, text in (await session.execute(query)).all():
        if ticket_id is not None and ticket_id in facts:
            facts[ticket_id][MESSAGE_TEXT] = (reply_text or text)[:_LONGEST_TEXT]


def _of_row(row: Any) -> Facts:
    ticket = row._mapping
    facts: Facts = {name: ticket[name] for name in _AS_THEY_ARE}
    facts |= {name: str(ticket[name]) if ticket[name] is not None else None for name in _IDS}
    contact_name, is_vip, account_name = row[-3:]
    return facts | {
        "language": ticket["language"] or None,
        "contact_name": contact_name,
        "contact_is_vip": bool(is_vip),
        "account_name": account_name,
        "tags": frozenset(),
        "has_parent": ticket["parent_id"] is not None,
        "has_children": False,
        "is_merged": ticket["merged_into_id"] is not None,
    }


async def _add_tags(session: AsyncSession, keys: Sequence[UUID], facts: Mapping[UUID, Facts]) -> None:
    tags: dict[UUID, set[str]] = defaultdict(set)
    query = select(TicketTag.ticket_id, TicketTag.tag_id).where(TicketTag.ticket_id.in_(keys))
    for ticket_id, tag_id in (await session.execute(query)).all():
        tags[ticket_id].add(str(tag_id))
    for ticket_id, found in tags.items():
        if ticket_id in facts:
            facts[ticket_id]["tags"] = frozenset(found)


async def _add_custom(
    session: AsyncSession, keys: Sequence[UUID], custom: Mapping[UUID, CriteriaField], facts: Mapping[UUID, Facts]
) -> None:
    for one in facts.values():
        one |= {field.name: False for field in custom.values() if field.custom_kind == "checkbox"}
    query = select(
        TicketFieldValue.ticket_id,
        TicketFieldValue.field_id,
        TicketFieldValue.text,
        TicketFieldValue.number,
        TicketFieldValue.at,
        TicketFieldValue.long_text,
    ).where(TicketFieldValue.ticket_id.in_(keys), TicketFieldValue.field_id.in_(padded(custom)))
    for ticket_id, field_id, text, number, at, long_text in (await session.execute(query)).all():
        field, of_ticket = custom[field_id], facts.get(ticket_id)
        if of_ticket is None:
            continue
        match field.custom_kind:
            case "multi_choice":
                held = of_ticket.get(field.name)
                of_ticket[field.name] = (held if isinstance(held, frozenset) else frozenset()) | {text or ""}
            case "number" | "money":
                of_ticket[field.name] = number / 10**field.decimals if number is not None else None
            case "checkbox":
                of_ticket[field.name] = bool(number)
            case "date":
                of_ticket[field.name] = at
            case _:
                of_ticket[field.name] = text if text is not None else long_text
