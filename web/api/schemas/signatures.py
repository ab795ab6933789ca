"""Shapes of signatures."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from core.signatures.choosing import SignatureChoice
from core.signatures.service import SignatureView, Signed
from web.api.schemas.common import Body, View

SignatureHtml = Annotated[str, StringConstraints(max_length=20_000)]


class SignatureInput(Body):
    """A signature in both languages; where one is empty the other is used. Both empty: none.

    Placeholders: {{agent.name}} {{agent.first_name}} {{agent.email}} {{team}} {{brand}} {{company}}, each with words
    for when nothing is known behind a bar.
    """

    html_th: SignatureHtml = ""
    html_en: SignatureHtml = ""


class Signature(View):
    """A signature as it is kept; `channel_account_id` null is a person's general one."""

    channel_account_id: UUID | None
    html_th: str
    html_en: str


class Signatures(View):
    """A person's own signatures: the general one and those for single accounts, as far as they are written."""

    items: list[Signature]


class SignatureOffer(View):
    """A signature that an answer could carry, filled in."""

    choice: SignatureChoice
    html: str
    text: str


class SignatureOffers(View):
    """What an answer could carry; by itself (`auto`) it carries the first."""

    items: list[SignatureOffer]


def signature_shape(view: SignatureView) -> Signature:
    """A signature as the API shows it."""
    return Signature(channel_account_id=view.channel_account_id, html_th=view.words.html_th, html_en=view.words.html_en)


def offer_shape(signed: Signed) -> SignatureOffer:
    """A signature that could be chosen."""
    return SignatureOffer(choice=signed.choice, html=signed.html, text=signed.text)
