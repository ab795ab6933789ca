"""Connected channel accounts: added, changed and removed by an administrator; their passwords stay encrypted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts import repository
from core.channel_accounts.models import ChannelAccount, ChannelHealth
from core.channel_accounts.secret_fields import keep_secrets
from core.channel_accounts.sending_limits import forget_windows
from core.channel_accounts.token_vault import forget_tokens
from core.errors import Conflict, Invalid
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import ChannelAccountChanged
from core.events.log import record_events
from core.secrets import Secrets
from core.staff.principal import Permission, Principal
from core.staff.teams import require_team
from core.versions import require_version

_FAILING = "failing"


@dataclass(frozen=True, slots=True)
class AccountFields:
    """What an administrator decides about an account.

    `address` is canonical (lower case for mail). `acknowledgement` is {is_enabled, subject_th, text_th, text_en}.
    `config` is the adapter's document; secrets in it may be None, which keeps the stored one.
    `reply_channel_account_id` is the mailbox for answers that the channel itself cannot carry, `live_chat` a
    core.channel_accounts.live_chat.LiveChatSettings document.
    """

    kind: str
    name: str
    address: str
    is_enabled: bool
    default_team_id: UUID | None
    acknowledgement: Mapping[str, Any]
    reopen_days: int
    brand: str
    language: str
    config: Mapping[str, Any]
    reply_channel_account_id: UUID | None = None
    live_chat: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """How the account is doing. state: ok|connecting|failing|disabled|unknown, failing when either direction is.

    Messages are "code: the server's words", '' when nothing is wrong; `message` is about what fails first,
    `copies_message` about copies for the account's sent folder.
    """

    state: str
    message: str
    checked_at: datetime | None
    last_received_at: datetime | None
    last_sent_at: datetime | None
    sending_message: str = ""
    copies_message: str = ""


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """An account with its decrypted configuration: take care what of it leaves the house."""

    id: UUID
    fields: AccountFields
    health: AccountHealth
    version: int


async def list_accounts(session: AsyncSession, secrets: Secrets) -> list[AccountRecord]:
    """Every account, in one query."""
    return [_record(account, health, secrets) for account, health in await repository.list_accounts(session)]


async def get_account(session: AsyncSession, secrets: Secrets, account_id: UUID) -> AccountRecord:
    """One account. Raises NotFound."""
    account, health = await repository.get_account(session, account_id)
    return _record(account, health, secrets)


async def add_account(
    session: AsyncSession, secrets: Secrets, principal: Principal, fields: AccountFields
) -> AccountRecord:
    """Connect an account. One that was removed before comes back with its history.

    Raises NotPermitted, Conflict(code="address_taken"), Invalid(code="unknown_team" | "unknown_channel_account").
    """
    principal.require(Permission.ADMINISTER)
    await _require_team(session, fields.default_team_id)
    await _require_mailbox(session, fields.reply_channel_account_id)
    account = await repository.find_by_address(session, fields.kind, fields.address)
    if account is not None and account.deleted_at is None:
        raise _address_taken()
    if account is None:
        account = ChannelAccount(
            id=ids.new_id(), kind=fields.kind, address=fields.address, created_at=clock.utc_now(), version=0
        )
        session.add(account)
    account.deleted_at = None
    _write(account, fields, secrets)
    await _save(session, principal, account, "created", [])
    return _record(account, None, secrets)


async def change_account(
    session: AsyncSession,
    secrets: Secrets,
    principal: Principal,
    account_id: UUID,
    changes: Mapping[str, Any],
    version: int | None,
) -> AccountRecord:
    """Change the given fields of AccountFields (not `kind`).

    Raises NotPermitted, NotFound, PreconditionFailed, Conflict(code="address_taken"), Invalid(code="password_needed").
    """
    principal.require(Permission.ADMINISTER)
    account, health = await repository.get_account(session, account_id, lock=True)
    require_version(account.version, version)
    before = _record(account, health, secrets)
    if "config" in changes:
        changes = {**changes, "config": keep_secrets(changes["config"], before.fields.config)}
    after = replace(before.fields, **changes)
    if after.default_team_id != before.fields.default_team_id:
        await _require_team(session, after.default_team_id)
    if after.reply_channel_account_id != before.fields.reply_channel_account_id:
        await _require_mailbox(session, after.reply_channel_account_id)
    if after.address != before.fields.address:
        if await repository.find_by_address(session, account.kind, after.address) is not None:
            raise _address_taken()
        account.address = after.address
    if after.config != before.fields.config:
        await repository.forget_health(session, account.id)
        await forget_windows(session, account.id)
        health = None
    _write(account, after, secrets)
    await _save(session, principal, account, "changed", sorted(changes))
    return _record(account, health, secrets)


async def remove_account(session: AsyncSession, principal: Principal, account_id: UUID, version: int | None) -> None:
    """Stop using an account. Its row and its tickets stay. Raises NotPermitted, NotFound, PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    account, _ = await repository.get_account(session, account_id, lock=True)
    require_version(account.version, version)
    account.deleted_at, account.is_enabled = clock.utc_now(), False
    account.version += 1
    await repository.forget_health(session, account.id)
    await forget_tokens(session, account.id)
    await _save(session, principal, account, "deleted", [])


