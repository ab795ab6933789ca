"""The database's half of sending: leases, what came of an attempt, and when an endpoint is given up."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.secrets import Secrets
from core.staff.system_mail import queue_mail
from core.webhooks import endpoints, repository
from core.webhooks.mail_text import switched_off
from core.webhooks.models import WebhookDelivery, WebhookEndpoint
from core.webhooks.retrying import is_lost, pause_after, was_taken

FAILING: Final = "failing"
_LEASE: Final = timedelta(minutes=2)
_AT_ONCE: Final = 20
_WHEN_FAILING: Final = 1
_LONGEST_ANSWER: Final = 2000


@dataclass(frozen=True, slots=True)
class ToSend:
    """A leased delivery, ready to be sent: `body` is signed with every secret of `secrets`."""

    id: UUID
    token: UUID
    endpoint_id: UUID
    url: str
    secrets: tuple[str, ...]
    message_id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `status` None: nothing did, and `error` says why."""

    status: int | None
    text: str
    milliseconds: int
    error: str = ""


async def due_endpoints(session: AsyncSession) -> list[tuple[UUID, bool]]:
    """(endpoint, fails now) of those for which something is due."""
    return await repository.due_endpoints(session)


async def claim(session: AsyncSession, endpoint_id: UUID, secrets: Secrets, *, is_failing: bool) -> list[ToSend]:
    """Lease what is due to an endpoint. One that fails is tried with one delivery at a time."""
    endpoint = await repository.find_endpoint(session, endpoint_id)
    if endpoint is None or not endpoint.is_enabled:
        return []
    token, until = ids.new_id(), clock.utc_now() + _LEASE
    rows = await repository.claim(session, endpoint_id, token, until, _WHEN_FAILING if is_failing else _AT_ONCE)
    keys = tuple(secrets.decrypt(one) for one in _valid_secrets(endpoint))
    return [
        ToSend(
            id=row.id,
            token=token,
            endpoint_id=endpoint_id,
            url=endpoint.url,
            secrets=keys,
            message_id=str(row.payload["id"]),
            body=json.dumps(row.payload, ensure_ascii=False, separators=(",", ":")).encode(),
        )
        for row in rows
    ]


async def finish(session: AsyncSession, sent: ToSend, answer: Answer, secrets: Secrets) -> bool:
    """Keep what came of an attempt; whether it was taken.

    An endpoint that has failed for too long is switched off, and the administrators get a mail about it.
    """
    row = await repository.find_leased(session, sent.id, sent.token)
    endpoint = await repository.find_endpoint(session, sent.endpoint_id, lock=True)
    if row is None or endpoint is None:
        return False
    now, is_taken = clock.utc_now(), was_taken(answer.status)
    row.attempts += 1
    row.status_code, row.response_text, row.error = answer.status, answer.text[:_LONGEST_ANSWER], answer.error
    row.attempt_log = [*row.attempt_log, _log_entry(answer)]
    row.lease_token = row.lease_until = None
    if is_taken:
        row.state, row.finished_at = "delivered", now
        endpoint.last_success_at, endpoint.failing_since = now, None
        return True
    _apply_failure(row)
    endpoint.last_failure_at, endpoint.failing_since = now, endpoint.failing_since or now
    endpoint.last_error = answer.error or f"HTTP {answer.status}"
    await session.flush()
    failures = await repository.count_failures_since(session, endpoint.id, endpoint.failing_since)
    if endpoint.is_enabled and is_lost(endpoint.failing_since, failures, now):
        await _switch_off(session, endpoint, secrets)
    return False


def _valid_secrets(endpoint: WebhookEndpoint) -> list[str]:
    until = endpoint.previous_secret_until
    previous = endpoint.previous_secret_encrypted
    return [endpoint.secret_encrypted, *([previous] if previous and until and until > clock.utc_now() else [])]


def _apply_failure(row: WebhookDelivery) -> None:
    pause = pause_after(row.attempts)
    if pause is None:
        row.state, row.finished_at = "failed", clock.utc_now()
    else:
        row.next_attempt_at = clock.ahead(pause)


async def _switch_off(session: AsyncSession, endpoint: WebhookEndpoint, secrets: Secrets) -> None:
    endpoint.is_enabled, endpoint.disabled_reason = False, FAILING
    endpoint.version += 1
    await session.flush()
    await repository.drop_waiting(session, endpoint.id)
    await endpoints.tell(session, None, endpoint, "disabled", ["is_enabled"])
    for address, language in await repository.administrators(session):
        mail = switched_off(language, endpoint.name, urlsplit(endpoint.url).hostname or "", endpoint.last_error)
        await queue_mail(session, address, mail.subject, secrets.encrypt(mail.text))


def _log_entry(answer: Answer) -> dict[str, Any]:
    return {
        "at": clock.utc_now().isoformat(),
        "status": answer.status,
        "milliseconds": answer.milliseconds,
        "error": answer.error,
    }
