"""Web Push: the administrator's switch, and the browsers of the signed-in person."""

from dataclasses import asdict
from typing import Final
from uuid import UUID

from core.db.session import Session
from core.staff.principal import Permission, Principal
from core.web_push import service
from core.web_push.envelopes import Browser, require_browser
from web.access import SIGNED_IN
from web.api.schemas.web_push import (
    MyPush,
    PushBrowser,
    PushBrowserInput,
    PushSetup,
    PushSetupInput,
    browser_shape,
    setup_shape,
)
from web.browser_names import browser_name
from web.context import ApiRequest
from web.openapi import Resource
from web.rate_limits import PASSWORD_BY_PERSON, spend

resource = Resource("web push")
_TEST: Final = {
    "th": {"title": "Sawasdesk", "body": "การแจ้งเตือนบนเครื่องนี้ใช้ได้แล้ว"},
    "en": {"title": "Sawasdesk", "body": "Notifications reach this browser."},
}


@resource.route("GET", "/settings/web-push", access=Permission.ADMINISTER)
async def get_web_push(request: ApiRequest) -> PushSetup:
    """Whether people can be told by Web Push."""
    async with request.context.database.read() as session:
        return setup_shape(await service.get_setup(session))


@resource.route("PUT", "/settings/web-push", access=Permission.ADMINISTER)
async def switch_web_push(request: ApiRequest, body: PushSetupInput) -> PushSetup:
    """Switch Web Push on or off. The keys are made the first time and stay, so that browsers stay subscribed."""
    async with request.context.database.write() as session:
        setup = await service.switch(session, request.principal, request.context.secrets, is_on=body.is_on)
    return setup_shape(setup)


@resource.route("GET", "/me/push", access=SIGNED_IN)
async def get_my_push(request: ApiRequest) -> MyPush:
    """Whether one can be told by Web Push, and on which browsers."""
    async with request.context.database.read() as session:
        return await _mine(session, request.principal)


@resource.route("POST", "/me/push/browsers", access=SIGNED_IN, status=201, errors=(409,))
async def add_push_browser(request: ApiRequest, body: PushBrowserInput) -> PushBrowser:
    """Be told on this browser. 422 `unknown_push_service`, `bad_subscription`; 409 `web_push_off`."""
    settings, browser = request.context.settings, Browser(**body.model_dump())
    require_browser(browser, more_services=settings.more_push_services, allow_private=settings.allow_private_hosts)
    async with request.context.database.write() as session:
        kept = await service.subscribe(
            session, request.principal, request.context.secrets, browser, browser_name(request.user_agent)
        )
    return browser_shape(kept)


@resource.route("DELETE", "/me/push/browsers/{browser_id}", access=SIGNED_IN, errors=(404,))
async def remove_push_browser(request: ApiRequest, browser_id: UUID) -> None:
    """Be told on this browser no more."""
    async with request.context.database.write() as session:
        await service.unsubscribe(session, request.principal, browser_id)


@resource.route("POST", "/me/push/test", access=SIGNED_IN)
async def test_my_push(request: ApiRequest) -> None:
    """Send a push to every browser of one's own."""
    await spend(request, PASSWORD_BY_PERSON, f"push:{request.principal.user_id}")
    words = _TEST["th" if request.principal.language == "th" else "en"]
    payload = {**words, "tag": "test", "url": "/settings/notifications", "language": request.principal.language}
    async with request.context.database.write() as session:
        told = {request.principal.user_id: [("test", payload)]}
        await service.queue(session, request.context.secrets, told)


async def _mine(session: Session, principal: Principal) -> MyPush:
    setup = await service.get_setup(session)
    browsers = await service.list_subscriptions(session, principal)
    return MyPush(
        is_on=setup.is_on,
        public_key=setup.public_key if setup.is_on else "",
        browsers=[PushBrowser(**asdict(one)) for one in browsers],
    )
