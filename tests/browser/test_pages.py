"""Every page of the desk on the demo's data: accessible, inside its window, and no request leaves the machine."""

import gzip
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from demo.seed.shop import DOMAIN
from tests.browser.demo_shop import cookies_of
from tests.browser.pages import BESIDE, DESK, INVITATION, PUBLIC, RESET
from tests.browser.widget.site import Widget
from tests.support.processes import project_root
from tests.support.server import Server

AXE = project_root() / "web/desk/node_modules/axe-core/axe.min.js"
FIRST_LOAD_BUDGET = 220_000  # bytes of script, gzipped
# theme, language, window: each page once as on a desk and once as on a phone
LOOKS = (("light", "th", 1440, 900), ("dark", "en", 390, 844))


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe finds, one line each; `within` the first element of a selector."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("within => axe.run(within, { resultTypes: ['violations'] }).then(r => r.violations)", within)
    return [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes'][:3]]}" for one in found]


def dress(page: Page, url: str, theme: str, language: str) -> None:
    """Set the person's own theme and language through the API, as the profile page does."""
    page.goto(f"{url}/inbox/mine")
    status = page.evaluate(
        """async ([theme, language]) => {
            const { csrf_token } = await (await fetch('/api/v1/session')).json()
            const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token }
            const body = JSON.stringify({ theme, language })
            return (await fetch('/api/v1/me', { method: 'PATCH', headers, body })).status
        }""",
        [theme, language],
    )
    assert status == 200


@pytest.fixture(scope="module")
def letters(browser: Browser, demo: Server, signed_in: Any) -> dict[str, str]:
    """The pages that begin with a link in a mail: asked for as people ask for them, read in the demo's mailbox."""
    context = browser.new_context(storage_state=signed_in, base_url=demo.url)
    guest = {"name": "Guest", "email": f"guest@{DOMAIN}", "role": "agent", "language": "en", "team_ids": []}
    forgetful = {"email": f"mint@{DOMAIN}"}
    token = context.request.get("/api/v1/session").json()["csrf_token"]
    for path, body in (("/users/invitations", guest), ("/password-resets", forgetful)):
        answer = context.request.post(f"/api/v1{path}", data=body, headers={"X-CSRF-Token": token})
        assert answer.ok, answer.text()
    found = {}
    for page, who in ((INVITATION, guest), (RESET, forgetful)):
        mails = context.request.get(f"/corner/mails?address={who['email']}&known=0").json()["mails"]
        link = re.search(page.removesuffix(":token") + r"[\w-]+", str(mails))
        assert link is not None, f"no mail with a link {page}: {mails}"
        found[page] = link[0]
    context.close()
    return found


def address_of(page: Page, path: str) -> str:
    """The path with the id of a real thing: `{list}` or `{list:kind}`, see tests/browser/pages.py."""
    wanted = re.search(r"\{([^:}]+):?(\w*)\}", path)
    if wanted is None:
        return path
    items = page.request.get(f"/api/v1/{wanted[1]}").json()["items"]
    ids = [item["id"] for item in items if not wanted[2] or item["kind"] == wanted[2]]
    assert ids, f"the demo has none of {wanted[0]}"
    return path.replace(wanted[0], ids[0])


def look_at(page: Page, path: str) -> list[str]:
    """Open a page, wait until it shows what it is about, and say what is wrong with it."""
    page.goto(address_of(page, path))
    if path == "/api/docs":
        page.wait_for_load_state("networkidle")
    else:
        expect(page.locator("h1:visible").first).to_be_visible()
    found = violations(page)
    widest = "Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map(one => one.scrollWidth))"
    if page.evaluate(f"{widest} > window.innerWidth"):
        found.append("wider than the window")
    return found


@pytest.mark.parametrize(("theme", "language", "width", "height"), LOOKS)
def test_every_page_is_accessible_and_fits(
    browser: Browser,
    demo: Server,
    signed_in: Any,
    letters: dict[str, str],
    theme: Any,
    language: str,
    width: int,
    height: int,
) -> None:
    look: Any = {"viewport": {"width": width, "height": height}, "color_scheme": theme, "reduced_motion": "reduce"}
    outside: list[str] = []
    wrong: dict[str, list[str]] = {}
    for cookies, paths in ((signed_in, (*DESK, *BESIDE)), (None, PUBLIC)):
        context = browser.new_context(storage_state=cookies, base_url=demo.url, locale=language, **look)
        context.on("request", lambda request: None if demo.url in request.url else outside.append(request.url))
        page = context.new_page()
        if cookies:
            dress(page, demo.url, theme, language)
        found = {path: look_at(page, letters.get(path, path)) for path in paths}
        wrong |= {path: faults for path, faults in found.items() if faults}
        context.close()
    assert wrong == {}
    assert [url for url in outside if not url.startswith(("blob:", "data:", "ws:"))] == []


def test_the_first_look_at_the_inbox_takes_little_script(browser: Browser, demo: Server, signed_in: Any) -> None:
    scripts: dict[str, Response] = {}
    first = browser.new_context(storage_state=signed_in).new_page()
    dress(first, demo.url, "light", "th")  # whoever works at a desk has his language there already
    first.context.close()
    page = browser.new_context(storage_state=signed_in, viewport={"width": 1440, "height": 900}).new_page()

    def note(response: Response) -> None:
        if response.request.resource_type == "script":
            scripts[response.url] = response

    page.on("response", note)
    page.goto(f"{demo.url}/inbox/all", wait_until="networkidle")
    sizes = {url.rsplit("/", 1)[-1]: len(gzip.compress(script.body(), 6)) for url, script in scripts.items()}
    page.context.close()
    assert any(name.startswith("Inbox-") for name in sizes)
    assert sum(sizes.values()) <= FIRST_LOAD_BUDGET, sorted(sizes.items(), key=lambda one: -one[1])


def test_a_conversation_is_accessible_and_announces_what_arrives(
    browser: Browser, demo: Server, signed_in: Any
) -> None:
    context = browser.new_context(storage_state=signed_in, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    dress(page, demo.url, "light", "th")
    page.goto(f"{demo.url}/inbox/all")
    page.locator("a[href*='/inbox/all/']").first.click()
    expect(page.get_by_role("log")).to_be_visible()
    found = violations(page)
    page.get_by_role("button", name="เปิดเรื่องใหม่").first.hover()
    found += violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize(("theme", "language", "width", "height"), LOOKS)
def test_a_talk_is_accessible_on_both_sides(
    browser: Browser, demo: Server, signed_in: Any, theme: Any, language: str, width: int, height: int
) -> None:
    look: Any = {"viewport": {"width": width, "height": height}, "color_scheme": theme, "reduced_motion": "reduce"}
    desk = browser.new_context(storage_state=cookies_of(browser, demo, "nok"), **look).new_page()
    dress(desk, demo.url, theme, language)
    desk.goto(f"{demo.url}/chats")
    expect(desk.get_by_role("main").get_by_role("heading").first).to_be_visible()
    shop = browser.new_context(**look).new_page()
    shop.goto(f"{demo.url}/corner/shop?lang={language}")
    widget = Widget(shop)
    widget.open()
    wrong = {"consent": violations(shop)}
    widget.panel.locator(".first-focus").click()
    widget.panel.get_by_role("button", name={"th": "ข้าม", "en": "Skip"}[language]).click()
    widget.say("สวัสดีค่ะ")

    card = desk.get_by_role("article", name={"th": "ต้องการคุยด้วย", "en": "wants to chat"}[language])
    expect(card).to_be_visible()
    wrong["ringing"] = violations(desk)
    card.get_by_role("button").first.click()
    expect(desk.get_by_role("log")).to_be_visible()
    expect(widget.log.get_by_text({"th": "อ่านแล้ว", "en": "Read"}[language])).to_be_visible()
    wrong["talking"] = violations(desk)
    wrong["widget"] = violations(shop)
    if desk.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        wrong["talking"].append("wider than the window")
    desk.get_by_role("button", name={"th": "จบแชต", "en": "End chat"}[language]).click()
    expect(desk.get_by_role("form")).to_be_visible()
    wrong["ended"] = violations(desk)

    office = browser.new_context(storage_state=signed_in, **look).new_page()
    dress(office, demo.url, theme, language)
    office.goto(f"{demo.url}/settings/widgets")
    office.get_by_role("link", name="แชตหน้าร้าน").click()
    expect(office.get_by_role("heading", level=2).nth(1)).to_be_visible()
    wrong["settings"] = violations(office)
    for page in (desk, shop, office):
        page.context.close()
    assert {place: found for place, found in wrong.items() if found} == {}
