"""A form handed out: with a token of its own, with what the address fills in, or with what was typed before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from channels.webform.manifest import FieldType
from channels.webform.proof import FormToken, question_for, write_token
from core import clock, ids
from web.context import CONTEXT
from web.forms.answering import address_of, gone, look_of, page_response
from web.forms.fields import Filled
from web.forms.hosted import SIGNING_PURPOSE, HostedForm, find_form
from web.forms.origin import origin_of_visit
from web.forms.pages import FormPage, Look, form_page


@dataclass(frozen=True, slots=True)
class Asking:
    """Whether the page asks its question, and whether it was answered wrongly before."""

    is_asked: bool = False
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a form. An empty `token` gets a new one; `proof` is the work done for it."""

    filled: Filled = field(default_factory=Filled)
    origin: Mapping[str, str] = field(default_factory=dict)
    token: str = ""
    proof: str = ""
    notice: str = ""
    asking: Asking = field(default_factory=Asking)


async def show_form(request: web.Request) -> web.Response:
    """GET /forms/{slug}: the form. Any visible or hidden field can be filled in by the address: ?product=SD-1."""
    form = await find_form(request.config_dict[CONTEXT], request.match_info["slug"])
    if form is None:
        return gone(request)
    look = look_of(request, form.config)
    given = {
        one.key: request.query.getall(one.key)
        for one in form.config.fields
        if one.type is not FieldType.FILE and one.key in request.query
    }
    origin = origin_of_visit(request, form.config.title(look.language))
    return draft_response(request, form, look, Draft(filled=Filled(values=given), origin=origin))


def draft_response(
    request: web.Request, form: HostedForm, look: Look, draft: Draft, *, status: int = 200
) -> web.Response:
    """The page of a form with this draft in it."""
    key = signing_key(request)
    now = clock.utc_now()
    token = draft.token or write_token(key, FormToken(form.id, ids.new_id(), now))
    has_question = draft.asking.is_asked or form.config.proof_of_work > 0
    page = FormPage(
        slug=form.slug,
        brand=form.brand,
        config=form.config,
        action=address_of(form.slug, look),
        token=token,
        filled=draft.filled,
        origin=draft.origin,
        question=question_for(key, token) if has_question else None,
        is_question_asked=draft.asking.is_asked,
        is_answer_wrong=draft.asking.is_wrong,
        proof=draft.proof if draft.token else "",
        notice=draft.notice,
        other_languages={code: _in_language(request, code) for code in form.config.languages if code != look.language}
        if request.method == "GET"
        else {},
    )
    return page_response(form_page(page, look), look, form.config, status=status)


def signing_key(request: web.Request) -> bytes:
    """What signs the tokens of forms, the same on every node."""
    return request.config_dict[CONTEXT].secrets.signing_key(SIGNING_PURPOSE)


def _in_language(request: web.Request, code: str) -> str:
    """The same address in another language."""
    return str(request.rel_url.update_query(lang=code))
