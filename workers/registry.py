"""Every job by the name nudges use."""

from collections.abc import Mapping

from workers.jobs import housekeeping, inbound, mailboxes, outbound, subscribers, system_mail
from workers.relay import relay
from workers.runtime import JobFunction

JOBS: Mapping[str, JobFunction] = {
    "inbound": inbound.run,
    "relay": relay,
    "outbound": outbound.run,
    "system_mail": system_mail.run,
    "subscriber": subscribers.drain,
    "subscriber_retries": subscribers.retry,
    "mailboxes": mailboxes.run,
    "housekeeping": housekeeping.run,
}
