"""Shapes of Web Push: how it stands, and a person's browsers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from core.web_push.service import Setup, Subscription
from web.api.schemas.common import Body, View

_Key = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class PushSetup(View):
    """Whether Web Push is on. `contact` is the address that push services may write to, '' before the first time."""

    is_on: bool
    contact: str


class PushSetupInput(Body):
    """Web Push on or off."""

    is_on: bool


class PushBrowser(View):
    """A browser of the reader that is told by push."""

    id: UUID
    browser: str
    created_at: datetime
    last_sent_at: datetime | None


class MyPush(View):
    """What a browser needs to subscribe, and those that have. Without `is_on` there is nothing to offer."""

    is_on: bool
    public_key: str
    browsers: list[PushBrowser]


class PushBrowserInput(Body):
    """What PushSubscription.toJSON() gives: the endpoint and the two keys, base64url."""

    endpoint: Annotated[str, StringConstraints(min_length=10, max_length=2_000)]
    p256dh: _Key
    auth: _Key


def setup_shape(setup: Setup) -> PushSetup:
    """The installation's Web Push as an administrator sees it."""
    return PushSetup(is_on=setup.is_on, contact=setup.contact)


def browser_shape(subscription: Subscription) -> PushBrowser:
    """A browser as its person sees it."""
    return PushBrowser.model_validate(subscription, from_attributes=True)
