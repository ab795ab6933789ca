"""The answers that the shop keeps ready, and how often each was used."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from core.staff.principal import Principal
from core.staff.sharing import Sharing
from ticketing.macros.models import CannedReply
from ticketing.macros.service import CannedReplyFields, create_reply
from ticketing.macros.views import words_of


@dataclass(frozen=True, slots=True)
class Ready:
    """One answer in both languages, as HTML. `team` is a key of TEAMS, '' for everyone."""

    shortcut: str
    name: str
    folder: str
    th: str
    en: str
    used: int
    team: str = ""


_HELLO_TH: Final = "<p>สวัสดีค่ะ คุณ{{contact.first_name|ลูกค้า}}</p>"
_HELLO_EN: Final = "<p>Dear {{contact.name|customer}},</p>"
REPLIES: Final = (
    Ready(
        "hello",
        "ทักทายและรับเรื่อง",
        "ทั่วไป",
        _HELLO_TH + "<p>ขอบคุณที่ติดต่อ{{brand}}นะคะ {{agent.first_name}}กำลังตรวจสอบเรื่องเลขที่ {{ticket.number}} ให้ "
        "และจะแจ้งกลับภายในวันนี้ค่ะ</p>",
        _HELLO_EN + "<p>Thank you for writing to {{brand}}. I am looking into case {{ticket.number}} and will get back "
        "to you today.</p>",
        86,
    ),
    Ready(
        "hours",
        "เวลาทำการและที่ตั้งร้าน",
        "ทั่วไป",
        "<p>ร้านเปิดทุกวันจันทร์–เสาร์ เวลา 10.00–19.00 น. ชั้น 2 อาคารเสียงดี ถนนบรรทัดทอง มีที่จอดรถฟรี 2 ชั่วโมงค่ะ</p>",
        "<p>We are open Monday to Saturday, 10:00–19:00, on the second floor of the Siang Dee building, Banthat Thong "
        "Road. Parking is free for two hours.</p>",
        41,
    ),
    Ready(
        "tracking",
        "แจ้งสถานะการจัดส่ง",
        "จัดส่ง",
        _HELLO_TH + "<p>พัสดุของคุณออกจากคลังแล้ว ปกติใช้เวลา <strong>1–3 วันทำการ</strong> "
        "ต่างจังหวัดอาจเพิ่มอีก 1–2 วันค่ะ</p><p>หากเลยกำหนดแล้วยังไม่ได้รับ ตอบกลับข้อความนี้ได้เลยนะคะ</p>",
        _HELLO_EN
        + "<p>Your parcel has left our warehouse. It usually takes <strong>1–3 working days</strong>, and up to "
        "two more outside Bangkok.</p><p>If it is late, simply answer this message.</p>",
        73,
    ),
    Ready(
        "warranty",
        "เงื่อนไขการรับประกัน",
        "หลังการขาย",
        _HELLO_TH + "<p>สินค้าทุกชิ้นรับประกัน <strong>2 ปี</strong> นับจากวันที่ในใบเสร็จ ครอบคลุมความเสียหายจากการผลิต</p>"
        "<ul><li>แบตเตอรี่และฟองน้ำหูฟัง รับประกัน 6 เดือน</li><li>ไม่ครอบคลุมการตกหล่นหรือโดนน้ำ</li></ul>",
        _HELLO_EN + "<p>Everything we sell is covered for <strong>two years</strong> from the date on the receipt, for "
        "faults of manufacture.</p><ul><li>Batteries and ear pads: six months</li><li>Drops and water are not "
        "covered</li></ul>",
        64,
    ),
    Ready(
        "repair",
        "ขั้นตอนการส่งซ่อม",
        "หลังการขาย",
        _HELLO_TH + "<ol><li>ถ่ายรูปสินค้าและใบเสร็จส่งมาในข้อความนี้</li><li>แพ็กลงกล่อง เขียนเลขที่เรื่อง "
        "{{ticket.number}} ไว้บนกล่อง</li><li>ส่งมาที่ศูนย์ซ่อม หรือฝากไว้ที่หน้าร้านก็ได้</li></ol>"
        "<p>ช่างใช้เวลาตรวจ 3–5 วันทำการค่ะ</p>",
        _HELLO_EN
        + "<ol><li>Send us a photo of the product and the receipt</li><li>Pack it and write {{ticket.number}} "
        "on the box</li><li>Post it to our workshop or leave it at the shop</li></ol>"
        "<p>Our technicians need 3–5 working days to look at it.</p>",
        38,
        "repair",
    ),
    Ready(
        "reset",
        "รีเซ็ตหูฟังบลูทูธ",
        "หลังการขาย",
        "<p>ลองรีเซ็ตตามนี้ก่อนนะคะ</p><ol><li>ลบหูฟังออกจากรายการบลูทูธของโทรศัพท์</li>"
        "<li>กดปุ่มเปิดค้าง 10 วินาทีจนไฟกะพริบสองสี</li><li>จับคู่ใหม่อีกครั้ง</li></ol>",
        "<p>Please try a reset first:</p><ol><li>Remove the headphones from your phone's Bluetooth list</li>"
        "<li>Hold the power button for 10 seconds until the light blinks in two colours</li><li>Pair again</li></ol>",
        52,
        "repair",
    ),
    Ready(
        "taxinvoice",
        "ขอข้อมูลออกใบกำกับภาษี",
        "บัญชี",
        _HELLO_TH + "<p>รบกวนแจ้งข้อมูลสำหรับออกใบกำกับภาษีเต็มรูปแบบด้วยค่ะ</p><ul><li>ชื่อบริษัทหรือชื่อผู้ซื้อ</li>"
        "<li>เลขประจำตัวผู้เสียภาษี 13 หลัก และสาขา</li><li>ที่อยู่ตามทะเบียน</li></ul>",
        _HELLO_EN + "<p>for a full tax invoice, please send us:</p><ul><li>the name of the company or buyer</li>"
        "<li>the 13-digit tax number and the branch</li><li>the registered address</li></ul>",
        57,
        "billing",
    ),
    Ready(
        "refund",
        "แจ้งกำหนดคืนเงิน",
        "บัญชี",
        _HELLO_TH + "<p>เราอนุมัติคืนเงินสำหรับเรื่องเลขที่ {{ticket.number}} แล้วเมื่อ{{date}} "
        "เงินจะเข้าบัญชีภายใน 7 วันทำการ (บัตรเครดิตอาจใช้เวลาถึงรอบบิลถัดไป)</p>",
        _HELLO_EN
        + "<p>We approved your refund for case {{ticket.number}} on {{date}}. It arrives within 7 working days; "
        "on a credit card it may take until the next statement.</p>",
        29,
        "billing",
    ),
    Ready(
        "quote",
        "รับเรื่องขอใบเสนอราคา",
        "ลูกค้าองค์กร",
        _HELLO_TH + "<p>ขอบคุณที่สนใจระบบเสียงของเราค่ะ เพื่อเสนอราคาให้ตรงงาน รบกวนแจ้งขนาดห้อง จำนวนที่นั่ง "
        "และวันที่ต้องการใช้งาน ทีมงานจะส่งใบเสนอราคาให้ภายใน 2 วันทำการ</p>",
        _HELLO_EN
        + "<p>Thank you for your interest. To quote exactly, we need the size of the room, the number of seats "
        "and the date you need it. You will have our quotation within two working days.</p>",
        33,
        "business",
    ),
    Ready(
        "bye",
        "ปิดเรื่องและขอบคุณ",
        "ทั่วไป",
        "<p>ดีใจที่ช่วยได้ค่ะ หากมีเรื่องอื่นให้ช่วย ตอบกลับข้อความนี้ได้ทุกเมื่อนะคะ</p><p>{{agent.name}}<br>{{brand}}</p>",
        "<p>I am glad we could help. Should anything else come up, answer this message any time.</p>"
        "<p>{{agent.name}}<br>{{brand}}</p>",
        68,
    ),
)


async def keep_replies(session: AsyncSession, admin: Principal, teams: dict[str, UUID]) -> None:
    """All of them, used as often as the months before would have it."""
    for one in REPLIES:
        fields = CannedReplyFields(
            name=one.name,
            shortcut=one.shortcut,
            folder=one.folder,
            th=words_of(one.th, ""),
            en=words_of(one.en, ""),
            visibility=Sharing.TEAM if one.team else Sharing.EVERYONE,
            team_id=teams[one.team] if one.team else None,
        )
        kept = await create_reply(session, admin, fields)
        await session.execute(update(CannedReply).where(CannedReply.id == kept.id).values(use_count=one.used))
