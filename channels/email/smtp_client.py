"""A signed-in SMTP connection, and what it means when there is none."""

import ssl

import aiosmtplib

from channels.adapter import AccountContext
from channels.email.manifest import EmailConfig, Security, SmtpSettings
from channels.email.oauth import OAuthTrouble, TokenSource
from channels.email.tls import tls_context

CONNECTION_TROUBLES = (OSError, aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, EOFError)
_LOGIN_RETRY_SECONDS = 300.0
_GOODBYE_SECONDS = 5.0


class SmtpTrouble(Exception):
    """Not connected or not signed in; nothing was sent.

    code: no_connection | certificate | no_starttls | server_error | login_refused | token_rejected | oauth_refused |
    oauth_unavailable.
    """

    def __init__(self, code: str, detail: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(detail)
        self.code, self.detail, self.retry_after_seconds = code, detail, retry_after_seconds


async def open_smtp(account: AccountContext, config: EmailConfig, tokens: TokenSource) -> aiosmtplib.SMTP:
    """Connect and sign in. An access token that the server refuses is renewed once. Raises SmtpTrouble."""
    assert config.smtp is not None
    rejected = ""
    while True:
        token = await _token(account, config, tokens, rejected)
        smtp = client(config.smtp, config, account.address)
        try:
            await smtp.connect()
            await _sign_in(smtp, config, config.smtp, account.address, token)
        except BaseException as error:
            smtp.close()
            if not isinstance(error, Exception):
                raise
            trouble = _trouble_of(error, has_token=bool(token))
            if trouble is None:
                raise
            if trouble.code == "token_rejected" and not rejected:
                rejected = token
                continue
            raise trouble from error
        return smtp


def client(settings: SmtpSettings, config: EmailConfig, mailbox: str) -> aiosmtplib.SMTP:
    """An unconnected client with the account's security; it greets with the mailbox's domain."""
    return aiosmtplib.SMTP(
        hostname=settings.host,
        port=settings.port,
        use_tls=settings.security is Security.TLS,
        start_tls=settings.security is Security.STARTTLS,
        tls_context=tls_context(config.verify_certificates) if settings.security is not Security.NONE else None,
        timeout=config.timeout_seconds,
        local_hostname=mailbox.rpartition("@")[2] or "localhost",
    )


async def leave(smtp: aiosmtplib.SMTP) -> None:
    """Say goodbye; what goes wrong now changes nothing about any mail."""
    if not smtp.is_connected:
        return
    try:
        await smtp.quit(timeout=_GOODBYE_SECONDS)
    except (*CONNECTION_TROUBLES, aiosmtplib.SMTPException):
        smtp.close()


def sentence(error: aiosmtplib.SMTPResponseException) -> str:
    """The server's own words, with its code."""
    return f"{error.code} {error.message}"[:1000]


async def _token(account: AccountContext, config: EmailConfig, tokens: TokenSource, rejected: str) -> str:
    settings = config.token_settings
    if settings is None:
        return ""
    try:
        return await tokens.get(account, settings, rejected=rejected)
    except OAuthTrouble as trouble:
        pause = _LOGIN_RETRY_SECONDS if trouble.code == "oauth_refused" else None
        raise SmtpTrouble(trouble.code, trouble.detail, pause) from trouble


async def _sign_in(
    smtp: aiosmtplib.SMTP, config: EmailConfig, settings: SmtpSettings, mailbox: str, token: str
) -> None:
    if token:
        user = settings.user or (config.imap.user if config.imap is not None else mailbox)
        await smtp.auth_xoauth2(user, token)
    elif settings.user:
        await smtp.login(settings.user, settings.password.get_secret_value() if settings.password is not None else "")


def _trouble_of(error: Exception, *, has_token: bool) -> SmtpTrouble | None:
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        code = "token_rejected" if has_token else "login_refused"
        return SmtpTrouble(code, sentence(error), _LOGIN_RETRY_SECONDS)
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return SmtpTrouble("server_error", sentence(error))
    if isinstance(error, (*CONNECTION_TROUBLES, aiosmtplib.SMTPException)):
        if "STARTTLS" in str(error).upper():
            return SmtpTrouble("no_starttls", str(error))
        cause = error.__cause__
        is_certificate = isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error)
        return SmtpTrouble("certificate" if is_certificate else "no_connection", str(error))
    return None
