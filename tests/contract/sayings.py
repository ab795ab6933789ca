"""What customers and agents say in the suite: words that channels like to break, and one file of every usual type."""

import io
import wave
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256

from core.messages import Attachment


@dataclass(frozen=True)
class SentFile:
    """A file on a message."""

    name: str
    content_type: str
    content: bytes

    @property
    def key(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def attachment(self) -> Attachment:
        return Attachment(self.name, self.content_type, len(self.content), self.key)


@dataclass(frozen=True)
class Saying:
    """One message."""

    text: str
    files: tuple[SentFile, ...] = ()


def _zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return out.getvalue()


def _sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x00" * 80)
    return out.getvalue()


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\x10\x80\xff")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


_OFFICE = "application/vnd.openxmlformats-officedocument."
FILES = (
    SentFile("ภาพหน้าจอ.png", "image/png", _png()),
    SentFile("photo.jpg", "image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40) + b"\xff\xd9"),
    SentFile("wave.gif", "image/gif", b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + bytes(20) + b";"),
    SentFile("sticker.webp", "image/webp", b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(28)),
    SentFile("ใบเสร็จรับเงิน ๒๕๖๙.pdf", "application/pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"),
    SentFile("สัญญา.docx", f"{_OFFICE}wordprocessingml.document", _zipped("[Content_Types].xml", "word/document.xml")),
    SentFile("prices.xlsx", f"{_OFFICE}spreadsheetml.sheet", _zipped("[Content_Types].xml", "xl/workbook.xml")),
    SentFile("บันทึก.txt", "text/plain", "บรรทัดหนึ่ง\r\nบรรทัดสอง\r\n".encode()),
    SentFile("orders.csv", "text/csv", b"order,amount\r\nA-1,100\r\n"),
    SentFile("voice.wav", "audio/wav", _sound()),
    SentFile("voice.mp3", "audio/mpeg", b"ID3\x03\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00" + bytes(60)),
    SentFile("clip.mp4", "video/mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(60)),
    SentFile("photos.zip", "application/zip", _zipped("a.txt")),
)

# A channel that cuts, folds or counts by the byte or the code unit breaks at least one of these.
WORDS = {
    "thai": "สวัสดีค่ะ กำลังจะสั่งซื้อน้ำผึ้ง ปู่ย่ารู้ไหมว่าเก้าอี้ตัวนี้ราคาเท่าไหร่",
    "stacked marks": "ที่นี่มีกุ้งปิ้งกี่ตัว ฐิติญา ฏฐ ปั๊ม ก็ได้ กำ น้ำ",
    "thai digits": "โทร ๐๘๑-๒๓๔-๕๖๗๘ ราคา ๑,๒๙๐ บาท",
    "emoji": "ขอบคุณค่ะ 🙏🏽👩‍👩‍👧‍👦🇹🇭❤️‍🔥 ok 👍",
    "scripts": "Grüße, señor — 你好 — こんにちは — مرحبا — עברית",
    "looks like markup": "<b>not bold</b> & <script>alert('x')</script> {\"a\": 1} \\n %s",
    "lines": "บรรทัดหนึ่ง\nบรรทัดสอง\n\nบรรทัดสี่",
    "links": "ดูที่ https://shop.example/ลำโพง?utm_source=line&x=1#top นะคะ",
}
# 5,000 characters in which every mark belongs to a letter: a cut shows.
LONG_TEXT = ("น้ำใจกุ้งปิ้ง " * 400)[:5_000].rstrip().ljust(5_000, "ก")
