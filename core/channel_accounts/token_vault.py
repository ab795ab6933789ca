"""Sign-in tokens in the database, encrypted: every process finds what another one was given."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelToken
from core.channel_accounts.tokens import KeptToken
from core.db.repository import upsert
from core.db.session import Database
from core.secrets import Secrets


class DatabaseVault:
    """channels.adapter.TokenVault over the table `channel_token`."""

    def __init__(self, database: Database, secrets: Secrets) -> None:
        self._database, self._secrets = database, secrets

    async def find(self, account_id: UUID, fingerprint: str) -> KeptToken | None:
        """The tokens kept for an account and these settings."""
        query = select(ChannelToken).where(
            ChannelToken.channel_account_id == account_id, ChannelToken.fingerprint == fingerprint
        )
        async with self._database.read() as session:
            row = (await session.execute(query)).scalar_one_or_none()
        if row is None:
            return None
        decrypt = self._secrets.decrypt
        return KeptToken(decrypt(row.access_token_encrypted), row.expires_at, decrypt(row.refresh_token_encrypted))

    async def keep(self, account_id: UUID, fingerprint: str, token: KeptToken) -> None:
        """Keep these instead of earlier ones."""
        values = {
            "access_token_encrypted": self._secrets.encrypt(token.access_token),
            "refresh_token_encrypted": self._secrets.encrypt(token.refresh_token),
            "expires_at": token.expires_at,
        }
        async with self._database.write() as session:
            statement = upsert(session, ChannelToken).values(
                channel_account_id=account_id, fingerprint=fingerprint, **values
            )
            keys = [ChannelToken.channel_account_id, ChannelToken.fingerprint]
            await session.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))


async def forget_tokens(session: AsyncSession, account_id: UUID) -> None:
    """The account was removed: nothing that signs in for it stays."""
    await session.execute(delete(ChannelToken).where(ChannelToken.channel_account_id == account_id))
