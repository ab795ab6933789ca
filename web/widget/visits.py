"""How a page begins: what the widget looks like here, and who the visitor is."""

from typing import Annotated, Literal

from pydantic import Field

from channels.webchat.identity import HostIdentity, prove_identity
from channels.webchat.stream import count_unread
from channels.webchat.touches import PageSeen
from channels.webchat.visitors import Visit, VisitorRecord, begin_visit
from core.messages import Claims
from ticketing.chats.reading import standing_of
from web.access import PUBLIC
from web.rate_limits import spend
from web.widget import limits
from web.widget.availabilities import WidgetNow
from web.widget.door import VisitorRequest, visitor_resource
from web.widget.hub import VISITOR_HUB
from web.widget.schemas import (
    FieldView,
    IdentityInput,
    PreChatView,
    SessionView,
    TextsView,
    ThemeView,
    UploadRules,
    VisitorInput,
    VisitorView,
    WaitView,
    WidgetView,
)
from web.widget.standings import chat_view
from web.widget.widgets import Widget

resource = visitor_resource("widgets")

WidgetKey = Annotated[str, Field(min_length=1, max_length=100, description="The public key in the page's snippet.")]
Language = Annotated[Literal["th", "en"] | None, Field(description="Absent: the widget's own.")]


@resource.route("GET", "/widgets/{key}", access=PUBLIC, errors=(403, 404))
async def get_widget(request: VisitorRequest, key: WidgetKey, lang: Language = None) -> WidgetView:
    """How the widget looks and speaks, and whether somebody can be talked to now. 403 `origin_not_allowed`."""
    widget = await request.get_widget(key)
    await spend(request, limits.PAGES_BY_ADDRESS, request.address)
    now = await request.http.config_dict[VISITOR_HUB].availabilities.of(widget.id)
    request.headers["Cache-Control"] = "no-cache"
    return _widget_view(widget, widget.speaks(lang or ""), now)


@resource.route("POST", "/widgets/{key}/visitors", access=PUBLIC, errors=(401, 403, 404))
async def begin_visitor(request: VisitorRequest, key: WidgetKey, body: VisitorInput) -> SessionView:
    """Begin a visit, anew or with the token of an earlier one; the token in the answer proves who the visitor is.

    401 `visitor_token_invalid` or `visitor_token_expired`: begin without a token. 403 `identity_forged` or
    `identity_unproven`: the host page's proof is wrong or missing, and nothing was stored. 403 `blocked`.
    """
    widget = await request.get_widget(key)
    await spend(request, limits.TOKENS_BY_ADDRESS, request.address)
    known = request.tokens.read(body.token, widget.id).visitor_id if body.token else None
    claims = _claims(widget, body.identity)
    if known is None:
        await limits.spend_new_visitor(request, widget)
    visit = Visit(
        account_id=widget.id,
        visitor_id=known,
        claims=claims,
        language=body.language,
        time_zone=body.time_zone,
        user_agent=request.user_agent,
        page=PageSeen(body.page.url, body.page.title, body.page.referrer),
        has_consented=body.consent,
    )
    async with request.context.database.write() as session:
        visitor = await begin_visit(session, visit)
    return await _session_view(request, visitor)


def _claims(widget: Widget, told: IdentityInput | None) -> Claims:
    """What the host page told, as far as it proved it. Raises NotPermitted."""
    if told is None:
        return Claims()
    secret = widget.config.identity_secret
    identity = HostIdentity(told.user_id, told.name, told.email, told.phone, told.hash)
    return prove_identity(secret.get_secret_value() if secret is not None else None, identity)


async def _session_view(request: VisitorRequest, visitor: VisitorRecord) -> SessionView:
    hub = request.http.config_dict[VISITOR_HUB]
    async with request.context.database.read() as session:
        unread = await count_unread(session, visitor.id)
        standing = await standing_of(session, visitor.account_id, str(visitor.id))
    now = await hub.availabilities.of(visitor.account_id)
    claims = visitor.claims
    return SessionView(
        token=request.tokens.sign(visitor.id, visitor.account_id),
        visitor=VisitorView(id=visitor.id, name=claims.name, email=claims.email, is_verified=claims.is_verified),
        last_seq=visitor.last_seq,
        unread=unread,
        has_conversation=visitor.last_seq > 0,
        chat=chat_view(hub.showing, standing),
        is_available=now.availability.is_available,
    )


def _widget_view(widget: Widget, language: str, now: WidgetNow) -> WidgetView:
    config, texts = widget.config, widget.config.texts
    wait = None
    if config.shows_wait and now.availability.is_available:
        wait = WaitView(position=now.waiting + 1, seconds=now.seconds)
    return WidgetView(
        key=widget.key,
        name=widget.name,
        brand=widget.brand,
        theme=ThemeView(
            color=config.theme.color,
            position=config.theme.position,
            mode=config.theme.mode,
            logo_url=config.theme.logo_url or None,
        ),
        texts=TextsView(
            title=texts.title.spoken(language),
            greeting=texts.greeting.spoken(language),
            away=texts.away.spoken(language),
            placeholder=texts.placeholder.spoken(language),
            consent=texts.consent.spoken(language),
            proactive=texts.proactive.spoken(language),
            privacy_url=texts.privacy_url,
        ),
        languages=[str(one) for one in config.languages],
        pre_chat=_pre_chat_view(widget, language),
        uploads=UploadRules(
            max_bytes=config.uploads.max_bytes, types=list(config.uploads.types) if config.uploads.is_allowed else []
        ),
        needs_consent=config.needs_consent,
        sound=config.sound,
        quick_replies=[one.spoken(language) for one in config.quick_replies],
        is_available=now.availability.is_available,
        opens_at=now.availability.opens_at,
        wait=wait,
    )


def _pre_chat_view(widget: Widget, language: str) -> PreChatView:
    fields = [
        FieldView(
            key=field.key,
            label=field.label.spoken(language),
            type=field.type,
            required=field.required,
            options=[one.spoken(language) for one in field.options] or None,
        )
        for field in widget.config.pre_chat.fields
    ]
    return PreChatView(is_required=widget.config.pre_chat.is_required, fields=fields)
