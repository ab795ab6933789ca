"""The connected chat widgets as their door needs them: decrypted, looked up anew every few seconds."""

import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from aiohttp import web

from channels.webchat.manifest import WebchatConfig
from core.channel_accounts.service import list_accounts
from core.context import AppContext
from core.errors import NotFound

KIND: Final = "webchat"
REMEMBER_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget. `key` is public: it stands in the snippet of the company's page."""

    id: UUID
    key: str
    name: str
    brand: str
    language: str
    team_id: UUID | None
    config: WebchatConfig

    def speaks(self, wanted: str) -> str:
        """The language to show: the wanted one if the widget has it, else the account's, else its first."""
        languages = [str(language) for language in self.config.languages]
        wanted = wanted.partition("-")[0].lower()
        if wanted in languages:
            return wanted
        return self.language if self.language in languages else languages[0]


class Widgets:
    """All enabled widgets. There are some, not thousands, and pages ask for them all day."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._by_id: dict[UUID, Widget] = {}
        self._by_key: dict[str, Widget] = {}
        self._until = 0.0

    async def get(self, account_id: UUID) -> Widget:
        """A widget by its account. Raises NotFound(code="unknown_widget") when it is off or gone."""
        await self._look()
        return _found(self._by_id.get(account_id))

    async def get_by_key(self, key: str) -> Widget:
        """A widget by its public key. Raises NotFound(code="unknown_widget")."""
        await self._look()
        return _found(self._by_key.get(key))

    async def all(self) -> list[Widget]:
        """Every enabled widget."""
        await self._look()
        return list(self._by_id.values())

    async def _look(self) -> None:
        if time.monotonic() < self._until:
            return
        async with self._context.database.read() as session:
            records = await list_accounts(session, self._context.secrets)
        self._by_id = {
            record.id: Widget(
                id=record.id,
                key=record.fields.address,
                name=record.fields.name,
                brand=record.fields.brand,
                language=record.fields.language,
                team_id=record.fields.default_team_id,
                config=WebchatConfig.model_validate(record.fields.config),
            )
            for record in records
            if record.fields.kind == KIND and record.fields.is_enabled
        }
        self._by_key = {widget.key: widget for widget in self._by_id.values()}
        self._until = time.monotonic() + REMEMBER_SECONDS


WIDGETS: Final = web.AppKey("widgets", Widgets)


def _found(widget: Widget | None) -> Widget:
    if widget is None:
        raise NotFound("There is no such chat widget, or it is switched off.", code="unknown_widget")
    return widget