async def _require_team(session: AsyncSession, team_id: UUID | None) -> None:
    if team_id is not None:
        await require_team(session, team_id)


async def _require_mailbox(session: AsyncSession, account_id: UUID | None) -> None:
    if account_id is not None and not await repository.is_mailbox(session, account_id):
        data = {"field": "reply_channel_account_id"}
        raise Invalid("There is no such mailbox to answer from.", code="unknown_channel_account", data=data)


def _write(account: ChannelAccount, fields: AccountFields, secrets: Secrets) -> None:
    account.name, account.brand, account.language = fields.name, fields.brand, fields.language
    account.is_enabled, account.default_team_id = fields.is_enabled, fields.default_team_id
    account.reopen_days, account.acknowledgement = fields.reopen_days, dict(fields.acknowledgement)
    account.reply_channel_account_id, account.live_chat = fields.reply_channel_account_id, dict(fields.live_chat)
    account.config_encrypted = secrets.encrypt(json.dumps(fields.config, ensure_ascii=False))
    account.version += 1


async def _save(
    session: AsyncSession, principal: Principal, account: ChannelAccount, change: str, fields: list[str]
) -> None:
    try:
        await session.flush()
    except IntegrityError as error:
        raise _address_taken() from error
    fact = ChannelAccountChanged(change=change, fields=fields)
    event = NewEvent(fact, "channel_account", account.id, account.version, principal.actor, EVERYONE)
    await record_events(session, [event])


def _record(account: ChannelAccount, health: ChannelHealth | None, secrets: Secrets) -> AccountRecord:
    fields = AccountFields(
        kind=account.kind,
        name=account.name,
        address=account.address,
        is_enabled=account.is_enabled,
        default_team_id=account.default_team_id,
        acknowledgement=account.acknowledgement,
        reopen_days=account.reopen_days,
        brand=account.brand,
        language=account.language,
        config=json.loads(secrets.decrypt(account.config_encrypted)),
        reply_channel_account_id=account.reply_channel_account_id,
        live_chat=account.live_chat,
    )
    return AccountRecord(account.id, fields, _health(account, health), account.version)


def _health(account: ChannelAccount, health: ChannelHealth | None) -> AccountHealth:
    if health is None:
        return AccountHealth("unknown" if account.is_enabled else "disabled", "", None, None, None)
    return AccountHealth(
        state=_worse_state(health) if account.is_enabled else "disabled",
        message=health.sending_message if health.state != _FAILING and health.sending_message else health.message,
        checked_at=health.checked_at,
        last_received_at=health.last_received_at,
        last_sent_at=health.last_sent_at,
        sending_message=health.sending_message,
        copies_message=health.copies_message,
    )


def _worse_state(health: ChannelHealth) -> str:
    if _FAILING in (health.state, health.sending_state):
        return _FAILING
    return health.sending_state if health.state == "unknown" else health.state


def _address_taken() -> Conflict:
    return Conflict("This address is connected already.", code="address_taken", data={"field": "address"})
