"""Test-connection: are the settings right, step by step, without sending or changing anything."""

import asyncio
import ssl
from contextlib import suppress

from imapclient.exceptions import IMAPClientError, LoginError

from channels.adapter import AccountContext, Health
from channels.email.imap import connect
from channels.email.manifest import EmailConfig, ImapSettings
from channels.email.oauth import OAuthTrouble, TokenSource
from channels.email.sent_folder import find_sent_folder
from channels.email.smtp_client import SmtpTrouble, leave, open_smtp

_TIMEOUT_SECONDS = 15.0


async def check_account(account: AccountContext, tokens: TokenSource) -> Health:
    """Log in at both servers. Problems: nothing_configured, no_connection, certificate, login_refused, no_folder,
    no_starttls, server_error, oauth_refused, oauth_unavailable, token_rejected, no_sent_folder, sent_folder_watched.
    """
    config = account.config
    assert isinstance(config, EmailConfig)
    if config.imap is None and config.smtp is None:
        return Health(ok=False, problem="nothing_configured")
    quick = config.model_copy(update={"timeout_seconds": min(config.timeout_seconds, _TIMEOUT_SECONDS)})
    checks: dict[str, tuple[str, str]] = {}
    if quick.imap is not None:
        checks["imap"] = await _check_imap(quick.imap, account, quick, tokens)
    if quick.smtp is not None:
        checks["smtp"] = await _check_smtp(account, quick, tokens)
    problem, detail = next(((p, d) for p, d in checks.values() if p), ("", ""))
    return Health(not problem, problem, detail, {step: found for step, (found, _) in checks.items()})


async def _check_imap(
    imap: ImapSettings, account: AccountContext, config: EmailConfig, tokens: TokenSource
) -> tuple[str, str]:
    settings = config.token_settings
    try:
        token = await tokens.get(account, settings) if settings is not None else ""
        found = await asyncio.to_thread(_look, imap, config, token)
        if settings is None or found[0] != "token_rejected":
            return found
        token = await tokens.get(account, settings, rejected=token)
    except OAuthTrouble as trouble:
        return trouble.code, trouble.detail
    return await asyncio.to_thread(_look, imap, config, token)


def _look(settings: ImapSettings, config: EmailConfig, token: str) -> tuple[str, str]:
    try:
        session = connect(settings, config, token)
    except LoginError as error:
        return ("token_rejected" if token else "login_refused"), str(error)
    except ssl.SSLCertVerificationError as error:
        return "certificate", str(error)
    except OSError as error:
        return "no_connection", str(error)
    except IMAPClientError as error:
        return ("no_starttls" if "STARTTLS" in str(error).upper() else "server_error"), str(error)
    try:
        if not session.folder_exists(settings.folder):
            return "no_folder", settings.folder
        session.select_folder(settings.folder, readonly=True)
        if config.saves_sent:
            folder = config.sent_folder or find_sent_folder(session)
            if not folder or not session.folder_exists(folder):
                return "no_sent_folder", folder
            if folder.lower() == settings.folder.lower():
                return "sent_folder_watched", folder
    except (IMAPClientError, OSError) as error:
        return "server_error", str(error)
    finally:
        with suppress(IMAPClientError, OSError):
            session.logout()
    return "", ""


async def _check_smtp(account: AccountContext, config: EmailConfig, tokens: TokenSource) -> tuple[str, str]:
    try:
        smtp = await open_smtp(account, config, tokens)
    except SmtpTrouble as trouble:
        return trouble.code, trouble.detail
    await leave(smtp)
    return "", ""
