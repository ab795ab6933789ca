"""What is new in a reply, by the mail programs that write the rest. Written after what each program produces."""

# ruff: noqa: E501 - mails are quoted as their programs write them

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email.quoting import ReplyParts, split_html, split_text
from core.text.html import clean_html

OLD = "สวัสดีค่ะ ลำโพงส่งแล้วนะคะ"

HEADS = {
    "gmail en": "On Mon, Jan 1, 2024 at 10:00 AM Help Desk <help@shop.example> wrote:",
    "gmail wrapped": "On Mon, Jan 1, 2024 at 10:00 AM The Very Friendly Help Desk of Siam Audio\n<help@shop.example> wrote:",
    "gmail th": "เมื่อ จ. 1 ม.ค. 2024 เวลา 10:00 Help Desk <help@shop.example> เขียนว่า:",
    "gmail th wrapped": "เมื่อ จ. 1 ม.ค. 2024 เวลา 10:00 Help Desk <help@shop.example>\nเขียนว่า:",
    "gmail th older": "ในวันที่ จ. 1 ม.ค. 2024 เวลา 10:00 Help Desk <help@shop.example> เขียนว่า:",
    "apple th": "เมื่อวันที่ 1 ม.ค. 2567 เวลา 10:00 Help Desk <help@shop.example> เขียนว่า:",
    "apple en": "On 1 Jan 2024, at 10:00, Help Desk <help@shop.example> wrote:",
    "apple th on the phone": "Help Desk <help@shop.example> เขียนเมื่อ 1 ม.ค. 2567 เวลา 10:00:",
    "yahoo th": "เมื่อ วันจันทร์ที่ 1 มกราคม 2567 เวลา 10:00:00 GMT+7, Help Desk <help@shop.example> เขียนว่า:",
    "thunderbird th": "เมื่อ 1/1/24 10:00, Help Desk เขียนว่า:",
    "thunderbird": "On 1/1/24 10:00, Help Desk wrote:",
    "yahoo": "On Monday, January 1, 2024 at 10:00:00 AM GMT+7, Help Desk <help@shop.example> wrote:",
    "proton": "On Monday, January 1st, 2024 at 10:00 AM, Help Desk <help@shop.example> wrote:",
    "zoho": "---- On Mon, 01 Jan 2024 10:00:00 +0700 Help Desk <help@shop.example> wrote ----",
    "de": "Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Help Desk <help@shop.example>:",
    "fr": "Le lun. 1 janv. 2024 à 10:00, Help Desk <help@shop.example> a écrit :",
    "es": "El lun, 1 ene 2024 a las 10:00, Help Desk (<help@shop.example>) escribió:",
    "pt": "Em seg., 1 de jan. de 2024 às 10:00, Help Desk <help@shop.example> escreveu:",
    "it": "Il giorno lun 1 gen 2024 alle ore 10:00 Help Desk <help@shop.example> ha scritto:",
    "nl": "Op ma 1 jan 2024 om 10:00 schreef Help Desk <help@shop.example>:",
    "sv": "Den mån 1 jan. 2024 kl 10:00 skrev Help Desk <help@shop.example>:",
    "pl": "pon., 1 sty 2024 o 10:00 Help Desk <help@shop.example> napisał(a):",
    "cs": "po 1. 1. 2024 v 10:00 odesílatel Help Desk <help@shop.example> napsal:",
    "ru": "пн, 1 янв. 2024 г. в 10:00, Help Desk <help@shop.example>:",
    "tr": "Help Desk <help@shop.example>, 1 Oca 2024 Pzt, 10:00 tarihinde şunu yazdı:",
    "hu": "Help Desk <help@shop.example> ezt írta (időpont: 2024. jan. 1., H, 10:00):",
    "vi": "Vào Th 2, 1 thg 1, 2024 vào lúc 10:00 Help Desk <help@shop.example> đã viết:",
    "id": "Pada tanggal Sen, 1 Jan 2024 pukul 10.00 Help Desk <help@shop.example> menulis:",
    "zh": "Help Desk <help@shop.example> 于2024年1月1日周一 10:00写道：",
    "ja": "2024年1月1日(月) 10:00 Help Desk <help@shop.example>:",
    "ko": "2024년 1월 1일 (월) 오전 10:00, Help Desk <help@shop.example>님이 작성:",
}
BLOCKS = {
    "outlook en": "From: Help Desk <help@shop.example>\nSent: Monday, January 1, 2024 10:00 AM\nTo: Somchai\nSubject: RE: x",
    "outlook th": "จาก: Help Desk <help@shop.example>\nส่งเมื่อ: 1 มกราคม 2567 10:00\nถึง: Somchai\nเรื่อง: x",
    "outlook th rule": "________________________________\nจาก: Help\nส่ง: วันจันทร์ 10:00\nถึง: S\nเรื่อง: x",
    "outlook bold": "*From:* Help Desk <help@shop.example>\n*Sent:* Monday\n*To:* Somchai\n*Subject:* RE: x",
    "original th": "-----ข้อความต้นฉบับ-----\nจาก: Help\nส่งเมื่อ: x\nถึง: y\nเรื่อง: z",
    "original en": "-----Original Message-----\nFrom: Help\nSent: x\nTo: y\nSubject: z",
    "samsung": "-------- Original message --------\nFrom: Help <help@shop.example>\nDate: 1/1/24 10:00 (GMT+07:00)\nTo: y\nSubject: z",
    "de": "Von: Help <help@shop.example>\nGesendet: Montag, 1. Januar 2024 10:00\nAn: y\nBetreff: AW: z",
    "fr": "De : Help <help@shop.example>\nEnvoyé : lundi 1 janvier 2024 10:00\nÀ : y\nObjet : RE: z",
    "es": "De: Help\nEnviado el: lunes, 1 de enero\nPara: y\nAsunto: RE: z",
    "zh": "发件人: Help <help@shop.example>\n发送时间: 2024年1月1日 10:00\n收件人: y\n主题: 回复: z",
    "ja": "差出人: Help <help@shop.example>\n送信日時: 2024年1月1日\n宛先: y\n件名: RE: z",
    "ko": "보낸 사람: Help <help@shop.example>\n보낸 날짜: 2024년 1월 1일\n받는 사람: y\n제목: RE: z",
    "qq": '------------------ 原始邮件 ------------------\n发件人: "Help" <help@shop.example>;\n发送时间: 2024年1月1日\n主题: z',
    "groupwise": '>>> "Help Desk" <help@shop.example> 1/1/2024 10:00 AM >>>',
    "lotus": "-----Help Desk/Shop wrote: -----\nTo: y\nFrom: Help Desk/Shop\nDate: 01/01/2024 10:00\nSubject: z",
    "lotus block": "To: y\nFrom: Help Desk/Shop\nDate: 01/01/2024 10:00\nSubject: z",
    "horde": "Quoting Help Desk <help@shop.example>:",
    "marker": "##- Please type your reply above this line -##",
}


