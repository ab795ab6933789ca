"""The inbound story on both databases: what a customer's mail makes of tickets, contacts and events."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from core import clock
from core.db.session import Database
from core.events.models import Event
from core.inbox.models import InboundItem
from core.messages import Address, Attachment, ThreadHints
from crm_link.customers.models import Contact, ContactAccount, Identity
from tests.factories.desk import make_account, make_principal, make_team, make_ticket
from tests.factories.inbound import RECEIVED, SOMCHAI, arriving, make_mail, make_mailbox
from tests.support.queries import counted_queries
from ticketing.conversations.models import AwaitedReference, Conversation, ConversationParticipant
from ticketing.intake.service import Outcome, handle_batch
from ticketing.messages.models import Attachment as AttachmentRow
from ticketing.messages.models import Message
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket, TicketFollower, TicketLink

NOK = Address("email", "nok@shop.example", "Nok")


async def _mailbox(database: Database, address: str = "support@desk.example", **fields):
    async with database.write() as session:
        return await make_mailbox(session, address, **fields)


async def _handle(database: Database, *messages) -> list[Outcome]:
    arrivals = arriving(*messages)
    async with database.write() as session:
        outcomes = {one.item_id: one for one in await handle_batch(session, arrivals)}
    return [outcomes[arrival.item_id] for arrival in arrivals]


async def _all(database: Database, model):
    async with database.read() as session:
        return list((await session.execute(select(model).order_by(*model.__table__.primary_key))).scalars())


async def _events(database: Database) -> list[str]:
    async with database.read() as session:
        return list((await session.execute(select(Event.type).order_by(Event.id))).scalars())


async def _set_status(database: Database, status: str, at) -> None:
    async with database.write() as session:
        for ticket in (await session.execute(select(Ticket))).scalars():
            lifecycle.apply_status(ticket, status, at)


async def test_a_new_customers_mail_becomes_a_routed_ticket_with_its_four_events(database: Database):
    async with database.write() as session:
        team = await make_team(session, "Service")
        await make_account(session, domain="siam-audio.example")
    mailbox = await _mailbox(database, default_team_id=team.id)
    mail = make_mail(mailbox, attachments=(Attachment("รูป.png", "image/png", 3, "0" * 64),), cc=(NOK,))
    [outcome] = await _handle(database, mail)

    [ticket], [contact] = await _all(database, Ticket), await _all(database, Contact)
    assert (ticket.subject, ticket.status, ticket.number, ticket.team_id) == ("ลำโพงเสีย", "new", 1001, team.id)
    assert (ticket.contact_id, ticket.waiting_since, ticket.inbound_count) == (contact.id, RECEIVED, 1)
    assert (ticket.snippet, ticket.last_message_id) == ("ลำโพงไม่มีเสียงครับ", outcome.message_id)
    assert (contact.name, contact.language) == ("สมชาย ใจดี", "th")
    [membership] = await _all(database, ContactAccount)
    assert membership.account_id == ticket.account_id

    [message], [file] = await _all(database, Message), await _all(database, AttachmentRow)
    assert (message.id, message.author_id, message.direction) == (outcome.message_id, contact.id, "inbound")
    assert (file.message_id, file.file_name, message.attachment_count) == (message.id, "รูป.png", 1)
    [conversation] = await _all(database, Conversation)
    assert conversation.current_ticket_id == ticket.id
    assert {row.role for row in await _all(database, ConversationParticipant)} == {"sender", "cc"}
    assert await _events(database) == ["contact.created", "ticket.opened", "message.received", "ticket.assigned"]
    assert ticket.version == 3


async def test_an_answer_joins_the_ticket_and_wakes_it(database: Database):
    mailbox = await _mailbox(database)
    first = make_mail(mailbox)
    await _handle(database, first)
    await _set_status(database, "solved", clock.utc_now())
    await _handle(database, make_mail(mailbox, "ยังไม่หายครับ", answers=first))

    [ticket] = await _all(database, Ticket)
    assert (ticket.status, ticket.solved_at, ticket.inbound_count) == ("open", None, 2)
    assert ticket.waiting_since is not None
    assert (await _events(database))[-2:] == ["ticket.reopened", "message.received"]
    assert len(await _all(database, Contact)) == 1


async def test_long_after_closing_a_new_linked_ticket_is_opened(database: Database):
    mailbox = await _mailbox(database, reopen_days=14)
    first = make_mail(mailbox)
    await _handle(database, first)
    await _set_status(database, "closed", clock.utc_now() - timedelta(days=15))
    second = make_mail(mailbox, "อีกแล้วครับ", answers=first)
    await _handle(database, second, make_mail(mailbox, "ลืมแนบรูป", answers=second))

    old, new = await _all(database, Ticket)
    assert (old.status, new.status, new.inbound_count) == ("closed", "new", 2)
    [link] = await _all(database, TicketLink)
    assert (link.ticket_id, link.target_ticket_id, link.kind) == (new.id, old.id, "follow_up")
    assert "ticket.linked" in await _events(database)
    [conversation] = await _all(database, Conversation)
    assert conversation.current_ticket_id == new.id


async def test_a_whole_thread_in_one_batch_stays_one_ticket_in_order(database: Database):
    mailbox = await _mailbox(database)
    first = make_mail(mailbox, "1")
    second = make_mail(mailbox, "2", answers=first)
    third = make_mail(mailbox, "3", answers=second, sender=NOK)
    await _handle(database, first, second, third)
    assert [message.text for message in await _all(database, Message)] == ["1", "2", "3"]
    [ticket] = await _all(database, Ticket)
    assert (ticket.inbound_count, ticket.snippet) == (3, "3")
    assert len(await _all(database, Contact)) == 2


async def test_the_same_mail_in_two_mailboxes_is_one_ticket_with_a_note(database: Database):
    mailbox, other = await _mailbox(database), await _mailbox(database, "sales@desk.example", name="Sales")
    mail = make_mail(mailbox)
    copy = replace(mail, channel_account_id=other.id)
    again = replace(copy, channel_account_id=mailbox.id)
    first, second = await _handle(database, mail, copy)
    [third] = await _handle(database, again)

    [ticket] = await _all(database, Ticket)
    messages = {message.id: message for message in await _all(database, Message)}
    assert (first.is_duplicate, second.is_duplicate, third.is_duplicate) == (False, True, True)
    assert messages[second.message_id].direction == "internal"
    assert "sales@desk.example" in messages[second.message_id].text
    assert third.message_id is None
    assert len(messages) == 2
    assert ticket.inbound_count == 1


async def test_a_copy_that_comes_later_is_noted_on_the_first_ones_ticket(database: Database):
    mailbox, other = await _mailbox(database), await _mailbox(database, "sales@desk.example")
    mail = make_mail(mailbox)
    [arrival] = arriving(mail)
    async with database.write() as session:
        [first] = await handle_batch(session, [arrival])
        await _finish(session, arrival, first)
    [late] = await _handle(database, replace(mail, channel_account_id=other.id))
    [ticket] = await _all(database, Ticket)
    note = next(message for message in await _all(database, Message) if message.id == late.message_id)
    assert (late.is_duplicate, note.ticket_id, note.direction) == (True, ticket.id, "internal")


async def test_one_message_id_for_two_different_mails_keeps_both(database: Database):
    mailbox = await _mailbox(database)
    scan = make_mail(mailbox, "page 1", hints=ThreadHints("<scanner@office>"), external_message_id="<scanner@office>")
    other = replace(scan, text="page 2", external_event_id="<scanner@office>:other", reply_text="page 2")
    await _handle(database, scan, other)
    assert [ticket.snippet for ticket in await _all(database, Ticket)] == ["page 1", "page 2"]


async def test_machine_mail_is_kept_and_wakes_nobody(database: Database):
    mailbox = await _mailbox(database)
    first = make_mail(mailbox)
    await _handle(database, first)
    await _set_status(database, "closed", clock.utc_now() - timedelta(days=99))
    await _handle(database, make_mail(mailbox, "Out of office", answers=first, is_machine=True))
    [ticket] = await _all(database, Ticket)
    assert (ticket.status, ticket.waiting_since, ticket.inbound_count) == ("closed", None, 2)
    _, message = await _all(database, Message)
    assert message.machine == {"kind": "auto_reply", "reason": "Auto-Submitted: auto-replied"}


async def test_what_a_blocked_contact_or_address_sends_is_spam(database: Database):
    mailbox = await _mailbox(database)
    await _handle(database, make_mail(mailbox), make_mail(mailbox, sender=NOK))
    async with database.write() as session:
        contact = (await session.execute(select(Contact).where(Contact.name == "Nok"))).scalar_one()
        contact.is_blocked = True
        identity = (
            await session.execute(select(Identity).where(Identity.external_id == SOMCHAI.external_id))
        ).scalar_one()
        identity.is_blocked = True
    await _handle(database, make_mail(mailbox, "buy!"), make_mail(mailbox, "buy more!", sender=NOK))
    spam = [ticket for ticket in await _all(database, Ticket) if ticket.status == "spam"]
    assert [ticket.snippet for ticket in spam] == ["buy!", "buy more!"]
    assert {(ticket.is_active, ticket.waiting_since, ticket.status_before) for ticket in spam} == {(False, None, "new")}


async def test_a_typed_ticket_number_helps_only_those_who_take_part(database: Database):
    mailbox = await _mailbox(database)
    await _handle(database, make_mail(mailbox))
    hints = ThreadHints("<fresh@x>", ticket_numbers=(1001, 2**40), clean_subject="x")
    await _handle(database, make_mail(mailbox, "อีกที", hints=hints))
    await _handle(database, make_mail(mailbox, "me too", sender=NOK, hints=hints))
    mine, strangers = await _all(database, Ticket)
    assert (mine.inbound_count, strangers.inbound_count, strangers.snippet) == (2, 1, "me too")


async def test_an_answer_whose_parent_is_not_here_opens_its_own_ticket(database: Database):
    mailbox = await _mailbox(database)
    hints = ThreadHints("<root@x>", references=("<gone@x>", "<root@x>"), clean_subject="x")
    await _handle(database, make_mail(mailbox, "a", hints=hints))
    await _handle(database, make_mail(mailbox, "b", hints=hints))
    [ticket] = await _all(database, Ticket)
    assert ticket.inbound_count == 2, "two orphans of one root belong together"


async def test_an_answer_that_came_first_is_joined_by_what_it_answers(database: Database):
    mailbox = await _mailbox(database)
    question = make_mail(mailbox, "question")
    answer = make_mail(mailbox, "answer", answers=question, sender=NOK)
    last = make_mail(mailbox, "last", answers=answer)
    await _handle(database, last)
    assert len(await _all(database, AwaitedReference)) == 2
    await _handle(database, question)
    await _handle(database, answer)
    [ticket] = await _all(database, Ticket)
    assert ticket.inbound_count == 3
    assert {message.text for message in await _all(database, Message)} == {"question", "answer", "last"}
    assert await _all(database, AwaitedReference) == [], "nothing is awaited any more"
    await _handle(database, make_mail(mailbox, "something else"))
    assert len(await _all(database, Ticket)) == 2


async def test_an_answer_and_its_question_may_be_in_one_batch_in_the_wrong_order(database: Database):
    mailbox = await _mailbox(database)
    question = make_mail(mailbox, "question")
    await _handle(database, make_mail(mailbox, "answer", answers=question), question)
    [ticket] = await _all(database, Ticket)
    assert ticket.inbound_count == 2
    assert await _all(database, AwaitedReference) == []


async def test_a_mail_waits_for_the_ten_nearest_of_those_it_names(database: Database):
    mailbox = await _mailbox(database)
    hints = ThreadHints("<r0@x>", references=tuple(f"<r{n}@x>" for n in reversed(range(60))))
    await _handle(database, make_mail(mailbox, hints=hints))
    assert {row.reference for row in await _all(database, AwaitedReference)} == {f"<r{n}@x>" for n in range(50, 60)}


async def test_followers_hear_of_messages(database: Database):
    mailbox = await _mailbox(database)
    first = make_mail(mailbox)
    await _handle(database, first)
    async with database.write() as session:
        follower = await make_principal(session)
        ticket = (await session.execute(select(Ticket))).scalar_one()
        session.add(TicketFollower(ticket_id=ticket.id, user_id=follower.user_id, created_at=RECEIVED))
    await _handle(database, make_mail(mailbox, answers=first))
    async with database.read() as session:
        newest = (await session.execute(select(Event).order_by(Event.id.desc()).limit(1))).scalar_one()
    assert (newest.type, newest.audience_users) == ("message.received", [str(follower.user_id)])


async def test_trashed_tickets_stay_in_the_trash(database: Database):
    mailbox = await _mailbox(database)
    first = make_mail(mailbox)
    await _handle(database, first)
    await _set_status(database, "trash", clock.utc_now())
    await _handle(database, make_mail(mailbox, "ฮัลโหล", answers=first))
    trashed, new = await _all(database, Ticket)
    assert (trashed.status, new.status) == ("trash", "new")


async def test_the_number_of_statements_does_not_grow_with_the_batch(database: Database):
    mailbox = await _mailbox(database)
    firsts = [make_mail(mailbox, sender=Address("email", f"c{n}@x.example", f"C{n}")) for n in range(32)]
    await _handle(database, *firsts, make_mail(mailbox))
    small = [make_mail(mailbox, answers=firsts[0]), make_mail(mailbox, sender=Address("email", "new@x.example"))]
    large = [make_mail(mailbox, answers=first) for first in firsts[:16]] + [
        make_mail(mailbox, sender=Address("email", f"new{n}@x.example")) for n in range(16)
    ]
    with counted_queries(database) as few:
        await _handle(database, *small)
    with counted_queries(database) as many:
        await _handle(database, *large)
    assert len(many) == len(few) <= 45


async def test_a_ticket_made_by_hand_has_no_say_in_numbers_of_mail(database: Database):
    mailbox = await _mailbox(database)
    async with database.write() as session:
        await make_ticket(session)
    await _handle(database, make_mail(mailbox))
    async with database.read() as session:
        numbers = set((await session.execute(select(Ticket.number))).scalars())
        assert 1001 in numbers
        assert (await session.execute(select(func.count()).select_from(Message))).scalar_one() == 1


async def _finish(session, arrival, outcome) -> None:
    """Keep what the inbox keeps of a handled item: which message it became."""
    session.add(
        InboundItem(
            id=arrival.item_id, delivery_id=arrival.delivery_id, position=0, state="done", attempts=0,
            channel_account_id=arrival.message.channel_account_id, lane=arrival.message.lane,
            external_event_id=arrival.message.external_event_id, message_id=outcome.message_id,
        )
    )  # fmt: skip
    await session.flush()
