"""Mail handed to an SMTP server, with an honest answer about what happened to it."""

import asyncio
import re
import ssl
from functools import cache

import aiosmtplib
from aiosmtplib import SMTPResponse

from channels.adapter import AccountContext, BeforeTransmit, BlobReader
from channels.email.compose import Composed, compose
from channels.email.manifest import EmailConfig, Security, SmtpSettings
from channels.errors import InvalidAddress
from core.errors import NotFound
from core.messages import OutboundMessage, RecipientResult, SendOutcome, SendResult

_BARE_LINE_END = re.compile(rb"(?<!\r)\n|\r(?!\n)")
_LEADING_DOT = re.compile(rb"(?m)^\.")
_LOGIN_RETRY_SECONDS = 300.0
_CONNECTION_TROUBLES = (OSError, aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, EOFError)


async def send_mail(
    message: OutboundMessage, account: AccountContext, *, blobs: BlobReader, before_transmit: BeforeTransmit
) -> SendResult:
    """One attempt. See `ChannelAdapter.send` for the meaning of `before_transmit`.

    With some recipients accepted the outcome is SENT, and each recipient's own result says RETRY or FAILED where the
    server refused it; only those may be tried again.
    """
    config = account.config
    assert isinstance(config, EmailConfig)
    if config.smtp is None:
        return SendResult(SendOutcome.FAILED, diagnostic="this mailbox has no outgoing server")
    if not (message.recipients or message.cc or message.bcc):
        return SendResult(SendOutcome.FAILED, diagnostic="the message has no recipient")
    try:
        contents = {a.blob_key: await blobs.read(a.blob_key) for a in message.attachments if a.blob_key}
        for attachment in message.attachments:
            if not attachment.blob_key:
                return SendResult(SendOutcome.FAILED, diagnostic=f"attachment {attachment.file_name} has no content")
        composed = await asyncio.to_thread(compose, message, account, contents)
    except InvalidAddress as error:
        return SendResult(SendOutcome.FAILED, diagnostic=f"{error.message}: {error.data.get('address', '')}")
    except NotFound as error:
        return SendResult(SendOutcome.FAILED, diagnostic=f"an attachment is missing: {error.message}")
    smtp = client(config.smtp, config, account.address)
    try:
        problem = await _open(smtp, config.smtp)
        if problem is not None:
            return problem
        return await _converse(smtp, composed, before_transmit)
    finally:
        await _leave(smtp)


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


