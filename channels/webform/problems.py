"""What can be wrong with an answer, in the words the visitor reads. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "required": ("กรุณากรอกข้อมูลในช่องนี้", "Please fill this in."),
    "choice_required": ("กรุณาเลือกหนึ่งข้อ", "Please choose one."),
    "choices_required": ("กรุณาเลือกอย่างน้อยหนึ่งข้อ", "Please choose at least one."),
    "must_accept": ("กรุณาทำเครื่องหมายในช่องนี้ก่อนส่ง", "Please tick this box to go on."),
    "file_required": ("กรุณาแนบไฟล์", "Please attach a file."),
    "too_short": ("กรุณากรอกอย่างน้อย {limit} ตัวอักษร", "Please write at least {limit} characters."),
    "too_long": (
        "ข้อความยาวเกินไป ({length} ตัวอักษร) กรอกได้ไม่เกิน {limit} ตัวอักษร",
        "This is too long ({length} characters); at most {limit} fit.",
    ),
    "not_email": (
        "กรุณากรอกอีเมลให้ถูกต้อง เช่น somchai@example.com",
        "Please write an e-mail address such as somchai@example.com.",
    ),
    "not_phone": ("กรุณากรอกเบอร์โทรศัพท์ให้ถูกต้อง เช่น 081 234 5678", "Please write a phone number such as 081 234 5678."),
    "not_number": ("กรุณากรอกเป็นตัวเลข เช่น 1,250", "Please write a number such as 1,250."),
    "too_small": ("กรุณากรอกตัวเลขตั้งแต่ {limit} ขึ้นไป", "Please write a number of at least {limit}."),
    "too_big": ("กรุณากรอกตัวเลขไม่เกิน {limit}", "Please write a number of at most {limit}."),
    "not_date": ("กรุณากรอกวันที่ เช่น 31/12/2569", "Please write a date such as 31/12/2026."),
    "too_early": ("กรุณาเลือกวันที่ตั้งแต่ {limit} เป็นต้นไป", "Please choose {limit} or a later day."),
    "too_late": ("กรุณาเลือกวันที่ไม่เกิน {limit}", "Please choose {limit} or an earlier day."),
    "not_an_option": ("กรุณาเลือกจากรายการ", "Please choose from the list."),
    "wrong_pattern": ("ข้อมูลไม่ตรงตามรูปแบบที่กำหนด {help}", "This does not have the expected form. {help}"),
    "too_many_files": ("แนบไฟล์ได้ไม่เกิน {limit} ไฟล์ต่อครั้ง", "At most {limit} files can be attached."),
    "file_too_large": (
        "ไฟล์ “{file}” ใหญ่เกินไป แต่ละไฟล์ต้องไม่เกิน {limit}",
        "The file “{file}” is too large; each may have at most {limit}.",
    ),
    "file_type": (
        "ไฟล์ “{file}” เป็นชนิดที่แนบไม่ได้ แนบได้เฉพาะ {limit}",
        "The file “{file}” is of a kind that cannot be attached. These can: {limit}.",
    ),
    "file_empty": ("ไฟล์ “{file}” ว่างเปล่า กรุณาเลือกไฟล์อื่น", "The file “{file}” is empty. Please choose another one."),
}
CODES: Final = frozenset(_SENTENCES)


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """Why an answer cannot be taken. `code` is stable; `facts` fill the sentence, by language where it matters."""

    field_key: str
    code: str
    facts: Mapping[str, str | tuple[str, str]] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """What the visitor reads: Thai, or English for "en"."""
        place = 1 if language == "en" else 0
        values = {name: fact if isinstance(fact, str) else fact[place] for name, fact in self.facts.items()}
        return _SENTENCES[self.code][place].format_map(values).strip()


def size_text(size: int) -> str:
    """A number of bytes as people say it: 10 MB, 512 KB."""
    if size >= 1024 * 1024:
        return f"{size / (1024 * 1024):.1f}".removesuffix(".0") + " MB"
    return f"{max(1, size // 1024)} KB"
