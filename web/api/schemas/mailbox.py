"""The form of a mailbox, and its translation to and from the mail adapter's own document."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from core.channel_accounts.dkim_keys import record_of
from web.api.schemas.common import Body


class Security(StrEnum):
    """How a connection is protected."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class SignIn(StrEnum):
    """How a mailbox signs in at its servers: with passwords, or with an access token (XOAUTH2)."""

    PASSWORD = "password"  # noqa: S105 - a way of signing in
    OAUTH2 = "oauth2"


_HOST = r"^$|^[0-9A-Fa-f:]{2,39}$|^([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}$"
Host = Annotated[str, StringConstraints(strip_whitespace=True, max_length=253, pattern=_HOST)]
Port = Annotated[int, Field(ge=1, le=65535)]
DKIM_SELECTOR = "sawasdesk"
Login = Annotated[str, StringConstraints(strip_whitespace=True, max_length=320)]
Secret = Annotated[str, StringConstraints(max_length=1_000)]
LongSecret = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000)]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000, pattern=r"^$|^https?://[^\s<>]+$")]
HttpsUrl = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000, pattern=r"^$|^https://[^\s<>]+$")]
_ADDRESS = r"^$|^[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]{1,253}$"
OptionalAddress = Annotated[str, StringConstraints(strip_whitespace=True, max_length=320, pattern=_ADDRESS)]
Selector = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=63, pattern=r"^$|^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"),
]
_PLAIN_SETTINGS = (
    "plus_addressing", "unwrap_forwards", "saves_sent", "sent_folder", "archive_address", "unsubscribe_url",
    "unsubscribe_address", "per_minute", "per_hour",
)  # fmt: skip


class EmailConfig(Body):
    """A mailbox's servers and what it does with mail. An empty host switches that direction off.

    Passwords and keys go in and never come out: null in an answer, beside a flag whether there is one; null in a
    request keeps the stored one as long as host and user (for OAuth2 also token_url and client_id) stay. With `auth`
    oauth2 and no refresh token the client credentials are used. A `dkim_domain` without a key gets one made for it;
    `dkim_record_name` and `dkim_record_value` are what to publish in DNS before `dkim_is_signing` is switched on.
    An empty `sent_folder` is looked for. `{address}` in `unsubscribe_url` becomes the recipient.
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
    auth: SignIn = SignIn.PASSWORD
    oauth_token_url: Url = ""
    oauth_client_id: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    oauth_client_secret: LongSecret | None = None
    oauth_refresh_token: LongSecret | None = None
    oauth_scope: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""
    has_oauth_client_secret: bool = False
    has_oauth_refresh_token: bool = False
    dkim_domain: Host = ""
    dkim_selector: Selector = ""
    dkim_private_key: LongSecret | None = None
    dkim_is_signing: bool = False
    has_dkim_private_key: bool = False
    dkim_record_name: Annotated[str, StringConstraints(max_length=400)] = ""
    dkim_record_value: Annotated[str, StringConstraints(max_length=10_000)] = ""
    plus_addressing: bool = True
    unwrap_forwards: bool = False
    saves_sent: bool = False
    sent_folder: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)] = ""
    archive_address: OptionalAddress = ""
    unsubscribe_url: HttpsUrl = ""
    unsubscribe_address: OptionalAddress = ""
    per_minute: Annotated[int, Field(ge=1, le=100_000)] | None = None
    per_hour: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

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
            "auth": self.auth.value,
            "oauth": self._oauth() if self.oauth_token_url or self.auth is SignIn.OAUTH2 else None,
            "dkim": self._dkim() if self.dkim_domain else None,
            "plus_addressing": self.plus_addressing,
            "unwrap_forwards": self.unwrap_forwards,
            "saves_sent": self.saves_sent,
            "sent_folder": self.sent_folder,
            "archive_address": self.archive_address.lower(),
            "unsubscribe_url": self.unsubscribe_url,
            "unsubscribe_address": self.unsubscribe_address,
            "per_minute": self.per_minute,
            "per_hour": self.per_hour,
        }

    def _oauth(self) -> dict[str, Any]:
        return {
            "token_url": self.oauth_token_url,
            "client_id": self.oauth_client_id,
            "client_secret": self.oauth_client_secret or None,
            "refresh_token": self.oauth_refresh_token or None,
            "scope": self.oauth_scope,
        }

    def _dkim(self) -> dict[str, Any]:
        return {
            "domain": self.dkim_domain.lower(),
            "selector": self.dkim_selector or DKIM_SELECTOR,
            "private_key": self.dkim_private_key or None,
            "is_signing": self.dkim_is_signing,
        }


def email_config(document: Mapping[str, Any]) -> EmailConfig:
    """The form's view of a stored document: everything but the secrets."""
    imap, smtp = document.get("imap") or {}, document.get("smtp") or {}
    oauth, dkim = document.get("oauth") or {}, document.get("dkim") or {}
    record = record_of(dkim["private_key"], dkim["selector"], dkim["domain"]) if dkim.get("private_key") else None
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
        auth=SignIn(document.get("auth", "password")),
        oauth_token_url=oauth.get("token_url", ""),
        oauth_client_id=oauth.get("client_id", ""),
        oauth_scope=oauth.get("scope", ""),
        has_oauth_client_secret=bool(oauth.get("client_secret")),
        has_oauth_refresh_token=bool(oauth.get("refresh_token")),
        dkim_domain=dkim.get("domain", ""),
        dkim_selector=dkim.get("selector", ""),
        dkim_is_signing=dkim.get("is_signing", False),
        has_dkim_private_key=bool(dkim.get("private_key")),
        dkim_record_name=record.name if record else "",
        dkim_record_value=record.value if record else "",
        **{name: document[name] for name in _PLAIN_SETTINGS if name in document},
    )
