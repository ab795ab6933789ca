"""The settings of a mailbox, as the administrator's form fills them and as the adapter reads them."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr, StringConstraints, ValidationError
from pydantic_core import InitErrorDetails

from channels.adapter import ChannelConfig, SendingLimits
from core.messages import Capabilities

HostName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=253)]
Port = Annotated[int, Field(ge=1, le=65535)]

CAPABILITIES = Capabilities(can_html=True, can_subject=True, can_cc=True, can_attach=True, undo_seconds=10)


class Security(StrEnum):
    """tls: encrypted from the first byte. starttls: upgraded, refused when the server cannot. none: plain text."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class SignIn(StrEnum):
    """password: a name and a password at each server. oauth2: an access token (SASL XOAUTH2) at both."""

    PASSWORD = "password"  # noqa: S105 - a way of signing in
    OAUTH2 = "oauth2"


class ImapSettings(ChannelConfig):
    """Where mail is fetched. The password is only needed to sign in with one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: HostName
    port: Port = 993
    security: Security = Security.TLS
    user: str = Field(min_length=1, max_length=320)
    password: SecretStr | None = None
    folder: str = Field(default="INBOX", min_length=1, max_length=255)


class SmtpSettings(ChannelConfig):
    """Where mail is handed over. Without `user` no login is tried."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: HostName
    port: Port = 587
    security: Security = Security.STARTTLS
    user: str | None = Field(default=None, max_length=320)
    password: SecretStr | None = None


class OAuthSettings(ChannelConfig):
    """How access tokens are got (RFC 6749): with a refresh token (section 6), or without one for the program itself
    (section 4.4, client credentials, as Microsoft 365 offers to services).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    token_url: str = Field(min_length=1, max_length=2000, pattern=r"^https?://[^\s]+$")
    client_id: str = Field(min_length=1, max_length=500)
    client_secret: SecretStr | None = None
    refresh_token: SecretStr | None = None
    scope: str = Field(default="", max_length=2000)


class DkimSettings(ChannelConfig):
    """The key that signs what leaves (RFC 6376). `is_signing` stays off until the public key is published in DNS."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    domain: HostName
    selector: str = Field(min_length=1, max_length=63, pattern=r"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")
    private_key: SecretStr
    is_signing: bool = False


class EmailConfig(ChannelConfig):
    """A mailbox. `signature` holds plain text by language ('th', 'en'), appended to what people send.

    `plus_addressing` puts the conversation's token into Reply-To; switch it off where the server refuses
    `local+anything@domain`. `unwrap_forwards`: a customer's mail that a colleague forwards to this mailbox counts as
    the customer's. `imap` None = send-only account (mail arrives through another door); `smtp` None =
    receive-only.

    `saves_sent` puts a copy of what left into `sent_folder` ('' finds the folder). `archive_address` gets a blind copy
    of every mail. `unsubscribe_url` (https, `{address}` stands for the recipient) and `unsubscribe_address` go into
    List-Unsubscribe of automatic mail. `per_minute` and `per_hour` limit what leaves.
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
    auth: SignIn = SignIn.PASSWORD
    oauth: OAuthSettings | None = None
    dkim: DkimSettings | None = None
    saves_sent: bool = False
    sent_folder: str = Field(default="", max_length=255)
    archive_address: str = Field(default="", max_length=320)
    unsubscribe_url: str = Field(default="", max_length=2000, pattern=r"^$|^https://[^\s<>]+$")
    unsubscribe_address: str = Field(default="", max_length=320)
    per_minute: int | None = Field(default=None, ge=1, le=100_000)
    per_hour: int | None = Field(default=None, ge=1, le=1_000_000)

    def sending_limits(self) -> SendingLimits:
        """What the administrator allows to leave."""
        return SendingLimits(self.per_minute, self.per_hour)

    @property
    def token_settings(self) -> OAuthSettings | None:
        """Where access tokens come from, None when the mailbox signs in with passwords."""
        return self.oauth if self.auth is SignIn.OAUTH2 else None


def require_secrets(config: EmailConfig) -> None:
    """Raises pydantic.ValidationError when what the chosen way of signing in needs is missing."""
    missing: list[tuple[str, ...]] = []
    if config.auth is SignIn.OAUTH2:
        if config.oauth is None:
            missing += [("oauth", "token_url"), ("oauth", "client_id")]
        elif config.oauth.refresh_token is None and config.oauth.client_secret is None:
            missing.append(("oauth", "refresh_token"))
    elif config.imap is not None and config.imap.password is None:
        missing.append(("imap", "password"))
    if missing:
        problems = [InitErrorDetails(type="missing", loc=place, input=None) for place in missing]
        raise ValidationError.from_exception_data("EmailConfig", problems)