@cache
def tls_context(verify: bool) -> ssl.SSLContext:
    """A shared TLS context; `verify` False is for servers with a certificate of their own making."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


async def _open(smtp: aiosmtplib.SMTP, settings: SmtpSettings) -> SendResult | None:
    """Connect and log in; the result to give up with, or None when the server is ready."""
    try:
        await smtp.connect()
        if settings.user:
            password = settings.password.get_secret_value() if settings.password is not None else ""
            await smtp.login(settings.user, password)
    except aiosmtplib.SMTPAuthenticationError as error:
        return SendResult(
            SendOutcome.RETRY, diagnostic=f"login refused: {_sentence(error)}", retry_after_seconds=_LOGIN_RETRY_SECONDS
        )
    except aiosmtplib.SMTPResponseException as error:
        return SendResult(SendOutcome.RETRY, diagnostic=_sentence(error))
    except (*_CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
        return SendResult(SendOutcome.RETRY, diagnostic=f"no connection: {error}")
    return None


async def _converse(smtp: aiosmtplib.SMTP, composed: Composed, before_transmit: BeforeTransmit) -> SendResult:
    try:
        results = await _announce(smtp, composed)
    except aiosmtplib.SMTPResponseException as error:
        return _all_alike(composed, _outcome_of(error.code), _sentence(error))
    except aiosmtplib.SMTPNotSupported as error:
        return _all_alike(composed, SendOutcome.FAILED, str(error))
    except (*_CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
        return _all_alike(composed, SendOutcome.RETRY, f"connection lost before the message left: {error}")
    if not any(result.outcome is SendOutcome.SENT for result in results):
        outcomes = {result.outcome for result in results}
        outcome = SendOutcome.RETRY if SendOutcome.RETRY in outcomes else SendOutcome.FAILED
        return SendResult(outcome, composed.message_id, results[0].diagnostic, results)
    await before_transmit()
    outcome, diagnostic = await _transmit(smtp, composed.raw)
    final = tuple(
        RecipientResult(result.external_id, outcome, diagnostic) if result.outcome is SendOutcome.SENT else result
        for result in results
    )
    return SendResult(outcome, composed.message_id, diagnostic, final)


async def _announce(smtp: aiosmtplib.SMTP, composed: Composed) -> tuple[RecipientResult, ...]:
    """MAIL FROM and every RCPT TO; SENT here means accepted so far."""
    encoding, options = "ascii", []
    if not all(address.isascii() for address in (composed.envelope_sender, *composed.envelope_recipients)):
        if not smtp.supports_extension("smtputf8"):
            raise aiosmtplib.SMTPNotSupported("the outgoing server takes no addresses beyond ASCII (RFC 6531)")
        encoding, options = "utf-8", ["SMTPUTF8"]
    if smtp.supports_extension("size"):
        options.append(f"SIZE={len(composed.raw)}")
    await smtp.mail(composed.envelope_sender, options=options, encoding=encoding)
    results: list[RecipientResult] = []
    for address in composed.envelope_recipients:
        try:
            await smtp.rcpt(address, encoding=encoding)
            results.append(RecipientResult(address, SendOutcome.SENT))
        except aiosmtplib.SMTPRecipientRefused as error:
            results.append(RecipientResult(address, _outcome_of(error.code), _sentence(error)))
    return tuple(results)


async def _transmit(smtp: aiosmtplib.SMTP, raw: bytes) -> tuple[SendOutcome, str]:
    """DATA and the content (RFC 5321 section 4.1.1.4).

    DATA and the content are two steps here: without the server's 354 not a byte of the message has left, so a
    connection lost that early is a safe retry; after the content began, only the server's answer tells.
    """
    try:
        go_ahead = await smtp.execute_command(b"DATA")
    except (*_CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
        return SendOutcome.RETRY, f"connection lost before the message left: {error}"
    if go_ahead.code != aiosmtplib.SMTPStatus.start_input:
        return _outcome_of(go_ahead.code), _reply(go_ahead)
    protocol = smtp.protocol
    if protocol is None:
        return SendOutcome.RETRY, "connection lost before the message left"
    content = _LEADING_DOT.sub(b"..", _BARE_LINE_END.sub(b"\r\n", raw))
    if not content.endswith(b"\r\n"):
        content += b"\r\n"
    try:
        protocol.write(content + b".\r\n")
        answer = await protocol.read_response(timeout=smtp.timeout)
    except aiosmtplib.SMTPResponseException as error:
        return SendOutcome.UNCERTAIN, f"unreadable answer after the message: {_sentence(error)}"
    except (*_CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
        return SendOutcome.UNCERTAIN, f"connection lost after the message: {error}"
    if answer.code == aiosmtplib.SMTPStatus.completed:
        return SendOutcome.SENT, _reply(answer)
    return _outcome_of(answer.code), _reply(answer)


def _outcome_of(code: int) -> SendOutcome:
    """RFC 5321 section 4.2.1: 4yz may work later, 5yz will not."""
    if 400 <= code < 500:
        return SendOutcome.RETRY
    return SendOutcome.FAILED if 500 <= code < 600 else SendOutcome.RETRY


def _all_alike(composed: Composed, outcome: SendOutcome, diagnostic: str) -> SendResult:
    results = tuple(RecipientResult(address, outcome, diagnostic) for address in composed.envelope_recipients)
    return SendResult(outcome, composed.message_id, diagnostic, results)


def _reply(response: SMTPResponse) -> str:
    return f"{response.code} {response.message}"[:1000]


def _sentence(error: aiosmtplib.SMTPResponseException) -> str:
    return f"{error.code} {error.message}"[:1000]


async def _leave(smtp: aiosmtplib.SMTP) -> None:
    """Say goodbye; what goes wrong now changes nothing about the mail."""
    if not smtp.is_connected:
        return
    try:
        await smtp.quit(timeout=5)
    except (*_CONNECTION_TROUBLES, aiosmtplib.SMTPException):
        smtp.close()
