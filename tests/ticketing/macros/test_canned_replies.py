"""Canned replies on both databases: who sees them, how they are found, what they say on a ticket."""

import pytest
from sqlalchemy import select

from core.errors import Conflict, Invalid, NotFound, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.staff.principal import Role
from core.staff.sharing import Sharing
from tests.factories import desk
from ticketing.macros import service, using
from ticketing.macros.service import CannedReplyFields
from ticketing.macros.views import words_of
from ticketing.messages.models import Attachment
from ticketing.messages.uploads import NewUpload, record_upload


def canned(shortcut: str, th: str = "สวัสดีค่ะ", en: str = "", **more) -> CannedReplyFields:
    return CannedReplyFields(
        name=more.pop("name", shortcut.title()), shortcut=shortcut, th=words_of("", th), en=words_of("", en), **more
    )


async def names_of(session, person, text: str = "") -> list[str]:
    return [one.shortcut for one in (await service.list_replies(session, person, text)).items]


async def test_who_sees_which(database):
    async with database.write() as session:
        repair, billing = await desk.make_team(session, "Repair"), await desk.make_team(session, "Billing")
        nok = await desk.make_principal(session, teams=[repair])
        kong = await desk.make_principal(session, name="Kong", teams=[billing])
        boss = await desk.make_principal(session, Role.SUPERVISOR, name="Boss")
        seller = await desk.make_principal(session, Role.SALES, name="Seller")
        mine = await service.create_reply(session, nok, canned("mine"))
        team = canned("repair", visibility=Sharing.TEAM, team_id=repair.id)
        await service.create_reply(session, boss, team)
        await service.create_reply(session, boss, canned("all", visibility=Sharing.EVERYONE))
        assert sorted(await names_of(session, nok)) == ["all", "mine", "repair"]
        assert await names_of(session, kong) == ["all"]
        assert await names_of(session, seller) == ["all"]
        assert sorted(await names_of(session, boss)) == ["all", "repair"]
        ticket = await desk.make_ticket(session)
        offered = await using.offer_replies(session, boss, ticket.id, "")
        assert [one.shortcut for one in offered] == ["all"], "a team's are for its members to use"
        for person in (kong, boss):
            with pytest.raises(NotFound):
                await service.get_reply(session, person, mine.id)
            with pytest.raises(NotFound):
                await using.use_reply(session, person, ticket.id, mine.id)


