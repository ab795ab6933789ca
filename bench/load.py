"""Fills a database with a company's years: tickets in the thousands with their messages, customers, events and search
rows, spread as in life. Deterministic for a seed; about 20 s for 20,000 tickets.
"""

import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from bench import columns
from bench.company import MAILBOX, PRODUCTS, Company
from bench.mails import Thread
from bench.tables import Row, Writer
from bench.words import paragraphs, person, subject
from core.rules.conditions import folded
from core.search.models import SearchDocument
from core.text.search import index_tokens
from ticketing.tickets.lifecycle import PRIORITY_RANKS
from workers.subscriptions import SUBSCRIBERS

LONG = 20
LONG_TICKETS = 40
_TEXTS = 3000
# how often own fields and due dates are there; the rare value still fills a page of the smallest database
_FILLED, _RARE, _DUE = 0.6, 0.006, 0.2
_YEARS = 2
# What is young may still be worked on, what is old is over.
_YOUNG = (("closed", 0.43), ("solved", 0.25), ("open", 0.13), ("waiting", 0.08), ("new", 0.04), ("on_hold", 0.02),
          ("spam", 0.04), ("trash", 0.01))  # fmt: skip
_OLD = (("closed", 0.96), ("spam", 0.035), ("trash", 0.005))
_YOUNG_SHARE = 0.15
_ACTIVE = frozenset({"new", "open", "waiting", "on_hold"})
_SIZES = ((1, 0.38), (2, 0.3), (3, 0.16), (4, 0.08), (6, 0.05), (9, 0.03))
# What only a handful of tickets say: to be found by a part that begins and ends in the middle of words.
NEEDLES = (
    ("ลูกบิดปรับเสียงหลุดออกมาตั้งแต่วันจันทร์", "ปรับเสียงหลุด"),
    ("ขาตั้งลำโพงเอียงไปข้างหน้าตอนพายุเข้า", "ลำโพงเอียง"),
    ("หน้าจอขึ้นรหัสประหลาดหลังไฟดับเมื่อคืน", "รหัสประหลาด"),
    ("แมวกัดสายหูฟังขาดทั้งสองเส้นเลยค่ะ", "กัดสายหูฟัง"),
    ("อยากได้กล่องไม้สักใส่แผ่นเสียงสะสม", "กล่องไม้สัก"),
    ("เสียงสะท้อนในโบสถ์ดังเกินไปตอนซ้อม", "สะท้อนในโบสถ์"),
    ("ใบรับประกันเปียกน้ำท่วมอ่านไม่ออก", "เปียกน้ำท่วม"),
    ("พนักงานส่งของวางพัสดุไว้หน้าเซเว่น", "พัสดุไว้หน้าเซเว่น"),
    ("the kingfisher left feathers inside the woofer", "kingfisher feathers"),
    ("our monastery gong resonates at forty hertz", "monastery gong"),
)
_NEEDLE_COUNT = 12


class Text(NamedTuple):
    """A message's words, ready for every row they go into."""

    words: str
    subject: str
    thai: bool
    tokens: str
    subject_tokens: list[str]


@dataclass
class Loaded:
    """What there is to ask for afterwards. `needles` maps what to type to the numbers of the tickets that say it."""

    tickets: int = 0
    messages: int = 0
    threads: list[Thread] = field(default_factory=list)
    long_tickets: list[UUID] = field(default_factory=list)
    active: list[UUID] = field(default_factory=list)
    needles: dict[str, set[int]] = field(default_factory=dict)


async def load(writer: Writer, company: Company, tickets: int, *, seed: int = 11) -> Loaded:
    """Write `tickets` tickets. The database holds the company and nothing else."""
    rng = random.Random(seed)
    loading = _Loading(writer, company, rng, tickets)
    loaded = await loading.run()
    await writer.finish()
    return loaded


