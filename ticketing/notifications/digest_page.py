"""When a digest is due and what it says. Pure."""

import html as html_module
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from core.calendar import WorkingHours
from core.staff.preferences import Digest
from core.text.dates import long_date
from ticketing.notifications.letters import Page
from ticketing.notifications.timing import is_working_day

LATE: Final = timedelta(hours=3)  # later than this the day has begun without it
MOST_SHOWN: Final = 12
_WORDS: Final = {
    "th": {
        "title": "สรุปงานของคุณ",
        "waiting": "รอคุณตอบ",
        "due": "ถึงกำหนดวันนี้หรือเลยกำหนดแล้ว",
        "tasks": "งานย่อยที่ถึงกำหนด",
        "news": "กล่าวถึงคุณและข่าวที่ยังไม่ได้อ่าน",
        "more": "และอีกมาก",
        "open": "เปิด Sawasdesk",
        "why": "ปรับเวลาหรือปิดสรุปนี้ได้ที่",
        "settings": "ตั้งค่าการแจ้งเตือน",
    },
    "en": {
        "title": "Your day",
        "waiting": "Waiting for you",
        "due": "Due today or overdue",
        "tasks": "Tasks that are due",
        "news": "Mentions and unread news",
        "more": "and more",
        "open": "Open Sawasdesk",
        "why": "Change the time or switch this off:",
        "settings": "Notification settings",
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """One ticket: what stands beside it ('' nothing)."""

    number: int
    subject: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a person finds in his digest."""

    waiting: Sequence[Line] = ()
    due: Sequence[Line] = ()
    tasks: Sequence[Line] = ()
    news: Sequence[Line] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.waiting or self.due or self.tasks or self.news)


def due_on(now: datetime, wish: Digest, hours: WorkingHours) -> date | None:
    """The day whose digest is due now; None when none is.

    A weekly one whose day is a day off comes on the next working day.
    """
    if wish.rhythm == "off" or not is_working_day(now, hours):
        return None
    local = now.astimezone(hours.time_zone)
    begins = datetime.combine(local.date(), time.fromisoformat(wish.at), hours.time_zone)
    if not begins <= local < begins + LATE:
        return None
    if wish.rhythm == "weekly":
        since = (local.weekday() - wish.weekday) % 7
        if any(is_working_day(now - timedelta(days=ago), hours) for ago in range(1, since + 1)):
            return None
    return local.date()


def write_digest(summary: Summary, day: date, language: str, base_url: str) -> Page:
    """The mail."""
    words = _WORDS["th" if language == "th" else "en"]
    title = f"{words['title']} · {long_date(day, language)}"
    lines, html = [title, ""], [f'<div style="font-size:18px;font-weight:600;margin:0 0 14px 0">{_escape(title)}</div>']
    for name in ("waiting", "due", "tasks", "news"):
        found: Sequence[Line] = getattr(summary, name)
        if not found:
            continue
        count = f"{MOST_SHOWN}+" if len(found) > MOST_SHOWN else str(len(found))
        lines.append(f"{words[name]} ({count})")
        html.append(f'<div style="margin:14px 0 4px 0"><strong>{_escape(words[name])} ({count})</strong></div>')
        for line in found[:MOST_SHOWN]:
            link = f"{base_url}/tickets/{line.number}"
            beside = f" · {line.beside}" if line.beside else ""
            lines.append(f"  #{line.number} {line.subject}{beside}\n    {link}")
            html.append(
                f'<div style="margin:0 0 4px 0"><a href="{_escape(link)}" style="color:#0f766e">#{line.number}</a> '
                f'{_escape(line.subject)}<span style="color:#6b7280">{_escape(beside)}</span></div>'
            )
        if len(found) > MOST_SHOWN:
            lines.append(f"  … {words['more']}")
            html.append(f'<div style="color:#6b7280">… {_escape(words["more"])}</div>')
        lines.append("")
    settings_link = f"{base_url}/settings/notifications"
    lines += [base_url, "", f"{words['why']} {settings_link}", ""]
    html.append(
        f'<p style="margin:18px 0 20px 0"><a href="{_escape(base_url)}" style="display:inline-block;'
        "background-color:#0f766e;color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none;"
        f'font-weight:600">{_escape(words["open"])}</a></p>'
        f'<p style="color:#6b7280;font-size:13px;border-top:1px solid #d1d5db;padding-top:10px">'
        f'{_escape(words["why"])} <a href="{_escape(settings_link)}" style="color:#0f766e">'
        f"{_escape(words['settings'])}</a></p>"
    )
    return Page(title, "\n".join(lines), "".join(html))


def _escape(text: str) -> str:
    return html_module.escape(text)
