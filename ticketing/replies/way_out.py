"""Through which account an answer leaves, and to whom. Pure.

A mail thread answers by mail from its own mailbox. A talk goes to the visitor's stream and to nobody else. A form
cannot carry answers: they are mails from its reply mailbox to the address that was typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.messages import Address

MAIL: Final = "email"
FORM: Final = "webform"


@dataclass(frozen=True, slots=True)
class Door:
    """A connected account as far as sending goes. `is_usable`: switched on and not removed."""

    id: UUID
    kind: str
    name: str
    is_usable: bool


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody in the thread. `is_claimed`: the address was only typed."""

    address: Address
    is_claimed: bool = False


@dataclass(frozen=True, slots=True)
class WayOut:
    """`kind` is the channel it leaves through. `to` is who gets it when the composer names nobody; with `is_to_fixed`
    nobody else can be named. `problems` are codes of what is missing: no_reply_mailbox, no_mail_address.
    """

    account_id: UUID
    account_name: str
    kind: str
    is_usable: bool
    to: tuple[Address, ...] = ()
    is_to_fixed: bool = False
    problems: tuple[str, ...] = ()

    def recipients(self, named: Sequence[Address]) -> tuple[Address, ...]:
        """Who gets it when the composer names these."""
        return self.to if self.is_to_fixed or not named else tuple(named)

    def problems_for(self, named: Sequence[Address]) -> tuple[str, ...]:
        """What is missing when the composer names these: a typed address is not needed when somebody is named."""
        return tuple(problem for problem in self.problems if not (problem == NO_MAIL_ADDRESS and named))


NO_REPLY_MAILBOX: Final = "no_reply_mailbox"
NO_MAIL_ADDRESS: Final = "no_mail_address"


def choose_way_out(
    door: Door, reply_mailbox: Door | None = None, peers: Sequence[Peer] = (), customer: Sequence[Address] = ()
) -> WayOut:
    """How answers on a thread of `door` leave.

    `reply_mailbox` is the mailbox that the account names for answers it cannot carry. `peers` are those in the thread,
    newest last; `customer` are further mail addresses of the ticket's contact, the best first.
    """
    if door.kind == MAIL:
        return WayOut(door.id, door.name, door.kind, door.is_usable)
    if door.kind == FORM:
        return _by_mail(door, reply_mailbox, peers, customer)
    to = tuple(one.address for one in peers if one.address.kind == door.kind)[-1:]
    return WayOut(door.id, door.name, door.kind, door.is_usable, to, is_to_fixed=True)


def mail_address_of(peers: Sequence[Peer], customer: Sequence[Address]) -> Address | None:
    """Where mail reaches the person of a thread: the address typed last, else one he wrote from, else his contact's."""
    mails = [one for one in peers if one.address.kind == MAIL]
    typed = [one.address for one in mails if one.is_claimed]
    written = [one.address for one in mails if not one.is_claimed]
    known = [address for address in customer if address.kind == MAIL]
    return next(iter((*reversed(typed), *reversed(written), *known)), None)


def _by_mail(door: Door, mailbox: Door | None, peers: Sequence[Peer], customer: Sequence[Address]) -> WayOut:
    address = mail_address_of(peers, customer)
    problems = [NO_MAIL_ADDRESS] if address is None else []
    to = (address,) if address else ()
    if mailbox is None or mailbox.kind != MAIL:
        return WayOut(door.id, door.name, MAIL, door.is_usable, to, problems=(NO_REPLY_MAILBOX, *problems))
    return WayOut(mailbox.id, mailbox.name, MAIL, mailbox.is_usable, to, problems=tuple(problems))
