"""Mail handed to an SMTP server, with an honest answer about what happened to it."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace

import aiosmtplib
from aiosmtplib import SMTPResponse

from channels.adapter import AccountContext, BeforeTransmit, BlobReader
from channels.email.compose import Composed, compose
from channels.email.dkim_signing import DkimTrouble, signed
from channels.email.manifest import EmailConfig
from channels.email.oauth import TokenSource
from channels.email.smtp_client import CONNECTION_TROUBLES, SmtpTrouble, sentence
from channels.email.smtp_pool import SmtpPool
from channels.errors import InvalidAddress
from core.errors import NotFound
from core.messages import OutboundMessage, RecipientResult, SendOutcome, SendResult

_BARE_LINE_END = re.compile(rb"(?<!\r)\n|\r(?!\n)")
_LEADING_DOT = re.compile(rb"(?m)^\.")
_WORDS = {"login_refused": "login refused", "no_connection": "no connection"}


async def send_mail(
    message: OutboundMessage,
    account: AccountContext,
    *,
    blobs: BlobReader,
    before_transmit: BeforeTransmit,
    pool: SmtpPool,
    tokens: TokenSource,
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
        composed = await asyncio.to_thread(_write, message, account, config, contents)
    except InvalidAddress as error:
        return SendResult(SendOutcome.FAILED, diagnostic=f"{error.message}: {error.data.get('address', '')}")
    except NotFound as error:
        return SendResult(SendOutcome.FAILED, diagnostic=f"an attachment is missing: {error.message}")
    except DkimTrouble as error:
        return SendResult(SendOutcome.RETRY, diagnostic=str(error), account_problem="dkim_key")
    try:
        async with pool.connection(account, config, tokens) as connection:
            result = await _converse(connection.smtp, composed, before_transmit)
            connection.may_serve_again = result.outcome in (SendOutcome.SENT, SendOutcome.FAILED)
    except SmtpTrouble as trouble:
        return SendResult(
            SendOutcome.RETRY,
            diagnostic=f"{_WORDS.get(trouble.code, trouble.code)}: {trouble.detail}",
            retry_after_seconds=trouble.retry_after_seconds,
            account_problem=trouble.code,
        )
    if result.outcome is SendOutcome.SENT and config.saves_sent and config.imap is not None:
        return replace(result, sent_copy=composed.raw)
    return result


def _write(
    message: OutboundMessage, account: AccountContext, config: EmailConfig, contents: Mapping[str, bytes]
) -> Composed:
    """The mail as it leaves: line ends as SMTP wants them, then the signature over exactly these bytes."""
    composed = compose(message, account, contents)
    raw = _BARE_LINE_END.sub(b"\r\n", composed.raw)
    if not raw.endswith(b"\r\n"):
        raw += b"\r\n"
    return replace(composed, raw=signed(raw, config.dkim) if config.dkim is not None else raw)


async def _converse(smtp: aiosmtplib.SMTP, composed: Composed, before_transmit: BeforeTransmit) -> SendResult:
    try:
        results = await _announce(smtp, composed)
    except aiosmtplib.SMTPResponseException as error:
        return _all_alike(composed, _outcome_of(error.code), sentence(error))
    except aiosmtplib.SMTPNotSupported as error:
        return _all_alike(composed, SendOutcome.FAILED, str(error))
    except (*CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
        return _all_alike(composed, SendOutcome.RETRY, f"connection lost before the message left: {error}")
    meant = _without_archive(composed, results)
    if not any(result.outcome is SendOutcome.SENT for result in meant):
        outcomes = {result.outcome for result in meant}
        outcome = SendOutcome.RETRY if SendOutcome.RETRY in outcomes else SendOutcome.FAILED
        return SendResult(outcome, composed.message_id, meant[0].diagnostic, meant)
    await before_transmit()
    outcome, diagnostic = await _transmit(smtp, composed.raw)
    final = tuple(
        RecipientResult(result.external_id, outcome, diagnostic) if result.outcome is SendOutcome.SENT else result
        for result in meant
    )
    refused = [one for one in set(results).difference(meant) if one.outcome is not SendOutcome.SENT]
    archive_problem = refused[0].diagnostic if refused else ""
    return SendResult(outcome, composed.message_id, diagnostic, final, archive_problem=archive_problem)


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
            results.append(RecipientResult(address, _outcome_of(error.code), sentence(error)))
    return tuple(results)


async def _transmit(smtp: aiosmtplib.SMTP, raw: bytes) -> tuple[SendOutcome, str]:
    """DATA and the content (RFC 5321 section 4.1.1.4).

    DATA and the content are two steps here: without the server's 354 not a byte of the message has left, so a
    connection lost that early is a safe retry; after the content began, only the server's answer tells.
    """
    try:
        go_ahead = await smtp.execute_command(b"DATA")
    except (*CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
        return SendOutcome.RETRY, f"connection lost before the message left: {error}"
    if go_ahead.code != aiosmtplib.SMTPStatus.start_input:
        return _outcome_of(go_ahead.code), _reply(go_ahead)
    protocol = smtp.protocol
    if protocol is None:
        return SendOutcome.RETRY, "connection lost before the message left"
    content = _LEADING_DOT.sub(b"..", raw)
    try:
        protocol.write(content + b".\r\n")
        answer = await protocol.read_response(timeout=smtp.timeout)
    except aiosmtplib.SMTPResponseException as error:
        return SendOutcome.UNCERTAIN, f"unreadable answer after the message: {sentence(error)}"
    except (*CONNECTION_TROUBLES, aiosmtplib.SMTPException) as error:
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
    return SendResult(outcome, composed.message_id, diagnostic, _without_archive(composed, results))


def _without_archive(composed: Composed, results: tuple[RecipientResult, ...]) -> tuple[RecipientResult, ...]:
    """The archive is nobody the message was written to: how it went there decides nothing."""
    return tuple(result for result in results if result.external_id != composed.archive)


def _reply(response: SMTPResponse) -> str:
    return f"{response.code} {response.message}"[:1000]
