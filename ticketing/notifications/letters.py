"""The mails that tell a person of news on a ticket, in Thai and English, as text and as HTML. Pure.

The first line is one at which channels.email.quoting cuts what is quoted, so an answer written above it is the answer
and nothing else. Colours are chosen to stay readable when a mail program turns a mail dark.
"""

import html as html_module
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.letter_words import ANSWERS, ANSWERS_SHORT, HEADINGS, WORDS

MOST_ITEMS: Final = 10
LONGEST_TEXT: Final = 4_000
_SNIPPET: Final = 90
_RULE: Final = "border-left:3px solid #0f766e;padding:2px 0 2px 14px;margin:0 0 18px 0"
_RULE_OF_NOTE: Final = "border-left:3px solid #d97706;padding:2px 0 2px 14px;margin:0 0 18px 0"
_FAINT: Final = "color:#6b7280;font-size:13px;line-height:1.5"
_BUTTON: Final = (
    "display:inline-block;background-color:#0f766e;color:#ffffff;padding:10px 18px;border-radius:6px;"
    "text-decoration:none;font-weight:600"
)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened. `text` is what was said, '' when nothing was; `when` is ready to be read."""

    kind: NotificationKind
    actor_name: str
    text: str = ""
    when: str = ""
    file_names: tuple[str, ...] = ()

    @property
    def is_internal(self) -> bool:
        """Whether customers must not read it."""
        return self.kind in INTERNAL


INTERNAL: Final = frozenset(
    {NotificationKind.MENTIONED, NotificationKind.TEAM_MENTIONED, NotificationKind.NOTED, NotificationKind.REACTED}
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail about one ticket says. answers_as: reply|note|none. `more` counts news that are left out."""

    language: str
    number: int
    subject: str
    customer: str
    link: str
    settings_link: str
    news: Sequence[News]
    answers_as: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A mail ready to be sent."""

    subject: str
    text: str
    html: str


def write(letter: Letter) -> Page:
    """The mail. Its subject is the same for everything about a ticket, so that mail programs keep it together."""
    words = WORDS[_language(letter.language)]
    subject = f"#{letter.number} · {' '.join(letter.subject.split()) or words['no_subject']}"
    return Page(subject, _text(letter, words), _html(letter, words))


def answer_kind(kinds: Sequence[NotificationKind], wish: str, *, may_answer: bool) -> str:
    """What an answer to a mail about these becomes: reply, note or none.

    One colleague's word among the news makes it a note: what is meant for him must not reach the customer.
    """
    if wish == "off":
        return "none"
    if wish == "note" or not may_answer or any(kind in INTERNAL for kind in kinds):
        return "note"
    return "reply"


def heading(news: News, language: str) -> str:
    """What happened, as one sentence."""
    return HEADINGS[news.kind, _language(language)].format(
        name=news.actor_name or WORDS[_language(language)]["someone"]
    )


def _text(letter: Letter, words: dict[str, str]) -> str:
    language = _language(letter.language)
    lines = [words["reply_above"] if letter.answers_as != "none" else "", ""]
    lines = lines if lines[0] else []
    for news in letter.news:
        lines += [f"{heading(news, language)}{f' · {news.when}' if news.when else ''}"]
        lines += [f"    {line}".rstrip() for line in _cut(news.text, words).split("\n")] if news.text else []
        lines += [f"    {words['file']}: {name}" for name in news.file_names]
        lines.append("")
    if letter.more:
        lines += [words["more"].format(count=letter.more), ""]
    lines += [f"{words['ticket']} #{letter.number}: {letter.subject}"]
    if letter.customer:
        lines.append(f"{words['customer']}: {letter.customer}")
    lines += [letter.link, "", ANSWERS[letter.answers_as, language]]
    if letter.answers_as == "reply":
        lines.append(words["as_note"])
    lines += ["", f"{words['why']} {letter.settings_link}", ""]
    return "\n".join(lines)


def _html(letter: Letter, words: dict[str, str]) -> str:
    language = _language(letter.language)
    first = letter.news[0] if letter.news else None
    parts = []
    if first is not None:
        preview = f"{heading(first, language)} {first.text}"[:_SNIPPET]
        parts.append(f'<div style="display:none;overflow:hidden;max-height:0">{_escape(preview)}</div>')
    if letter.answers_as != "none":
        parts.append(f'<div style="{_FAINT}">{_escape(words["reply_above"])}</div>')
    title = f"#{letter.number} {letter.subject}"
    parts.append(f'<div style="font-size:18px;font-weight:600;margin:14px 0 2px 0">{_escape(title)}</div>')
    if letter.customer:
        parts.append(f'<div style="{_FAINT};margin:0 0 16px 0">{_escape(letter.customer)}</div>')
    parts += [_block(news, language, words) for news in letter.news]
    if letter.more:
        parts.append(f'<p style="{_FAINT}">{_escape(words["more"].format(count=letter.more))}</p>')
    parts.append(
        f'<p style="margin:4px 0 20px 0"><a href="{_escape(letter.link)}" style="{_BUTTON}">'
        f"{_escape(words['open'])}</a></p>"
    )
    parts.append(
        f'<p style="margin:0 0 4px 0"><strong>{_escape(ANSWERS_SHORT[letter.answers_as, language])}</strong></p>'
    )
    parts.append(f'<p style="{_FAINT};margin:0 0 16px 0">{_escape(ANSWERS[letter.answers_as, language])}')
    if letter.answers_as == "reply":
        parts.append(f"<br>{_escape(words['as_note'])}")
    parts.append("</p>")
    parts.append(
        f'<p style="{_FAINT};border-top:1px solid #d1d5db;padding-top:10px">{_escape(words["why"])} '
        f'<a href="{_escape(letter.settings_link)}" style="color:#0f766e">{_escape(words["settings"])}</a></p>'
    )
    return "".join(parts)


def _block(news: News, language: str, words: dict[str, str]) -> str:
    when = f' <span style="{_FAINT}">· {_escape(news.when)}</span>' if news.when else ""
    head = f'<div style="margin:0 0 6px 0"><strong>{_escape(heading(news, language))}</strong>{when}</div>'
    body = _escape(_cut(news.text, words)).replace("\n", "<br>") if news.text else ""
    named = (_escape(f"{words['file']}: {name}") for name in news.file_names)
    files = "".join(f'<div style="{_FAINT}">{name}</div>' for name in named)
    rule = _RULE_OF_NOTE if news.is_internal else _RULE
    return f'<div style="{rule}">{head}<div>{body}</div>{files}</div>'


def _cut(text: str, words: dict[str, str]) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rstrip()}…\n{words['cut']}"


def _escape(text: str) -> str:
    return html_module.escape(text)


def _language(language: str) -> str:
    return "th" if language == "th" else "en"
