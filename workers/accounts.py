"""Connected accounts as their adapters need them: decrypted, with our domains and the key that signs message ids."""

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.adapter import AccountContext, SendingLimits
from channels.registry import load_adapter
from core.channel_accounts.models import ChannelAccount
from core.channel_accounts.token_vault import DatabaseVault
from core.context import AppContext
from core.errors import NotFound

SIGNING_PURPOSE = "message-id"


class Accounts:
    """All accounts that are not deleted, disabled ones included: mail for them may still be waiting."""

    def __init__(self, accounts: Sequence[AccountContext], rows: Sequence[ChannelAccount]) -> None:
        self._accounts = {account.id: account for account in accounts}
        self.rows = {row.id: row for row in rows}

    def get(self, account_id: UUID) -> AccountContext:
        """The account with this id. Raises NotFound when it was deleted."""
        try:
            return self._accounts[account_id]
        except KeyError:
            raise NotFound("This channel account no longer exists.", code="channel_account_gone") from None

    def limits(self, account_id: UUID) -> SendingLimits:
        """How much may leave through an account; an account that is gone limits nothing."""
        account = self._accounts.get(account_id)
        return account.config.sending_limits() if account is not None else SendingLimits()

    def enabled(self, kind: str) -> list[AccountContext]:
        """The accounts of one kind that are switched on."""
        return [a for a in self._accounts.values() if a.kind == kind and self.rows[a.id].is_enabled]


async def load_accounts(context: AppContext, session: AsyncSession) -> Accounts:
    """One query for all accounts; there are tens of them, not thousands."""
    query = select(ChannelAccount).where(ChannelAccount.deleted_at.is_(None)).order_by(ChannelAccount.id)
    rows = list((await session.execute(query)).scalars())
    domains = own_domains(context, [row.address for row in rows if row.kind == "email"])
    key = context.secrets.signing_key(SIGNING_PURPOSE)
    vault = DatabaseVault(context.database, context.secrets)
    accounts = [
        AccountContext(
            id=row.id,
            kind=row.kind,
            name=row.name,
            address=row.address,
            config=load_adapter(row.kind).parse_config(json.loads(context.secrets.decrypt(row.config_encrypted))),
            own_domains=domains,
            signing_key=key,
            brand=row.brand,
            vault=vault,
            allow_private_hosts=context.settings.allow_private_hosts,
        )
        for row in rows
    ]
    return Accounts(accounts, rows)


def own_domains(context: AppContext, addresses: Sequence[str]) -> tuple[str, ...]:
    """Lower-case domains whose mail is ours: the configured one and those of our mailboxes."""
    found = {address.rpartition("@")[2].lower() for address in addresses if "@" in address}
    if context.settings.mail_domain:
        found.add(context.settings.mail_domain.lower())
    return tuple(sorted(found))
