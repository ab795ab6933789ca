"""Who may be the same person, best evidence first."""

from core import ids
from core.db.session import Database
from crm_link.customers.models import ContactIdentity, Identity
from crm_link.customers.suggestions import suggest_merges
from tests.factories.desk import START, make_contact


async def test_certain_evidence_comes_first_and_at_most_five_are_suggested(database: Database):
    async with database.write() as session:
        phone = Identity(id=ids.new_id(), kind="phone", external_id="+66812345678", created_at=START)
        session.add(phone)
        people = [await make_contact(session, f"คนที่ {number}") for number in range(8)]
        await session.flush()
        for number, one in enumerate(people):
            session.add(
                ContactIdentity(
                    identity_id=phone.id, contact_id=one.id, since=START, is_routing_default=number in (0, 7)
                )
            )
        await session.flush()
        found = await suggest_merges(session, people[0].id)
        assert len(found) == 5
        assert (found[0].contact.id, found[0].evidence[0].certainty) == (people[7].id, "both")
        [typed, *_] = await suggest_merges(session, people[3].id)
        assert (typed.contact.id, typed.evidence[0].certainty) == (people[0].id, "one")
        assert typed.keeps_other
