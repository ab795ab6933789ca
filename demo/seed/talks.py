"""Talks that the shop's visitors had with its people, in the weeks before the demo: what was said, and how it ended."""

from dataclasses import dataclass
from typing import Final

CUSTOMER: Final = "customer"
AGENT: Final = "agent"


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk: `said` are (who, words) in order; `days_ago` and `hour` (Bangkok) say when it began.

    `agent` is a key of the shop's people, '' when nobody was there and it became an offline message.
    """

    days_ago: int
    hour: int
    agent: str
    language: str
    name: str
    email: str
    page: str
    title: str
    referrer: str
    campaign: str
    said: tuple[tuple[str, str], ...]
    wrap_up: str = "answered"


TALKS: Final = (
    Talk(
        26, 10, "nok", "th", "ธนวัฒน์", "", "/corner/shop?page=headphones", "หูฟังไร้สาย เสียงดี รุ่น A7",
        "https://www.google.com/", "november-sale",
        (
            (CUSTOMER, "สวัสดีครับ รุ่น A7 ใช้กับ iPhone กับโน้ตบุ๊กพร้อมกันได้ไหมครับ"),
            (AGENT, "สวัสดีค่ะ ได้เลยค่ะ เชื่อมต่อได้พร้อมกัน 2 เครื่อง สลับเสียงให้อัตโนมัติค่ะ"),
            (CUSTOMER, "แล้วไมค์ชัดไหมครับ ประชุมออนไลน์บ่อย 🙂"),
            (AGENT, "มีไมค์ 4 ตัวพร้อมตัดเสียงลมค่ะ ลูกค้าที่ประชุมบ่อย ๆ ชอบมากเลยค่ะ"),
            (CUSTOMER, "ขอบคุณครับ เดี๋ยวสั่งเลย"),
        ),
        "order",
    ),
    Talk(
        21, 14, "kong", "th", "ศิริพร", "siriporn.t@mail.example", "/corner/shop?page=speaker",
        "ลำโพงบลูทูธ กังวาน รุ่น S2", "", "",
        (
            (CUSTOMER, "ลำโพง S2 เปิดไม่ติดค่ะ เพิ่งซื้อไปเมื่อเดือนที่แล้ว"),
            (AGENT, "ขออภัยด้วยนะครับ ลองกดปุ่มเปิดค้างไว้ 10 วินาทีระหว่างเสียบสายชาร์จได้ไหมครับ"),
            (CUSTOMER, "ลองแล้วไฟไม่ขึ้นเลยค่ะ"),
            (AGENT, "ถ้าอย่างนั้นอยู่ในประกันครับ ผมเปิดเรื่องเคลมให้แล้ว จะมีคนติดต่อกลับภายในวันนี้ครับ"),
        ),
        "repair",
    ),
    Talk(
        17, 11, "daniel", "en", "Marc Dubois", "marc.dubois@mail.example", "/corner/shop?page=headphones&lang=en",
        "Siang Dee A7 wireless headphones", "https://www.instagram.com/", "expat-audio",
        (
            (CUSTOMER, "Hi, do you ship to Phuket, and how long does it take?"),
            (AGENT, "Hello Marc! Yes, free of charge, usually two working days to Phuket."),
            (CUSTOMER, "Perfect. Can I pay on delivery?"),
            (AGENT, "You can, up to 10,000 baht. Choose it on the last page of the order."),
        ),
        "order",
    ),
    Talk(
        12, 16, "nok", "th", "คุณแม่น้องพลอย", "", "/corner/shop?page=headphones", "หูฟังไร้สาย เสียงดี รุ่น A7",
        "https://www.facebook.com/", "november-sale",
        (
            (CUSTOMER, "มีสีชมพูไหมคะ จะซื้อเป็นของขวัญวันเกิดลูกค่ะ"),
            (AGENT, "รุ่น A7 มีสีดำกับสีครีมค่ะ สีครีมออกชมพูนิด ๆ น่ารักมากเลยค่ะ ห่อของขวัญให้ฟรีด้วยนะคะ 🎁"),
        ),
        "no_answer",
    ),
    Talk(
        6, 21, "", "th", "กิตติศักดิ์ บุญมา", "kittisak.b@mail.example", "/corner/shop?page=speaker",
        "ลำโพงบลูทูธ กังวาน รุ่น S2", "", "",
        ((CUSTOMER, "สอบถามครับ ลำโพง 2 ตัวจับคู่เป็นสเตอริโอแล้วเสียงออกข้างเดียว ต้องตั้งค่าตรงไหนครับ"),),
        "",
    ),
    Talk(
        3, 13, "mint", "en", "Priya Nair", "priya.nair@mail.example", "/corner/shop?page=speaker&lang=en",
        "Kangwan S2 Bluetooth speaker", "https://www.google.com/", "",
        (
            (CUSTOMER, "We need 12 speakers for our office in Sathorn. Is there a company price?"),
            (AGENT, "Hello Priya, from ten pieces on there is. May I send a quotation to your e-mail today?"),
            (CUSTOMER, "Yes please, with a tax invoice."),
        ),
        "order",
    ),
)  # fmt: skip
