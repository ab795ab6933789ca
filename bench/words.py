"""Believable text, Thai and English, the same for the same seed. Frequent words are frequent, as in any mail."""

import random
from itertools import accumulate

_ENGLISH_WORDS = """
the a to and my is it of in for please order speaker sound not with on have this you was after headphones can when
invoice delivery amplifier cable warranty day box left right channel battery charge bluetooth connect noise volume
price return refund shop customer number address phone tomorrow week received wrong missing broken model colour black
silver remote power adapter bass treble turntable needle microphone studio monitor installation technician appointment
replace repair spare part receipt tax company name transfer bank slip paid already still waiting answer urgent thank
hello dear team manual firmware update app password account login error screen light red blinking humming crackling
distorted stereo subwoofer soundbar television hdmi optical input output plug socket voltage fuse smell smoke hot unit
serial label carton courier tracking branch bangkok chiangmai phuket khonkaen discount promotion coupon stock
available colleague meeting room projector wireless pairing range garden outdoor rain waterproof stand bracket wall
mount screw drill quotation wholesale
"""
_THAI_WORDS = """
ครับ ค่ะ ลำโพง ไม่ ได้ ที่ มี เสียง และ ของ ให้ จะ หูฟัง ซื้อ สินค้า ส่ง แล้ว วัน เครื่อง ขอ ใบกำกับภาษี เมื่อวาน ยัง
คืน เงิน ประกัน ศูนย์ ซ่อม ข้างซ้าย ข้างขวา แบตเตอรี่ ชาร์จ บลูทูธ เชื่อมต่อ เสียงแตก เบา ดัง ราคา ส่วนลด โปรโมชั่น
สาขา เชียงใหม่ ขอนแก่น ภูเก็ต พัสดุ เลขพัสดุ ขนส่ง ล่าช้า กล่อง บุบ เสียหาย เปลี่ยน ใหม่ สี ดำ เงินโอน สลิป ธนาคาร
ที่อยู่ เบอร์โทร ติดต่อ กลับ ด่วน ขอบคุณ สวัสดี ทีมงาน ช่าง นัด ติดตั้ง ห้องประชุม ไมโครโฟน ไร้สาย แอมป์ สายสัญญาณ
รีโมต หาย ปุ่ม ไฟ กระพริบ สีแดง ไหม้ กลิ่น ร้อน อะแดปเตอร์ ฟิวส์ คู่มือ อัปเดต เฟิร์มแวร์ แอป รหัสผ่าน บัญชี
เข้าไม่ได้ ทีวี ซาวด์บาร์ ซับวูฟเฟอร์ เข็ม แผ่นเสียง สวน กันน้ำ ขายึด ผนัง ใบเสนอราคา ขายส่ง บริษัท ผู้จัดการ
ฝ่ายบัญชี กรุณา ตรวจสอบ รุ่น หมายเลข ใบเสร็จ วันจันทร์
"""
_SYLLABLE_WORDS = "ba co di fen gar hil jun ka lom mi nor pe ra sil tan ul ver wick yo zen dra sto plin cro qua"
_THAI_SYLLABLE_WORDS = "กา ขิน คำ งู จัน ชา ซ่อน ดาว ตูม ถิ่น ทราย นวล บุญ ปาน ผึ้ง พร ฟาง เมฆ ยอด เรือ ลม เวียง ศิลป์ สวย หมอก อุ่น"
_RARE_WORDS = 2500


def _rare(syllables: list[str]) -> list[str]:
    """Names of people, places and products: most words of a language are seldom."""
    rng = random.Random(2)
    return ["".join(rng.choices(syllables, k=rng.randint(2, 3))) for _ in range(_RARE_WORDS)]


_ENGLISH = [*_ENGLISH_WORDS.split(), *_rare(_SYLLABLE_WORDS.split())]
_THAI = [*_THAI_WORDS.split(), *_rare(_THAI_SYLLABLE_WORDS.split())]
# The most frequent words are in about every third mail.
_ENGLISH_WEIGHTS = list(accumulate(1 / (rank + 30) for rank in range(len(_ENGLISH))))
_THAI_WEIGHTS = list(accumulate(1 / (rank + 30) for rank in range(len(_THAI))))

FIRST_NAMES = ("สมชาย", "Nok", "มานี", "John", "ปิยะ", "Ananda", "วิไล", "Mary", "ธนา", "Ploy", "กิตติ", "David")
LAST_NAMES = ("ใจดี", "Smith", "รักไทย", "Brown", "ศรีสุข", "Miller", "ทองดี", "Jones", "แก้วใส", "Wilson")


def sentences(rng: random.Random, thai: bool, characters: int) -> str:
    """Sentences of about that many characters. Thai has no space between the words of a phrase."""
    pieces: list[str] = []
    length = 0
    while length < characters:
        count = rng.randint(4, 11)
        if thai:
            piece = "".join(rng.choices(_THAI, cum_weights=_THAI_WEIGHTS, k=count))
        else:
            piece = " ".join(rng.choices(_ENGLISH, cum_weights=_ENGLISH_WEIGHTS, k=count)).capitalize() + "."
        if rng.random() < 0.2:
            piece += (
                f" {rng.choice('ABCDEFGHKLMNPRSTUVX')}{rng.choice('ABCDEFGHKLMNPRSTUVX')}-{rng.randint(100, 99999)}"
            )
        pieces.append(piece)
        length += len(piece) + 1
    return " ".join(pieces)


def paragraphs(rng: random.Random, thai: bool, characters: int) -> str:
    """A few paragraphs, an empty line between them."""
    share = max(40, characters // rng.randint(2, 4))
    found: list[str] = []
    while sum(map(len, found)) < characters:
        found.append(sentences(rng, thai, share))
    return "\n\n".join(found)


def subject(rng: random.Random, thai: bool) -> str:
    """A line that fits into a list."""
    return sentences(rng, thai, 24)[:70].strip()


def person(rng: random.Random) -> str:
    """A name."""
    return f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
