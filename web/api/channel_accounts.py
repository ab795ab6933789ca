"""Connected channel accounts: mailboxes, chat widgets, web forms, telephone lines."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from channels.adapter import AccountContext, ChannelConfig, Health
from channels.registry import load_adapter
from core import ids
from core.channel_accounts import service
from core.channel_accounts.dkim_keys import checked_key, make_key
from core.channel_accounts.secret_fields import keep_secrets
from core.channel_accounts.service import AccountFields
from core.channel_accounts.token_vault import DatabaseVault
from core.events.published import current_seq
from core.staff.principal import Permission
from core.text.phones import typed_number
from web.access import SIGNED_IN
from web.api.schemas.channel_accounts import (
    ChannelAccount,
    ChannelAccountCheck,
    ChannelAccountCheckInput,
    ChannelAccountInput,
    ChannelAccountPatch,
    ChannelKind,
    CheckResult,
    SendingAccount,
    account_changes,
    account_fields,
    account_view,
)
from web.api.schemas.common import IfMatch, Page
from web.context import ApiRequest
from web.openapi import Resource
from web.problems import FieldProblem, RequestRefused, field_problems
from web.rate_limits import PASSWORD_BY_PERSON, spend

resource = Resource("channel accounts")
_CHECK_SECONDS = 40.0
_KEY_BYTES = 12
_ADDRESSES = {
    ChannelKind.EMAIL: r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,189}",
    ChannelKind.WEBFORM: r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?",
}


@resource.route("GET", "/channel-accounts", access=Permission.READ_ADMINISTRATION)
async def list_channel_accounts(request: ApiRequest) -> Page[ChannelAccount]:
    """Every connected channel account with its health."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await service.list_accounts(session, request.context.secrets)
    return Page(items=[account_view(record) for record in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("GET", "/sending-accounts", access=SIGNED_IN)
async def list_sending_accounts(request: ApiRequest) -> Page[SendingAccount]:
    """The mailboxes that mail can be written from, without their settings."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await service.list_accounts(session, request.context.secrets)
    items = [
        SendingAccount(
            id=one.id,
            kind=ChannelKind(one.fields.kind),
            name=one.fields.name,
            address=one.fields.address,
            is_enabled=one.fields.is_enabled,
        )
        for one in records
        if one.fields.kind == ChannelKind.EMAIL
    ]
    return Page(items=items, next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/channel-accounts", access=Permission.ADMINISTER, status=201, errors=(409,))
async def add_channel_account(request: ApiRequest, body: ChannelAccountInput) -> ChannelAccount:
    """Connect a channel account. 409 `address_taken`. One that was removed comes back with its history."""
    _require_form_of(body.kind, has_config=body.config is not None)
    fields = account_fields(body)
    fields = replace(fields, address=_address(body.kind, body.address), config=await _with_dkim_key(fields.config, {}))
    _parse_config(fields.kind, fields.config)
    _require_other_archive(fields)
    async with request.context.database.write() as session:
        record = await service.add_account(session, request.context.secrets, request.principal, fields)
    request.set_etag(record.version)
    return account_view(record)


@resource.route("POST", "/channel-accounts/check", access=Permission.ADMINISTER, errors=(404,))
async def check_channel_account(request: ApiRequest, body: ChannelAccountCheckInput) -> ChannelAccountCheck:
    """Sign in to both servers without keeping or sending anything."""
    if body.kind is not ChannelKind.EMAIL:
        raise _refused("kind", "Only mailboxes can be tried.")
    await spend(request, PASSWORD_BY_PERSON, f"check:{request.principal.user_id}")
    document, account_id, name, address = body.config.document(), body.id, "", body.config.imap_user
    if account_id is not None:
        async with request.context.database.read() as session:
            stored = await service.get_account(session, request.context.secrets, account_id)
        document = keep_secrets(document, stored.fields.config)
        name, address = stored.fields.name, stored.fields.address
    document["dkim"] = None  # nothing is signed here, and a key may still have to be made
    secrets, settings = request.context.secrets, request.context.settings
    account = AccountContext(
        id=account_id or ids.new_id(),
        kind=body.kind.value,
        name=name,
        address=address,
        config=_parse_config(body.kind.value, document),
        signing_key=secrets.signing_key("message-id"),
        vault=DatabaseVault(request.context.database, secrets) if account_id else None,
        allow_private_hosts=settings.allow_private_hosts,
    )
    try:
        async with asyncio.timeout(_CHECK_SECONDS):
            health = await load_adapter(body.kind.value).check(account)
    except TimeoutError:
        health = Health(ok=False, problem="no_connection", detail=f"No answer within {_CHECK_SECONDS:.0f} s.")
    except ValueError as error:  # what the protocol cannot carry, such as a name that is no host's
        health = Health(ok=False, problem="server_error", detail=str(error))
    return ChannelAccountCheck(
        inbound=_result(health, "imap", is_configured=document["imap"] is not None),
        outbound=_result(health, "smtp", is_configured=document["smtp"] is not None),
    )


@resource.route("GET", "/channel-accounts/{account_id}", access=Permission.READ_ADMINISTRATION, errors=(404,))
async def get_channel_account(request: ApiRequest, account_id: UUID) -> ChannelAccount:
    """One connected channel account."""
    async with request.context.database.read() as session:
        record = await service.get_account(session, request.context.secrets, account_id)
    request.set_etag(record.version)
    return account_view(record)


@resource.route("PATCH", "/channel-accounts/{account_id}", access=Permission.ADMINISTER, errors=(404, 409))
async def change_channel_account(
    request: ApiRequest, account_id: UUID, body: ChannelAccountPatch, if_match: IfMatch = None
) -> ChannelAccount:
    """Change a channel account. 409 `address_taken`, 422 `password_needed` for a host changed without its password."""
    changes = account_changes(body)
    async with request.context.database.read() as session:
        stored = (await service.get_account(session, request.context.secrets, account_id)).fields
    kind = ChannelKind(stored.kind)
    if "address" in changes:
        changes["address"] = _address(kind, body.address, stored.address)
    if "config" in changes:
        _require_form_of(kind, has_config="config" in body.changes)
    if "config" in changes and kind is ChannelKind.EMAIL:
        further = {name: value for name, value in stored.config.items() if name not in changes["config"]}
        changes["config"] = further | await _with_dkim_key(changes["config"], stored.config)
    async with request.context.database.write() as session:
        record = await service.change_account(
            session, request.context.secrets, request.principal, account_id, changes, if_match
        )
        _parse_config(record.fields.kind, record.fields.config)
        _require_other_archive(record.fields)
    request.set_etag(record.version)
    return account_view(record)


@resource.route("DELETE", "/channel-accounts/{account_id}", access=Permission.ADMINISTER, errors=(404,))
async def remove_channel_account(request: ApiRequest, account_id: UUID, if_match: IfMatch = None) -> None:
    """Stop using a channel account. Its tickets stay."""
    async with request.context.database.write() as session:
        await service.remove_account(session, request.principal, account_id, if_match)


async def _with_dkim_key(document: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """The document with a checked key to sign with; one is made where none was given and none is stored."""
    dkim = document.get("dkim")
    if not dkim or (not dkim["private_key"] and (stored.get("dkim") or {}).get("private_key")):
        return dict(document)
    key = checked_key(dkim["private_key"]) if dkim["private_key"] else await asyncio.to_thread(make_key)
    return {**document, "dkim": {**dkim, "private_key": key}}


def _require_other_archive(fields: AccountFields) -> None:
    if fields.config.get("archive_address") == fields.address:
        words = "The archive must be another address than the mailbox itself."
        place: list[str | int] = ["body", "config", "archive_address"]
        raise RequestRefused(422, "invalid", words, [FieldProblem(loc=place, msg=words, type="own_address")])


def _require_form_of(kind: ChannelKind, *, has_config: bool) -> None:
    if has_config != (kind is ChannelKind.EMAIL):
        raise _refused("config", "A mailbox has a config, every other account has settings.")


def _address(kind: ChannelKind, wanted: str, stored: str = "") -> str:
    """The canonical address of an account: a widget keeps the public key that it was given, a line has a number."""
    if kind is ChannelKind.WEBCHAT:
        return stored or ids.new_token(_KEY_BYTES)
    if kind is ChannelKind.PHONE:
        number = typed_number(wanted)
        if number is None:
            raise _refused("address", "This is no telephone number.", "string_pattern_mismatch")
        return number
    if re.fullmatch(_ADDRESSES[kind], wanted.lower()) is None:
        raise _refused("address", "This is no address for such an account.", "string_pattern_mismatch")
    return wanted.lower()


def _parse_config(kind: str, document: Mapping[str, Any]) -> ChannelConfig:
    """The adapter's opinion of a configuration, in the words of our form: a mailbox's imap.host is imap_host there."""
    try:
        return load_adapter(kind).parse_config(document)
    except ValidationError as error:
        problems = [_in_form(kind, problem) for problem in field_problems(error, "body")]
        raise RequestRefused(422, "invalid", "These settings cannot work.", problems) from error


def _in_form(kind: str, problem: FieldProblem) -> FieldProblem:
    if kind != ChannelKind.EMAIL:
        return problem.model_copy(update={"loc": ["body", "settings", *problem.loc[1:]]})
    name = "_".join(str(part) for part in problem.loc[1:])
    return problem.model_copy(update={"loc": ["body", "config", name]})


def _refused(name: str, message: str, kind: str = "value_error") -> RequestRefused:
    problem = FieldProblem(loc=["body", name], msg=message, type=kind)
    return RequestRefused(422, "invalid", message, [problem])


def _result(health: Health, step: str, *, is_configured: bool) -> CheckResult:
    if not is_configured:
        return CheckResult(is_ok=True, message="", code="not_configured")
    code = health.checks.get(step, health.problem)
    is_first_problem = code and code == health.problem
    return CheckResult(is_ok=not code, message=health.detail[:500] if is_first_problem else "", code=code or None)
