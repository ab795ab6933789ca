"""Sends the installation's own mails to staff through a connected mailbox."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import structlog

from channels.adapter import AccountContext, ChannelAdapter
from channels.registry import load_adapter
from channels.webchat.stream import DatabaseStreams
from core import ids
from core.context import AppContext
from core.errors import AppError
from core.messages import Address, OutboundMessage, SendOutcome
from core.staff import system_mail
from core.staff.system_mail import DueMail
from workers.accounts import load_accounts
from workers.jobs.outbound import StoredFiles

_KIND: Final = "email"
_SENDER_NAME: Final = "Sawasdesk"
_BATCH: Final = 20
_log = structlog.get_logger(__name__)

AdapterFor: TypeAlias = Callable[[str], ChannelAdapter]


async def run(context: AppContext, _key: str = "", *, adapter_for: AdapterFor = load_adapter) -> None:
    """Send what is due. Without any mailbox the mails wait; the administrator can pass the link on by hand."""
    while True:
        async with context.database.read() as session:
            if not await system_mail.anything_due(session):
                return
            accounts = (await load_accounts(context, session)).enabled(_KIND)
        token = ids.new_id()
        async with context.database.write() as session:
            claimed = await system_mail.claim_due(session, token, _BATCH)
        for mail in claimed:
            sent = await _send(context, _senders(context, accounts, mail), mail, adapter_for)
            async with context.database.write() as session:
                if sent.problem:
                    await system_mail.postpone(session, token, mail.id, sent.problem)
                else:
                    await system_mail.mark_sent(session, token, mail.id, sent.external_message_id)
        if len(claimed) < _BATCH:
            return


@dataclass(frozen=True, slots=True)
class _Sent:
    """How it ended: under which Message-ID a server took the mail, or what the last one said."""

    external_message_id: str = ""
    problem: str = ""


def _senders(context: AppContext, accounts: Sequence[AccountContext], mail: DueMail) -> list[AccountContext]:
    """The mailboxes to try, in order; with a configured sender address its own mailbox, else any in its name.

    A mail that takes answers leaves under a mailbox's own address: that is where its answers are fetched.
    """
    address = context.settings.system_mail_from.strip().lower()
    if mail.manner.takes_answers:
        wanted = mail.manner.channel_account_id
        return sorted(accounts, key=lambda account: (account.address != address, account.id != wanted))
    if not address:
        return list(accounts)
    own = [account for account in accounts if account.address == address]
    return own or [replace(account, address=address) for account in accounts]


async def _send(
    context: AppContext, senders: Sequence[AccountContext], mail: DueMail, adapter_for: AdapterFor
) -> _Sent:
    problem, manner = "No mailbox is connected that could send this.", mail.manner
    try:
        text = context.secrets.decrypt(mail.text_encrypted)
        html = context.secrets.decrypt(manner.html_encrypted) if manner.html_encrypted else ""
    except AppError as error:
        return _Sent(problem=error.message)
    for account in senders:
        message = OutboundMessage(
            delivery_id=mail.id,
            message_id=mail.id,
            conversation_id=mail.id,
            channel_account_id=account.id,
            recipients=(Address(_KIND, mail.recipient),),
            sender_name=manner.sender_name or account.brand or _SENDER_NAME,
            subject=mail.subject,
            text=text,
            html=html,
            references=(manner.thread_reference,) if manner.thread_reference else (),
            language=manner.language,
            automatic=True,
            created_at=mail.created_at,
        )
        try:
            result = await adapter_for(_KIND).send(
                message,
                account,
                blobs=StoredFiles(context.blobs),
                before_transmit=_nothing,
                streams=DatabaseStreams(context.database),
            )
        except Exception as error:  # noqa: BLE001 - the next mailbox may work
            _log.exception("system_mail_failed", mail_id=str(mail.id))
            problem = f"{type(error).__name__}: {error}"
            continue
        if result.outcome in (SendOutcome.SENT, SendOutcome.UNCERTAIN):
            return _Sent(result.external_message_id)
        problem = result.diagnostic or "The mail server gave no reason."
    return _Sent(problem=problem)


async def _nothing() -> None:
    """A mail to staff may come twice, so nothing needs to be noted before it leaves."""
