"""Through which account an answer leaves, and to whom: pure, and as the composer meets it on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.errors import Conflict
from core.messages import Address, Capabilities, Claims, DeliveryReceipt, ReceiptState, SendOutcome, SendResult
from core.staff.principal import Principal, Role
from tests.factories.channels import MAIL, ScriptedChannel, make_mailbox
from tests.factories.contexts import make_context
from tests.factories.desk import make_principal
from tests.factories.inbound import arriving
from tests.factories.visitors import chat, make_form, make_widget
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies import service
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.receipts import apply_receipts
from ticketing.replies.service import Accepted, NewReply
from ticketing.replies.thread import ticket_way_out
from ticketing.replies.way_out import Door, Peer, choose_way_out
from ticketing.tickets.models import Ticket
from workers.jobs.outbound import Outbound

WIDGET = Door(ids.new_id(), "webchat", "Shop", is_usable=True)
FORM = Door(ids.new_id(), "webform", "Contact us", is_usable=True)
MAILBOX = Door(ids.new_id(), "email", "Support", is_usable=True)
VISITOR = Address("webchat", str(ids.new_id()), "สมชาย")
TYPED, WRITTEN, KNOWN = (Address("email", f"{name}@x.example") for name in ("typed", "written", "known"))
CHAT = Capabilities(max_text_length=5000, can_quick_reply=True, has_idempotency_key=True)
KINDS = {"webchat": CHAT, "email": replace(MAIL, undo_seconds=0)}


def test_mail_goes_out_where_it_came_in():
    way = choose_way_out(MAILBOX, WIDGET, [Peer(TYPED)], [KNOWN])
    assert (way.account_id, way.kind, way.to, way.is_to_fixed, way.problems) == (MAILBOX.id, "email", (), False, ())
    assert way.recipients([KNOWN]) == (KNOWN,)


def test_a_talk_goes_to_its_visitor_and_to_nobody_else():
    way = choose_way_out(WIDGET, MAILBOX, [Peer(VISITOR), Peer(TYPED, is_claimed=True), Peer(WRITTEN)], [KNOWN])
    assert (way.account_id, way.kind, way.is_to_fixed, way.problems) == (WIDGET.id, "webchat", True, ())
    another = Address("webchat", str(ids.new_id()))
    assert way.recipients([]) == way.recipients([another]) == (VISITOR,)


@pytest.mark.parametrize(
    ("peers", "customer", "expected"),
    [
        ([Peer(WRITTEN), Peer(TYPED, is_claimed=True)], [KNOWN], TYPED),
        ([Peer(WRITTEN)], [KNOWN], WRITTEN),
        ([], [Address("phone", "+66812345678"), KNOWN], KNOWN),
    ],
)
def test_a_form_is_answered_by_mail_to_the_typed_address(peers, customer, expected):
    way = choose_way_out(FORM, MAILBOX, peers, customer)
    assert (way.account_id, way.kind, way.to, way.problems) == (MAILBOX.id, "email", (expected,), ())
    assert way.recipients([VISITOR]) == (VISITOR,)


def test_what_a_form_lacks_is_said():
    assert choose_way_out(FORM, None, [Peer(TYPED, is_claimed=True)]).problems == ("no_reply_mailbox",)
    assert choose_way_out(FORM, WIDGET, []).problems == ("no_reply_mailbox", "no_mail_address")
    nobody = choose_way_out(FORM, MAILBOX, [])
    assert (nobody.problems_for([]), nobody.problems_for([KNOWN])) == (("no_mail_address",), ())
    off = choose_way_out(FORM, replace(MAILBOX, is_usable=False), [Peer(TYPED)])
    assert off.is_usable is False


class Talk:
    """A visitor's thread on a widget or form, and a colleague who answers."""

    def __init__(self, database: Database, ticket: Ticket, nok: Principal, mailbox) -> None:
        self.database, self.ticket, self.nok, self.mailbox = database, ticket, nok, mailbox

    async def reply(self, text: str = "มีครับ", **fields) -> Accepted:
        new = NewReply(ids.new_id().hex, compose_body("", text), send_anyway=True, **fields)
        async with self.database.write() as session:
            return await service.reply(session, self.nok, self.ticket.id, new, capabilities_of=KINDS.__getitem__)

    async def rows(self, model):
        async with self.database.read() as session:
            return list((await session.execute(select(model).order_by(*model.__table__.primary_key))).scalars())


async def _talk(database: Database, kind: str, *, has_mailbox: bool = True, claims: Claims | None = None) -> Talk:
    async with database.write() as session:
        nok = await make_principal(session, Role.ADMIN, name="นก")
        mailbox = await make_mailbox(session)
        make = make_widget if kind == "webchat" else make_form
        account = await make(session, reply_mailbox=mailbox if has_mailbox else None, name="หน้าร้าน")
        await handle_batch(session, arriving(chat(account, visitor=ids.new_id(), kind=kind, claims=claims)))
        ticket = (await session.execute(select(Ticket))).scalar_one()
    return Talk(database, ticket, nok, mailbox)


