"""Visitors are found again, never doubled, never somebody else, and what is kept about them is bounded."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from channels.webchat import forgetting, visitors
from channels.webchat.posting import NewPost, record_post
from channels.webchat.touches import PageSeen
from channels.webchat.uploads import NewUpload, record_upload
from channels.webchat.visitors import MOST_PAGES, Visit, begin_visit, change_profile, get_visitor, see_page
from core import clock, ids
from core.db.session import Database
from core.errors import NotFound, NotPermitted
from core.messages import Claims
from core.staff.principal import Principal, Role
from tests.channels.webchat.widgets import another_visitor, make_widget, visitor_of_new_widget

SHOP = "https://shop.example"
PROVEN = Claims("สมชาย ใจดี", "somchai@siam-audio.example", "", "customer-7", is_verified=True, is_email_verified=True)
SUPERVISOR = Principal(ids.new_id(), "Ploy", Role.SUPERVISOR)
SALES = Principal(ids.new_id(), "Korn", Role.SALES)


async def visit(database: Database, **fields: Any) -> visitors.VisitorRecord:
    async with database.write() as session:
        return await begin_visit(session, Visit(**fields))


async def test_a_new_visitor_has_an_empty_stream_and_is_away_until_his_page_connects(database: Database) -> None:
    visitor = await visitor_of_new_widget(
        database, language="th", time_zone="Asia/Bangkok", user_agent="Firefox", has_consented=True
    )
    assert (visitor.last_seq, visitor.is_here, visitor.is_blocked) == (0, False, False)
    assert (visitor.language, visitor.time_zone, visitor.user_agent) == ("th", "Asia/Bangkok", "Firefox")
    assert visitor.consented_at is not None
    async with database.read() as session:
        assert await get_visitor(session, visitor.id, visitor.account_id) == visitor


async def test_a_token_leads_back_to_the_same_visitor(database: Database) -> None:
    visitor = await visitor_of_new_widget(database, language="th")
    again = await visit(database, account_id=visitor.account_id, visitor_id=visitor.id)
    assert (again.id, again.language) == (visitor.id, "th")


async def test_a_visitor_of_another_widget_is_nobody_here(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        other = await make_widget(session)
    found = await visit(database, account_id=other.id, visitor_id=visitor.id)
    assert found.id != visitor.id
    async with database.read() as session:
        with pytest.raises(NotFound):
            await get_visitor(session, visitor.id, other.id)


async def test_who_was_erased_begins_anew(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    found = await visit(database, account_id=visitor.account_id, visitor_id=ids.new_id())
    assert found.id != visitor.id


async def test_a_proven_person_is_one_visitor_on_every_device(database: Database) -> None:
    first = await visitor_of_new_widget(database, claims=PROVEN)
    second = await visit(database, account_id=first.account_id, claims=PROVEN)
    assert second.id == first.id
    assert second.claims.is_verified
    assert second.claims.host_user_id == "customer-7"


async def test_an_anonymous_visitor_who_signs_in_stays_himself(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    proven = await visit(database, account_id=visitor.account_id, visitor_id=visitor.id, claims=PROVEN)
    assert proven.id == visitor.id
    assert proven.claims.email == PROVEN.email


async def test_a_token_of_another_person_is_not_followed(database: Database) -> None:
    """Two customers share a computer: the second one never sees the first one's talk."""
    first = await visitor_of_new_widget(database, claims=PROVEN)
    other = Claims("มานี", "manee@example.co.th", "", "customer-8", is_verified=True)
    second = await visit(database, account_id=first.account_id, visitor_id=first.id, claims=other)
    assert second.id != first.id
    anonymous = await visitor_of_new_widget(database)
    known = await visit(database, account_id=anonymous.account_id, claims=other)
    joined = await visit(database, account_id=anonymous.account_id, visitor_id=anonymous.id, claims=other)
    assert joined.id == known.id != anonymous.id


