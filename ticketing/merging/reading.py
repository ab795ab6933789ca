"""What was done to cases and what they are tied to, as screens read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow
from core.staff.principal import Principal
from ticketing.merging import reading_repository as repository
from ticketing.merging import rules
from ticketing.merging.merging import LiveTalks
from ticketing.tickets.access import ticket_not_found


@dataclass(frozen=True, slots=True)
class CaseView:
    """Another case, as far as a card or a dialog shows it. `contact_name` and `owner_name` are '' for nobody."""

    id: UUID
    number: int
    subject: str
    status: str
    contact_name: str
    owner_name: str
    last_message_at: datetime


@dataclass(frozen=True, slots=True)
class OperationView:
    """An entry of the ledger. kind: merge|split|move; the messages went from `source` to `target`.

    `can_undo` is False once it was undone, and while one of the two was merged on.
    """

    id: UUID
    kind: str
    source_id: UUID
    source_number: int
    target_id: UUID
    target_number: int
    message_count: int
    done_by: str
    done_at: datetime
    is_undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Family:
    """What a case is part of, what is part of it, and what was merged into it; as far as the reader sees them."""

    parent: CaseView | None
    children: tuple[CaseView, ...]
    merged: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class MergeCheck:
    """Whether one case can go up in another: codes of `rules.problems` and `rules.warnings`."""

    case: CaseView
    problems: tuple[str, ...]
    warnings: tuple[str, ...]


async def list_operations(session: AsyncSession, principal: Principal, ticket_id: UUID) -> list[OperationView]:
    """What was done with a visible case, newest first, at most 100; one query."""
    return [_operation(row) for row in await repository.operation_rows(session, principal, ticket_id)]


async def get_family(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Family:
    """The cases around a visible one; one query."""
    rows = await repository.family_rows(session, principal, ticket_id)
    of = {role: [_case(row) for row in rows if row.role == role] for role in ("parent", "child", "merged")}
    return Family(of["parent"][0] if of["parent"] else None, tuple(of["child"]), tuple(of["merged"]))


async def check_merge(
    session: AsyncSession,
    principal: Principal,
    target_id: UUID,
    source_ids: Sequence[UUID],
    *,
    live_talks: LiveTalks,
) -> list[MergeCheck]:
    """What would speak against merging these; nothing is changed. Raises NotFound for what cannot be seen."""
    wanted = list(dict.fromkeys([*source_ids, target_id]))
    rows = {row.id: row for row in await repository.case_rows(session, principal, wanted)}
    if len(rows) != len(wanted):
        raise ticket_not_found()
    talking = set(await live_talks(session, source_ids))
    target = _standing(rows[target_id], ())
    found = []
    for source_id in dict.fromkeys(source_ids):
        source = _standing(rows[source_id], talking)
        found.append(
            MergeCheck(
                _case(rows[source_id]), tuple(rules.problems(source, target)), tuple(rules.warnings(source, target))
            )
        )
    return found


def _standing(row: AnyRow, talking: Collection[UUID]) -> rules.Case:
    return rules.Case(row.id, row.status, row.merged_into_id, row.contact_id, row.id in talking)


def _case(row: AnyRow) -> CaseView:
    return CaseView(
        id=row.id,
        number=row.number,
        subject=row.subject,
        status=row.status,
        contact_name=row.contact_name or "",
        owner_name=row.owner_name or "",
        last_message_at=row.last_message_at,
    )


def _operation(row: AnyRow) -> OperationView:
    is_own_merge = row.kind == rules.OperationKind.MERGE and row.source_merged_into_id == row.target_id
    is_in_the_way = row.target_merged_into_id is not None or (
        row.source_merged_into_id is not None and not is_own_merge
    )
    is_undone = row.undone_at is not None
    return OperationView(
        id=row.id,
        kind=row.kind,
        source_id=row.source_id,
        source_number=row.source_number,
        target_id=row.target_id,
        target_number=row.target_number,
        message_count=len(row.record["messages"]),
        done_by=row.done_by_name or "",
        done_at=row.done_at,
        is_undone=is_undone,
        can_undo=not (is_undone or is_in_the_way),
    )
