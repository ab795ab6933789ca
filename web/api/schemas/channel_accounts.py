"""Shapes of connected mailboxes, and their translation to and from the mail adapter's own document."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from core.channel_accounts.service import AccountFields, AccountRecord
from web.api.schemas.common import Body, Name, Patch, ShortText, View, omitted
from web.api.schemas.staff import Email, Language


class ChannelKind(StrEnum):
    """The channels an account can be connected to."""

    EMAIL = "email"


class Security(StrEnum):
    """How a connection is protected."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


_HOST = r"^$|^[0-9A-Fa-f:]{2,39}$|^([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}$"
Host = Annotated[str, StringConstraints(strip_whitespace=True, max_length=253, pattern=_HOST)]
Port = Annotated[int, Field(ge=1, le=65535)]
Login = Annotated[str, StringConstraints(strip_whitespace=True, max_length=320)]
Secret = Annotated[str, StringConstraints(max_length=1_000)]
AcknowledgementText = Annotated[str, StringConstraints(max_length=10_000)]


class EmailConfig(Body):
    """A mailbox's servers. An empty host switches that direction off.

    Passwords go in and never come out: null in an answer, beside a flag whether there is one; null in a request keeps
    the stored one as long as host and user stay.
    """

    imap_host: Host
    imap_port: Port
    imap_security: Security
    imap_user: Login
    imap_password: Secret | None = None
    imap_folder: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    smtp_host: Host
    smtp_port: Port
    smtp_security: Security
    smtp_user: Login
    smtp_password: Secret | None = None
    sender_name: Annotated[str, StringConstraints(max_length=200)]
    has_imap_password: bool = False
    has_smtp_password: bool = False

    def document(self) -> dict[str, Any]:
        """The mail adapter's document. A null password is None in it."""
        imap = {
            "host": self.imap_host,
            "port": self.imap_port,
            "security": self.imap_security.value,
            "user": self.imap_user,
            "password": self.imap_password or None,
            "folder": self.imap_folder,
        }
        smtp = {
            "host": self.smtp_host,
            "port": self.smtp_port,
            "security": self.smtp_security.value,
            "user": self.smtp_user or None,
            "password": self.smtp_password or None,
        }
        return {
            "imap": imap if self.imap_host else None,
            "smtp": smtp if self.smtp_host else None,
            "sender_name": self.sender_name,
        }


class Acknowledgement(Body):
    """The automatic answer to a new case. {number} {name} {subject} {brand} are filled in; empty texts use our own."""

    is_enabled: bool
    subject_th: Annotated[str, StringConstraints(max_length=300)] = ""
    text_th: AcknowledgementText
    text_en: AcknowledgementText


class ChannelAccountInput(Body):
    """A mailbox to connect."""

    kind: ChannelKind
    name: Name
    address: Email
    is_enabled: bool
    default_team_id: UUID | None
    acknowledgement: Acknowledgement
    reopen_days: Annotated[int, Field(ge=0, le=3650)]
    brand: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
    language: Language
    config: EmailConfig


class ChannelAccountPatch(Patch):
    """Changes of a mailbox."""

    kind: ChannelKind = omitted()
    name: Name = omitted()
    address: Email = omitted()
    is_enabled: bool = omitted()
    default_team_id: UUID | None = omitted()
    acknowledgement: Acknowledgement = omitted()
    reopen_days: Annotated[int, Field(ge=0, le=3650)] = omitted()
    brand: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = omitted()
    language: Language = omitted()
    config: EmailConfig = omitted()


class HealthState(StrEnum):
    """How a connection is doing."""

    OK = "ok"
    CONNECTING = "connecting"
    FAILING = "failing"
    DISABLED = "disabled"
    UNKNOWN = "unknown"


class Health(View):
    """How an account is doing; `message` is the server's own sentence."""

    state: HealthState
    message: str
    checked_at: datetime | None
    last_received_at: datetime | None
    last_sent_at: datetime | None


class ChannelAccount(View):
    """A connected mailbox. Its passwords are never shown."""

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
    config: EmailConfig
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
        config=body.config.document(),
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
        config=_email_config(fields.config),
        health=Health(
            state=HealthState(record.health.state),
            message=record.health.message,
            checked_at=record.health.checked_at,
            last_received_at=record.health.last_received_at,
            last_sent_at=record.health.last_sent_at,
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


def _email_config(document: Mapping[str, Any]) -> EmailConfig:
    imap, smtp = document.get("imap") or {}, document.get("smtp") or {}
    return EmailConfig(
        imap_host=imap.get("host", ""),
        imap_port=imap.get("port", 993),
        imap_security=Security(imap.get("security", "tls")),
        imap_user=imap.get("user", ""),
        imap_folder=imap.get("folder", "INBOX"),
        smtp_host=smtp.get("host", ""),
        smtp_port=smtp.get("port", 587),
        smtp_security=Security(smtp.get("security", "starttls")),
        smtp_user=smtp.get("user") or "",
        sender_name=document.get("sender_name", ""),
        has_imap_password=bool(imap.get("password")),
        has_smtp_password=bool(smtp.get("password")),
    )