async def test_pages_of_one_person_opened_at_once_make_one_visitor(database: Database) -> None:
    async with database.write() as session:
        widget = await make_widget(session)
    anonymous = [await another_visitor(database, widget.id) for _ in range(3)]
    found = await asyncio.gather(
        *(visit(database, account_id=widget.id, claims=PROVEN) for _ in range(4)),
        *(visit(database, account_id=widget.id, visitor_id=one.id, claims=PROVEN) for one in anonymous),
    )
    assert len({one.id for one in found}) == 1


async def test_what_is_typed_fills_gaps_and_never_overrides_what_was_proven(database: Database) -> None:
    visitor = await visitor_of_new_widget(database, claims=PROVEN)
    async with database.write() as session:
        told = await change_profile(
            session, visitor.id, Claims("Somebody Else", "Other@Example.com", "081-234-5678", fields={"order": "A-1"})
        )
    assert told.claims == Claims(
        PROVEN.name,
        PROVEN.email,
        "081-234-5678",
        "customer-7",
        is_verified=True,
        is_email_verified=True,
        fields={"order": "A-1"},
    )


async def test_an_address_that_a_proven_person_types_is_not_proven_by_that(database: Database) -> None:
    unmailed = replace(PROVEN, email="", is_email_verified=False)
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        await change_profile(session, visitor.id, Claims(email="victim@example.com"))
    signed_in = await visit(database, account_id=visitor.account_id, visitor_id=visitor.id, claims=unmailed)
    assert (signed_in.claims.email, signed_in.claims.is_verified) == ("victim@example.com", True)
    assert not signed_in.claims.is_email_verified
    proven = await visit(database, account_id=visitor.account_id, claims=PROVEN)
    assert (proven.claims.email, proven.claims.is_email_verified) == (PROVEN.email, True)