async def test_who_may_write_which(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        boss = await desk.make_principal(session, Role.ADMIN)
        seller = await desk.make_principal(session, Role.SALES)
        everyones = await service.create_reply(session, boss, canned("all", visibility=Sharing.EVERYONE))
        own = await service.create_reply(session, nok, canned("own"))
        assert (own.can_change, (await service.get_reply(session, nok, everyones.id)).can_change) == (True, False)
        for person, wanted in ((seller, canned("a")), (nok, canned("b", visibility=Sharing.EVERYONE))):
            with pytest.raises(NotPermitted):
                await service.create_reply(session, person, wanted)
        with pytest.raises(NotPermitted):
            await service.change_reply(session, nok, own.id, {"visibility": Sharing.EVERYONE}, None)
        with pytest.raises(NotPermitted):
            await service.delete_reply(session, nok, everyones.id, None)
        taken = await service.change_reply(session, boss, everyones.id, {"visibility": Sharing.PERSONAL}, 1)
        assert (taken.owner_id, taken.version) == (boss.user_id, 2)


async def test_refusals(database):
    async with database.write() as session:
        boss = await desk.make_principal(session, Role.SUPERVISOR)
        kept = await service.create_reply(session, boss, canned("Hello"))
        with pytest.raises(Conflict) as refusal:
            await service.create_reply(session, boss, canned("HELLO"))
        assert refusal.value.code == "shortcut_taken"
        for wanted, code in (
            (canned("a", ""), "no_words"),
            (canned("b", visibility=Sharing.TEAM), "team_missing"),
            (canned("c", visibility=Sharing.TEAM, team_id=kept.id), "unknown_team"),
            (canned("d", attachment_ids=(kept.id,)), "unknown_attachment"),
        ):
            with pytest.raises(Invalid) as wrong:
                await service.create_reply(session, boss, wanted)
            assert wrong.value.code == code
        with pytest.raises(Invalid) as wrong:
            await service.create_reply(session, boss, canned("e", "ok", "Hi {{customer}} {{contact.nmae|x}}"))
        assert wrong.value.data["placeholders"] == ["customer", "contact.nmae"]
        assert wrong.value.data["field"] == "en"
        await service.change_reply(session, boss, kept.id, {"name": "Hi"}, 1)
        with pytest.raises(PreconditionFailed):
            await service.change_reply(session, boss, kept.id, {"name": "Hey"}, 1)


async def test_found_by_thai_without_spaces_or_tones_and_by_shortcut_with_the_most_used_first(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        thanks = canned("thanks", "ขอบคุณที่แจ้งปัญหาเข้ามา ทีมช่างจะติดต่อกลับ", name="ขอบคุณ")
        await service.create_reply(session, nok, thanks)
        refund = canned("refund", "คืนเงินภายใน 7 วัน", "Refunds take 7 days. Thanks!", name="คืนเงิน")
        often = await service.create_reply(session, nok, refund)
        await service.create_reply(session, nok, canned("hidden", "ขอบคุณ", is_enabled=False))
        await using.use_reply(session, nok, ticket.id, often.id)
        assert await names_of(session, nok, "แจ้งปญหา") == []
        for words in ("แจ้งปัญหา", "แจงปัญหา", "ติดต่อ", "ขอบคุณ ช่าง"):
            assert "thanks" in await names_of(session, nok, words), words
        assert await names_of(session, nok, "REFUND คืน") == ["refund"]
        assert await names_of(session, nok, "100%_") == []

        async def offered(text: str) -> list[str]:
            return [one.shortcut for one in await using.offer_replies(session, nok, ticket.id, text)]

        assert await offered("") == ["refund", "thanks"]
        assert await offered("thank") == ["thanks", "refund"], "a shortcut goes before a more used one"
        assert await offered("ขอบ") == ["thanks"]
        assert await offered("zzz") == []


async def test_pages(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        for number in range(5):
            await service.create_reply(session, nok, canned(f"r{number}"))
        first = await service.list_replies(session, nok, limit=3)
        rest = await service.list_replies(session, nok, limit=3, cursor=first.next_cursor)
        assert sorted(one.shortcut for one in (*first.items, *rest.items)) == [f"r{number}" for number in range(5)]
        assert rest.next_cursor is None


async def test_what_it_says_on_a_ticket(database):
    async with database.write() as session:
        nok = await desk.make_principal(session, name="นก สุดารัตน์")
        emily = await desk.make_contact(session, "Emily <Carter>", language="en")
        thai = await desk.make_ticket(session, language="th", subject="เสียงแตก")
        english = await desk.make_ticket(session, contact=emily, language="")
        wanted = CannedReplyFields(
            name="Hello",
            shortcut="hello",
            th=words_of("<p>สวัสดี{{contact.name|คุณลูกค้า}} <b>{{ticket.subject}}</b> {{agent.first_name}}</p>", ""),
            en=words_of("<p>Hello {{contact.name}}, case {{ticket.number}}</p>", ""),
        )
        reply = await service.create_reply(session, nok, wanted)
        said = await using.use_reply(session, nok, thai.id, reply.id)
        assert (said.language, said.text) == ("th", "สวัสดีคุณลูกค้า เสียงแตก นก")
        assert said.html == "<p>สวัสดีคุณลูกค้า <b>เสียงแตก</b> นก</p>"
        said = await using.use_reply(session, nok, english.id, reply.id)
        assert said.text == f"Hello Emily <Carter>, case {english.number}"
        assert said.html == f"<p>Hello Emily &lt;Carter&gt;, case {english.number}</p>"
        only_thai = await service.create_reply(session, nok, canned("only", "หนึ่ง\nสอง"))
        said = await using.use_reply(session, nok, english.id, only_thai.id)
        assert (said.language, said.html) == ("th", "<p>หนึ่ง</p><p>สอง</p>")
        used = await service.get_reply(session, nok, reply.id)
        assert (used.use_count, used.version) == (2, 1)
        assert used.last_used_at is not None


async def test_files_are_taken_over_and_handed_out_as_own_uploads(database):
    async with database.write() as session:
        boss = await desk.make_principal(session, Role.SUPERVISOR)
        nok = await desk.make_principal(session, name="Nok")
        ticket = await desk.make_ticket(session)
        upload = await record_upload(session, boss, NewUpload("คู่มือ.pdf", "application/pdf", 9, "a" * 64))
        wanted = canned("manual", visibility=Sharing.EVERYONE, attachment_ids=(upload.id,))
        reply = await service.create_reply(session, boss, wanted)
        assert [file.file_name for file in reply.attachments] == ["คู่มือ.pdf"]
        assert (await session.execute(select(Attachment.id))).all() == [], "the upload is the reply's now"
        [first], [second] = [
            (await using.use_reply(session, nok, ticket.id, reply.id)).attachments for _turn in range(2)
        ]
        assert first.id != second.id
        assert (first.uploaded_by, first.message_id, first.blob_key) == (nok.user_id, None, "a" * 64)
        with pytest.raises(Invalid):
            await service.create_reply(session, boss, canned("other", attachment_ids=(first.id,)))
        kept = await service.change_reply(
            session, boss, reply.id, {"name": "New", "attachment_ids": (upload.id,)}, None
        )
        assert [file.id for file in kept.attachments] == [upload.id]
        bare = await service.change_reply(session, boss, reply.id, {"attachment_ids": ()}, None)
        assert bare.attachments == ()


async def test_a_change_of_reach_is_told_to_those_before_and_after(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        boss = await desk.make_principal(session, Role.SUPERVISOR)
        reply = await service.create_reply(session, boss, canned("all", visibility=Sharing.EVERYONE))
        await service.change_reply(session, boss, reply.id, {"visibility": Sharing.TEAM, "team_id": team.id}, 1)
        await service.change_reply(session, boss, reply.id, {"name": "Same reach"}, 2)
        await service.delete_reply(session, boss, reply.id, 3)
    async with database.read() as session:
        query = select(Event).where(Event.type == "canned_reply.changed").order_by(Event.id)
        events = (await session.execute(query)).scalars().all()
        assert [event.data["change"] for event in events] == ["created", "changed", "changed", "deleted"]
        assert [event.version for event in events] == [1, 2, 3, 4]
        assert [event.audience_everyone for event in events] == [True, True, False, False]
