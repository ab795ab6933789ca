"""Every word of the form pages that the form itself does not bring, in both languages."""

from typing import Final

_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "send": ("ส่งข้อมูล", "Send"),
    "sending": ("กำลังส่ง…", "Sending…"),
    "checking": ("กำลังตรวจสอบ อีกสักครู่…", "One moment, checking…"),
    "required_note": ("ช่องที่มีเครื่องหมาย * จำเป็นต้องกรอก", "Fields marked * are required."),
    "choose": ("กรุณาเลือก", "Please choose"),
    "yes": ("ใช่", "Yes"),
    "files_hint": (
        "แนบได้ไม่เกิน {count} ไฟล์ ไฟล์ละไม่เกิน {size}: {kinds}",
        "At most {count} files of up to {size} each: {kinds}",
    ),
    "files_hint_any": ("แนบได้ไม่เกิน {count} ไฟล์ ไฟล์ละไม่เกิน {size}", "At most {count} files of up to {size} each"),
    "files_again": (
        "กรุณาเลือกไฟล์อีกครั้ง เบราว์เซอร์ไม่เก็บไฟล์ที่เลือกไว้: {names}",
        "Please choose your files again, browsers do not keep them: {names}",
    ),
    "problems": ("ยังส่งไม่ได้ กรุณาตรวจสอบช่องต่อไปนี้", "Not sent yet. Please look at these fields."),
    "language": ("ภาษา", "Language"),
    "trap": ("กรุณาเว้นช่องนี้ว่างไว้", "Please leave this field empty"),
    "question": ("{first} บวก {second} เท่ากับเท่าไร", "What is {first} plus {second}?"),
    "question_help": (
        "ขอให้ตอบคำถามสั้น ๆ นี้ เพื่อให้เราแน่ใจว่าไม่ใช่โปรแกรมอัตโนมัติ",
        "Please answer this small question, so that we know that you are not a program.",
    ),
    "question_asked": (
        "อีกขั้นตอนเดียว กรุณาตอบคำถามท้ายแบบฟอร์ม แล้วกดส่งอีกครั้ง ข้อมูลที่กรอกไว้ยังอยู่ครบ",
        "One more step: answer the question at the end of the form and send it again. Everything is still here.",
    ),
    "question_wrong": ("คำตอบยังไม่ถูกต้อง กรุณาลองอีกครั้ง", "That is not the answer. Please try again."),
    "token_forged": (
        "แบบฟอร์มนี้ไม่สมบูรณ์ ข้อมูลที่กรอกไว้ยังอยู่ครบ กรุณากดส่งอีกครั้ง",
        "This form was not complete. Everything you wrote is still here; please send it again.",
    ),
    "token_expired": (
        "หน้านี้เปิดไว้นานเกินไป ข้อมูลที่กรอกไว้ยังอยู่ครบ กรุณากดส่งอีกครั้ง",
        "This page was open for too long. Everything you wrote is still here; please send it again.",
    ),
    "sent_before": (
        "แบบฟอร์มนี้ส่งไปแล้วหนึ่งครั้ง หากต้องการส่งข้อความใหม่นี้ด้วย กรุณากดส่งอีกครั้ง",
        "This form was sent once already. To send this new message too, please press send again.",
    ),
    "too_many": (
        "มีการส่งแบบฟอร์มจากเครือข่ายของคุณหลายครั้งเกินไป กรุณารอประมาณ {minutes} นาทีแล้วกดส่งอีกครั้ง ข้อมูลที่กรอกไว้ยังอยู่ครบ",
        "Too many forms came from your network. Everything is still here; please wait about {minutes} min and send it.",
    ),
    "flood_title": ("กรุณารอสักครู่", "Please wait a moment"),
    "flood": (
        "มีการส่งแบบฟอร์มจากเครือข่ายของคุณมากเกินไป กรุณารอประมาณ {minutes} นาที ย้อนกลับ แล้วส่งอีกครั้ง",
        "Too many forms came from your network. Please wait about {minutes} min, go back, and send it again.",
    ),
    "too_large": (
        "ไฟล์ที่แนบมีขนาดรวมใหญ่เกินไป รวมกันได้ไม่เกิน {limit} กรุณาย้อนกลับแล้วเลือกไฟล์ที่เล็กลง",
        "Together the files may have at most {limit}. Please go back and choose smaller ones.",
    ),
    "too_large_title": ("ไฟล์ใหญ่เกินไป", "The files are too large"),
    "unreadable": (
        "ข้อมูลมาถึงไม่ครบ กรุณาย้อนกลับแล้วส่งอีกครั้ง",
        "What arrived was not complete. Please go back and send it again.",
    ),
    "unreadable_title": ("ข้อมูลมาไม่ครบ", "That did not arrive"),
    "other_site": (
        "แบบฟอร์มนี้ต้องส่งจากหน้าของเราเอง กรุณาเปิดแบบฟอร์มใหม่แล้วส่งอีกครั้ง",
        "This form has to be sent from our own page. Please open the form and send it from there.",
    ),
    "other_site_title": ("ส่งจากหน้านี้ไม่ได้", "This cannot be sent from here"),
    "open_form": ("เปิดแบบฟอร์ม", "Open the form"),
    "busy_title": ("ขออภัย ตอนนี้รับข้อมูลไม่ได้ชั่วคราว", "Sorry, we cannot take this right now"),
    "busy": (
        "ข้อมูลยังไม่ถูกส่ง กรุณาย้อนกลับแล้วลองอีกครั้งในอีกสักครู่",
        "Nothing was sent. Please go back and try again in a moment.",
    ),
    "gone_title": ("ไม่พบแบบฟอร์มนี้", "There is no such form"),
    "gone": (
        "แบบฟอร์มนี้อาจถูกปิดหรือย้ายไปแล้ว กรุณาตรวจสอบลิงก์อีกครั้ง หรือติดต่อผู้ที่ส่งลิงก์ให้คุณ",
        "It may have been closed or moved. Please check the link, or ask whoever gave it to you.",
    ),
    "thanks": ("ขอบคุณ เราได้รับข้อมูลของคุณแล้ว", "Thank you, we have it"),
    "thanks_text": ("เจ้าหน้าที่จะติดต่อกลับโดยเร็วที่สุด", "We will get back to you as soon as we can."),
    "case_number": ("หมายเลขเรื่องของคุณ", "Your case number"),
    "reference": ("รหัสอ้างอิง", "Your reference"),
    "keep_it": ("แจ้งรหัสนี้เมื่อติดต่อเราเกี่ยวกับเรื่องนี้", "Name it when you contact us about this."),
    "go_on": ("ไปหน้าถัดไป", "Go on"),
    "another": ("กรอกแบบฟอร์มอีกครั้ง", "Fill in the form again"),
    "notice": ("เปิดเรื่องนี้ในระบบ: {url}", "Open it in the desk: {url}"),
}
LANGUAGE_NAMES: Final = {"th": "ไทย", "en": "English"}


def word(key: str, language: str, **facts: object) -> str:
    """A sentence in Thai, or in English for "en"; `facts` fill its braces."""
    text = _TEXTS[key][1 if language == "en" else 0]
    return text.format_map(facts) if facts else text
