"""Siang Dee Audio (เสียงดี ออดิโอ): its people, teams, tags, rules and customers."""

from dataclasses import dataclass

ORGANIZATION = "เสียงดี ออดิโอ"
DOMAIN = "siangdee.example"
PASSWORD = "sawasdee-demo"
TIME_ZONE = "Asia/Bangkok"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the shop."""

    key: str
    name: str
    email: str
    role: str
    teams: tuple[str, ...]
    language: str = "th"


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who writes. `company` is a key of COMPANIES or ''."""

    name: str
    email: str
    language: str = "th"
    company: str = ""
    is_vip: bool = False


STAFF = (
    Person("admin", "อรุณี วัฒนชัย", f"admin@{DOMAIN}", "admin", ("service", "repair", "billing", "business")),
    Person("supervisor", "สมศักดิ์ พงศ์ไพบูลย์", f"supervisor@{DOMAIN}", "supervisor", ("service", "repair")),
    Person("nok", "นก สุดารัตน์", f"nok@{DOMAIN}", "agent", ("service", "billing")),
    Person("kong", "ก้อง ธนกฤต", f"kong@{DOMAIN}", "agent", ("service", "repair")),
    Person("mint", "มิ้นท์ พิมพ์ชนก", f"mint@{DOMAIN}", "agent", ("service", "business")),
    Person("daniel", "Daniel Hart", f"daniel@{DOMAIN}", "agent", ("business", "service"), "en"),
    Person("ploy", "พลอย ชลธิชา", f"ploy@{DOMAIN}", "agent", ("billing",)),
    Person("sales", "วิชัย เจริญทรัพย์", f"sales@{DOMAIN}", "sales", ("business",)),
)

# key: name, description, assignment, most open tickets for one person
TEAMS = {
    "service": ("บริการลูกค้า", "คำถามทั่วไป คำสั่งซื้อ และการจัดส่ง", "round_robin", 40),
    "repair": ("ซ่อมและรับประกัน", "สินค้าชำรุด เคลม และอะไหล่", "round_robin", 30),
    "billing": ("บัญชีและใบกำกับภาษี", "ใบกำกับภาษี คืนเงิน และการชำระเงิน", "manual", None),
    "business": ("ลูกค้าองค์กร", "ใบเสนอราคาและงานติดตั้งห้องประชุม", "manual", None),
}

TAGS = {
    "จัดส่งล่าช้า": "amber",
    "รับประกัน": "blue",
    "ใบกำกับภาษี": "violet",
    "คืนเงิน": "red",
    "หูฟัง": "teal",
    "ลำโพง": "green",
    "ใบเสนอราคา": "orange",
    "ติดตั้ง": "slate",
    "ชมเชย": "pink",
}

# name, words, team, tag, priority
RULES = (
    ("ใบกำกับภาษี", ("ใบกำกับภาษี", "tax invoice"), "billing", "ใบกำกับภาษี", None),
    ("คืนเงินและการชำระเงิน", ("คืนเงิน", "refund", "ขอคืน", "return", "ชำระเงิน"), "billing", "คืนเงิน", "high"),
    ("ใบเสนอราคาและงานติดตั้ง", ("ใบเสนอราคา", "quotation", "ติดตั้ง"), "business", "ใบเสนอราคา", "high"),
    (
        "ซ่อมและรับประกัน",
        ("ไม่มีเสียง", "warranty", "อะไหล่", "ผิดปกติ", "disconnects"),
        "repair",
        "รับประกัน",
        None,
    ),
)

ACKNOWLEDGEMENT = {
    "is_enabled": True,
    "text_th": "สวัสดีคุณ{name}\n\nเราได้รับข้อความของคุณแล้ว เลขที่เรื่องคือ {number} ทีมงานจะตอบกลับโดยเร็วที่สุด\n\nเสียงดี ออดิโอ",
    "text_en": "Hello {name},\n\nwe have your message. The case number is {number}; expect our answer soon.",
}

