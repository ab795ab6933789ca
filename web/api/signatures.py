"""Signatures: people's own, those of mailboxes, and which of them an answer could carry."""

from uuid import UUID

from core.signatures import service
from core.staff.principal import Permission
from web.access import SIGNED_IN
from web.api.schemas.signatures import (
    Signature,
    SignatureInput,
    SignatureOffers,
    Signatures,
    offer_shape,
    signature_shape,
)
from web.api.schemas.staff import Language
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("signatures")


@resource.route("GET", "/me/signatures", access=SIGNED_IN)
async def list_own_signatures(request: ApiRequest) -> Signatures:
    """One's own signatures."""
    async with request.context.database.read() as session:
        views = await service.list_own(session, request.principal)
    return Signatures(items=[signature_shape(view) for view in views])


@resource.route("PUT", "/me/signature", access=SIGNED_IN)
async def put_own_signature(request: ApiRequest, body: SignatureInput) -> Signature:
    """Write one's general signature. 422 `unknown_placeholders` with `data.field`."""
    words = service.signature_words(body.html_th, body.html_en)
    async with request.context.database.write() as session:
        return signature_shape(await service.put_own(session, request.principal, None, words))


@resource.route("PUT", "/me/signatures/{account_id}", access=SIGNED_IN, errors=(404,))
async def put_own_signature_for_account(request: ApiRequest, account_id: UUID, body: SignatureInput) -> Signature:
    """Write one's signature for answers from one mailbox. 422 `unknown_placeholders` with `data.field`."""
    words = service.signature_words(body.html_th, body.html_en)
    async with request.context.database.write() as session:
        return signature_shape(await service.put_own(session, request.principal, account_id, words))


@resource.route("GET", "/channel-accounts/{account_id}/signature", access=Permission.READ_ADMINISTRATION, errors=(404,))
async def get_account_signature(request: ApiRequest, account_id: UUID) -> Signature:
    """What stands below answers from a mailbox where their writer has no signature of his own."""
    async with request.context.database.read() as session:
        return signature_shape(await service.of_account(session, account_id))


@resource.route("PUT", "/channel-accounts/{account_id}/signature", access=Permission.ADMINISTER, errors=(404,))
async def put_account_signature(request: ApiRequest, account_id: UUID, body: SignatureInput) -> Signature:
    """Write a mailbox's signature. 422 `unknown_placeholders` with `data.field`."""
    words = service.signature_words(body.html_th, body.html_en)
    async with request.context.database.write() as session:
        return signature_shape(await service.put_of_account(session, request.principal, account_id, words))


@resource.route("GET", "/signature-offers", access=SIGNED_IN)
async def offer_signatures(
    request: ApiRequest,
    channel_account_id: UUID | None = None,
    team_id: UUID | None = None,
    language: Language = Language.THAI,
) -> SignatureOffers:
    """The signatures that an answer through this mailbox could carry, filled in, the one it carries by itself first."""
    async with request.context.database.read() as session:
        offered = await service.choices(
            session, request.principal, account_id=channel_account_id, team_id=team_id, language=language.value
        )
    return SignatureOffers(items=[offer_shape(one) for one in offered])
