"""What the shop's pretend site says and sells, in Thai and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Product:
    """A product page; texts by language, `drawing` an SVG of our own."""

    key: str
    name: Mapping[str, str]
    kind: Mapping[str, str]
    lead: Mapping[str, str]
    price: str
    points: Mapping[str, tuple[str, ...]]
    drawing: str


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who is signed in at the shop."""

    user_id: str
    name: str
    email: str


CUSTOMER: Final = Customer("shop-2041", "ปิยะนุช แก้วมณี", "piyanuch.k@mail.example")

_HEADPHONES: Final = (
    '<svg viewBox="0 0 200 200" fill="none" stroke="currentColor" stroke-linecap="round" aria-hidden="true">'
    '<path d="M34 122a66 66 0 0 1 132 0" stroke-width="9"/>'
    '<path d="M46 118a54 54 0 0 1 108 0" stroke-width="3" opacity=".35"/>'
    '<rect x="22" y="112" width="32" height="58" rx="15" fill="currentColor" stroke="none"/>'
    '<rect x="146" y="112" width="32" height="58" rx="15" fill="currentColor" stroke="none"/>'
    '<rect x="50" y="118" width="9" height="46" rx="4" fill="#0f766e" stroke="none"/>'
    '<rect x="141" y="118" width="9" height="46" rx="4" fill="#0f766e" stroke="none"/></svg>'
)
_SPEAKER: Final = (
    '<svg viewBox="0 0 200 200" fill="none" stroke="currentColor" aria-hidden="true">'
    '<rect x="52" y="20" width="96" height="160" rx="22" stroke-width="8"/>'
    '<circle cx="100" cy="122" r="32" stroke-width="8"/><circle cx="100" cy="122" r="12" fill="#0f766e" stroke="none"/>'
    '<circle cx="100" cy="58" r="16" stroke-width="6"/>'
    '<circle cx="100" cy="58" r="5" fill="#0f766e" stroke="none"/></svg>'
)

PRODUCTS: Final[Mapping[str, Product]] = {
    "headphones": Product(
        key="headphones",
        name={"th": "หูฟังไร้สาย เสียงดี รุ่น A7", "en": "Siang Dee A7 wireless headphones"},
        kind={"th": "หูฟังครอบหู", "en": "Over-ear headphones"},
        lead={
            "th": "ตัดเสียงรบกวน ฟังต่อเนื่อง 40 ชั่วโมง สวมสบายทั้งวัน แม้ในวันที่ร้อนที่สุดของกรุงเทพฯ",
            "en": "Noise cancelling, 40 hours on one charge, and light enough for the hottest day in Bangkok.",
        },
        price="฿ 4,990",
        points={
            "th": ("รับประกัน 2 ปี เปลี่ยนเครื่องใหม่ใน 30 วัน", "ส่งฟรีทั่วประเทศภายใน 2 วันทำการ", "เชื่อมต่อได้พร้อมกัน 2 เครื่อง"),
            "en": (
                "Two years' warranty, exchanged at once within 30 days",
                "Free delivery in Thailand within two working days",
                "Connects to two devices at the same time",
            ),
        },
        drawing=_HEADPHONES,
    ),
    "speaker": Product(
        key="speaker",
        name={"th": "ลำโพงบลูทูธ กังวาน รุ่น S2", "en": "Kangwan S2 Bluetooth speaker"},
        kind={"th": "ลำโพงพกพา", "en": "Portable speaker"},
        lead={
            "th": "เสียงแน่นทุกห้อง กันน้ำระดับ IP67 พกไปทะเลได้สบายใจ",
            "en": "Fills any room, and at IP67 it does not mind the sea.",
        },
        price="฿ 2,790",
        points={
            "th": ("รับประกัน 1 ปี", "ใช้งานได้ 18 ชั่วโมงต่อการชาร์จ", "จับคู่เป็นสเตอริโอได้"),
            "en": ("One year's warranty", "18 hours on one charge", "Two of them play in stereo"),
        },
        drawing=_SPEAKER,
    ),
}

TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "th": {
        "brand": "เสียงดี ออดิโอ",
        "skip": "ข้ามไปที่สินค้า",
        "navigation": "เมนูร้าน",
        "headphones": "หูฟัง",
        "speaker": "ลำโพง",
        "other_language_name": "English",
        "corner": "มุมลูกค้า",
        "ask": "แชตถามเรา",
        "sign_in": "เข้าสู่ระบบเป็นคุณปิยะนุช",
        "signed_in": "เข้าสู่ระบบแล้วในชื่อ {name} ร้านยืนยันตัวตนให้วิดเจ็ตแล้ว",
        "form_title": "ฝากข้อความถึงเรา",
        "form_lead": "ทีมงานจะตอบกลับทางอีเมลภายใน 1 วันทำการ",
    },
    "en": {
        "brand": "Siang Dee Audio",
        "skip": "Skip to the product",
        "navigation": "Shop",
        "headphones": "Headphones",
        "speaker": "Speakers",
        "other_language_name": "ไทย",
        "corner": "Customer's corner",
        "ask": "Chat with us",
        "sign_in": "Sign in as Piyanuch",
        "signed_in": "Signed in as {name}. The shop has proved it to the widget.",
        "form_title": "Leave us a message",
        "form_lead": "We answer by e-mail within one working day.",
    },
}
