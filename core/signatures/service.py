"""Keeping signatures, and the one that an answer carries."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Invalid, NotFound
from core.signatures import repository
from core.signatures.choosing import (
    PLACEHOLDERS,
    SignatureChoice,
    SignatureWords,
    Signer,
    key_of,
    keys_for,
    pick_choice,
    values_of,
)
from core.staff.principal import Permission, Principal
from core.text.html import clean_html
from core.text.html_text import html_to_text
from core.text.placeholders import fill_html, mend_html, unknown_placeholders


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A signature as it is kept; `channel_account_id` None is a person's general one."""

    channel_account_id: UUID | None
    words: SignatureWords


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature filled in: `html` to stand below an answer, `text` what it reads like. Both '' for none."""

    choice: SignatureChoice
    html: str = ""
    text: str = ""


UNSIGNED = Signed(SignatureChoice.NONE)


def signature_words(html_th: str, html_en: str) -> SignatureWords:
    """What an editor handed in, ready to be kept: cleaned, its placeholders whole, '' where nothing can be read.

    Raises Invalid(code="unknown_placeholders", data.field).
    """
    return SignatureWords(_cleaned("html_th", html_th), _cleaned("html_en", html_en))


async def list_own(session: AsyncSession, principal: Principal) -> list[SignatureView]:
    """A person's own signatures, the general one first."""
    rows = await repository.list_of_user(session, principal.user_id)
    return [SignatureView(row.channel_account_id, SignatureWords(row.html_th, row.html_en)) for row in rows]


async def put_own(
    session: AsyncSession, principal: Principal, account_id: UUID | None, words: SignatureWords
) -> SignatureView:
    """Keep a person's general signature, or his for one account; empty words take it away. Raises NotFound."""
    if account_id is not None:
        await _require_account(session, account_id)
    await _write(session, principal.user_id, account_id, words)
    return SignatureView(account_id, words)


async def of_account(session: AsyncSession, account_id: UUID) -> SignatureView:
    """What stands below answers from this account where their writer has no signature of his own. Raises NotFound."""
    await _require_account(session, account_id)
    key = key_of(None, account_id)
    row = (await repository.find_by_keys(session, [key])).get(key)
    return SignatureView(account_id, SignatureWords(row.html_th, row.html_en) if row else SignatureWords())


async def put_of_account(
    session: AsyncSession, principal: Principal, account_id: UUID, words: SignatureWords
) -> SignatureView:
    """Keep an account's signature; empty words take it away. Raises NotPermitted, NotFound."""
    principal.require(Permission.ADMINISTER)
    await _require_account(session, account_id)
    await _write(session, None, account_id, words)
    return SignatureView(account_id, words)


async def sign(
    session: AsyncSession,
    principal: Principal,
    wanted: SignatureChoice,
    *,
    account_id: UUID | None,
    team_id: UUID | None,
    language: str,
) -> Signed:
    """The signature of an answer of `principal` through `account_id` to a reader of `language`."""
    if wanted is SignatureChoice.NONE:
        return UNSIGNED
    signed = await choices(session, principal, account_id=account_id, team_id=team_id, language=language)
    found = {one.choice: one for one in signed}
    return found.get(pick_choice(wanted, found), UNSIGNED)


async def choices(
    session: AsyncSession, principal: Principal, *, account_id: UUID | None, team_id: UUID | None, language: str
) -> list[Signed]:
    """Every signature that an answer could carry, filled in; the one it carries by itself first."""
    keys = keys_for(principal.user_id, account_id)
    rows = await repository.find_by_keys(session, keys.values())
    templates = {
        choice: SignatureWords(rows[key].html_th, rows[key].html_en).in_language(language)
        for choice, key in keys.items()
        if key in rows
    }
    if not any(templates.values()):
        return []
    team_id = team_id or next(iter(sorted(principal.team_ids)), None)
    email, team, company = await repository.facts_of(session, principal.user_id, team_id)
    signer = Signer(principal.name, email, team, await repository.brand_of(session, account_id), company)
    filled = {choice: fill_html(template, values_of(signer)) for choice, template in templates.items() if template}
    return [Signed(choice, html, html_to_text(html).strip()) for choice, html in filled.items()]


def _cleaned(field: str, html: str) -> str:
    cleaned = clean_html(mend_html(html))
    text = html_to_text(cleaned)
    unknown = unknown_placeholders(text, PLACEHOLDERS)
    if unknown:
        data = {"field": field, "placeholders": list(unknown), "names": ", ".join(unknown)}
        raise Invalid("There are no such placeholders.", code="unknown_placeholders", data=data)
    return cleaned if text.strip() or "<img" in cleaned else ""


async def _require_account(session: AsyncSession, account_id: UUID) -> None:
    if not await repository.account_exists(session, account_id):
        raise NotFound("There is no such account.", code="channel_account_not_found")


async def _write(session: AsyncSession, user_id: UUID | None, account_id: UUID | None, words: SignatureWords) -> None:
    key = key_of(user_id, account_id)
    if not words.html_th and not words.html_en:
        await repository.remove(session, key)
        return
    await repository.put(session, key, user_id, account_id, words.html_th, words.html_en, clock.utc_now())