@pytest.mark.parametrize("program", HEADS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_an_attribution_begins_the_quote(program, mark):
    text = f"ได้รับแล้วครับ\n\n{HEADS[program]}\n\n{mark}{OLD}\n{mark}\n{mark}ขอบคุณค่ะ\n"
    parts = split_text(text)
    assert parts.reply_text == "ได้รับแล้วครับ"
    assert OLD in parts.quoted_text
    assert parts.quoted_text.startswith(HEADS[program].split("\n")[0])


@pytest.mark.parametrize("program", BLOCKS)
def test_a_header_block_begins_the_quote(program):
    parts = split_text(f"ตกลงครับ\n\n{BLOCKS[program]}\n\n{OLD}\n")
    assert parts.reply_text == "ตกลงครับ"
    assert parts.quoted_text == f"{BLOCKS[program]}\n\n{OLD}"


@pytest.mark.parametrize(
    "text",
    [
        "Our customer John wrote on 5 Jan 2024 to say:\nhe is unhappy.\nPlease help",
        "From: John\nEmail: j@x.example\nPhone: 081\nMessage: hello",
        "On Monday we open at 10:00.\nPlease come.",
        "To: do list\nDate: tomorrow\nBuy milk",
        "Dear team,\n\nOne of the speakers (bought 1/1/24) hums.\n\nIt is this one: JBL",
        "จาก: ร้านค้าออนไลน์ ส่งของผิดมาครับ\nขอเปลี่ยนได้ไหม",
        "---------- Forwarded message ---------\nFrom: A <a@b.co>\nDate: Mon\nSubject: x\nTo: y\n\nthe only content",
        "New message from the website:\n\nFrom: Somchai <s@b.co>\nTo: Sales\nSubject: price\n\nHow much?",
        "Please answer before 5/12/2024 to sales@b.co:\n1. how many\n2. which colour",
        "Prices:\n- 10:00 session: 100\n- 11:00 session: 200",
    ],
)
def test_what_only_looks_like_a_quote_stays(text):
    assert split_text(text) == ReplyParts(text, "", "")


def test_answers_between_the_questions():
    parts = split_text(
        "Hi\n\nOn 1/1/24 10:00, Help <help@shop.example> wrote:\n> Which model?\nThe JBL.\n> Since when?\nSunday.\n\n-- \nSomchai"
    )
    assert parts.reply_text == "Hi\n\nThe JBL.\n\nSunday."
    assert "> Which model?\n> Since when?" in parts.quoted_text
    assert parts.signature == "--\nSomchai"


def test_an_answer_below_the_quote():
    assert split_text("> question\n> more\n\nmy answer").reply_text == "my answer"


@pytest.mark.parametrize(
    ("text", "name", "reply", "signature"),
    [
        ("ได้ครับ\n\n-- \nสมชาย\nโทร 081-234-5678", "", "ได้ครับ", "--\nสมชาย\nโทร 081-234-5678"),
        ("ได้ครับ\n\nส่งจาก iPhone ของฉัน", "", "ได้ครับ", "ส่งจาก iPhone ของฉัน"),
        ("Yes\n\nSent from my iPhone", "", "Yes", "Sent from my iPhone"),
        ("Yes\n\nGet Outlook for Android<https://aka.ms/x>", "", "Yes", "Get Outlook for Android<https://aka.ms/x>"),
        ("Oui\n\nEnvoyé de mon iPhone", "", "Oui", "Envoyé de mon iPhone"),
        ("Ja\n\nVon meinem iPhone gesendet", "", "Ja", "Von meinem iPhone gesendet"),
        ("好\n\n发自我的iPhone", "", "好", "发自我的iPhone"),
        ("Yes please.\n\nBest regards,\nJohn Doe\nACME", "", "Yes please.", "Best regards,\nJohn Doe\nACME"),
        ("รบกวนด้วยค่ะ\n\nขอแสดงความนับถือ\nสมหญิง", "", "รบกวนด้วยค่ะ", "ขอแสดงความนับถือ\nสมหญิง"),
        (
            "Yes please.\n\nJohn Doe\nSales Manager\n+66 2 123 4567",
            "John Doe",
            "Yes please.",
            "John Doe\nSales Manager\n+66 2 123 4567",
        ),
        ("Yes please.\n\nJohn", "John Doe", "Yes please.", "John"),
        ("John", "John Doe", "John", ""),
        ("Best regards,", "", "Best regards,", ""),
        ("ขอทราบค่าส่ง\n\nส่งจากคลังสินค้าไหนครับ", "", "ขอทราบค่าส่ง\n\nส่งจากคลังสินค้าไหนครับ", ""),
        ("ได้ค่ะ\n\nส่งผ่านไปรษณีย์ได้ไหมคะ", "", "ได้ค่ะ\n\nส่งผ่านไปรษณีย์ได้ไหมคะ", ""),
        (
            "Where is it?\n\nSent from the warehouse on Monday I guess",
            "",
            "Where is it?\n\nSent from the warehouse on Monday I guess",
            "",
        ),
        ("ได้ครับ\n\nส่งจากโทรศัพท์ Samsung ของฉัน", "", "ได้ครับ", "ส่งจากโทรศัพท์ Samsung ของฉัน"),
        ("Yes\n\nSent with Proton Mail secure email.", "", "Yes", "Sent with Proton Mail secure email."),
        ("Yes\n\nSent via Superhuman", "", "Yes", "Sent via Superhuman"),
        ("Yes\n\n[Sent from Yahoo Mail for iPhone]", "", "Yes", "[Sent from Yahoo Mail for iPhone]"),
        ("I sent from my shop\nsome things", "", "I sent from my shop\nsome things", ""),
        ("a\n--\nb\n" + "long line of text that goes on and on\n" * 40, "", None, ""),
    ],
)
def test_signatures(text, name, reply, signature):
    parts = split_text(text, name)
    assert parts.signature == signature
    assert parts.reply_text == (text.strip() if reply is None else reply)


HTML = {
    "gmail": '<div dir="ltr">NEW</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Jan 1, 2024 at 10:00 AM '
    'H &lt;<a href="mailto:h@x.co">h@x.co</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="border-left:1px solid">'
    "<div>OLD</div></blockquote></div>",
    "outlook web": '<div>NEW</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><b>From:</b> H<br>'
    "<b>Sent:</b> x<br><b>To:</b> y<br><b>Subject:</b> z</div><div>OLD</div>",
    "outlook desktop": '<div class="WordSection1"><p class="MsoNormal">NEW<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>จาก:</b> H<br><b>ส่งเมื่อ:</b> x<br>'
    '<b>ถึง:</b> y<br><b>เรื่อง:</b> z</p></div><p class="MsoNormal">OLD</p></div>',
    "outlook new": '<div>NEW</div><div id="mail-editor-reference-message-container"><div>From: x</div><div>OLD</div></div>',
    "apple": '<div>NEW</div><div><br><blockquote type="cite"><div>On 1 Jan 2024, at 10:00, H &lt;h@x.co&gt; wrote:</div><br>'
    "<div>OLD</div></blockquote></div>",
    "yahoo": '<div>NEW</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday, H wrote:</div><div>OLD</div></div>',
    "thunderbird": '<p>NEW</p><div class="moz-cite-prefix">On 1/1/24 10:00, H wrote:<br></div><blockquote type="cite">OLD</blockquote>',
    "proton": '<div>NEW</div><div class="protonmail_quote">On Monday, H wrote:<br><blockquote class="protonmail_quote" type="cite">'
    "OLD</blockquote></div>",
    "zoho": '<div>NEW</div><div class="zmail_extra"><div>---- On Mon, 01 Jan 2024 10:00:00 +0700 H wrote ----</div>'
    '<blockquote id="blockquote_zmail">OLD</blockquote></div>',
    "netease": '<div>NEW</div><p>At 2024-01-01 10:00:00, "H" &lt;h@x.co&gt; wrote:</p><blockquote id="isReplyContent">OLD</blockquote>',
}


@pytest.mark.parametrize("program", HTML)
def test_html_quotes(program):
    parts = split_html(clean_html(HTML[program]))
    assert parts.reply_text == "NEW"
    assert "OLD" in parts.quoted_text


def test_outlooks_rule_goes_with_the_quote():
    parts = split_html(
        clean_html(
            '<div>NEW</div><div id="ms-outlook-mobile-signature">ส่งจาก Outlook สำหรับ iOS</div><hr>'
            '<div id="divRplyFwdMsg"><b>From:</b> H</div><div>OLD</div>'
        )
    )
    assert parts == ReplyParts("NEW", "----------\nFrom: H\nOLD", "ส่งจาก Outlook สำหรับ iOS")


def test_html_signatures():
    parts = split_html(clean_html('<div>NEW</div><div class="gmail_signature"><div>Somchai</div><div>081</div></div>'))
    assert (parts.reply_text, parts.signature) == ("NEW", "Somchai\n081")
    parts = split_html(clean_html('<div>NEW</div><div id="AppleMailSignature">Sent from my iPhone</div>'))
    assert (parts.reply_text, parts.signature) == ("NEW", "Sent from my iPhone")


def test_inline_answers_in_html():
    parts = split_html(
        clean_html(
            '<div>Hi</div><div class="gmail_quote"><div class="gmail_attr">On x, H wrote:</div>'
            '<blockquote class="gmail_quote">Q1</blockquote><div>A1</div><blockquote class="gmail_quote">Q2</blockquote><div>A2</div></div>'
        )
    )
    assert parts.reply_text == "Hi\n\nA1\n\nA2"


@given(
    st.lists(
        st.sampled_from(
            [
                "> q",
                "",
                "text",
                "-- ",
                "From: a",
                "Sent: b",
                "To: c",
                "Subject: d",
                "On 1/1/24 10:00 x wrote:",
                "สวัสดี:",
                "Sent from my iPhone",
                *HEADS.values(),
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_line_is_ever_lost(lines):
    text = "\n".join(lines)
    parts = split_text(text, "Help Desk")
    together = f"{parts.reply_text}\n{parts.quoted_text}\n{parts.signature}"
    assert sorted(filter(None, map(str.strip, together.split("\n")))) == sorted(
        filter(None, map(str.strip, text.split("\n")))
    )
