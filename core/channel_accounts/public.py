"""Connected accounts as strangers meet them: found by the address that stands in a link."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts import repository
from core.secrets import Secrets


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """An account that is switched on. `config` is the adapter's decrypted document."""

    id: UUID
    kind: str
    address: str
    name: str
    brand: str
    language: str
    config: Mapping[str, Any]


async def find_open_account(session: AsyncSession, secrets: Secrets, kind: str, address: str) -> PublicAccount | None:
    """The account of this kind at this address, None when there is none or it is switched off or removed."""
    account = await repository.find_by_address(session, kind, address)
    if account is None or account.deleted_at is not None or not account.is_enabled:
        return None
    return PublicAccount(
        id=account.id,
        kind=account.kind,
        address=account.address,
        name=account.name,
        brand=account.brand,
        language=account.language,
        config=json.loads(secrets.decrypt(account.config_encrypted)),
    )
