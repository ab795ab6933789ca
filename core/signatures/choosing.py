"""Whose signature stands below an answer, and what its placeholders stand for. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from core.text.placeholders import first_name

PLACEHOLDERS: Final = ("agent.name", "agent.first_name", "agent.email", "team", "brand", "company")


class SignatureChoice(StrEnum):
    """Which signature an answer carries. auto: the first there is of the writer's own for the account that sends, his
    general one, the account's; none: nothing is put below.
    """

    AUTO = "auto"
    OWN_ACCOUNT = "own_account"
    OWN = "own"
    ACCOUNT = "account"
    NONE = "none"


ORDER: Final = (SignatureChoice.OWN_ACCOUNT, SignatureChoice.OWN, SignatureChoice.ACCOUNT)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs where. '' for what is not known. `brand` is the account's, `company` the house's own name."""

    name: str
    email: str = ""
    team: str = ""
    brand: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """A signature in both languages, as cleaned HTML with its placeholders unfilled; '' where there is none."""

    html_th: str = ""
    html_en: str = ""

    def in_language(self, language: str) -> str:
        """The HTML for a reader of `language` (th, else English); the other one where only that is written."""
        first, second = (self.html_th, self.html_en) if language == "th" else (self.html_en, self.html_th)
        return first or second


def key_of(user_id: UUID | None, account_id: UUID | None) -> str:
    """The key under which the signature of this person, this account or both is kept."""
    parts = [f"user:{user_id}" if user_id else "", f"account:{account_id}" if account_id else ""]
    return "/".join(part for part in parts if part)


def keys_for(user_id: UUID, account_id: UUID | None) -> dict[SignatureChoice, str]:
    """Where each kind of signature of an answer is kept, the one that comes first by itself first."""
    keys = {SignatureChoice.OWN: key_of(user_id, None)}
    if account_id is None:
        return keys
    return {
        SignatureChoice.OWN_ACCOUNT: key_of(user_id, account_id),
        **keys,
        SignatureChoice.ACCOUNT: key_of(None, account_id),
    }


def pick_choice(wanted: SignatureChoice, written: Collection[SignatureChoice]) -> SignatureChoice:
    """What `wanted` comes to where only some signatures are written; NONE when there is none of that kind."""
    if wanted is SignatureChoice.AUTO:
        return next((choice for choice in ORDER if choice in written), SignatureChoice.NONE)
    return wanted if wanted in written else SignatureChoice.NONE


def values_of(signer: Signer) -> dict[str, str]:
    """What every placeholder stands for."""
    return {
        "agent.name": signer.name.strip(),
        "agent.first_name": first_name(signer.name),
        "agent.email": signer.email,
        "team": signer.team.strip(),
        "brand": (signer.brand or signer.company).strip(),
        "company": signer.company.strip(),
    }