class _Loading:
    def __init__(self, writer: Writer, company: Company, rng: random.Random, tickets: int) -> None:
        self._write = writer
        self._company = company
        self._rng = rng
        self._wanted = tickets
        self._now = datetime.now(UTC)
        self._texts = [self._text() for _ in range(min(_TEXTS, tickets * 2 + 10))]
        self._contacts: list[tuple[UUID, UUID, str, str]] = []
        self._events = self._documents = 0
        self._mailbox = json.dumps([{"kind": "email", "external_id": MAILBOX, "name": "", "scope": ""}])
        self._needles = self._places()
        self.loaded = Loaded()

    async def run(self) -> Loaded:
        begun = self._now - timedelta(days=365 * _YEARS)
        step = (self._now - begun - timedelta(minutes=5)) / self._wanted
        mailbox_team = self._company.team_ids[0]
        for index in range(self._wanted):
            at = begun + step * index
            contact = await self._contact(at)
            text = self._rng.choice(self._texts)
            await self._ticket(index, at, contact, text, mailbox_team)
        for subscriber in SUBSCRIBERS:
            row = (subscriber, self._events, self._write.at(self._now))
            await self._write.add("subscriber_cursor", columns.CURSOR, row)
        self.loaded.tickets = self._wanted
        return self.loaded

    def _text(self) -> Text:
        thai = self._rng.random() < 0.6
        words = paragraphs(self._rng, thai, self._rng.choice((80, 160, 240, 400, 700)))
        line = subject(self._rng, thai)
        return Text(words, line, thai, self._write.tokens(index_tokens(words)), index_tokens(line))

    def _places(self) -> dict[int, int]:
        """Which ticket says which needle."""
        count = min(len(NEEDLES) * _NEEDLE_COUNT, self._wanted // 2)
        return {
            place: number % len(NEEDLES) for number, place in enumerate(self._rng.sample(range(self._wanted), count))
        }

    async def _contact(self, at: datetime) -> tuple[UUID, UUID, str, str]:
        if self._contacts and self._rng.random() < 0.6:
            return self._rng.choice(self._contacts[-4000:])
        number = len(self._contacts)
        contact_id, identity_id, name = self._id(at), self._id(at), person(self._rng)
        address = f"loaded.{number}@mail.example"
        uid, when = self._write.uid, self._write.at(at)
        await self._write.add("contact", columns.CONTACT, (uid(contact_id), name, "th", "", False, False, "", when, 1))
        await self._write.add(
            "identity", columns.IDENTITY, (uid(identity_id), "email", "", address, name, False, False, when)
        )
        await self._write.add(
            "contact_identity", columns.LINK, (uid(identity_id), uid(contact_id), "", True, "email", False, when)
        )
        await self._document("contact", contact_id, None, "name", at, self._write.tokens(index_tokens(name)))
        await self._document("contact", contact_id, None, "address", at, self._write.tokens(index_tokens(address)))
        known = (contact_id, identity_id, name, address)
        self._contacts.append(known)
        return known

    async def _ticket(
        self, index: int, at: datetime, contact: tuple[UUID, UUID, str, str], text: Text, default_team: UUID
    ) -> None:
        rng, uid, when = self._rng, self._write.uid, self._write.at
        is_long = index >= self._wanted - LONG_TICKETS
        count = LONG if is_long else _pick(rng, _SIZES)
        status = _pick(rng, _YOUNG if index >= self._wanted * (1 - _YOUNG_SHARE) else _OLD)
        status = "open" if is_long else status
        number, ticket_id, conversation_id = 1001 + index, self._id(at), self._id(at)
        team = default_team if is_long or rng.random() < 0.6 else rng.choice(self._company.team_ids)
        owner = rng.choice(self._company.agent_ids) if rng.random() < 0.85 else None
        gap = timedelta(minutes=rng.randint(20, 900))
        thread = Thread(contact[3], contact[2], f"<loaded.{index}.0@mail.example>", text.subject)
        ends = ""
        last_id, last_at, inbound = ticket_id, at, 0
        versions = 1
        await self._event("ticket.opened", ticket_id, versions, at, contact, number, team, owner)
        needle = self._needles.get(index)
        for place in range(count):
            sent = min(at + gap * place, self._now - timedelta(minutes=1))
            said = text if place == 0 else rng.choice(self._texts)
            if place == 0 and needle is not None:
                said = self._with_needle(text, needle)
                self.loaded.needles.setdefault(NEEDLES[needle][1], set()).add(number)
            is_inbound = place % 2 == 0
            last_id, last_at, ends = self._id(sent), sent, said.words
            inbound += is_inbound
            await self._message(last_id, ticket_id, conversation_id, sent, said, contact, owner, index, place)
            versions += 1
            fact = "message.received" if is_inbound else "message.sent"
            await self._event(fact, ticket_id, versions, sent, contact, number, team, owner, last_id)
        direction = "inbound" if count % 2 else "outbound"
        is_active = status in _ACTIVE
        waits = is_active and direction == "inbound" and status != "waiting"
        over = None if is_active else when(last_at)
        priority = rng.choice(("normal", "normal", "normal", "normal", "low", "high", "urgent"))
        await self._write.add(
            "conversation",
            columns.CONVERSATION,
            (uid(conversation_id), uid(self._company.mailbox_id), "email", f"{thread.message_id} {index}", text.subject,
             uid(ticket_id), when(at)),
        )  # fmt: skip
        await self._write.add(
            "conversation_participant", columns.PARTICIPANT, (uid(conversation_id), uid(contact[1]), "sender")
        )
        await self._write.add(
            "ticket",
            columns.TICKET,
            (uid(ticket_id), number, text.subject, status, is_active, "new" if status in ("spam", "trash") else None,
             priority, PRIORITY_RANKS[priority], uid(owner), uid(team), uid(contact[0]), uid(conversation_id),
             uid(self._company.mailbox_id), "email", "th" if text.thai else "en", ends[:150].replace("\n", " "),
             uid(last_id), when(last_at), direction, inbound, when(last_at) if waits else None, when(at),
             when(last_at) if count > 1 else None, over, over if status == "closed" else None,
             when(at + timedelta(days=3)) if rng.random() < _DUE else None, folded(text.subject), when(last_at),
             versions),
        )  # fmt: skip
        await self._own_fields(ticket_id)
        if rng.random() < 0.4:
            await self._write.add("ticket_tag", columns.TAG, (uid(ticket_id), uid(rng.choice(self._company.tag_ids))))
        tokens = self._write.tokens([str(number), *text.subject_tokens])
        await self._document("ticket", ticket_id, ticket_id, "subject", at, tokens)
        self._remember(index, ticket_id, thread, is_long=is_long, is_active=is_active)

    async def _own_fields(self, ticket_id: UUID) -> None:
        rng, uid, company = self._rng, self._write.uid, self._company
        if rng.random() < _FILLED:
            product = PRODUCTS[-1] if rng.random() < _RARE else rng.choice(PRODUCTS[:-1])
            row = (uid(ticket_id), uid(company.product_id), 0, product, None)
            await self._write.add("ticket_field_value", columns.FIELD_VALUE, row)
        if rng.random() < _FILLED / 2:
            amount = (uid(ticket_id), uid(company.amount_id), 0, None, rng.randrange(100, 5_000_000))
            await self._write.add("ticket_field_value", columns.FIELD_VALUE, amount)

    async def _message(
        self, message_id: UUID, ticket_id: UUID, conversation_id: UUID, at: datetime, text: Text,
        contact: tuple[UUID, UUID, str, str], owner: UUID | None, index: int, place: int,
    ) -> None:  # fmt: skip
        uid, when = self._write.uid, self._write.at
        is_inbound = place % 2 == 0
        mailbox_id, delivery_id = self._company.mailbox_id, self._id(at)
        external = f"<loaded.{index}.{place}@mail.example>"
        to_customer = json.dumps([{"kind": "email", "external_id": contact[3], "name": contact[2], "scope": ""}])
        author: Row = ("contact", uid(contact[0]), contact[2]) if is_inbound else ("user", uid(owner), "Agent")
        await self._write.add(
            "message",
            columns.MESSAGE,
            (uid(message_id), uid(conversation_id), uid(ticket_id), uid(mailbox_id),
             "inbound" if is_inbound else "outbound", *author, uid(contact[1]) if is_inbound else None, external,
             text.subject, text.words, "", text.words, "", "", self._mailbox if is_inbound else to_customer, "[]", "[]",
             "[]", "", "th" if text.thai else "en", False, 0, uid(delivery_id) if is_inbound else None, when(at), 1),
        )  # fmt: skip
        await self._document("message", message_id, ticket_id, "text", at, text.tokens)
        self.loaded.messages += 1
        if is_inbound:
            key = f"imap:1:{self.loaded.messages}"
            await self._write.add(
                "inbound_delivery", columns.DELIVERY,
                (uid(delivery_id), uid(mailbox_id), "email", key, "parsed", b"(purged)", 3000, when(at), 1),
            )  # fmt: skip
            await self._write.add(
                "inbound_item", columns.ITEM,
                (uid(self._id(at)), uid(delivery_id), uid(mailbox_id), f"{mailbox_id}:{contact[3]}",
                 f"{external}:{index}", 0, "done", 0, when(at), uid(message_id)),
            )  # fmt: skip
            for scope, value in (("delivery", f"{mailbox_id}:{key}"), ("mail", f"{external}:{index}")):
                await self._write.add("seen_key", columns.SEEN, (scope, value, uid(message_id), when(at)))
            return
        await self._write.add(
            "outbound_delivery", columns.OUTBOUND,
            (uid(delivery_id), uid(message_id), uid(ticket_id), uid(conversation_id), uid(mailbox_id), "email", "sent",
             1, external, "250 OK", False, when(at), when(at), 1),
        )  # fmt: skip
        await self._write.add(
            "outbound_recipient", columns.RECIPIENT,
            (uid(delivery_id), "email", contact[3], contact[2], "to", "sent", ""),
        )  # fmt: skip

    async def _event(
        self, kind: str, ticket_id: UUID, version: int, at: datetime, contact: tuple[UUID, UUID, str, str], number: int,
        team: UUID, owner: UUID | None, message_id: UUID | None = None,
    ) -> None:  # fmt: skip
        self._events += 1
        data = {"number": number, "status": "open", "priority": "normal", "team_id": str(team),
                "owner_id": str(owner) if owner else None}  # fmt: skip
        if message_id:
            data |= {"message_id": str(message_id)}
        uid, when = self._write.uid, self._write.at
        await self._write.add(
            "event",
            columns.EVENT,
            (self._events, kind, "ticket", uid(ticket_id), version, uid(ticket_id), "contact", uid(contact[0]),
             contact[2], when(at), json.dumps(data), json.dumps([str(team)]),
             json.dumps([str(owner)] if owner else []), False),
        )  # fmt: skip
        await self._write.add("event_publication", columns.PUBLICATION, (self._events, self._events, "-" * 64))

    async def _document(
        self, kind: str, entity_id: UUID, ticket_id: UUID | None, name: str, at: datetime, tokens: str
    ) -> None:
        self._documents += 1
        row = (
            self._documents,
            kind,
            self._write.uid(entity_id),
            self._write.uid(ticket_id),
            name,
            0,
            self._write.at(at),
        )
        await self._write.add(SearchDocument.__tablename__, columns.DOCUMENT, (*row, tokens))

    def _with_needle(self, text: Text, needle: int) -> Text:
        words = f"{text.words} {NEEDLES[needle][0]}"
        return text._replace(words=words, tokens=self._write.tokens(index_tokens(words)))

    def _remember(self, index: int, ticket_id: UUID, thread: Thread, *, is_long: bool, is_active: bool) -> None:
        if is_long:
            self.loaded.long_tickets.append(ticket_id)
        if is_active:
            self.loaded.active.append(ticket_id)
        if index % max(1, self._wanted // 4000) == 0:
            self.loaded.threads.append(thread)

    def _id(self, at: datetime) -> UUID:
        milliseconds = int(at.timestamp() * 1000)
        return UUID(int=milliseconds << 80 | 7 << 76 | 0b10 << 62 | self._rng.getrandbits(62))


def _pick(rng: random.Random, choices: tuple[tuple[object, float], ...]):
    return rng.choices([value for value, _ in choices], [weight for _, weight in choices])[0]
