"""The builder sees the page that visitors will see, or what is in its way; and a form made there works."""

from uuid import UUID

from core.context import AppContext
from core.staff.principal import Role
from tests.channels.webform.forms import FIELDS
from tests.web.conftest import Caller, SignIn
from tests.web.forms.conftest import Visitor

SETTINGS = {"title_th": "ติดต่อเรา", "title_en": "Contact us", "fields": list(FIELDS), "shortest_seconds": 0}
PREVIEW = {"settings": SETTINGS, "language": "en", "theme": "dark", "page": "form"}
ACCOUNT = {
    "kind": "webform", "name": "Contact", "address": "contact-us", "is_enabled": True, "default_team_id": None,
    "acknowledgement": {"is_enabled": False, "text_th": "", "text_en": ""}, "reopen_days": 14, "brand": "",
    "language": "th", "settings": SETTINGS,
}  # fmt: skip


async def test_the_preview_is_the_page(sign_in: SignIn):
    supervisor = await sign_in(Role.SUPERVISOR)
    shown = await supervisor.post("/form-previews", PREVIEW)
    html = (await shown.json())["html"]
    assert "Fields marked * are required." in html
    assert "theme-dark" in html
    assert "<script" not in html
    thanks = await supervisor.post("/form-previews", {**PREVIEW, "page": "confirmation", "language": "th"})
    assert "#1042" in (await thanks.json())["html"]
    assert (await (await sign_in(Role.AGENT)).post("/form-previews", PREVIEW)).status == 403


async def test_everything_in_the_way_is_named(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    broken = [{"key": "a"}, {"key": "b", "type": "select", "label_th": "ข"}]
    refused = await admin.post("/form-previews", {**PREVIEW, "settings": {"title_th": "x", "fields": broken}})
    assert refused.status == 422
    problems = {(".".join(map(str, one["loc"])), one["type"]) for one in (await refused.json())["errors"]}
    assert problems == {
        ("body.settings.fields.0", "form_label_missing"),
        ("body.settings.fields.1", "form_options_missing"),
    }


async def test_a_form_made_through_the_api_is_there_at_once(sign_in: SignIn, stranger: Caller, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    made = await admin.post("/channel-accounts", ACCOUNT)
    assert made.status == 201
    account = await made.json()
    assert account["settings"]["proof_of_work"] == 0
    visitor = Visitor(stranger.client, app_context, "contact-us")
    page = await visitor.open()
    assert page.status == 200
    sent = await visitor.send(page, {"name": "ดาว", "email": "dao@example.com", "agree": "yes"})
    assert sent.status == 200
    [ticket] = await visitor.tickets()
    assert ticket.channel_account_id == UUID(account["id"])
    closed = await admin.patch(f"/channel-accounts/{account['id']}", {"is_enabled": False})
    assert closed.status == 200
    assert (await visitor.open()).status == 404
