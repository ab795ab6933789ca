"""Routing rules: the ordered list that decides where a new ticket goes."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.routing import rules
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.routing import RoutingOrder, RoutingRule, RoutingRuleInput, RoutingRulePatch, rule_shape
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("routing rules")


@resource.route("GET", "/routing-rules", access=Permission.READ_ADMINISTRATION)
async def list_routing_rules(request: ApiRequest) -> Page[RoutingRule]:
    """Every rule, in the order they are asked."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await rules.list_rules(session, request.principal)
    return Page(items=[rule_shape(record) for record in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/routing-rules", access=Permission.ADMINISTER, status=201)
async def create_routing_rule(request: ApiRequest, body: RoutingRuleInput) -> RoutingRule:
    """Add a rule at the end of the list."""
    async with request.context.database.write() as session:
        record = await rules.create_rule(session, request.principal, body.fields)
    request.set_etag(record.version)
    return rule_shape(record)


@resource.route("PATCH", "/routing-rules/{rule_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def change_routing_rule(
    request: ApiRequest, rule_id: UUID, body: RoutingRulePatch, if_match: IfMatch = None
) -> RoutingRule:
    """Change a rule."""
    changes = body.changes
    if "actions" in changes:
        changes["actions"] = body.actions.actions
    async with request.context.database.write() as session:
        record = await rules.change_rule(session, request.principal, rule_id, changes, if_match)
    request.set_etag(record.version)
    return rule_shape(record)


@resource.route("DELETE", "/routing-rules/{rule_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def delete_routing_rule(request: ApiRequest, rule_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a rule."""
    async with request.context.database.write() as session:
        await rules.delete_rule(session, request.principal, rule_id, if_match)


@resource.route("PUT", "/routing-rules/order", access=Permission.ADMINISTER)
async def order_routing_rules(request: ApiRequest, body: RoutingOrder) -> Page[RoutingRule]:
    """Put the rules in this order. 422 `not_all_rules` unless every rule is named once."""
    async with request.context.database.write() as session:
        records = await rules.order_rules(session, request.principal, body.ids)
        as_of_seq = await current_seq(session)
    return Page(items=[rule_shape(record) for record in records], next_cursor=None, as_of_seq=as_of_seq)
