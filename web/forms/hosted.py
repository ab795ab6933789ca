"""The connected forms as visitors meet them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from channels.webform.manifest import SLUG, FormConfig
from core.channel_accounts.public import find_open_account
from core.context import AppContext

KIND: Final = "webform"
SIGNING_PURPOSE: Final = "webform"


@dataclass(frozen=True, slots=True)
class HostedForm:
    """A form that is switched on. `slug` is its address: /forms/<slug>."""

    id: UUID
    slug: str
    brand: str
    config: FormConfig


async def find_form(context: AppContext, slug: str) -> HostedForm | None:
    """The form at an address, read anew each time: what an administrator saves is shown at once."""
    if SLUG.fullmatch(slug) is None:
        return None
    async with context.database.read() as session:
        account = await find_open_account(session, context.secrets, KIND, slug)
    if account is None:
        return None
    return HostedForm(account.id, account.address, account.brand, FormConfig.model_validate(account.config))
