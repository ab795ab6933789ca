"""Shapes of connected channel accounts; the form of a mailbox is in mailbox.py."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from core.channel_accounts.service import AccountFields, AccountRecord
from web.api.schemas.channel_settings import EMAIL, WEBCHAT, LiveChat, Settings, settings_document, shown_settings
from web.api.schemas.common import Body, Name, Patch, ShortText, View, omitted
from web.api.schemas.mailbox import EmailConfig, email_config
from web.api.schemas.staff import Language


class ChannelKind(StrEnum):
    """The channels an account can be connected to."""

    EMAIL = "email"
    WEBCHAT = "webchat"
    WEBFORM = "webform"
    PHONE = "phone"


AcknowledgementText = Annotated[str, StringConstraints(max_length=10_000)]


class Acknowledgement(Body):
    """The automatic answer to a new case. {number} {name} {subject} {brand} are filled in; empty texts use our own."""

    is_enabled: bool
    subject_th: Annotated[str, StringConstraints(max_length=300)] = ""
    text_th: AcknowledgementText
    text_en: AcknowledgementText


Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]


class ChannelAccountInput(Body):
    """A channel account to connect.

    `address` is the mailbox's, or the name in a form's web address; a widget is given its public key. Mailboxes have
    `config`, the others `settings`, widgets `live_chat` too. `reply_channel_account_id` is the mailbox for answers to
    forms and to visitors who have left.
    """

    kind: ChannelKind
    name: Name
    address: Address = ""
    is_enabled: bool
    default_team_id: UUID | None
    acknowledgement: Acknowledgement
    reopen_days: Annotated[int, Field(ge=0, le=3650)]
    brand: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
    language: Language
    config: EmailConfig | None = None
    settings: Settings = Field(default_factory=dict)
    reply_channel_account_id: UUID | None = None
    live_chat: LiveChat = LiveChat()


class ChannelAccountPatch(Patch):
    """Changes of a channel account."""

    kind: ChannelKind = omitted()
    name: Name = omitted()
    address: Address = omitted()
    is_enabled: bool = omitted()
    default_team_id: UUID | None = omitted()
    acknowledgement: Acknowledgement = omitted()
    reopen_days: Annotated[int, Field(ge=0, le=3650)] = omitted()
    brand: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = omitted()
    language: Language = omitted()
    config: EmailConfig = omitted()
    settings: Settings = omitted()
    reply_channel_account_id: UUID | None = omitted()
    live_chat: LiveChat = omitted()


class HealthState(StrEnum):
    """How a connection is doing."""

    OK = "ok"
    CONNECTING = "connecting"
    FAILING = "failing"
    DISABLED = "disabled"
    UNKNOWN = "unknown"


class Health(View):
    """How an account is doing: a code and the server's own sentence, '' when nothing is wrong.

    `message` is about what fails first, `sending_message` about sending, `copies_message` about the sent folder.
    """

    state: HealthState
    message: str
    checked_at: datetime | None
    last_received_at: datetime | None
    last_sent_at: datetime | None
    sending_message: str = ""
    copies_message: str = ""


class ChannelAccount(View):
    """A connected channel account: a mailbox has `config`, all others `settings`. Secrets are never shown."""

    id: UUID
    kind: ChannelKind
    name: str
    address: str
    is_enabled: bool
    default_team_id: UUID | None
    acknowledgement: Acknowledgement
    reopen_days: int
    brand: str
    language: Language
    config: EmailConfig | None
    settings: Settings | None
    reply_channel_account_id: UUID | None
    live_chat: LiveChat | None
    health: Health
    version: int


class SendingAccount(View):
    """A mailbox as everybody who answers customers knows it: what it is called, not how it is connected."""

    id: UUID
    kind: ChannelKind
    name: str
    address: str
    is_enabled: bool


class ChannelAccountCheckInput(Body):
    """Settings to try. With `id`, null passwords are those stored for that account."""

    kind: ChannelKind
    config: EmailConfig
    id: UUID | None = None


class CheckResult(View):
    """What one server said. `code` is stable: no_connection, certificate, login_refused, no_folder, no_starttls, …"""

    is_ok: bool
    message: ShortText
    code: str | None


class ChannelAccountCheck(View):
    """What both servers said."""

    inbound: CheckResult
    outbound: CheckResult


def account_fields(body: ChannelAccountInput) -> AccountFields:
    """The service's fields of a new account."""
    return AccountFields(
        kind=body.kind.value,
        name=body.name,
        address=body.address,
        is_enabled=body.is_enabled,
        default_team_id=body.default_team_id,
        acknowledgement=body.acknowledgement.model_dump(mode="json"),
        reopen_days=body.reopen_days,
        brand=body.brand,
        language=body.language.value,
        config=settings_document(body.settings) if body.config is None else body.config.document(),
        reply_channel_account_id=body.reply_channel_account_id,
        live_chat=body.live_chat.model_dump(mode="json"),
    )


def account_changes(body: ChannelAccountPatch) -> dict[str, Any]:
    """The service's fields that a patch changes."""
    changes = body.changes
    changes.pop("kind", None)
    if "acknowledgement" in changes:
        changes["acknowledgement"] = body.acknowledgement.model_dump(mode="json")
    if "language" in changes:
        changes["language"] = body.language.value
    if "config" in changes:
        changes["config"] = body.config.document()
    if "settings" in changes:
        changes["config"] = settings_document(changes.pop("settings"))
    if "live_chat" in changes:
        changes["live_chat"] = body.live_chat.model_dump(mode="json")
    return changes


def account_view(record: AccountRecord) -> ChannelAccount:
    """An account as its page shows it."""
    fields = record.fields
    return ChannelAccount(
        id=record.id,
        kind=ChannelKind(fields.kind),
        name=fields.name,
        address=fields.address,
        is_enabled=fields.is_enabled,
        default_team_id=fields.default_team_id,
        acknowledgement=_acknowledgement(fields.acknowledgement),
        reopen_days=fields.reopen_days,
        brand=fields.brand,
        language=Language(fields.language),
        config=email_config(fields.config) if fields.kind == EMAIL else None,
        settings=None if fields.kind == EMAIL else shown_settings(fields.kind, fields.config),
        reply_channel_account_id=fields.reply_channel_account_id,
        live_chat=LiveChat.model_validate_json(json.dumps(fields.live_chat)) if fields.kind == WEBCHAT else None,
        health=Health(
            state=HealthState(record.health.state),
            message=record.health.message,
            checked_at=record.health.checked_at,
            last_received_at=record.health.last_received_at,
            last_sent_at=record.health.last_sent_at,
            sending_message=record.health.sending_message,
            copies_message=record.health.copies_message,
        ),
        version=record.version,
    )


def _acknowledgement(stored: Mapping[str, Any]) -> Acknowledgement:
    return Acknowledgement(
        is_enabled=bool(stored.get("is_enabled", False)),
        subject_th=stored.get("subject_th") or "",
        text_th=stored.get("text_th") or "",
        text_en=stored.get("text_en") or "",
    )
