"""The pictures of the guides, in docs/pictures/guide/: what people of the demo's shop have on the screen in a day."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from docs.pictures.studio import Look, Studio, Visit, photograph

SCREEN = Look()
THAI = Look(language="th")
DARK = Look(theme="dark")
PHONE = Look(language="th", width=390, height=844)

Scene = Callable[[Visit], None]


def ticket(visit: Visit) -> None:
    """The inbox with a conversation, as an agent sees it most of the day."""
    visit.go(f"/inbox/all/{visit.fullest(visit.tickets())}")


def palette(visit: Visit) -> None:
    """The command palette after a word."""
    page = _any_ticket(visit)
    page.keyboard.press("Control+k")
    found = page.get_by_role("dialog", name="Commands")
    expect(found.get_by_role("combobox").or_(found.get_by_role("textbox")).first).to_be_focused()
    page.keyboard.type("ซ่อม")
    expect(found.get_by_role("option", name="รับเครื่องเข้าซ่อม")).to_be_visible()


def canned(visit: Visit) -> None:
    """`/` in the composer, with what the chosen reply will do."""
    page = _any_ticket(visit)
    page.get_by_label("Reply to the customer").click()
    page.keyboard.type("/intake")
    chosen = page.get_by_role("listbox", name="Canned replies").get_by_role("option", selected=True)
    expect(chosen).to_contain_text("/intake")


def later(visit: Visit) -> None:
    """An answer that leaves in the morning."""
    page = visit.go(f"/inbox/all/{_first(visit, lambda one: bool(_opened(visit, one)['scheduled']))}")
    expect(page.get_by_role("article", name="An answer by")).to_be_visible()


def snooze(visit: Visit) -> None:
    """Until when a ticket is set aside."""
    page = _any_ticket(visit)
    page.keyboard.press("h")
    expect(page.get_by_role("group", name="Snooze until").get_by_role("button").nth(2)).to_be_visible()


def details(visit: Visit) -> None:
    """Own fields, tasks and time beside a repair."""
    page = visit.go(f"/inbox/all/{_first(visit, lambda one: one['status_id'] and 'แผ่นเสียง' in one['subject'])}")
    expect(page.get_by_text("ความเร็วรอบไม่คงที่").first).to_be_visible()


def merge(visit: Visit) -> None:
    """Which ticket goes on, and what moves."""
    open_mails = [one for one in visit.tickets() if one["channel_kind"] == "email" and one["status"] != "closed"]
    customers = [one["contact"]["id"] for one in open_mails]
    page = visit.go(f"/inbox/all/{next(one['id'] for one in open_mails if customers.count(one['contact']['id']) > 1)}")
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Merge the ticket")
    dialog.get_by_role("option").filter(has_not_text="Closed").first.click()
    expect(dialog.get_by_text("The other way round")).to_be_visible()


def bulk(visit: Visit) -> None:
    """Some tickets chosen in the list."""
    page = visit.go("/inbox/all")
    boxes = page.get_by_role("checkbox", name="Choose #")
    for place in range(3):
        boxes.nth(place).check(force=True)
    expect(page.get_by_role("toolbar").get_by_text("3 chosen")).to_be_visible()


def board(visit: Visit) -> None:
    """A view as a board."""
    _view(visit, "บอร์ดงานวันนี้")


def table(visit: Visit) -> None:
    """A view as a table, its conditions open."""
    page = _view(visit, "ลูกค้ารอเกิน 4 ชั่วโมง")
    page.get_by_role("button", name="Conditions").first.click()
    expect(page.get_by_text("tickets meet this")).to_be_visible()


def call(visit: Visit) -> None:
    """A call of somebody who is known by his number."""
    page = visit.go("/inbox/mine")
    page.keyboard.press("p")
    dialog = page.get_by_role("dialog", name="Note a call")
    expect(dialog.get_by_role("textbox", name="Number or name")).to_be_focused()
    page.keyboard.type("081-555-0142")
    expect(dialog.get_by_role("radio", name="คุณวรรณา ศรีสุข")).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("1")


def tasks(visit: Visit) -> None:
    """What is still to do."""
    visit.go("/tasks")


def customer(visit: Visit) -> None:
    """A customer with his company, his note and everything he ever asked."""
    found = visit.ask("get", "/api/v1/contacts?q=สมหญิง&limit=5")["items"]
    visit.go(f"/contacts/{found[0]['id']}")


def pocket(visit: Visit) -> None:
    """The list on a telephone."""
    visit.go("/inbox/all")


def automation(visit: Visit) -> None:
    """A rule, tried on past tickets."""
    rules = visit.ask("get", "/api/v1/automation-rules")["items"]
    page = visit.go(f"/settings/automations/{next(one['id'] for one in rules if 'ร้องเรียน' in one['name'])}")
    page.get_by_role("button", name="Try it").click()
    result = page.get_by_text("Would act on")
    expect(result).to_be_visible(timeout=20_000)
    result.scroll_into_view_if_needed()
    page.mouse.wheel(0, 600)


def automation_log(visit: Visit) -> None:
    """What rules did."""
    visit.go("/settings/automations/log")


def fields(visit: Visit) -> None:
    """A field with its conditions and its preview."""
    made = visit.ask("get", "/api/v1/ticket-fields")["items"]
    visit.go(f"/settings/ticket-fields/{next(one['id'] for one in made if one['label_en'] == 'Symptoms')}")


def webhook(visit: Visit) -> None:
    """What another program was told."""
    made = visit.ask("get", "/api/v1/webhooks")["items"]
    page = visit.go(f"/settings/webhooks/{made[0]['id']}")
    page.get_by_role("heading", name="Log").scroll_into_view_if_needed()
    page.mouse.move(900, 400)
    page.mouse.wheel(0, 900)


def recurring(visit: Visit) -> None:
    """A ticket of every month, with its next times."""
    made = visit.ask("get", "/api/v1/recurring-tickets")["items"]
    page = visit.go(f"/settings/recurring/{next(one['id'] for one in made if one['is_enabled'])}")
    page.mouse.move(900, 400)
    page.mouse.wheel(0, 500)


def _any_ticket(visit: Visit) -> Page:
    """A customer's open mail."""
    return visit.go(
        f"/inbox/all/{_first(visit, lambda one: one['channel_kind'] == 'email' and one['status'] == 'open')}"
    )