SOMCHAI = Claims(name="สมชาย", email="somchai@example.com")


async def test_an_answer_in_a_talk_needs_no_recipient_and_no_subject(database: Database, tmp_path):
    talk = await _talk(database, "webchat", claims=SOMCHAI)
    await talk.reply(quick_replies=("สีดำ", "สีขาว"), to=(Address("webchat", str(ids.new_id())),))
    [delivery], [recipient] = await talk.rows(OutboundDelivery), await talk.rows(OutboundRecipient)
    message = (await talk.rows(Message))[-1]
    assert (delivery.channel_kind, delivery.channel_account_id) == ("webchat", talk.ticket.channel_account_id)
    assert (recipient.kind, recipient.name) == ("webchat", "สมชาย")
    assert (message.subject, message.quick_replies) == ("", ["สีดำ", "สีขาว"])
    channel = ScriptedChannel(capabilities=CHAT)
    await Outbound(make_context(database, tmp_path), lambda _kind: channel).drain()
    [sent] = channel.sent
    assert (sent.author_id, sent.quick_replies) == (talk.nok.user_id, ("สีดำ", "สีขาว"))
    assert [one.external_id for one in sent.recipients] == [recipient.external_id]


async def test_an_answer_to_a_form_is_a_mail_from_its_reply_mailbox(database: Database):
    talk = await _talk(database, "webform", claims=SOMCHAI)
    await talk.reply()
    [delivery], [recipient] = await talk.rows(OutboundDelivery), await talk.rows(OutboundRecipient)
    assert (delivery.channel_kind, delivery.channel_account_id) == ("email", talk.mailbox.id)
    assert (recipient.external_id, delivery.conversation_id) == ("somchai@example.com", talk.ticket.conversation_id)
    assert (await talk.rows(Message))[-1].subject.startswith("Re: ")


@pytest.mark.parametrize(
    ("kind", "has_mailbox", "claims", "fields", "codes"),
    [
        ("webform", False, SOMCHAI, {}, ["no_reply_mailbox"]),
        ("webform", True, None, {}, ["no_mail_address"]),
        ("webform", True, SOMCHAI, {"quick_replies": ("ได้",)}, ["quick_replies_not_possible"]),
        ("webchat", True, None, {"quick_replies": ("x",) * 11}, ["too_many_quick_replies"]),
        ("webchat", True, None, {"quick_replies": ("x" * 61,)}, ["bad_quick_reply"]),
        ("webchat", True, None, {"cc": (KNOWN,)}, ["copies_not_possible", "invalid_address"]),
        ("webchat", True, None, {"text": "ก" * 5001}, ["text_too_long"]),
    ],
)
async def test_what_cannot_be_sent_is_refused_before(database: Database, kind, has_mailbox, claims, fields, codes):
    talk = await _talk(database, kind, has_mailbox=has_mailbox, claims=claims)
    with pytest.raises(Conflict) as refused:
        await talk.reply(**fields)
    assert [problem["code"] for problem in refused.value.data["problems"]] == codes
    assert await talk.rows(OutboundDelivery) == []


async def test_a_form_without_an_address_can_be_answered_to_one_that_a_colleague_knows(database: Database):
    talk = await _talk(database, "webform")
    await talk.reply(to=(KNOWN,))
    assert [one.external_id for one in await talk.rows(OutboundRecipient)] == [KNOWN.external_id]


async def test_the_composer_is_told_the_way_out(database: Database):
    talk = await _talk(database, "webform", has_mailbox=False, claims=SOMCHAI)
    assert talk.ticket.conversation_id is not None
    async with database.read() as session:
        way = await ticket_way_out(session, talk.ticket.conversation_id, talk.ticket.contact_id)
    assert (way.kind, way.problems, [one.external_id for one in way.to]) == (
        "email", ("no_reply_mailbox",), ["somchai@example.com"],
    )  # fmt: skip


async def test_a_report_is_about_the_way_out_it_came_from(database: Database, tmp_path):
    talk = await _talk(database, "webchat", claims=SOMCHAI)
    accepted = await talk.reply()
    channel = ScriptedChannel(capabilities=CHAT)
    channel.script.append(SendResult(SendOutcome.SENT, "frame:2"))
    await Outbound(make_context(database, tmp_path), lambda _kind: channel).drain()
    async with database.write() as session:
        bounce = DeliveryReceipt(accepted.message_id, ReceiptState.BOUNCED, is_permanent=True, channel_kind="email")
        assert await apply_receipts(session, [bounce]) == 0
        assert await apply_receipts(session, [DeliveryReceipt(accepted.message_id, ReceiptState.READ)]) == 1
    [delivery] = await talk.rows(OutboundDelivery)
    assert delivery.state == "read"
