"""Test-connection: are the settings right, step by step, without sending or changing anything."""

import asyncio
import ssl
from contextlib import suppress

import aiosmtplib
from imapclient.exceptions import IMAPClientError, LoginError

from channels.adapter import AccountContext, Health
from channels.email.imap import connect
from channels.email.manifest import EmailConfig, ImapSettings, SmtpSettings
from channels.email.send import client

_TIMEOUT_SECONDS = 15.0


async def check_account(account: AccountContext) -> Health:
    """Log in at both servers. Problems: nothing_configured, no_connection, certificate, login_refused, no_folder,
    no_starttls, server_error.
    """
    config = account.config
    assert isinstance(config, EmailConfig)
    if config.imap is None and config.smtp is None:
        return Health(ok=False, problem="nothing_configured")
    quick = config.model_copy(update={"timeout_seconds": min(config.timeout_seconds, _TIMEOUT_SECONDS)})
    checks: dict[str, tuple[str, str]] = {}
    if quick.imap is not None:
        checks["imap"] = await asyncio.to_thread(_check_imap, quick.imap, quick)
    if quick.smtp is not None:
        checks["smtp"] = await _check_smtp(quick.smtp, quick, account.address)
    problem, detail = next(((p, d) for p, d in checks.values() if p), ("", ""))
    return Health(not problem, problem, detail, {step: found for step, (found, _) in checks.items()})


def _check_imap(settings: ImapSettings, config: EmailConfig) -> tuple[str, str]:
    try:
        session = connect(settings, config)
    except LoginError as error:
        return "login_refused", str(error)
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
    except (IMAPClientError, OSError) as error:
        return "server_error", str(error)
    finally:
        with suppress(IMAPClientError, OSError):
            session.logout()
    return "", ""


async def _check_smtp(settings: SmtpSettings, config: EmailConfig, mailbox: str) -> tuple[str, str]:
    smtp = client(settings, config, mailbox)
    try:
        await smtp.connect()
        if settings.user:
            password = settings.password.get_secret_value() if settings.password is not None else ""
            await smtp.login(settings.user, password)
        await smtp.quit()
    except aiosmtplib.SMTPAuthenticationError as error:
        return "login_refused", f"{error.code} {error.message}"
    except aiosmtplib.SMTPResponseException as error:
        return "server_error", f"{error.code} {error.message}"
    except (aiosmtplib.SMTPException, OSError) as error:
        if "STARTTLS" in str(error).upper():
            return "no_starttls", str(error)
        is_certificate = isinstance(error.__cause__, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error)
        return ("certificate" if is_certificate else "no_connection"), str(error)
    finally:
        if smtp.is_connected:
            smtp.close()
    return "", ""
