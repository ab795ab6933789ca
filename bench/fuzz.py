"""Broken mails by the thousand: no exception, no input over a second, and how many ordinary mails a core reads."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage

from bench.shapes import LONG
from channels.email.inspect import inspect_html, inspect_mail, inspect_reply

_OWN = ("shop.example",)
_WORDS = {
    "utf-8": "สวัสดีครับ ลำโพงที่สั่งซื้อไปยังไม่ได้รับ รบกวนตรวจสอบให้ด้วยนะครับ ขอบคุณมากครับ ",
    "tis-620": "กรุณาส่งใบเสนอราคาสำหรับสินค้ารุ่นใหม่ให้ด้วยค่ะ พร้อมระยะเวลาจัดส่ง ",
    "iso-8859-1": "Guten Tag, die Lautsprecher sind beschädigt angekommen. Können Sie helfen? Grüße ",
    "gb18030": "您好，我上周订购的音箱还没有收到，请帮忙查一下订单，谢谢。",
    "shift_jis": "お世話になっております。先週注文したスピーカーがまだ届いていません。",
    "us-ascii": "Hello, the speakers that I ordered last week have not arrived. Could you look? ",
}
_PIECES = (
    b"\r\n", b"\n\n", b"\r", b"--b1", b"--b1--", b"=?utf-8?B?", b"?=", b'"', b"'", b"<", b">", b"(", b")", b"\x00",
    b"\xff", b"\xe0", b";", b"=", b":", b"%", b"=\r\n", b"\x1b$B", b"<!--", b"-->", b"<style>", b"<table>", b"</div>",
    b"<svg>", b"&#0;", b"> ", b"-- \r\n", b"From: ", b"Content-Type: multipart/mixed; boundary=b1\r\n\r\n",
    b"Content-Transfer-Encoding: base64\r\n", b"begin 644 a\r\n", b"On 1/1/24 10:00, A <a@b.co> wrote:\r\n",
    b"-----Original Message-----\r\n", b"Auto-Submitted: auto-replied\r\n",
    b"Final-Recipient: rfc822; a@b.co\r\n", "เขียนว่า:".encode(), "จาก: ".encode(),
)  # fmt: skip
_RETURNED = (
    b"From: MAILER-DAEMON@mx.example\r\nTo: help@shop.example\r\nSubject: failure notice\r\n\r\n"
    b"Hi. This is the qmail-send program.\r\nI'm afraid I wasn't able to deliver your message.\r\n\r\n"
    b"<gone@example.com>:\r\n550 5.1.1 no such user\r\n"
)
_IN_MBOX = b"From a@b.co Mon Jan  1 10:00:00 2024\nFrom: a@b.co\nSubject: x\n\nbegin 644 a.txt\n#86)C\n`\nend\n"


@dataclass(slots=True)
class FuzzTimes:
    """What reading broken mails came to. Times in milliseconds."""

    mails: int = 0
    seconds: float = 0.0
    worst: float = 0.0
    worst_of: str = ""
    exceptions: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Mails per second."""
        return self.mails / self.seconds if self.seconds else 0.0


def measure_fuzz(count: int, seed: int = 1) -> FuzzTimes:
    """Read `count` mutated mails (every fourth also as a bare reply and as bare HTML), then the long shapes."""
    times = FuzzTimes()
    seeds = list(_seeds())
    for number in range(count):
        raw = mutated(seeds, random.Random(seed * 1_000_003 + number))
        _time(times, f"mutation {number}", lambda data=raw: inspect_mail(data, _OWN).to_json().encode())  # type: ignore[misc]
        if number % 4 == 0:
            _time(times, f"reply {number}", lambda data=raw: inspect_reply(data).to_json().encode(), is_mail=False)  # type: ignore[misc]
            _time(times, f"html {number}", lambda data=raw: _html(data), is_mail=False)  # type: ignore[misc]
    for name, raw in LONG.items():
        _time(times, name, lambda data=raw: inspect_mail(data, _OWN).to_json().encode(), is_mail=False)  # type: ignore[misc]
    return times


def measure_reading(rounds: int = 300) -> tuple[float, float]:
    """Ordinary mails of about 5 kB read per second of one core: as the median of five runs, and their size in bytes."""
    mails = [raw for raw in _seeds() if 3_500 < len(raw) < 8_000]
    rates = []
    for _ in range(5):
        before = time.process_time()
        for number in range(rounds):
            inspect_mail(mails[number % len(mails)], _OWN).to_json()
        rates.append(rounds / (time.process_time() - before))
    return statistics.median(rates), statistics.mean(map(len, mails))


