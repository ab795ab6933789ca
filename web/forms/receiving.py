"""A form that is sent in. Whoever is refused sees why, keeps what he wrote, and has a way on."""

import ipaddress
import math
from datetime import timedelta
from typing import Final

import structlog
from aiohttp import web

from channels.webform.manifest import FormConfig
from channels.webform.problems import size_text
from channels.webform.proof import FormToken, TokenTrouble, is_proof, question_for, read_token
from channels.webform.submission import FormSubmission, SubmittedFile
from channels.webform.validation import Judgement, judge
from core import clock
from core.errors import AppError, Invalid, NotPermitted, TooLarge
from web.context import ADDRESS, CONTEXT, ApiRequest
from web.forms.answering import address_of, gone, look_of, page_response, see_other
from web.forms.fields import Filled
from web.forms.hosted import HostedForm, find_form
from web.forms.origin import as_origin, origin_of_post
from web.forms.pages import ANSWER, PROOF, TOKEN, TRAP, Look, message_page
from web.forms.posted import Posted, most_bytes, read_posted
from web.forms.recording import Recorded, Sending, record_submission
from web.forms.showing import Asking, Draft, draft_response, signing_key
from web.forms.texts import word
from web.gate import require_own_origin
from web.rate_limits import RATE_LIMITER, Rule
from web.staff_mail import mail_sender

POSTS: Final = Rule("form_posts", 60, 5)
_REFUSED: Final = 422
_SMALL: Final = 1024 * 1024
_log = structlog.get_logger(__name__)


async def receive_form(request: web.Request) -> web.StreamResponse:
    """POST /forms/{slug}: to the confirmation when it was taken, else the form again with what is in the way."""
    form = await find_form(request.config_dict[CONTEXT], request.match_info["slug"])
    if form is None:
        return gone(request)
    look = look_of(request, form.config)
    form_url = address_of(form.slug, look)
    try:
        require_own_origin(request)
        wait = await request.config_dict[RATE_LIMITER].take(POSTS, _network(request))
        if wait and (request.content_length is None or request.content_length > _SMALL):
            # Not even read: what is kept of a form costs memory
            html = message_page("flood", look, form_url=form_url, minutes=_minutes(wait))
            return _later(page_response(html, look, form.config), wait)
        posted = await read_posted(request, form.config)
        return await _Reception(request, form, look, posted).receive(wait)
    except NotPermitted:
        return page_response(message_page("other_site", look, form_url=form_url), look, form.config, status=403)
    except TooLarge:
        html = message_page("too_large", look, form_url=form_url, limit=size_text(most_bytes(form.config)))
        return page_response(html, look, form.config, status=413)
    except Invalid:
        return page_response(message_page("unreadable", look, form_url=form_url), look, form.config, status=400)
    except AppError as error:
        _log.warning("form_not_taken", form=form.slug, code=error.code, error=error.message)
        html = message_page("busy", look, form_url=form_url)
        return page_response(html, look, form.config, status=error.http_status)