COMPANIES = {
    "prasert": ("บริษัท ประเสริฐเทรดดิ้ง จำกัด", "prasert-trading.example"),
    "chiangmai": ("โรงแรมเชียงใหม่ริเวอร์วิว", "riverview-cnx.example"),
    "siam": ("บริษัท สยามอีเวนต์ โปรดักชั่น จำกัด", "siam-event.example"),
    "andaman": ("Andaman Dive Resort", "andaman-dive.example"),
    "satit": ("โรงเรียนสาธิตวิทยา", "satitwittaya.example"),
    "northstar": ("Northstar Consulting (Thailand)", "northstar.example"),
    "kafe": ("ร้านกาแฟ บ้านเสียง", "baansiang-cafe.example"),
    "rungrueng": ("ห้างหุ้นส่วนจำกัด รุ่งเรืองการไฟฟ้า", "rungrueng.example"),
}

CUSTOMERS = (
    Customer("สมหญิง ใจดี", "somying.jaidee@mail.example", is_vip=True),
    Customer("ณัฐพล ศรีสุข", "nattapon.s@mail.example"),
    Customer("กิตติศักดิ์ บุญมา", "kittisak.b@mail.example"),
    Customer("ปิยะนุช แก้วมณี", "piyanuch.k@mail.example"),
    Customer("ธีรพงษ์ อินทร์แก้ว", "teerapong.in@mail.example"),
    Customer("ศิริพร ทองคำ", "siriporn.t@mail.example"),
    Customer("วรวิทย์ ลิ้มเจริญ", "worawit.lim@mail.example"),
    Customer("จิราภรณ์ สายทอง", "jiraporn.s@mail.example"),
    Customer("อนุชา พรหมวงศ์", "anucha.p@mail.example"),
    Customer("สุพัตรา แสงจันทร์", "supattra.sc@mail.example"),
    Customer("พิชญ์ ตั้งตระกูล", "pitch.tang@mail.example"),
    Customer("ชุติมา รุ่งโรจน์", "chutima.r@mail.example"),
    Customer("ภาณุพงศ์ วงศ์สวัสดิ์", "panupong.w@mail.example"),
    Customer("รัชนีกร ดวงดี", "ratchaneekorn.d@mail.example"),
    Customer("เอกชัย มณีรัตน์", "ekachai.m@mail.example"),
    Customer("นภัสสร เพชรงาม", "napatsorn.p@mail.example"),
    Customer("ทศพล เกษมสุข", "tossapon.k@mail.example"),
    Customer("อัญชลี ขจรศักดิ์", "anchalee.kj@mail.example"),
    Customer("Emily Carter", "emily.carter@mail.example", "en"),
    Customer("James Whitfield", "james.whitfield@mail.example", "en"),
    Customer("Sofia Lindqvist", "sofia.lindqvist@mail.example", "en"),
    Customer("Haruto Tanaka", "haruto.tanaka@mail.example", "en"),
    Customer("Priya Nair", "priya.nair@mail.example", "en"),
    Customer("Marc Dubois", "marc.dubois@mail.example", "en"),
    Customer("ประเสริฐ ตั้งมั่นคง", "prasert@prasert-trading.example", company="prasert", is_vip=True),
    Customer("วันเพ็ญ จัดซื้อ", "purchasing@prasert-trading.example", company="prasert"),
    Customer("พงศกร ฝ่ายช่าง", "engineer@riverview-cnx.example", company="chiangmai"),
    Customer("มาลี รีเซฟชั่น", "frontdesk@riverview-cnx.example", company="chiangmai"),
    Customer("ชัยวัฒน์ โปรดิวเซอร์", "chaiwat@siam-event.example", company="siam", is_vip=True),
    Customer("เบญจมาศ บัญชี", "account@siam-event.example", company="siam"),
    Customer("Oliver Grant", "oliver@andaman-dive.example", "en", "andaman"),
    Customer("ครูวิไล ห้องโสต", "wilai@satitwittaya.example", company="satit"),
    Customer("Hannah Weber", "hannah.weber@northstar.example", "en", "northstar"),
    Customer("Ken Suzuki", "ken.suzuki@northstar.example", "en", "northstar"),
    Customer("ฝน เจ้าของร้าน", "fon@baansiang-cafe.example", company="kafe"),
    Customer("รุ่งเรือง ชูเกียรติ", "rungrueng@rungrueng.example", company="rungrueng"),
)
