"""Signatures, mobile clients' lines, list footers and legal notices; and what only looks like them."""

# ruff: noqa: E501 - the lines are as long as their programs make them

import pytest

from channels.email.quoting import split_text

DEVICES = [
    "Sent from Mail for Windows 10",
    "Sent from Mail<https://go.microsoft.com/fwlink/?LinkId=550986> for Windows",
    "Sent from Yahoo Mail on Android",
    "Verzonden vanaf mijn iPhone",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Inviato da iPhone",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Отправлено с iPhone",
    "Wysłane z iPhone'a",
    "iPhoneから送信",
    "나의 iPhone에서 보냄",
    "從我的 iPhone 傳送",
    "发自我的小米手机",
    "Dari iPhone saya",
    "Dikirim dari iPhone saya",
    "Đã gửi từ iPhone của tôi",
    "iPhone'umdan gönderildi",
    "Lähetetty iPhonesta",
    "Odesláno z iPhonu",
    "Elküldve az iPhone-omról",
    "Στάλθηκε από το iPhone μου",
    "נשלח מה-iPhone שלי",
    "أرسلت من الـ iPhone",
    "ส่งจากอุปกรณ์ Samsung Galaxy ของฉัน",
    "ส่งจากสมาร์ทโฟน Huawei ของฉัน",
    "ส่งจาก Yahoo Mail บน Android",
    "ส่งจาก Outlook สำหรับ iOS",
    "รับ Outlook for iOS",
    "ดาวน์โหลด Outlook สำหรับ Android<https://aka.ms/x>",
    "ส่งจากจดหมายสำหรับ Windows",
    "Outlook für iOS beziehen",
    "Holen Sie sich Outlook für iOS",
    "Téléchargez Outlook pour iOS",
    "Obtenga Outlook para iOS",
    "Obter o Outlook para iOS",
    "獲取 Outlook for iOS",
    "获取 Outlook for iOS",
    "iOS용 Outlook 다운로드",
    "Outlook for iOS を入手",
    "--\nSent from Gmail Mobile",
    "Sent from Gmail Mobile",
    "Sent from Mobile",
    "Sent via BlackBerry by AT&T",
    "Sent using Zoho Mail",
    "Sent with Spark",
    "Sent from Nine",
    "Sent from Proton Mail for iOS",
    "Sent from TypeApp",
    "Sent from my Huawei phone",
    "Sent from my Galaxy",
    "Sent from a tiny keyboard, please excuse typos",
    "Get BlueMail for Android",
]
# the text, the sender's name, what is said in it
CASES = [
    (
        "Hi folks\n\nWhat is the best way?\n\n-Abhi Kona\n\n\n_______________________________________________\nriak-users mailing list\nriak-users@lists.x.com\nhttp://lists.x.com/mailman/listinfo/riak-users_lists.x.com\n",
        "",
        "Hi folks\n\nWhat is the best way?",
    ),
    (
        "Hi,\n\nOn Tue, 2011-03-01 at 18:02 +0530, Abhi Kona wrote:\n> Hi folks\n>\n> What is best\n\nYou can list the keys.\n\n> I am using it\n\n-- \nBasho Tech\n\n_______________________________________________\nriak-users mailing list\n",
        "",
        "Hi,\n\nYou can list the keys.",
    ),
    ("Here it is.\n\nSent from my Verizon Wireless BlackBerry", "", "Here it is."),
    (
        "Here is another email\n\nSent from my desk, is much easier then my mobile phone.",
        "",
        "Here is another email\n\nSent from my desk, is much easier then my mobile phone.",
    ),
    ("Thanks!\n\nSent from my BlackBerry® smartphone from DTAC", "", "Thanks!"),
    ("Can you check?\n\nThanks,\nJohn", "", "Can you check?\n\nThanks,"),
    ("Can you check?\n\nThanks,\nJohn Doe\nACME Inc.\n+1 555 123 4567", "", "Can you check?\n\nThanks,"),
    (
        "Can you check?\n\nThank you\n\nJohn Doe\nSales Manager | ACME\nm: 555-123-4567 | john@acme.example",
        "",
        "Can you check?\n\nThank you",
    ),
    ("Please call.\n\nKind regards\n\nJohn", "", "Please call."),
    ("Please call.\n\nRegards, John", "", "Please call."),
    ("Please call.\n\nBest,\nJ.", "", "Please call."),
    ("Please call.\n\nWarm regards,\n\nJohn Doe | CEO\nACME", "", "Please call."),
    ("Please call.\n\nYours sincerely\nJohn", "", "Please call."),
    ("Bitte anrufen.\n\nMit freundlichen Grüßen\n\nHans Maier", "", "Bitte anrufen."),
    ("Bitte anrufen.\n\nViele Grüße\nHans", "", "Bitte anrufen."),
    ("Bitte anrufen.\n\nLG Hans", "", "Bitte anrufen."),
    ("รบกวนด้วยครับ\n\nขอบคุณครับ\nสมชาย ใจดี\nโทร. 081-234-5678", "", "รบกวนด้วยครับ\n\nขอบคุณครับ"),
    ("รบกวนด้วยครับ\n\nขอบคุณครับ", "", "รบกวนด้วยครับ\n\nขอบคุณครับ"),
    ("รบกวนด้วยครับ\n\nด้วยความนับถือ,\nนายสมชาย ใจดี\nผู้จัดการฝ่ายขาย", "", "รบกวนด้วยครับ"),
    ("Please look.\n\nJohn Doe\nSales Manager\nACME Co., Ltd.\nTel: +66 2 123 4567", "", "Please look."),
    (
        "Please deliver to:\n\nJohn Doe\n12 Main Street\nBangkok 10110\nTel: 081 234 5678",
        "",
        "Please deliver to:\n\nJohn Doe\n12 Main Street\nBangkok 10110\nTel: 081 234 5678",
    ),
    (
        "Attached is the list.\n\nThis e-mail and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient, delete it.",
        "",
        "Attached is the list.",
    ),
    (
        "Attached is the list.\n\n***********************************\nThis email is confidential.\nPlease delete.\n***********************************",
        "",
        "Attached is the list.",
    ),
    (
        "Attached.\n\n---\nThis email has been checked for viruses by Avast antivirus software.\nhttps://www.avast.com/antivirus",
        "",
        "Attached.",
    ),
    ("Attached.\n\n<http://www.avast.com/> Virus-free. www.avast.com", "", "Attached."),
    ("Attached.\n\nP Please consider the environment before printing this e-mail", "", "Attached."),
    ("ขอใบเสนอราคาค่ะ\n\nอีเมลฉบับนี้และเอกสารแนบเป็นความลับ สำหรับผู้รับที่ระบุไว้เท่านั้น", "", "ขอใบเสนอราคาค่ะ"),
    (
        "hello\n\n-------------------------------------------------------\nThis sf.net email is sponsored by:ThinkGeek\nWelcome to geek heaven.\nhttp://thinkgeek.com/sf\n_______________________________________________\nSpamassassin-talk mailing list\nSpam@x.net\n",
        "",
        "hello",
    ),
    (
        "hello\n\n\nTo unsubscribe, e-mail: dev-unsubscribe@x.apache.org\nFor additional commands, e-mail: dev-help@x.apache.org",
        "",
        "hello",
    ),
    (
        'hello\n\n-- \nYou received this message because you are subscribed to the Google Groups "x" group.\nTo unsubscribe from this group send email to x\n',
        "",
        "hello",
    ),
    (
        "hello\n\n------------------------ Yahoo! Groups Sponsor ---------------------~-->\n4 DVDs Free +s&p Join Now\nhttp://us.click.yahoo.com/x\n---------------------------------------------------------------------~->\n\nTo unsubscribe from this group, send an email to:\nforteana-unsubscribe@egroups.com\n",
        "",
        "hello",
    ),
    (
        "hello\n\n\n_________________________________________________________________\nGet your FREE download of MSN Explorer at http://explorer.msn.com\n",
        "",
        "hello",
    ),
    (
        "hello\n\n__________________________________________________\nDo You Yahoo!?\nTired of spam?  Yahoo! Mail has the best spam protection around\nhttp://mail.yahoo.com",
        "",
        "hello",
    ),
    ("LGTM\n\n—\nReply to this email directly or view it on GitHub.", "", "LGTM"),
    ("Hello\n\n- one\n- two\n- Three", "", "Hello\n\n- one\n- two\n- Three"),
    ("Hello\n\nJohn Smith", "", "Hello\n\nJohn Smith"),
    ("This email is about my order. Where is it?", "", "This email is about my order. Where is it?"),
    ("This message is for John: call me.\n\nReally.", "", "This message is for John: call me.\n\nReally."),
    ("ข้อความที่ได้รับไม่ถูกต้องครับ\n\nช่วยดูหน่อย", "", "ข้อความที่ได้รับไม่ถูกต้องครับ\n\nช่วยดูหน่อย"),
    (
        "I want to unsubscribe.\n\nTo unsubscribe I clicked the link and nothing happened.",
        "",
        "I want to unsubscribe.\n\nTo unsubscribe I clicked the link and nothing happened.",
    ),
    (
        "Question one\n\n---\n\nQuestion two is longer and has text.\nAnd more?",
        "",
        "Question one\n\n---\n\nQuestion two is longer and has text.\nAnd more?",
    ),
    ("Sent from my iPhone", "", "Sent from my iPhone"),
    ("Sent from my iPhone\n\n> old\n> older", "", "Sent from my iPhone"),
    ("> only\n> quoted", "", "> only\n> quoted"),
    (
        "On Mon, Jan 1, 2024 at 10:00 AM X <x@y.co> wrote:\n\n> old",
        "",
        "On Mon, Jan 1, 2024 at 10:00 AM X <x@y.co> wrote:\n\n> old",
    ),
    (
        "Visit us now\n>>> >>>  http://www.domain.example <<<\nVisit our site",
        "",
        "Visit us now\n>>> >>>  http://www.domain.example <<<\nVisit our site",
    ),
    ("Hello\nJohn\n\nSent from my iPhone\n\nOn Jan 1, 2024, at 10:00, X <x@y.co> wrote:\n\n> q", "John Doe", "Hello"),
    (
        "Answer.\n\nBest\nJohn\n\n\n\nFrom: X <x@y.co>\nSent: Monday, January 1, 2024 10:00 AM\nTo: John\nSubject: q\n\nold",
        "John",
        "Answer.",
    ),
    ("ดีครับ\n\nขอบคุณครับ\nรอคำตอบ", "", "ดีครับ\n\nขอบคุณครับ\nรอคำตอบ"),
    (
        "Hi,\n\nThis email is for the support team: my device broke.\nIt was new.",
        "",
        "Hi,\n\nThis email is for the support team: my device broke.\nIt was new.",
    ),
    (
        "Hi,\n\nThis message and its photos show the damage.\n\nCan you help?",
        "",
        "Hi,\n\nThis message and its photos show the damage.\n\nCan you help?",
    ),
    (
        "Hi,\n\nYou received this email two weeks ago.\nWhere is my answer?",
        "",
        "Hi,\n\nYou received this email two weeks ago.\nWhere is my answer?",
    ),
    (
        "I emailed John <john@x.co> on Monday\nat 10:00 and he said the following:\n- it is fine",
        "",
        "I emailed John <john@x.co> on Monday\nat 10:00 and he said the following:\n- it is fine",
    ),
    (
        "On Monday I wrote to John <john@x.co> at 10:00 this:\nhello",
        "",
        "On Monday I wrote to John <john@x.co> at 10:00 this:\nhello",
    ),
    (
        "Hi\n\nSend it to Som <s@x.co> by 10:00 please:\n1. box\n2. cable",
        "",
        "Hi\n\nSend it to Som <s@x.co> by 10:00 please:\n1. box\n2. cable",
    ),
    (
        "ผมโทรหา คุณนก <n@x.co> เวลา 10:00 น. ได้ความว่า:\nของหมด",
        "",
        "ผมโทรหา คุณนก <n@x.co> เวลา 10:00 น. ได้ความว่า:\nของหมด",
    ),
    ("谢谢\n请回复", "", "谢谢\n请回复"),
    (
        "Answer.\n\n--\nJohn Doe\nACME\n\nThis message is confidential and intended only for the addressee.",
        "",
        "Answer.",
    ),
]


@pytest.mark.parametrize("line", DEVICES)
def test_lines_of_mobile_clients(line):
    parts = split_text(f"ok\n\n{line}")
    assert (parts.reply_text, parts.signature) == ("ok", line)


@pytest.mark.parametrize(("text", "name", "reply"), CASES)
def test_what_is_said_without_its_signature(text, name, reply):
    assert split_text(text, name).reply_text == reply
