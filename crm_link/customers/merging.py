"""Two contacts that are one person become one, and can be parted again exactly: a ledger keeps what was moved.

Why so: docs/decisions/0013-merge-ledger.md.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db import moving, renaming
from core.errors import Conflict, Invalid, NotFound
from core.events.base import Fact
from core.events.facts.desk import ContactMerged, ContactMergeUndone
from core.events.log import record_events
from core.references import Target
from core.staff.principal import Permission, Principal
from crm_link.customers import merging_repository
from crm_link.customers.combining import combine_links, combine_people
from crm_link.customers.events import contact_event
from crm_link.customers.merging_repository import Change
from crm_link.customers.models import Contact, ContactMerge
from crm_link.customers.service import already_merged, contact_not_found


@dataclass(frozen=True, slots=True)
class MergeView:
    """A merge: `gone_id` is shown as `kept_id`, or was until it was undone."""

    id: UUID
    kept_id: UUID
    gone_id: UUID
    is_undone: bool


async def merge_contacts(
    session: AsyncSession, principal: Principal, kept_id: UUID, gone_id: UUID, ticket_id: UUID | None = None
) -> MergeView:
    """Let everything of `gone_id` be of `kept_id`. `ticket_id` is the ticket beside which it was done.

    Raises NotPermitted, NotFound, Invalid(same_contact), Conflict(already_merged, data.contact_id: into whom).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    if kept_id == gone_id:
        raise Invalid("These are one contact already.", code="same_contact")
    kept, gone = await _lock_pair(session, kept_id, gone_id)
    for contact in (kept, gone):
        if contact.merged_into_id is not None:
            raise already_merged(contact.merged_into_id)
    changed = await _combine(session, kept, gone)
    moved = await moving.move_rows(session, Target.CONTACT, gone.id, kept.id)
    for one in await renaming.rename_in_documents(session, Target.CONTACT, gone.id, kept.id):
        changed.append(Change(one.table, one.key, {one.column: one.before}, {one.column: one.after}))
    gone.merged_into_id = kept.id
    merge = ContactMerge(
        id=ids.new_id(),
        kept_id=kept.id,
        gone_id=gone.id,
        moved=moved,
        changed=[change.document() for change in changed],
        done_by=principal.user_id,
        done_at=clock.utc_now(),
    )
    session.add(merge)
    await session.flush()
    fact = ContactMerged(merge_id=merge.id, kept_id=kept.id, gone_id=gone.id)
    await _record(session, principal, kept, gone, fact, ticket_id)
    return _view(merge)


async def undo_merge(
    session: AsyncSession, principal: Principal, merge_id: UUID, ticket_id: UUID | None = None
) -> MergeView:
    """Part them again: everything that was moved goes back, unless somebody has given it to another meanwhile.

    Raises NotPermitted, NotFound(merge_not_found), Conflict(already_undone), Conflict(merged_again) while the kept one
    has himself been merged into another.
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    merge = await merging_repository.find_merge(session, merge_id)
    if merge is None:
        raise NotFound("There is no such merge.", code="merge_not_found")
    kept, gone = await _lock_pair(session, merge.kept_id, merge.gone_id)
    merge = await merging_repository.lock_merge(session, merge_id)
    if merge.undone_at is not None:
        raise Conflict("This merge was undone already.", code="already_undone")
    if kept.merged_into_id is not None:
        raise Conflict(
            "This contact was merged again. Undo that first.",
            code="merged_again",
            data={"contact_id": str(kept.merged_into_id)},
        )
    gone.merged_into_id = None
    merge.undone_at, merge.undone_by = clock.utc_now(), principal.user_id
    await session.flush()
    await moving.move_back(session, Target.CONTACT, gone.id, kept.id, merge.moved)
    await merging_repository.restore(session, [Change.of(document) for document in merge.changed])
    fact = ContactMergeUndone(merge_id=merge.id, kept_id=merge.kept_id, gone_id=merge.gone_id)
    kept, gone = await _lock_pair(session, merge.kept_id, merge.gone_id)  # as the rows are now
    await _record(session, principal, kept, gone, fact, ticket_id)
    return _view(merge)


async def _lock_pair(session: AsyncSession, kept_id: UUID, gone_id: UUID) -> tuple[Contact, Contact]:
    """Both, so that intake waits that is about to give one of them something new."""
    found = await merging_repository.lock_contacts(session, kept_id, gone_id)
    if kept_id not in found or gone_id not in found:
        raise contact_not_found()
    return found[kept_id], found[gone_id]


async def _combine(session: AsyncSession, kept: Contact, gone: Contact) -> list[Change]:
    """Fill what the kept one lacks and strengthen his ties; what that changed."""
    changed: list[Change] = []
    filled = combine_people(kept, gone)
    if filled:
        changed.append(Change.on("contact", {"id": kept.id}, kept, filled))
    for mine, his in await merging_repository.shared_links(session, kept.id, gone.id):
        stronger = combine_links(mine, his)
        if stronger:
            key = {"identity_id": mine.identity_id, "contact_id": mine.contact_id}
            changed.append(Change.on("contact_identity", key, mine, stronger))
    if await merging_repository.has_company(session, kept.id):
        for link in await merging_repository.primary_companies(session, gone.id):
            key = {"contact_id": link.contact_id, "account_id": link.account_id}
            changed.append(Change.on("contact_account", key, link, {"is_primary": False}))
    await session.flush()
    return changed


async def _record(
    session: AsyncSession, principal: Principal, kept: Contact, gone: Contact, fact: Fact, ticket_id: UUID | None
) -> None:
    """Tell it on the kept one; names may be erased, so they stand in the detail."""
    kept.version += 1
    await session.flush()
    detail: dict[str, Any] = {"kept_name": kept.name, "gone_name": gone.name}
    event = contact_event(kept.id, kept.version, fact, principal.actor, detail=detail, ticket_id=ticket_id)
    await record_events(session, [event])


def _view(merge: ContactMerge) -> MergeView:
    return MergeView(merge.id, merge.kept_id, merge.gone_id, merge.undone_at is not None)
