"""The sentences of notification mails and of Web Push, in Thai and English."""

from typing import Final

from ticketing.notifications.answers import REPLY_ABOVE
from ticketing.notifications.causes import NotificationKind

HEADINGS: Final[dict[tuple[NotificationKind, str], str]] = {
    (NotificationKind.ASSIGNED, "th"): "{name} มอบหมายเรื่องนี้ให้คุณ",
    (NotificationKind.ASSIGNED, "en"): "{name} assigned this ticket to you",
    (NotificationKind.TEAM_ASSIGNED, "th"): "มีเรื่องใหม่เข้าคิวทีมของคุณ",
    (NotificationKind.TEAM_ASSIGNED, "en"): "A ticket came to your team",
    (NotificationKind.MESSAGE, "th"): "{name} เขียนถึงคุณ",
    (NotificationKind.MESSAGE, "en"): "{name} wrote to you",
    (NotificationKind.FOLLOW, "th"): "{name} เขียนมาในเรื่องที่คุณติดตาม",
    (NotificationKind.FOLLOW, "en"): "{name} wrote on a ticket you follow",
    (NotificationKind.MENTIONED, "th"): "{name} กล่าวถึงคุณในบันทึกภายใน",
    (NotificationKind.MENTIONED, "en"): "{name} mentioned you in a note",
    (NotificationKind.TEAM_MENTIONED, "th"): "{name} กล่าวถึงทีมของคุณในบันทึกภายใน",
    (NotificationKind.TEAM_MENTIONED, "en"): "{name} mentioned your team in a note",
    (NotificationKind.NOTED, "th"): "{name} เขียนบันทึกภายใน",
    (NotificationKind.NOTED, "en"): "{name} added a note",
    (NotificationKind.REACTED, "th"): "{name} แสดงความรู้สึกต่อบันทึกของคุณ",
    (NotificationKind.REACTED, "en"): "{name} reacted to your note",
    (NotificationKind.SNOOZE_OVER, "th"): "ครบเวลาพักเรื่องแล้ว",
    (NotificationKind.SNOOZE_OVER, "en"): "A snoozed ticket is back",
    (NotificationKind.TASK_ASSIGNED, "th"): "{name} มอบหมายงานย่อยให้คุณ",
    (NotificationKind.TASK_ASSIGNED, "en"): "{name} gave you a task",
    (NotificationKind.TASK_DUE, "th"): "งานย่อยของคุณถึงกำหนดแล้ว",
    (NotificationKind.TASK_DUE, "en"): "A task of yours is due",
    (NotificationKind.DELIVERY_FAILED, "th"): "ข้อความที่ตอบไปส่งไม่ถึงลูกค้า",
    (NotificationKind.DELIVERY_FAILED, "en"): "An answer did not reach the customer",
}

ANSWERS_SHORT: Final[dict[tuple[str, str], str]] = {
    ("reply", "th"): "ตอบอีเมลนี้ = ตอบลูกค้า",
    ("reply", "en"): "Answering this mail answers the customer",
    ("note", "th"): "ตอบอีเมลนี้ = เพิ่มบันทึกภายใน",
    ("note", "en"): "Answering this mail adds an internal note",
    ("none", "th"): "อีเมลนี้ตอบกลับไม่ได้",
    ("none", "en"): "This mail takes no answers",
}

ANSWERS: Final[dict[tuple[str, str], str]] = {
    ("reply", "th"): "สิ่งที่คุณเขียนตอบอีเมลนี้จะส่งถึงลูกค้าในชื่อคุณ ข้อความที่อ้างถึงและลายเซ็นจะถูกตัดออก",
    ("reply", "en"): "What you answer goes to the customer in your name; quoted text and your signature are left out.",
    ("note", "th"): "สิ่งที่คุณเขียนตอบอีเมลนี้จะเป็นบันทึกภายในของเรื่องนี้ ลูกค้าจะไม่เห็น",
    ("note", "en"): "What you answer becomes an internal note on this ticket. The customer does not see it.",
    ("none", "th"): "เปิดเรื่องใน Sawasdesk เพื่อตอบ",
    ("none", "en"): "Open the ticket in Sawasdesk to answer.",
}

WORDS: Final[dict[str, dict[str, str]]] = {
    "th": {
        "reply_above": f"— {REPLY_ABOVE['th']} —",
        "someone": "ระบบ",
        "no_subject": "(ไม่มีหัวเรื่อง)",
        "ticket": "เรื่อง",
        "customer": "ลูกค้า",
        "file": "ไฟล์แนบ",
        "open": "เปิดเรื่องนี้",
        "more": "และอีก {count} รายการ เปิดเรื่องเพื่ออ่านทั้งหมด",
        "and_more": "(และอีก {count})",
        "cut": "(ข้อความยาวกว่านี้ เปิดเรื่องเพื่ออ่านต่อ)",
        "as_note": "หากต้องการให้เป็นบันทึกภายใน ให้บรรทัดแรกเป็นคำว่า โน้ต",
        "why": "คุณได้รับอีเมลนี้ตามการแจ้งเตือนที่เลือกไว้:",
        "settings": "ตั้งค่าการแจ้งเตือน",
    },
    "en": {
        "reply_above": f"— {REPLY_ABOVE['en']} —",
        "someone": "Sawasdesk",
        "no_subject": "(no subject)",
        "ticket": "Ticket",
        "customer": "Customer",
        "file": "Attached",
        "open": "Open the ticket",
        "more": "And {count} more. Open the ticket to read everything.",
        "and_more": "(and {count} more)",
        "cut": "(There is more. Open the ticket to read on.)",
        "as_note": "To add an internal note instead, let the first line be the word note.",
        "why": "You get this mail because of your choices about notifications:",
        "settings": "Notification settings",
    },
}
