"""A form that has every kind of question."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from channels.webform.manifest import FormConfig

ACCOUNT_ID = UUID("0193f000-0000-7000-8000-00000000000a")
SUBMISSION_ID = UUID("0193f000-0000-7000-8000-0000000000ff")
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

FIELDS: tuple[dict[str, Any], ...] = (
    {"key": "name", "label_th": "ชื่อ", "label_en": "Name", "is_required": True, "maps_to": "name"},
    {
        "key": "email",
        "type": "email",
        "label_th": "อีเมล",
        "label_en": "E-mail",
        "is_required": True,
        "maps_to": "email",
    },
    {"key": "phone", "type": "phone", "label_th": "โทรศัพท์", "label_en": "Phone", "maps_to": "phone"},
    {
        "key": "topic",
        "type": "select",
        "label_th": "เรื่อง",
        "label_en": "Topic",
        "options": [
            {"value": "repair", "label_th": "แจ้งซ่อม", "label_en": "Repair"},
            {"value": "order", "label_th": "คำสั่งซื้อ", "label_en": "Order"},
        ],
    },
    {
        "key": "channels",
        "type": "checkbox",
        "label_th": "ติดต่อกลับทาง",
        "label_en": "Answer by",
        "options": [{"value": "mail", "label_th": "อีเมล"}, {"value": "phone", "label_th": "โทรศัพท์"}],
    },
    {"key": "amount", "type": "number", "label_th": "จำนวน", "label_en": "Pieces", "minimum": "1", "maximum": "1000"},
    {"key": "bought", "type": "date", "label_th": "วันที่ซื้อ", "label_en": "Bought on", "maximum": "2026-12-31"},
    {"key": "serial", "label_th": "หมายเลขเครื่อง", "label_en": "Serial", "pattern": r"[A-Z]{2}\d{4,8}"},
    {"key": "story", "type": "textarea", "label_th": "รายละเอียด", "label_en": "Details", "maps_to": "body"},
    {"key": "agree", "type": "checkbox", "label_th": "ยอมรับ", "label_en": "I agree", "is_required": True},
    {"key": "receipt", "type": "file", "label_th": "ใบเสร็จ", "label_en": "Receipt"},
    {"key": "product", "type": "hidden", "default": "SD-1"},
)
GOOD: dict[str, list[str]] = {
    "name": ["สมชาย ใจดี"],
    "email": ["Somchai@Example.com "],
    "agree": ["yes"],
}


def form(**settings: Any) -> FormConfig:
    return FormConfig.model_validate({"title_th": "ติดต่อเรา", "title_en": "Contact us", "fields": FIELDS, **settings})


def form_of(*fields: dict[str, Any], **settings: Any) -> FormConfig:
    return form(fields=fields, **settings)
