"""Connected channel accounts: added, changed and removed by an administrator; their passwords stay encrypted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts import repository
from core.channel_accounts.models import ChannelAccount, ChannelHealth
from core.channel_accounts.secret_fields import keep_secrets
from core.errors import Conflict
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import ChannelAccountChanged
from core.events.log import record_events
from core.secrets import Secrets
from core.staff.principal import Permission, Principal
from core.staff.teams import require_team
from core.versions import require_version


@dataclass(frozen=True, slots=True)
class AccountFields:
    """What an administrator decides about an account.

    `address` is canonical (lower case for mail). `acknowledgement` is {is_enabled, subject_th, text_th, text_en}.
    `config` is the adapter's document; secrets in it may be None, which keeps the stored one.
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


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """How the account is doing. state: ok|connecting|failing|disabled|unknown."""

    state: str
    message: str
    checked_at: datetime | None
    last_received_at: datetime | None
    last_sent_at: datetime | None


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

    Raises NotPermitted, Conflict(code="address_taken"), Invalid(code="unknown_team").
    """
    principal.require(Permission.ADMINISTER)
    await _require_team(session, fields.default_team_id)
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
    if after.address != before.fields.address:
        if await repository.find_by_address(session, account.kind, after.address) is not None:
            raise _address_taken()
        account.address = after.address
    if after.config != before.fields.config:
        await repository.forget_health(session, account.id)
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
    await _save(session, principal, account, "deleted", [])


async def _require_team(session: AsyncSession, team_id: UUID | None) -> None:
    if team_id is not None:
        await require_team(session, team_id)


def _write(account: ChannelAccount, fields: AccountFields, secrets: Secrets) -> None:
    account.name, account.brand, account.language = fields.name, fields.brand, fields.language
    account.is_enabled, account.default_team_id = fields.is_enabled, fields.default_team_id
    account.reopen_days, account.acknowledgement = fields.reopen_days, dict(fields.acknowledgement)
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
    )
    return AccountRecord(account.id, fields, _health(account, health), account.version)


def _health(account: ChannelAccount, health: ChannelHealth | None) -> AccountHealth:
    if health is None:
        return AccountHealth("unknown" if account.is_enabled else "disabled", "", None, None, None)
    return AccountHealth(
        state=health.state if account.is_enabled else "disabled",
        message=health.message,
        checked_at=health.checked_at,
        last_received_at=health.last_received_at,
        last_sent_at=health.last_sent_at,
    )


def _address_taken() -> Conflict:
    return Conflict("This address is connected already.", code="address_taken", data={"field": "address"})
