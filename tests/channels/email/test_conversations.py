"""Whole conversations: answers above, below and between, in the order they were written."""

# ruff: noqa: E501 - a conversation stands on one line

import pytest

from channels.email.quoting import split_text

# fmt: off
CONVERSATIONS = [
    # inline w/ greeting
    ("Hi Mike,\n\nanswers below.\n\n> When do you open?\n\nAt nine.\n\n> And on Sunday?\n\nClosed.\n\nRegards\nJohn","Hi Mike,\n\nanswers below.\n\nAt nine.\n\nClosed."),
    # top post + sig + quote with sig
    ("Sounds good.\n\n--\nJohn\n\nOn Mon, Jan 1, 2024 at 10:00 AM, Mike <m@x.co> wrote:\n> Let us meet.\n> --\n> Mike","Sounds good."),
    # bottom posting w/ signature
    ("On Mon, Jan 1, 2024 at 10:00 AM, Mike <m@x.co> wrote:\n> Let us meet.\n\nSounds good.\n\n-- \nJohn","Sounds good."),
    # middle snip
    ("On 1/1/24 10:00, Mike wrote:\n> a\n[...]\n> b\n\nyes","[...]\n\nyes"),
    # nested
    ("Yes.\n\nOn 2 Jan 2024, at 10:00, Mike <m@x.co> wrote:\n\n> ok?\n> \n>> On 1 Jan 2024, at 9:00, John <j@x.co> wrote:\n>> \n>> hmm","Yes."),
    # outlook reply w/ unquoted deep chain
    ("Yes.\n\nFrom: Mike <m@x.co>\nSent: Monday, January 1, 2024 10:00 AM\nTo: John <j@x.co>\nCc: All <all@x.co>\nSubject: RE: meet\n\nok?\n\nFrom: John\nSent: Monday\nTo: Mike\nSubject: meet\n\nhmm","Yes."),
    # bare "wrote:" at the end of wrapped three lines with mailto
    ("Yes.\n\nOn Monday, January 1, 2024 10:00 AM, Mike Long-Name-Person of the Company\n[mailto:mike.long-name-person@a-very-long-company-name.example]\nwrote:\n\nok?","Yes."),
    # quoting char variants
    ("Yes.\n\n| ok?\n| really?","Yes.\n\n| ok?\n| really?"),
    ("Yes.\n\nMike wrote:\n\n: ok?\n: really?","Yes.\n\nMike wrote:\n\n: ok?\n: really?"),
    ("Yes.\n\nM> ok?\nM> really?","Yes."),
    # reply with leading >>> python code
    ("Try this:\n\n>>> import os\n>>> os.name\n'posix'\n\nthanks","Try this:\n\n'posix'\n\nthanks"),
    # signature only dashes in the middle
    ("Hi\n\n----\nItem 1\n----\nItem 2\n\nBye","Hi\n\n----\nItem 1\n----\nItem 2\n\nBye"),
    # iPhone then quote
    ("Ok\n\nJohn\nSent from my iPhone\n\n> On Jan 1, 2024, at 10:00 AM, Mike <m@x.co> wrote:\n> \n> ok?","Ok\n\nJohn"),
    # gmail w/ nbsp
    ("Yes.\n\nOn\u00a0Mon, Jan 1, 2024 at 10:00\u202fAM Mike <m@x.co> wrote:\n\n> ok?","Yes."),
    # CRLF text
    ("Yes.\r\n\r\nOn Mon, Jan 1, 2024 at 10:00 AM Mike <m@x.co> wrote:\r\n\r\n> ok?\r\n","Yes."),
    # Outlook mobile without rule
    ("Yes.\n\nGet Outlook for iOS\nFrom: Mike <m@x.co>\nSent: Monday, January 1, 2024 10:00:00 AM\nTo: John\nSubject: x\n\nok?","Yes."),
    # two attributions
    ("Yes.\n\nOn Jan 2, Mike wrote:\n> a\n\nNo.\n\nOn Jan 1, Ann wrote:\n> b","Yes.\n\nNo."),
    # Thai
    ("ได้ครับ\n\nเมื่อ จ. 1 ม.ค. 2024 เวลา 10:00 ไมค์ <m@x.co>\nเขียนว่า:\n\n> ตกลงไหม\n","ได้ครับ"),
    ("ได้ค่ะ\n\nขอแสดงความนับถือ\nสมหญิง\n\n________________________________\nจาก: ไมค์ <m@x.co>\nส่ง: 1 มกราคม 2567 10:00\nถึง: สมหญิง\nชื่อเรื่อง: ตอบกลับ: นัด\n\nตกลงไหม","ได้ค่ะ"),
    ("ได้ค่ะ\n\n-------- ข้อความเดิม --------\nจาก: ไมค์ <m@x.co>\nวันที่: 1/1/67 10:00 (GMT+07:00)\nถึง: สมหญิง\nหัวข้อ: นัด\n\nตกลงไหม","ได้ค่ะ"),
    ("ตกลงค่ะ\n\nส่งจากโทรศัพท์ Huawei ของฉัน\n\n-------- ข้อความต้นฉบับ --------\nจาก: ไมค์\nวันที่: x\nถึง: y\nหัวข้อ: z\n\nถาม","ตกลงค่ะ"),
    ("รับทราบค่ะ\n\nOn Mon, 1 Jan 2567 at 10:00 สมชาย <s@x.co> wrote:\n> ถาม","รับทราบค่ะ"),
    # Helpdesk notifs
    ("My answer\n\nOn Mon, Jan 1, 2024 at 10:00 AM Shop Support (Shop) <support@shop.zendesk.example> wrote:\n\n> ##- Please type your reply above this line -##\n> hi","My answer"),
    # em dash separators
    ("Yes\n\n—————————————————\nFrom: Mike <m@x.co>\nDate: Monday, January 1, 2024 at 10:00\nTo: John\nSubject: x\n\nok?","Yes"),
    ("Yes\n\n‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Monday, January 1, 2024 10:00 AM, Mike <m@x.co> wrote:\n\n> ok?","Yes"),
    ("Yes\n\n------- Original Message -------\nOn Monday, January 1st, 2024 at 10:00, Mike <m@x.co> wrote:\n\n\n> ok?","Yes"),
    ("Yes\n\n---\nMike\n\n---\nOriginal text","Yes\n\n---\nMike\n\n---\nOriginal text"),
    ("Yes\n\n--- Mike <m@x.co> wrote:\n> ok?","Yes"),
    ("Yes\n\n\"Mike\" <m@x.co> wrote in message\nnews:abc@x...\n> ok?","Yes"),
    ("Yes\n\n-----Original Message-----\nFrom: owner-list@x.co [mailto:owner-list@x.co]On Behalf Of Mike\nSent: Monday, January 01, 2001 10:00 AM\nTo: list@x.co\nSubject: RE: x\n\n\nok?","Yes"),
    ("Yes\n\n> -----Original Message-----\n> From: Mike\n> Sent: x\n> ok?","Yes"),
    ("----- Original Message -----\nFrom: Mike <m@x.co>\nTo: John\nSent: Monday, January 01, 2001 10:00 AM\nSubject: x\n\n> ok?\n\nYes I agree.\n\nJohn","Yes I agree.\n\nJohn"),
]
# fmt: on


@pytest.mark.parametrize(("text", "reply"), CONVERSATIONS)
def test_what_is_new_in_a_conversation(text, reply):
    assert split_text(text.replace("\r\n", "\n")).reply_text == reply
