"""Every job by the name nudges use."""

from collections.abc import Mapping

from workers.jobs import (
    automation,
    bulk,
    chat_mails,
    chats,
    digests,
    exports,
    housekeeping,
    inbound,
    notices,
    outbound,
    recurring,
    scheduled_replies,
    sent_copies,
    snoozes,
    subscribers,
    system_mail,
    tasks,
    visitor_frames,
    web_push,
    webhooks,
)
from workers.pollers.mailbox import MailboxPoller
from workers.relay import relay
from workers.runtime import JobFunction


def build_jobs(mailboxes: MailboxPoller) -> Mapping[str, JobFunction]:
    """The jobs of one process; the mailbox poller keeps its threads between runs."""
    return {
        "inbound": inbound.run,
        "relay": relay,
        "outbound": outbound.OutboundJob().run,
        "scheduled_replies": scheduled_replies.run,
        "sent_copies": sent_copies.run,
        "system_mail": system_mail.run,
        "notice_mails": notices.mail,
        "notice_pushes": notices.push,
        "web_push": web_push.run,
        "digests": digests.run,
        "snoozes": snoozes.run,
        "bulk": bulk.run,
        "exports": exports.run,
        "tasks": tasks.run,
        "subscribers": subscribers.drain_group,
        "subscriber": subscribers.drain,
        "subscriber_retries": subscribers.retry,
        "mailboxes": mailboxes.run,
        "housekeeping": housekeeping.run,
        "visitor_frames": visitor_frames.run,
        "chats": chats.run,
        "chat_mails": chat_mails.run,
        "automation": automation.run,
        "automation_clock": automation.look,
        "webhooks": webhooks.run,
        "recurring": recurring.run,
        "chat_queue": chats.tell_queue,
        "agent_read": chats.tell_read,
    }
