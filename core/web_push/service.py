"""Switching Web Push on and off, the browsers of a person, and the queue of what they are to be told."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import SettingsChanged
from core.events.log import record_events
from core.jobs import nudge_after_commit
from core.secrets import Secrets
from core.staff.models import User
from core.staff.principal import Permission, Principal
from core.web_push import repository
from core.web_push.envelopes import Browser
from core.web_push.keys import NewKeys, new_keys
from core.web_push.models import PushKey, PushSubscription

WEB_PUSH_JOB: Final = "web_push"
MOST_BROWSERS: Final = 20


@dataclass(frozen=True, slots=True)
class Subscription:
    """A browser of a person, as his settings show it."""

    id: UUID
    browser: str
    created_at: datetime
    last_sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Setup:
    """Whether pushes leave, and as whom."""

    is_on: bool
    public_key: str = ""
    contact: str = ""


async def get_setup(session: AsyncSession) -> Setup:
    """How Web Push stands."""
    key = await repository.find_key(session)
    return Setup(key.is_on, key.public_key, key.contact) if key is not None else Setup(is_on=False)


async def switch(session: AsyncSession, principal: Principal, secrets: Secrets, *, is_on: bool) -> Setup:
    """Switch Web Push on, making the keys the first time, or off. Raises NotPermitted.

    Push services may write to the administrator who switched it on.
    """
    principal.require(Permission.ADMINISTER)
    key = await repository.find_key(session)
    if key is None and is_on:
        keys, user = new_keys(), await session.get_one(User, principal.user_id)
        key = PushKey(
            id=repository.KEY_ID,
            public_key=keys.public_key,
            private_key_encrypted=secrets.encrypt(keys.private_pem),
            contact=user.email,
            is_on=True,
            created_at=clock.utc_now(),
        )
        session.add(key)
    elif key is not None:
        key.is_on = is_on
    fact = SettingsChanged(change="changed", fields=["web_push_on" if is_on else "web_push_off"])
    # nothing counts the versions of a switch: each turn is a thing of its own
    await record_events(session, [NewEvent(fact, "web_push", ids.new_id(), 1, principal.actor, EVERYONE)])
    return await get_setup(session)


async def subscribe(
    session: AsyncSession, principal: Principal, secrets: Secrets, browser: Browser, name: str
) -> Subscription:
    """Tell the person on this browser from now on; a browser that somebody else used is his now.

    Raises Conflict(code="web_push_off" | "too_many_browsers").
    """
    key = await repository.find_key(session)
    if key is None or not key.is_on:
        raise Conflict("Web Push is not switched on.", code="web_push_off")
    digest = digest_of(browser.endpoint)
    row = await repository.find_by_digest(session, digest)
    if row is None:
        if len(await repository.list_of(session, principal.user_id)) >= MOST_BROWSERS:
            raise Conflict(f"A person can have {MOST_BROWSERS} browsers.", code="too_many_browsers")
        row = PushSubscription(id=ids.new_id(), endpoint_digest=digest, created_at=clock.utc_now(), last_sent_at=None)
        session.add(row)
    row.user_id, row.browser = principal.user_id, name
    row.document_encrypted = secrets.encrypt(json.dumps(asdict(browser)))
    await session.flush()
    return _view(row)


async def unsubscribe(session: AsyncSession, principal: Principal, subscription_id: UUID) -> None:
    """Tell the person on this browser no more. Raises NotFound."""
    if not await repository.delete_subscription(session, subscription_id, user_id=principal.user_id):
        raise NotFound("There is no such browser.", code="subscription_not_found")


async def list_subscriptions(session: AsyncSession, principal: Principal) -> list[Subscription]:
    """The person's browsers, oldest first."""
    return [_view(row) for row in await repository.list_of(session, principal.user_id)]


async def people_with_browsers(session: AsyncSession) -> set[UUID]:
    """Who can be told by push now; nobody while it is switched off."""
    key = await repository.find_key(session)
    return await repository.people_with_browsers(session) if key is not None and key.is_on else set()


async def queue(
    session: AsyncSession, secrets: Secrets, payloads: Mapping[UUID, Sequence[tuple[str, Mapping[str, str]]]]
) -> int:
    """Queue (topic, payload) pairs by person, for each of his browsers; how many that made.

    A newer message with the same topic takes the place of one that has not been sent.
    """
    now = clock.utc_now()
    browsers = await repository.browsers_of(session, payloads)
    sealed = [
        (user_id, topic, secrets.encrypt(json.dumps(dict(payload), ensure_ascii=False)))
        for user_id, told in payloads.items()
        for topic, payload in told
    ]
    rows = [
        {
            "id": ids.new_id(),
            "subscription_id": subscription_id,
            "payload_encrypted": payload_encrypted,
            "topic": topic,
            "attempts": 0,
            "next_attempt_at": now,
            "lease_token": None,
            "created_at": now,
        }
        for user_id, topic, payload_encrypted in sealed
        for subscription_id in browsers.get(user_id, ())
    ]
    await repository.replace_messages(session, rows)
    if rows:
        nudge_after_commit(session, WEB_PUSH_JOB)
    return len(rows)


async def keys_for_sending(session: AsyncSession, secrets: Secrets) -> tuple[NewKeys, str] | None:
    """The keys and the contact, None while Web Push is off."""
    key = await repository.find_key(session)
    if key is None or not key.is_on:
        return None
    return NewKeys(key.public_key, secrets.decrypt(key.private_key_encrypted)), key.contact


def digest_of(endpoint: str) -> str:
    """By what a browser is recognised; its address is a secret and kept encrypted."""
    return hashlib.sha256(endpoint.encode("utf-8", "surrogatepass")).hexdigest()


def browser_of(secrets: Secrets, document_encrypted: str) -> Browser:
    """The subscription that `subscribe` kept. Raises Unavailable(code="wrong_secret_key")."""
    return Browser(**json.loads(secrets.decrypt(document_encrypted)))


def _view(row: PushSubscription) -> Subscription:
    return Subscription(row.id, row.browser, row.created_at, row.last_sent_at)