async def test_what_an_anonymous_visitor_types_can_be_corrected_and_stays_unverified(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        await change_profile(session, visitor.id, Claims("Manee", "manee@wrong", fields={"topic": "repair"}))
        told = await change_profile(session, visitor.id, Claims("", " Manee@Right.example ", fields={"size": "L"}))
    assert (told.claims.name, told.claims.email) == ("Manee", "manee@right.example")
    assert told.claims.fields == {"topic": "repair", "size": "L"}
    assert not told.claims.is_verified


async def test_what_is_typed_is_bounded_and_clean(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    answers = {f"key{number}": "x" * 10_000 for number in range(100)}
    async with database.write() as session:
        told = await change_profile(session, visitor.id, Claims("ก\x00ข" * 500, "e" * 999, "0" * 99, fields=answers))
    assert "\x00" not in told.claims.name
    assert (len(told.claims.name), len(told.claims.email), len(told.claims.phone)) == (200, 320, 50)
    assert len(told.claims.fields) == visitors.MOST_FIELDS
    assert max(len(answer) for answer in told.claims.fields.values()) <= 2_000


# --- pages ------------------------------------------------------------------------------------------------------------


async def test_only_the_newest_pages_are_kept_and_all_are_counted(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        for number in range(MOST_PAGES + 15):
            await see_page(session, visitor.id, PageSeen(f"{SHOP}/{number}", f"Page {number}"))
    async with database.read() as session:
        kept = await visitors.list_pages(session, visitor.id, 1000)
        after = await get_visitor(session, visitor.id)
    assert [page.url for page in kept] == [f"{SHOP}/{n}" for n in reversed(range(15, MOST_PAGES + 15))]
    assert after.page_count == MOST_PAGES + 15
    assert after.current_page is not None
    assert after.current_page.title == f"Page {MOST_PAGES + 14}"


async def test_one_visitors_pages_do_not_push_out_anothers(database: Database) -> None:
    quiet, busy = await visitor_of_new_widget(database), await visitor_of_new_widget(database)
    async with database.write() as session:
        await see_page(session, quiet.id, PageSeen(f"{SHOP}/only"))
        for number in range(MOST_PAGES + 1):
            await see_page(session, busy.id, PageSeen(f"{SHOP}/{number}"))
        assert len(await visitors.list_pages(session, quiet.id)) == 1


async def test_loading_a_page_again_is_no_new_visit_until_half_an_hour_later(database: Database) -> None:
    visitor = await visitor_of_new_widget(database, page=PageSeen(f"{SHOP}/a", "A"))
    async with database.write() as session:
        assert (await see_page(session, visitor.id, PageSeen(f"{SHOP}/a", "A, now dearer"))).page_count == 1
        with clock.frozen_at(clock.ahead(31 * 60)):
            assert (await see_page(session, visitor.id, PageSeen(f"{SHOP}/a", "A"))).page_count == 2


async def test_where_a_visitor_came_from_first_stays_and_last_moves(database: Database) -> None:
    landing = PageSeen(f"{SHOP}/?utm_source=line&utm_campaign=ลดราคา", "ลดราคา", "https://search.example/?q=ลำโพง")
    visitor = await visitor_of_new_widget(database, page=landing)
    async with database.write() as session:
        await see_page(session, visitor.id, PageSeen(f"{SHOP}/speaker", "ลำโพง", landing.url))
        later = await see_page(session, visitor.id, PageSeen(f"{SHOP}/cart", "", "https://news.example/"))
    assert later.first_touch is not None
    assert later.last_touch is not None
    assert (later.first_touch.page_url, later.first_touch.utm_campaign) == (landing.url, "ลดราคา")
    assert (later.last_touch.page_url, later.last_touch.referrer) == (f"{SHOP}/cart", "https://news.example/")
    assert later.last_touch.utm_source == ""


async def test_an_address_that_is_no_web_page_is_not_kept(database: Database) -> None:
    visitor = await visitor_of_new_widget(database, page=PageSeen("javascript:alert(1)"))
    assert (visitor.page_count, visitor.current_page, visitor.last_touch) == (0, None, None)


# --- blocking and forgetting ------------------------------------------------------------------------------------------


async def test_a_blocked_visitor_gets_no_further(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        assert (await visitors.set_blocked(session, SUPERVISOR, visitor.id, True)).is_blocked
    for attempt in (
        lambda session: begin_visit(session, Visit(visitor.account_id, visitor.id)),
        lambda session: record_post(session, visitor.id, NewPost("a", "hello")),
    ):
        with pytest.raises(NotPermitted) as refused:
            async with database.write() as session:
                await attempt(session)
        assert refused.value.code == "blocked"
    async with database.write() as session:
        await visitors.set_blocked(session, SUPERVISOR, visitor.id, False)
        assert (await record_post(session, visitor.id, NewPost("a", "hello"))).is_new


async def test_only_who_may_block_customers_blocks_visitors(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    with pytest.raises(NotPermitted):
        async with database.write() as session:
            await visitors.set_blocked(session, SALES, visitor.id, True)


async def test_visitors_who_never_wrote_are_forgotten_after_a_month(database: Database) -> None:
    from_long_ago = clock.utc_now() - timedelta(days=40)
    async with database.write() as session:
        widget = await make_widget(session)
    with clock.frozen_at(from_long_ago):
        silent, wrote, blocked, looked = [
            await another_visitor(database, widget.id, page=PageSeen(f"{SHOP}/{n}")) for n in range(4)
        ]
        async with database.write() as session:
            await record_upload(session, silent.id, NewUpload("a.png", "image/png", 3, "0" * 64))
            await record_post(session, wrote.id, NewPost("a", "hello"))
            await visitors.set_blocked(session, SUPERVISOR, blocked.id, True)
    async with database.write() as session:
        await see_page(session, looked.id, PageSeen(f"{SHOP}/again"))
        assert await forgetting.forget_silent_visitors(session, 100) == 1
        left = [await visitors.find_visitor(session, one.id) is not None for one in (silent, wrote, blocked, looked)]
        assert left == [False, True, True, True]
        assert await forgetting.forget_silent_visitors(session, 100) == 0