def mutated(seeds: list[bytes], chance: random.Random) -> bytes:
    """A seed with up to a dozen wounds: bytes lost, doubled, changed, moved, another mail's pieces, a cut end."""
    raw = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(raw) + 1)
        match chance.randrange(7):
            case 0:
                raw[place:place] = chance.choice(_PIECES)
            case 1:
                del raw[place : place + chance.randint(1, 80)]
            case 2:
                raw[place:place] = raw[place : place + chance.randint(1, 200)] * chance.randint(1, 5)
            case 3:
                raw[place : place + 1] = bytes([chance.randrange(256)])
            case 4:
                raw = raw[:place] or bytearray(b"x")
            case 5:
                other = chance.choice(seeds)
                start = chance.randrange(len(other))
                raw[place:place] = other[start : start + chance.randint(1, 400)]
            case _:
                lines = bytes(raw).split(b"\n")
                first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[first], lines[second] = lines[second], lines[first]
                raw = bytearray(b"\n".join(lines))
    return bytes(raw)


def _time(times: FuzzTimes, name: str, read: Callable[[], object], *, is_mail: bool = True) -> None:
    before = time.process_time()
    try:
        read()
    except Exception as error:  # noqa: BLE001 - what is counted here
        times.exceptions.append(f"{name}: {type(error).__name__}: {error}"[:300])
    taken = time.process_time() - before
    if is_mail:
        times.mails += 1
        times.seconds += taken
    if taken * 1000 > times.worst:
        times.worst, times.worst_of = taken * 1000, name


def _html(raw: bytes) -> None:
    inspect_html(raw).to_json().encode()
    inspect_reply(raw, is_html=True).to_json().encode()


def _seeds() -> Iterator[bytes]:
    """Well-formed mails of every shape: charsets, replies, newsletters, files, reports."""
    for charset, words in _WORDS.items():
        yield _text_mail(words * 8, charset)
        yield _answer(words * 8, charset)
        yield _rich_mail(words * 6, charset)
    yield _report("failed", "5.1.1")
    yield _report("delayed", "4.4.1")
    yield _newsletter()
    yield _RETURNED
    yield _IN_MBOX


def _head(subject: str, charset: str) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "สมชาย ใจดี <somchai@example.co.th>" if charset in ("utf-8", "tis-620") else "A B <a@b.example>"
    message["To"] = "help@shop.example"
    message["Subject"] = subject
    message["Date"] = "Sat, 21 Nov 2026 10:00:00 +0700"
    message["Message-ID"] = "<1@example.co.th>"
    return message


def _text_mail(words: str, charset: str) -> bytes:
    message = _head(words[:40], charset)
    message.set_content(f"{words}\r\n\r\n-- \r\n{words[:20]}\r\n", charset=charset, cte="quoted-printable")
    return message.as_bytes()


def _answer(words: str, charset: str) -> bytes:
    message = _head(f"Re: {words[:30]}", charset)
    message["In-Reply-To"] = "<0@shop.example>"
    quoted = "\r\n".join(f"> {words[at : at + 60]}" for at in range(0, len(words), 60))
    attribution = "On Mon, Jan 1, 2024 at 10:00 AM Help <help@shop.example> wrote:"
    message.set_content(f"{words}\r\n\r\n{attribution}\r\n\r\n{quoted}\r\n", charset=charset, cte="base64")
    return message.as_bytes()


def _rich_mail(words: str, charset: str) -> bytes:
    message = _head(words[:40], charset)
    message.set_content(words, charset=charset)
    rows = "".join(f"<tr><td>{number}</td><td><b>{words[:30]}</b></td></tr>" for number in range(12))
    attribution = '<div class="gmail_attr">On x, H wrote:</div>'
    quote = f'<div class="gmail_quote">{attribution}<blockquote class="gmail_quote">{words}</blockquote></div>'
    opening = f'<p style="color:#333">{words}</p>'
    page = f'<html><body>{opening}<table>{rows}</table><img src="cid:logo@x">{quote}</body></html>'
    message.add_alternative(page, subtype="html", charset=charset)
    message.add_attachment(
        b"%PDF-1.4 " + bytes(range(200)), maintype="application", subtype="pdf", filename="ใบเสนอราคา.pdf"
    )
    return message.as_bytes()


def _newsletter() -> bytes:
    message = _head("News of the month", "us-ascii")
    message["List-Unsubscribe"] = "<https://news.example/u>"
    cell = '<td width="200" bgcolor="#ffffff" style="padding:10px;font-family:Arial"><a href="https://news.example/x">Buy</a></td>'
    table = f'<table width="600" cellpadding="0"><tr>{cell * 3}</tr></table>'
    sheet = "<style>.a{color:red} td{padding:4px} @media screen{.a{color:blue}}</style>"
    message.set_content(f"<html><head>{sheet}</head><body>{table * 20}</body></html>", subtype="html")
    return message.as_bytes()


def _report(action: str, status: str) -> bytes:
    lines = (
        "From: MAILER-DAEMON@mx.example", "To: help@shop.example", "Subject: Undelivered Mail Returned to Sender",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"', "",
        "--b1", "Content-Type: text/plain", "", "Sorry.",
        "--b1", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
        "Final-Recipient: rfc822; gone@example.com", f"Action: {action}", f"Status: {status}",
        "Diagnostic-Code: smtp; 550 no such user", "",
        "--b1", "Content-Type: message/rfc822", "", "Message-ID: <1@shop.example>", "Subject: hi", "", "x",
        "--b1--", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()
