"""The shop's own pages: its chat widget and how talks can end. The forms are in demo.seed.forms."""

from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.service import AccountFields, add_account
from core.context import AppContext
from core.staff.principal import Principal
from demo.seed.shop import ACKNOWLEDGEMENT, ORGANIZATION
from ticketing.wrap_ups.codes import CodeFields, put_codes

WIDGET_KEY: Final = "siangdee-shop"
CONTACT_FORM: Final = "contact"
IDENTITY_SECRET: Final = "the-shop-and-its-widget-share-this"

_CODES: Final = (
    CodeFields("answered", "ตอบคำถามแล้ว", "Question answered"),
    CodeFields("order", "สั่งซื้อสินค้า", "Ordered"),
    CodeFields("repair", "ส่งต่อฝ่ายซ่อม", "Handed to repairs"),
    CodeFields("no_answer", "ลูกค้าไม่ตอบ", "Customer gone"),
)


async def open_widget(
    context: AppContext, session: AsyncSession, admin: Principal, team_id: UUID, mailbox_id: UUID
) -> UUID:
    """The widget on the shop's pages; whoever leaves hears from the shop by mail."""
    await put_codes(session, admin, _CODES)
    fields = AccountFields(
        kind="webchat",
        name="แชตหน้าร้าน",
        address=WIDGET_KEY,
        is_enabled=True,
        default_team_id=team_id,
        acknowledgement=ACKNOWLEDGEMENT | {"is_enabled": False},
        reopen_days=14,
        brand=ORGANIZATION,
        language="th",
        config={
            "identity_secret": IDENTITY_SECRET,
            "allowed_origins": ["https://www.siangdee.example"],  # the corner's pages are the desk's own origin
            "quick_replies": [
                {"th": "สินค้ามีพร้อมส่งไหมคะ", "en": "Is it in stock?"},
                {"th": "ขอเช็กสถานะการจัดส่ง", "en": "Where is my order?"},
                {"th": "แจ้งเคลมสินค้า", "en": "I have a warranty claim"},
            ],
        },
        reply_channel_account_id=mailbox_id,
        live_chat={"opening": "presence"},  # the demo answers at any hour
    )
    return (await add_account(session, context.secrets, admin, fields)).id