class _Reception:
    """One form on its way through the checks: network, token, answers, robot, and then the inbox."""

    def __init__(self, request: web.Request, form: HostedForm, look: Look, posted: Posted) -> None:
        self._request, self._form, self._look, self._posted = request, form, look, posted
        self._now = clock.utc_now()

    async def receive(self, wait: float) -> web.StreamResponse:
        """See `receive_form`. `wait`: how many seconds too early this comes."""
        config, posted = self._form.config, self._posted
        judgement = judge(config, self._look.language, posted.values, [file.facts for file in posted.files])
        text = posted.first(TOKEN)
        token = read_token(signing_key(self._request), text, self._form.id, self._now)
        if wait:
            return self._too_many(wait, text if isinstance(token, FormToken) else "")
        if isinstance(token, TokenTrouble):
            return self._again(judgement, notice=word(f"token_{token.value}", self._look.language))
        if judgement.problems:
            return self._again(judgement, token=text)
        if (asking := self._suspicion(text, token)) is not None:
            # a new token each time, so that a question can be tried once
            return self._again(None, token="", asking=asking)
        return await self._record(judgement, token, text)

    async def _record(self, judgement: Judgement, token: FormToken, text: str) -> web.StreamResponse:
        limiter, key = self._request.config_dict[RATE_LIMITER], f"{self._form.id}:{_network(self._request)}"
        if wait := await limiter.take(_submissions(self._form.config), key):
            return self._too_many(wait, text)
        submission = await self._submission(judgement, token)
        desk_url = mail_sender(ApiRequest(self._request)).base_url
        sending = Sending(self._form.id, submission, self._form.config.notify, desk_url)
        recorded = await record_submission(self._request.config_dict[CONTEXT], sending)
        if recorded is Recorded.OTHER:
            return self._again(None, notice=word("sent_before", self._look.language))
        address = address_of(self._form.slug, self._look, path=f"/sent/{submission.submission_id}")
        return see_other(address)

    async def _submission(self, judgement: Judgement, token: FormToken) -> FormSubmission:
        config, language = self._form.config, self._look.language
        labels = {one.key: one.label(language) for one in config.file_fields}
        blobs = self._request.config_dict[CONTEXT].blobs
        files = [
            SubmittedFile(
                label=labels[file.facts.field_key],
                file_name=file.facts.file_name,
                content_type=file.facts.content_type,
                size=file.facts.size,
                blob_key=await blobs.put(file.data),
            )
            for file in self._posted.files
            if file.data is not None
        ]
        return FormSubmission(
            submission_id=token.submission_id,
            form_title=config.title(language),
            language=language,
            answers=judgement.answers,
            files=tuple(files),
            origin=as_origin(origin_of_post(self._posted)),
            sent_at=self._now,
        )

    def _suspicion(self, text: str, token: FormToken) -> Asking | None:
        """What is to be asked of somebody who may be a robot; None for those who are not, or who answered."""
        config, posted = self._form.config, self._posted
        is_quick = self._now - token.issued_at < timedelta(seconds=config.shortest_seconds)
        has_worked = is_proof(text, posted.first(PROOF), config.proof_of_work)
        if not posted.first(TRAP) and not is_quick and has_worked:
            return None
        answer = posted.first(ANSWER)
        if answer and question_for(signing_key(self._request), text).is_answered_by(answer):
            return None
        return Asking(is_asked=True, is_wrong=bool(answer))

    def _again(
        self, judgement: Judgement | None, *, token: str = "", notice: str = "", asking: Asking | None = None
    ) -> web.Response:
        filled = Filled(
            values=self._posted.values,
            problems=judgement.problems if judgement else (),
            file_names=self._posted.file_names,
        )
        draft = Draft(
            filled=filled,
            origin=origin_of_post(self._posted),
            token=token,
            proof=self._posted.first(PROOF),
            notice=notice,
            asking=asking or Asking(),
        )
        return draft_response(self._request, self._form, self._look, draft, status=_REFUSED)

    def _too_many(self, wait: float, token: str) -> web.Response:
        notice = word("too_many", self._look.language, minutes=_minutes(wait))
        return _later(self._again(None, token=token, notice=notice), wait)


def _network(request: web.Request) -> str:
    return network_of(request.get(ADDRESS) or request.remote or "")


def _minutes(seconds: float) -> int:
    return max(1, math.ceil(seconds / 60))


def _later(response: web.Response, wait: float) -> web.Response:
    """Say with the page that it is too early (RFC 6585 section 4)."""
    response.set_status(429)
    response.headers["Retry-After"] = str(math.ceil(wait))
    return response


def network_of(address: str) -> str:
    """What limits count by: an IPv4 address, or the /64 that a household has of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _submissions(config: FormConfig) -> Rule:
    return Rule("form_submissions", config.submissions_per_hour, 3600 / config.submissions_per_hour)
