"""Leases: one holder at a time, taken over only after they expired."""

from datetime import timedelta

from core import clock
from core.db.lease import claim_lease, release_lease, renew_lease
from core.db.session import Database


async def test_a_held_lease_is_not_given_to_another(database: Database) -> None:
    async with database.write() as session:
        assert await claim_lease(session, "mailbox:1", "one", 30)
    async with database.write() as session:
        assert await claim_lease(session, "mailbox:1", "two", 30) is None
        assert await claim_lease(session, "mailbox:2", "two", 30)


async def test_an_expired_lease_changes_hands_and_the_old_holder_learns_it(database: Database) -> None:
    async with database.write() as session:
        old = await claim_lease(session, "mailbox:1", "one", 30)
    assert old
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=31)):
        async with database.write() as session:
            new = await claim_lease(session, "mailbox:1", "two", 30)
            assert new
            assert new.token != old.token
            assert not await renew_lease(session, old, 30)
            await release_lease(session, old)
            assert await renew_lease(session, new, 30)


async def test_a_released_lease_is_free_at_once(database: Database) -> None:
    async with database.write() as session:
        held = await claim_lease(session, "tick", "one", 30)
        assert held
        await release_lease(session, held)
        assert await claim_lease(session, "tick", "two", 30)
