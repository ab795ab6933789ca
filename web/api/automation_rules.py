"""Automation: the ordered list of rules that act by themselves, trying one, and the log of what they did."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.automation import rules
from ticketing.automation.dry_run import count_tickets, dry_run
from ticketing.automation.log import page_of_runs
from web.api.schemas.automation import (
    AutomationOrder,
    AutomationRule,
    AutomationRuleInput,
    AutomationRulePatch,
    AutomationRun,
    DryRun,
    DryRunInput,
    automation_rule_shape,
    automation_run_shape,
    dry_run_shape,
)
from web.api.schemas.common import Cursor, IfMatch, Limit, Page, PageLimit
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("automation")

OfRule = Annotated[UUID | None, Field(description="Only what this rule did.")]
OfTicket = Annotated[UUID | None, Field(description="Only what was done to this ticket.")]


@resource.route("GET", "/automation-rules", access=Permission.READ_ADMINISTRATION)
async def list_automation_rules(request: ApiRequest) -> Page[AutomationRule]:
    """Every rule, in the order they act."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await rules.list_rules(session, request.principal)
    return Page(items=[automation_rule_shape(one) for one in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/automation-rules", access=Permission.ADMINISTER, status=201)
async def create_automation_rule(request: ApiRequest, body: AutomationRuleInput) -> AutomationRule:
    """Add a rule at the end. 422 `bad_condition`, `no_trigger`, `bad_timing`, `no_actions`, `needs_person`."""
    async with request.context.database.write() as session:
        record = await rules.create_rule(session, request.principal, body.fields)
    request.set_etag(record.version)
    return automation_rule_shape(record)


@resource.route("PATCH", "/automation-rules/{rule_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def change_automation_rule(
    request: ApiRequest, rule_id: UUID, body: AutomationRulePatch, if_match: IfMatch = None
) -> AutomationRule:
    """Change a rule. Another clock, or switching it on again, makes it look at everything anew."""
    changes = body.changes
    if "timing" in changes:
        changes["timing"] = body.timing.timing if body.timing else None
    changes |= {name: tuple(changes[name]) for name in ("actions", "triggers") if name in changes}
    async with request.context.database.write() as session:
        record = await rules.change_rule(session, request.principal, rule_id, changes, if_match)
    request.set_etag(record.version)
    return automation_rule_shape(record)


@resource.route("DELETE", "/automation-rules/{rule_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def delete_automation_rule(request: ApiRequest, rule_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a rule; its log stays for its time."""
    async with request.context.database.write() as session:
        await rules.delete_rule(session, request.principal, rule_id, if_match)


@resource.route("PUT", "/automation-rules/order", access=Permission.ADMINISTER)
async def order_automation_rules(request: ApiRequest, body: AutomationOrder) -> Page[AutomationRule]:
    """Put the rules in this order. 422 `not_all_rules` unless every rule is named once."""
    async with request.context.database.write() as session:
        records = await rules.order_rules(session, request.principal, body.ids)
        as_of_seq = await current_seq(session)
    return Page(items=[automation_rule_shape(one) for one in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/automation-rules/dry-run", access=Permission.ADMINISTER)
async def try_automation_rule(request: ApiRequest, body: DryRunInput) -> DryRun:
    """Try a rule on past tickets and see what would change; nothing is written.

    Each ticket is judged as it stands now. Ask on with `next_cursor` until it is null, or you have seen enough.
    """
    principal = request.principal
    async with request.context.database.read() as session:
        total = await count_tickets(session, principal, body.since, body.until) if body.cursor is None else None
        part = await dry_run(
            session, principal, body.rule.fields, body.since, body.until, cursor=body.cursor, limit=body.limit
        )
    return dry_run_shape(part, total)


@resource.route("GET", "/automation-runs", access=Permission.READ_ADMINISTRATION)
async def list_automation_runs(
    request: ApiRequest,
    rule_id: OfRule = None,
    ticket_id: OfTicket = None,
    cursor: Cursor = None,
    limit: Limit = PageLimit,
) -> Page[AutomationRun]:
    """What rules did, newest first, for the last 90 days."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await page_of_runs(session, request.principal, rule_id, ticket_id, cursor=cursor, limit=limit)
    items = [automation_run_shape(one) for one in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)
