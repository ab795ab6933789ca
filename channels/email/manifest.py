"""The settings of a mailbox, as the administrator's form fills them and as the adapter reads them."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr, StringConstraints

from channels.adapter import ChannelConfig
from core.messages import Capabilities

HostName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=253)]
Port = Annotated[int, Field(ge=1, le=65535)]

CAPABILITIES = Capabilities(can_html=True, can_subject=True, can_cc=True, can_attach=True, undo_seconds=10)


class Security(StrEnum):
    """tls: encrypted from the first byte. starttls: upgraded, refused when the server cannot. none: plain text."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class ImapSettings(ChannelConfig):
    """Where mail is fetched."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: HostName
    port: Port = 993
    security: Security = Security.TLS
    user: str = Field(min_length=1, max_length=320)
    password: SecretStr
    folder: str = Field(default="INBOX", min_length=1, max_length=255)


class SmtpSettings(ChannelConfig):
    """Where mail is handed over. Without `user` no login is tried."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: HostName
    port: Port = 587
    security: Security = Security.STARTTLS
    user: str | None = Field(default=None, max_length=320)
    password: SecretStr | None = None


class EmailConfig(ChannelConfig):
    """A mailbox. `signature` holds plain text by language ('th', 'en'), appended to what people send.

    `plus_addressing` puts the conversation's token into Reply-To; switch it off where the server refuses
    `local+anything@domain`. `unwrap_forwards`: a customer's mail that a colleague forwards to this mailbox counts as
    the customer's. `imap` None = send-only account (mail arrives through another door); `smtp` None =
    receive-only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    imap: ImapSettings | None = None
    smtp: SmtpSettings | None = None
    sender_name: str = Field(default="", max_length=200)
    signature: dict[str, str] = Field(default_factory=dict)
    timeout_seconds: float = Field(default=60.0, gt=0, le=600)
    verify_certificates: bool = True
    plus_addressing: bool = True
    unwrap_forwards: bool = False