def _view(visit: Visit, name: str) -> Page:
    made = visit.ask("get", "/api/v1/views")["items"]
    return visit.go(f"/inbox/saved:{next(one['id'] for one in made if one['name'] == name)}")


def _first(visit: Visit, is_wanted: Callable[[dict[str, Any]], object]) -> str:
    return str(next(one["id"] for one in visit.tickets() if is_wanted(one)))


def _opened(visit: Visit, one: dict[str, Any]) -> dict[str, Any]:
    return dict(visit.ask("get", f"/api/v1/tickets/{one['id']}"))


def _picture(name: str, who: str, look: Look, scene: Scene) -> Callable[[Studio], None]:
    def take(studio: Studio) -> None:
        with studio.visit(who, look) as visit:
            scene(visit)
            photograph(visit.page, name)

    return take


_SCENES: tuple[tuple[str, str, Look, Scene], ...] = (
    ("agent-ticket", "nok", SCREEN, ticket),
    ("agent-phone", "nok", PHONE, pocket),
    ("agent-palette", "nok", SCREEN, palette),
    ("agent-later", "kong", SCREEN, later),
    ("agent-snooze", "kong", DARK, snooze),
    ("agent-details", "kong", THAI, details),
    ("agent-tasks", "nok", SCREEN, tasks),
    ("agent-merge", "nok", SCREEN, merge),
    ("agent-bulk", "nok", SCREEN, bulk),
    ("agent-call", "kong", SCREEN, call),
    ("agent-customer", "mint", SCREEN, customer),
    ("supervisor-board", "supervisor", SCREEN, board),
    ("supervisor-table", "supervisor", SCREEN, table),
    ("admin-automation", "admin", SCREEN, automation),
    ("admin-log", "admin", DARK, automation_log),
    ("admin-fields", "admin", SCREEN, fields),
    ("admin-webhook", "admin", SCREEN, webhook),
    ("admin-recurring", "admin", THAI, recurring),
    ("agent-canned", "nok", SCREEN, canned),  # last: what was typed stays as a draft
)
PICTURES: dict[str, Callable[[Studio], None]] = {
    f"guide/{name}": _picture(f"guide/{name}", who, look, scene) for name, who, look, scene in _SCENES
}
