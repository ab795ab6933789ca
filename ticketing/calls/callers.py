"""Who was on the line: the customer somebody chose, the one whose number it is, or a new one."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.staff.principal import Principal
from core.text.phones import national, without_extension
from crm_link.customers import adding, service
from crm_link.customers.adding import NewContact
from crm_link.customers.reached_at import PersonAt, people_at
from crm_link.customers.service import ContactView


@dataclass(frozen=True, slots=True)
class Caller:
    """The customer of a call, and the identity his number is (None: it was withheld, or is a short one)."""

    contact_id: UUID
    name: str
    language: str
    account_id: UUID | None
    identity_id: UUID | None


async def resolve_caller(
    session: AsyncSession, principal: Principal, number: str, contact_id: UUID | None, new_name: str
) -> Caller | None:
    """The customer of a call. A chosen one is reached at the number from now on; a new one gets it.

    `number` is canonical; people behind a switchboard share its number. None when nothing at all is known: no number,
    nobody chosen, no name.
    Raises NotPermitted, NotFound.
    """
    number = without_extension(number)
    is_address = number.startswith("+")
    people = await people_at(session, "phone", number) if is_address else []
    if contact_id is not None:
        shown_id = await service.get_shown_id(session, contact_id)
        if is_address and shown_id not in {person.contact_id for person in people}:
            contact = await adding.add_identity(session, principal, shown_id, "phone", number, is_shared=True)
        else:
            contact = await service.get_contact(session, shown_id)
        return _caller(contact, number)
    if people and not new_name:
        return _caller(await service.get_contact(session, people[0].contact_id), number)
    if not new_name and not is_address:
        return None
    new = NewContact(name=new_name or national(number), phone=number if is_address else "", is_shared=_is_taken(people))
    return _caller(await adding.create_contact(session, principal, new), number)


def _is_taken(people: list[PersonAt]) -> bool:
    return any(person.is_default for person in people)


def _caller(contact: ContactView, number: str) -> Caller:
    identity = next((one for one in contact.identities if (one.kind, one.external_id) == ("phone", number)), None)
    return Caller(
        contact_id=contact.id,
        name=contact.name,
        language=contact.language,
        account_id=contact.accounts[0].id if contact.accounts else None,
        identity_id=identity.id if identity else None,
    )
