"""The shop's forms: a question to everybody, and a warranty claim to the repair team."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.service import AccountFields, add_account
from core.context import AppContext
from core.staff.principal import Principal
from demo.seed.shop import ACKNOWLEDGEMENT, ORGANIZATION
from demo.seed.web_channels import CONTACT_FORM

WARRANTY_FORM: Final = "warranty"
_COLOR: Final = "#0f766e"

_NAME: Final = {
    "key": "name",
    "label_th": "ชื่อ-นามสกุล",
    "label_en": "Full name",
    "is_required": True,
    "maps_to": "name",
    "max_length": 200,
}
_EMAIL: Final = {
    "key": "email",
    "type": "email",
    "label_th": "อีเมล",
    "label_en": "E-mail",
    "help_th": "เราจะตอบกลับทางอีเมลนี้",
    "help_en": "Our answer goes here.",
    "is_required": True,
    "maps_to": "email",
}
_PHONE: Final = {
    "key": "phone",
    "type": "phone",
    "label_th": "เบอร์โทรศัพท์",
    "label_en": "Phone",
    "placeholder_th": "081 234 5678",
    "placeholder_en": "081 234 5678",
    "maps_to": "phone",
}

CONTACT: Final[Mapping[str, Any]] = {
    "title_th": "ติดต่อเรา",
    "title_en": "Contact us",
    "intro_th": "สอบถามสินค้า คำสั่งซื้อ หรือบริการของเสียงดี ออดิโอ ได้ที่นี่ ทีมงานตอบกลับภายใน 1 วันทำการ",
    "intro_en": "Ask Siang Dee Audio about products, orders or services. We answer within one working day.",
    "button_th": "ส่งข้อความ",
    "button_en": "Send message",
    "color": _COLOR,
    "proof_of_work": 14,
    "fields": [
        _NAME,
        _EMAIL,
        _PHONE,
        {
            "key": "topic",
            "type": "select",
            "label_th": "เรื่องที่ติดต่อ",
            "label_en": "What is it about?",
            "is_required": True,
            "options": [
                {"value": "product", "label_th": "สอบถามสินค้า", "label_en": "A product"},
                {"value": "order", "label_th": "คำสั่งซื้อและการจัดส่ง", "label_en": "An order or delivery"},
                {"value": "invoice", "label_th": "ใบกำกับภาษี", "label_en": "A tax invoice"},
                {"value": "quotation", "label_th": "ขอใบเสนอราคา", "label_en": "A quotation"},
                {"value": "other", "label_th": "เรื่องอื่น ๆ", "label_en": "Something else"},
            ],
        },
        {
            "key": "message",
            "type": "textarea",
            "label_th": "ข้อความ",
            "label_en": "Message",
            "is_required": True,
            "max_length": 5000,
            "maps_to": "body",
        },
        {"key": "files", "type": "file", "label_th": "แนบไฟล์", "label_en": "Attach files"},
        {"key": "product", "type": "hidden", "label_th": "สินค้า", "label_en": "Product"},
    ],
}

WARRANTY: Final[Mapping[str, Any]] = {
    "title_th": "แจ้งเคลมสินค้า",
    "title_en": "Warranty claim",
    "intro_th": "กรอกข้อมูลสินค้าและอาการ พร้อมแนบใบเสร็จหรือรูปถ่าย ช่างจะติดต่อกลับเพื่อนัดรับสินค้า",
    "intro_en": "Tell us about the product and what is wrong, with the receipt or a picture. We will arrange the rest.",
    "button_th": "ส่งเรื่องเคลม",
    "button_en": "Send claim",
    "confirmation_th": "ได้รับเรื่องเคลมของคุณแล้ว ช่างจะติดต่อกลับภายใน 2 วันทำการ กรุณาเก็บสินค้าและกล่องไว้",
    "confirmation_en": "We have your claim and will be in touch within two working days. Please keep the box, too.",
    "color": "#1d4ed8",
    "proof_of_work": 14,
    "max_files": 5,
    "file_kinds": ["image", "pdf", "video"],
    "max_file_bytes": 12 * 1024 * 1024,
    "fields": [
        _NAME,
        _EMAIL,
        {**_PHONE, "is_required": True},
        {
            "key": "product",
            "type": "select",
            "label_th": "ประเภทสินค้า",
            "label_en": "Product",
            "is_required": True,
            "options": [
                {"value": "speaker", "label_th": "ลำโพง", "label_en": "Speaker"},
                {"value": "headphones", "label_th": "หูฟัง", "label_en": "Headphones"},
                {"value": "amplifier", "label_th": "แอมป์", "label_en": "Amplifier"},
                {"value": "microphone", "label_th": "ไมโครโฟน", "label_en": "Microphone"},
            ],
        },
        {
            "key": "serial",
            "label_th": "หมายเลขเครื่อง (Serial No.)",
            "label_en": "Serial number",
            "help_th": "อยู่ใต้เครื่องหรือข้างกล่อง เช่น SD20481",
            "help_en": "Below the product or on its box, such as SD20481",
            "is_required": True,
            "pattern": r"[A-Za-z]{2}\d{4,8}",
        },
        {
            "key": "bought_on",
            "type": "date",
            "label_th": "วันที่ซื้อ",
            "label_en": "Bought on",
            "is_required": True,
            "minimum": "2015-01-01",
        },
        {
            "key": "symptoms",
            "type": "checkbox",
            "label_th": "อาการ",
            "label_en": "What is wrong?",
            "options": [
                {"value": "silent", "label_th": "ไม่มีเสียง", "label_en": "No sound"},
                {"value": "noise", "label_th": "เสียงแตกหรือมีเสียงรบกวน", "label_en": "Noise or distortion"},
                {"value": "connection", "label_th": "เชื่อมต่อไม่ได้", "label_en": "Does not connect"},
                {"value": "battery", "label_th": "แบตเตอรี่หรือไฟไม่เข้า", "label_en": "Battery or power"},
            ],
        },
        {
            "key": "details",
            "type": "textarea",
            "label_th": "เล่าอาการเพิ่มเติม",
            "label_en": "Tell us more",
            "is_required": True,
            "max_length": 5000,
            "maps_to": "body",
        },
        {
            "key": "pickup",
            "type": "radio",
            "label_th": "การส่งสินค้า",
            "label_en": "How will it get to us?",
            "is_required": True,
            "options": [
                {"value": "pickup", "label_th": "ให้ไปรับที่บ้าน", "label_en": "Please pick it up"},
                {"value": "shop", "label_th": "นำไปส่งที่ร้าน", "label_en": "I will bring it"},
            ],
        },
        {
            "key": "receipt",
            "type": "file",
            "label_th": "ใบเสร็จหรือรูปสินค้า",
            "label_en": "Receipt or pictures",
            "is_required": True,
        },
        {
            "key": "consent",
            "type": "checkbox",
            "label_th": "ยินยอมให้ร้านเก็บข้อมูลนี้เพื่อดำเนินการเคลม",
            "label_en": "The shop may keep this to handle my claim",
            "is_required": True,
        },
    ],
}


async def open_forms(
    context: AppContext, session: AsyncSession, admin: Principal, teams: Mapping[str, UUID], mailbox_id: UUID
) -> dict[str, UUID]:
    """Connect both forms; the ids of their accounts by slug. Answers leave through the mailbox.

    `teams` are the ids of the shop's teams by the keys of demo.seed.shop.TEAMS.
    """
    forms = (
        (CONTACT_FORM, "แบบฟอร์มติดต่อเรา", CONTACT, teams["service"]),
        (WARRANTY_FORM, "แบบฟอร์มแจ้งเคลม", WARRANTY, teams["repair"]),
    )
    made = {}
    for slug, name, settings, team_id in forms:
        fields = AccountFields(
            kind="webform",
            name=name,
            address=slug,
            is_enabled=True,
            default_team_id=team_id,
            acknowledgement=ACKNOWLEDGEMENT,
            reopen_days=14,
            brand=ORGANIZATION,
            language="th",
            config=dict(settings),
            reply_channel_account_id=mailbox_id,
        )
        made[slug] = (await add_account(session, context.secrets, admin, fields)).id
    return made
