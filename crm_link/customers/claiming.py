"""What a visitor says about himself, and how far it is believed. Pure.

Typed words are kept beside his own contact and open nothing. What the host page signed (HMAC) is proven: it says who he
is to the company, and so does whoever answers a mail that only went to the address he had typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from core.messages import Address, Claims
from core.text.phones import phone_numbers

HOST_USER: Final = "host_user"
TYPED: Final = "typed"
HOST_PAGE: Final = "host_page"
_MAIL: Final = re.compile(r"[^\s@<>,;\"\x00-\x1f]{1,64}@[^\s@<>,;\"\x00-\x1f.]+(\.[^\s@<>,;\"\x00-\x1f.]+)+$")
_LONGEST_HOST_USER: Final = 200
_STAND_INS: Final = {"th": "ผู้เยี่ยมชม", "en": "Visitor"}
_NUMBERED: Final = re.compile(r"[0-9A-Z]{4}")
_NAMELESS_KINDS: Final = frozenset({"webchat", "webform"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """Claims read. `proven` says who he is, the strongest first; `typed` are addresses that anybody can type."""

    name: str = ""
    typed: tuple[Address, ...] = ()
    proven: tuple[Address, ...] = ()


NOTHING: Final = Claimed()


def read_claims(claims: Claims, sender: Address) -> Claimed:
    """The addresses in canonical form; what is no address is left out, and so is a host user nobody vouches for.

    A host page vouches for its user's id and, if it signed one, his mail address; a telephone number is always typed.
    """
    name = " ".join(claims.name.split())
    phones = tuple(Address("phone", f"+{number}", name) for number in phone_numbers(claims.phone)[:1])
    email = mail_address(claims.email)
    mails = (Address("email", email, name),) if email else ()
    if not claims.is_verified:
        return Claimed(name, (*mails, *phones))
    user_id = claims.host_user_id.strip()[:_LONGEST_HOST_USER]
    users = (Address(HOST_USER, user_id, name, sender.scope),) if user_id else ()
    if not claims.is_email_verified:
        return Claimed(name, (*mails, *phones), users)
    return Claimed(name, phones, (*users, *mails))


def fold_claims(claimed: Iterable[Claimed]) -> Claimed:
    """One person's claims of several messages: the last name, and every address once."""
    name, typed, proven = "", dict[Address, None](), dict[Address, None]()
    for one in claimed:
        name = one.name or name
        typed |= dict.fromkeys(one.typed)
        proven |= dict.fromkeys(one.proven)
    return Claimed(name, tuple(typed), tuple(proven))


def mail_address(written: str) -> str:
    """A typed mail address in canonical form, '' when it cannot be one."""
    address = written.strip().lower()
    return address if _MAIL.match(address) else ""


def stand_in_name(address: Address, language: str) -> str:
    """What to call somebody of our own pages who has not said his name: a visitor with a number of his own."""
    number = address.external_id.replace("-", "")[-4:].upper()
    return f"{_STAND_INS.get(language, _STAND_INS['th'])} {number}"


def is_nameless(address: Address) -> bool:
    """Whether the address tells nothing that a person could be called by."""
    return address.kind in _NAMELESS_KINDS and not address.name.strip()


def is_made_up(name: str) -> bool:
    """Whether a name only stands for a visitor who has not said his."""
    return not name or any(
        name.startswith(word) and _NUMBERED.fullmatch(name.removeprefix(word).strip()) for word in _STAND_INS.values()
    )


def is_stand_in(name: str, address: Address, claimed: Claimed) -> bool:
    """Whether a contact's name was only made up from what was known, so that a real one may replace it."""
    made_up = {stand_in_name(address, language) for language in _STAND_INS}
    made_up |= {one.external_id.partition("@")[0] for one in (*claimed.typed, *claimed.proven) if one.kind == "email"}
    return not name or (address.kind in _NAMELESS_KINDS and name in made_up)
