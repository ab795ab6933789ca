"""Raw mails of about 3 kB as customers' mail programs write them: Thai and English, new ones and replies."""

import html
import quopri
import random
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from textwrap import wrap

from bench.words import paragraphs, person, subject

SIZE = 3000
_HEADROOM = 1250
_TRACE = (
    "Received: from mx.mail.example by in.shop.example with ESMTPS for <{mailbox}>; Mon, 02 Mar 2026 10:00",
    "Received: from laptop.lan ([198.51.100.9]) by mx.mail.example with ESMTPSA id 88f; Mon, 02 Mar 2026 09:59 +0700",
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=k1; h=from:to:subject:date; bh=47DEQ=;",
    "X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00,HTML_MESSAGE autolearn=ham version=4.0.0",
)
_DATE = "Mon, 02 Mar 2026 10:{minute:02d}:{second:02d} +0700"


@dataclass(frozen=True, slots=True)
class Thread:
    """A mail that can be answered: who wrote it, its Message-ID and its subject."""

    sender: str
    name: str
    message_id: str
    subject: str


def make_mails(
    count: int, mailbox: str, *, seed: int = 7, reply_share: float = 0.5, earlier: Sequence[Thread] = ()
) -> list[bytes]:
    """`count` mails to `mailbox`. A reply answers one of `earlier`, or a new mail some way before it in the list."""
    rng = random.Random(seed)
    mails: list[bytes] = []
    begun: list[Thread] = []
    for index in range(count):
        known = earlier or begun[: max(0, len(begun) - 40)]
        answers = rng.choice(known) if known and rng.random() < reply_share else None
        thai = rng.random() < 0.5
        thread = answers or Thread(
            sender=f"customer.{seed}.{index}@{rng.choice(('example.com', 'example.org', 'mail.example'))}",
            name=person(rng),
            message_id=f"<{seed}.{index}.{rng.getrandbits(48):x}@mail.example>",
            subject=subject(rng, thai),
        )
        mails.append(_mail(rng, index, mailbox, thread, seed, is_reply=answers is not None, thai=thai))
        if answers is None:
            begun.append(thread)
    return mails


def _mail(
    rng: random.Random, index: int, mailbox: str, thread: Thread, seed: int, *, is_reply: bool, thai: bool
) -> bytes:
    charset = "tis-620" if thai and rng.random() < 0.2 else "utf-8"
    has_html = rng.random() < 0.5
    room = (SIZE - _HEADROOM) // (2 if has_html else 1)
    body = paragraphs(rng, thai, room // 4 if thai and charset == "utf-8" else room - 120)
    if is_reply:
        quoted = "\n".join(f"> {line}" for line in wrap(body[len(body) // 2 :], 70))
        body = f"{body[: len(body) // 2]}\n\nOn Mon, 2 Mar 2026 at 09:00, Shop <{mailbox}> wrote:\n{quoted}"
    message_id = f"<r{seed}.{index}.{rng.getrandbits(48):x}@mail.example>" if is_reply else thread.message_id
    title = f"Re: {thread.subject}" if is_reply else thread.subject
    headers = [
        f"Return-Path: <{thread.sender}>",
        *(line.format(mailbox=mailbox) for line in _TRACE),
        f"Date: {_DATE.format(minute=index // 60 % 60, second=index % 60)}",
        f"From: {_encoded(thread.name)} <{thread.sender}>",
        f"To: {mailbox}",
        f"Subject: {_encoded(title)}",
        f"Message-ID: {message_id}",
        "User-Agent: Mail/16.0",
        "MIME-Version: 1.0",
    ]  # fmt: skip
    if is_reply:
        headers += [f"In-Reply-To: {thread.message_id}", f"References: {thread.message_id}"]
    return "\r\n".join(headers).encode() + b"\r\n" + _content(rng, body, charset, has_html=has_html)


def _content(rng: random.Random, body: str, charset: str, *, has_html: bool) -> bytes:
    plain = _part("plain", body, charset)
    if not has_html:
        return plain
    page = "<html><body>" + "".join(f"<p>{html.escape(p)}</p>" for p in body.split("\n\n")) + "</body></html>"
    boundary = f"=_{rng.getrandbits(64):x}"
    start = f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n'
    edge = f"\r\n--{boundary}".encode()
    return start.encode() + edge + b"\r\n" + plain + edge + b"\r\n" + _part("html", page, charset) + edge + b"--\r\n"


def _part(kind: str, text: str, charset: str) -> bytes:
    data = text.replace("\n", "\r\n").encode(charset, "replace")
    if text.isascii():
        encoding, encoded = (
            "quoted-printable",
            quopri.encodestring(data).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
        )
    else:
        encoding, packed = "base64", b64encode(data)
        encoded = b"\r\n".join(packed[at : at + 76] for at in range(0, len(packed), 76))
    head = f'Content-Type: text/{kind}; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + encoded


def _encoded(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode(linesep="\r\n")
