"""What mail programs write above a quote, in the languages their users speak. Written after what each program produces."""

# ruff: noqa: E501 - the lines are as long as their programs make them

import pytest

from channels.email.quoting import split_text

NEW = "Yes, thank you."
PLAIN = "Did the parcel arrive?\nIt left on Monday."
MARKED = "> Did the parcel arrive?\n> It left on Monday."
SURE = [
    "On Mon, Jan 1, 2024 at 10:00 AM Help Desk <help@shop.example<mailto:help@shop.example>> wrote:",
    "On Mon, Jan 1, 2024 at 10:00 AM Help Desk <\nhelp@shop.example> wrote:",
    "On Mon, Jan 1, 2024 at 10:00 AM, Help Desk via Some Very Long Group Name Of A List\n<some-very-long-list-name-for-all-of-us@lists.shop.example>\nwrote:",
    "On Tue, 2011-03-01 at 18:02 +0530, Help Desk wrote:",
    "On 01/01/2024 10:00, Help Desk wrote:",
    "On 2024-01-01 10:00, Help Desk wrote:",
    "On 11-Apr-2011, at 6:54 PM, Help Desk <help@shop.example> wrote:",
    "On Apr 11, 2011, at 6:54 PM, Help Desk <help@shop.example> wrote:",
    "On Mon, Jan 01, 2024 at 10:00:00AM +0100, Help Desk wrote:",
    "At 10:00 AM 1/1/2000 -0500, Help Desk wrote:",
    "* Help Desk <help@shop.example> [2024-01-01 10:00]:",
    "Quoting Help Desk <help@shop.example>:",
    "2011/11/7 Help Desk <help@shop.example>",
    "2011-11-07 10:00 GMT+01:00 Help Desk <help@shop.example>:",
    "--- On Mon, 4/11/11, Help Desk <help@shop.example> wrote:",
    "Op 13-02-2014 3:18 schreef Help Desk <help@shop.example>:",
    "Op 17 feb. 2015, om 13:18 heeft Help Desk <help@shop.example> het volgende geschreven:",
    "Am 01.01.2024 um 10:00 schrieb Help Desk:",
    "Am 1. Januar 2024 10:00:00 MEZ schrieb Help Desk <help@shop.example>:",
    "Help Desk <help@shop.example> schrieb am Mo., 1. Jan. 2024, 10:00:",
    "Il 01/01/2024 10:00, Help Desk ha scritto:",
    "Il lun 1 gen 2024, 10:00 Help Desk <help@shop.example> ha scritto:",
    "Em 01/01/2024 10:00, Help Desk escreveu:",
    "No dia 1 de jan de 2024, às 10:00, Help Desk <help@shop.example> escreveu:",
    "W dniu 2024-01-01 10:00, Help Desk pisze:",
    "W dniu 01.01.2024 o 10:00, Help Desk pisze:",
    "Dnia 1 stycznia 2024 10:00 Help Desk <help@shop.example> napisał(a):",
    "Wiadomość napisana przez Help Desk <help@shop.example> w dniu 1 sty 2024, o godz. 10:00:",
    "El 1/1/24 a las 10:00, Help Desk escribió:",
    "El 01-01-2024, a las 10:00, Help Desk <help@shop.example> escribió:",
    "Le 01/01/2024 à 10:00, Help Desk a écrit :",
    "Le 1 janv. 2024 à 10:00, Help Desk <help@shop.example> a écrit :",
    "1 января 2024 г., в 10:00, Help Desk <help@shop.example> написал(а):",
    "01.01.2024 10:00, Help Desk пишет:",
    "Понедельник, 1 января 2024, 10:00 +03:00 от Help Desk <help@shop.example>:",
    '01.01.2024, 10:00, "Help Desk" <help@shop.example>:',
    "пн, 1 січ. 2024 р. о 10:00 Help Desk <help@shop.example> пише:",
    "На пн, 1.01.2024 г. в 10:00 Help Desk <help@shop.example> написа:",
    "ma 1. tammik. 2024 klo 10.00 Help Desk (help@shop.example) kirjoitti:",
    "1.1.2024 10:00, Help Desk kirjoitti:",
    "Den 01.01.2024 10:00, skrev Help Desk:",
    "man. 1. jan. 2024 kl. 10.00 skrev Help Desk <help@shop.example>:",
    "Den man. 1. jan. 2024 kl. 10.00 skrev Help Desk <help@shop.example>:",
    "1 jan 2024 kl. 10:00 skrev Help Desk <help@shop.example>:",
    "Στις Δευ, 1 Ιαν 2024 στις 10:00 π.μ., ο χρήστης Help Desk <help@shop.example> έγραψε:",
    "\u202bבתאריך יום ב׳, 1 בינו׳ 2024 ב-10:00 מאת \u202aHelp Desk\u202c\u200f <\u202ahelp@shop.example\u202c\u200f>:\u202c",
    "ב-1 בינו׳ 2024, בשעה 10:00, \u200fHelp Desk <help@shop.example> כתב/ה:",
    "في الاثنين، 1 يناير 2024 في 10:00 ص تمت كتابة ما يلي بواسطة Help Desk <help@shop.example>:",
    "في ١ يناير ٢٠٢٤، الساعة ١٠:٠٠، كتب Help Desk <help@shop.example>:",
    "pon., 1 sty 2024, 10:00 użytkownik Help Desk <help@shop.example> napisał:",
    "pon, 1. 1. 2024 o 10:00 Help Desk <help@shop.example> napísal(a):",
    "Dne 1.1.2024 v 10:00 Help Desk napsal(a):",
    "În lun., 1 ian. 2024 la 10:00, Help Desk <help@shop.example> a scris:",
    "2024. jan. 1. 10:00 keltezéssel, Help Desk írta:",
    "Help Desk <help@shop.example>, 1 Oca 2024 Pzt, 10:00 tarihinde şunu yazdı:",
    "1 Oca 2024 tarihinde, saat 10:00, Help Desk <help@shop.example> şunları yazdı:",
    "Pada Sen, 1 Jan 2024 10.00, Help Desk <help@shop.example> menulis:",
    "Pada tarikh Isn, 1 Jan 2024 10:00 PG Help Desk <help@shop.example> menulis:",
    "2024年1月1日 10:00、Help Desk <help@shop.example>のメール:",
    "2024/01/01 10:00、Help Desk <help@shop.example>のメール：",
    "2024年1月1日(月) 10:00 Help Desk <help@shop.example>:",
    "On 2024/01/01 10:00, Help Desk wrote:",
    "Help Desk <help@shop.example> 於 2024年1月1日 週一 上午10:00寫道：",
    "在 2024-01-01 10:00:00，Help Desk <help@shop.example> 写道：",
    "在 2024年1月1日，10:00，Help Desk <help@shop.example> 写道：",
    "在2024年01月01日 10:00，Help Desk 写道：",
    "2024. 1. 1. 오전 10:00, Help Desk <help@shop.example> 작성:",
    "dl., 1 de gen. 2024 a les 10:00, Help Desk (<help@shop.example>) va escriure:",
    "pon, 1. sij 2024. u 10:00 Help Desk <help@shop.example> napisao je:",
    "V V pon., 1. jan. 2024 ob 10:00 je oseba Help Desk <help@shop.example> napisala:",
    "Help Desk <help@shop.example> rašė (2024-01-01, pr, 10:00):",
    "Pirmd., 2024. g. 1. janv., plkst. 10:00 — lietotājs Help Desk (<help@shop.example>) rakstīja:",
    "Kuupäev E, 1. jaanuar 2024 kell 10:00 kirjutas Help Desk <help@shop.example>:",
    "सोम, 1 जन॰ 2024 को 10:00 पूर्वाह्न पर Help Desk <help@shop.example> ने लिखा:",
    "Noong Lun, Ene 1, 2024 nang 10:00 AM, isinulat ni Help Desk <help@shop.example> ang:",
    "در تاریخ دوشنبه ۱ ژانویهٔ ۲۰۲۴، ۱۰:۰۰ Help Desk <help@shop.example> نوشت:",
    "เมื่อวันจันทร์ที่ 1 มกราคม พ.ศ. 2567 เวลา 10:00 น., Help Desk <help@shop.example> เขียนว่า:",
    "เมื่อ 1 ม.ค. BE 2567 เวลา 10:00 Help Desk <help@shop.example> เขียนว่า:",
    "ในวันที่ 1 มกราคม 2567 เวลา 10:00 Help Desk ได้เขียนว่า:",
    "ในวัน จันทร์ที่ 1 มกราคม ค.ศ. 2024 เวลา 10 นาฬิกา 00 นาที 00 วินาที GMT+7 Help Desk <help@shop.example> ได้เขียนไว้ว่า:",
    "เมื่อ วัน จันทร์ ที่ 1 มกราคม พ.ศ. 2567 10:00 Help Desk <help@shop.example> เขียน:",
    "On Monday, 1 January 2024 at 10:00:00 am ICT, Help Desk <help@shop.example> wrote:",
    "On Monday, January 1st, 2024 at 10:00, Help Desk <help@shop.example> wrote:",
    "On Mon, 01 Jan 2024 10:00:00 +0700\nHelp Desk <help@shop.example> wrote:",
    'On Jan 1, 2024 10:00, "Help Desk" <help@shop.example> wrote:',
    "On 1. Jan 2024, at 10:00, Help Desk <help@shop.example> wrote:",
    "on 1/1/2024 10:00 AM, Help Desk at help@shop.example wrote:",
    "Help Desk <help@shop.example> wrote on 01/01/2024 10:00:00 AM:",
    "Help Desk/Shop@Corp wrote on 01/01/2024 10:00:00 AM:",
    "On 1 Jan 2024, Help Desk wrote:",
    "Am Montag, 1. Januar 2024 um 10:00:00 MEZ hat Help Desk <help@shop.example> Folgendes geschrieben:",
    "Em segunda-feira, 1 de janeiro de 2024 10:00:00 BRT, Help Desk <help@shop.example> escreveu:",
    "Le lundi 1 janvier 2024 à 10:00:00 UTC+1, Help Desk <help@shop.example> a écrit :",
    "El lunes, 1 de enero de 2024, 10:00:00 CET, Help Desk <help@shop.example> escribió:",
    "Il lunedì 1 gennaio 2024 alle ore 10:00:00 CET, Help Desk <help@shop.example> ha scritto:",
    "Op maandag 1 januari 2024 om 10:00:00 CET schreef Help Desk <help@shop.example>:",
    "I Mon, 1 Jan 2024 10:00:00 +0100 skrev Help Desk <help@shop.example>:",
    'Sent: Monday, January 01, 2024 at 10:00 AM\nFrom: "Help Desk" <help@shop.example>\nTo: "Som Chai" <s@x.example>\nSubject: Re: parcel',
    'Gesendet: Montag, 01. Januar 2024 um 10:00 Uhr\nVon: "Help Desk" <help@shop.example>\nAn: s@x.example\nBetreff: Re: parcel',
]
ABOVE_MARKS_ONLY = [
    "Help Desk <help@shop.example> writes:",
    "Help Desk <help@shop.example> wrote:",
    "Help Desk wrote:",
    "Help Desk said:",
    "In article <abc@x.example>, Help Desk wrote:",
    "Quoth Help Desk on Monday:",
    "According to Help Desk:",
    "Thus spake Help Desk (help@shop.example):",
    '"Help Desk" <help@shop.example> wrote in message news:abc@x...',
]
# From, Sent, To, Subject, the line above them ("" for none)
LABELS = [
    ("From", "Sent", "To", "Subject", "-----Original Message-----"),
    ("Von", "Gesendet", "An", "Betreff", "-----Ursprüngliche Nachricht-----"),
    ("Von", "Datum", "An", "Betreff", "-------- Original-Nachricht --------"),
    ("De", "Envoyé", "À", "Objet", "-----Message d'origine-----"),
    ("De", "Date", "À", "Objet", "-------- Message original --------"),
    ("De", "Enviado", "Para", "Asunto", "-----Mensaje original-----"),
    ("De", "Fecha", "Para", "Asunto", "-------- Mensaje original --------"),
    ("De", "Enviada em", "Para", "Assunto", "-----Mensagem original-----"),
    ("De", "Enviado", "Para", "Assunto", ""),
    ("Da", "Inviato", "A", "Oggetto", "-----Messaggio originale-----"),
    ("Da", "Data", "A", "Oggetto", "-------- Messaggio originale --------"),
    ("Van", "Verzonden", "Aan", "Onderwerp", "-----Oorspronkelijk bericht-----"),
    ("Från", "Skickat", "Till", "Ämne", "-----Ursprungligt meddelande-----"),
    ("Fra", "Sendt", "Til", "Emne", "-----Oprindelig meddelelse-----"),
    ("Fra", "Sendt", "Til", "Emne", "-----Opprinnelig melding-----"),
    ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe", "-----Alkuperäinen viesti-----"),
    ("Od", "Wysłano", "Do", "Temat", "-----Wiadomość oryginalna-----"),
    ("Od", "Wysłane", "Do", "Temat", "-----Original Message-----"),
    ("Od", "Odesláno", "Komu", "Předmět", "-----Původní zpráva-----"),
    ("Od", "Odoslané", "Komu", "Predmet", "-----Pôvodná správa-----"),
    ("Feladó", "Elküldve", "Címzett", "Tárgy", "-----Eredeti üzenet-----"),
    ("De la", "Trimis", "Către", "Subiect", "-----Mesaj original-----"),
    ("От", "Изпратено", "До", "Относно", ""),
    ("Od", "Poslano", "Prima", "Predmet", "-----Izvorna poruka-----"),
    ("Od", "Poslano", "Za", "Zadeva", "-----Izvorno sporočilo-----"),
    ("Od", "Poslato", "Za", "Tema", ""),
    ("Από", "Στάλθηκε", "Προς", "Θέμα", "-----Αρχικό μήνυμα-----"),
    ("От", "Отправлено", "Кому", "Тема", "-----Исходное сообщение-----"),
    ("От", "Дата", "Кому", "Тема", "-------- Исходное сообщение --------"),
    ("Від", "Надіслано", "Кому", "Тема", "-----Оригінальне повідомлення-----"),
    ("Kimden", "Gönderildi", "Kime", "Konu", "-----Özgün İleti-----"),
    ("Gönderen", "Tarih", "Alıcı", "Konu", ""),
    ("מאת", "נשלח", "אל", "נושא", "-----הודעה מקורית-----"),
    ("من", "تم الإرسال", "إلى", "الموضوع", "-----الرسالة الأصلية-----"),
    ("差出人", "送信日時", "宛先", "件名", "-----元のメッセージ-----"),
    ("From", "Sent", "To", "Subject", "-----Original Message-----"),
    ("发件人", "发送时间", "收件人", "主题", "-----邮件原件-----"),
    ("寄件者", "寄件日期", "收件者", "主旨", "-----原始郵件-----"),
    ("從", "已傳送", "至", "主旨", ""),
    ("보낸 사람", "보낸 날짜", "받는 사람", "제목", "-----원본 메시지-----"),
    ("Từ", "Đã gửi", "Đến", "Chủ đề", "-----Thư gốc-----"),
    ("Từ", "Ngày", "Đến", "Chủ đề", "-------- Tin nhắn gốc --------"),
    ("Dari", "Dikirim", "Kepada", "Perihal", "-----Pesan Asli-----"),
    ("Dari", "Tanggal", "Ke", "Subjek", "-------- Pesan asli --------"),
    ("Daripada", "Dihantar", "Kepada", "Subjek", ""),
    ("จาก", "ส่งเมื่อ", "ถึง", "เรื่อง", "-----ข้อความต้นฉบับ-----"),
    ("จาก", "ส่ง", "ถึง", "หัวเรื่อง", "-------- ข้อความเดิม --------"),
    ("จาก", "วันที่", "ถึง", "หัวข้อ", "---------- ข้อความดั้งเดิม ----------"),
    ("จาก", "วันที่ส่ง", "ถึง", "ชื่อเรื่อง", ""),
    ("ผู้ส่ง", "วันที่", "ผู้รับ", "หัวข้อ", ""),
    ("Saatja", "Saadetud", "Adressaat", "Teema", ""),
    ("Nuo", "Išsiųsta", "Kam", "Tema", ""),
    ("De", "Enviat el", "Per a", "Assumpte", ""),
    ("प्रेषक", "भेजा गया", "प्राप्तकर्ता", "विषय", ""),
    ("از", "ارسال شده", "به", "موضوع", ""),
]
BLOCKS = {
    "bold md": "**From:** Help\n**Sent:** Monday\n**To:** x\n**Subject:** z",
    "bold star": "*From: *Help Desk <help@shop.example>\n*Date: *Monday, January 1, 2024 at 10:00\n*To: *x\n*Subject: *z",
    "underscore": "_____________________________________________\nFrom: Help\nSent: Monday\nTo: x\nSubject: z",
    "broken charset": "-----Urspr?ngliche Nachricht-----\nVon: x\nGesendet: y\nAn: z\nBetreff: q",
    "tabs": " -----Original Message-----\nFrom: \tHelp Desk\nSent:\tMonday, January 01, 2001 10:00 AM\nTo:\tSom\nSubject:\tRE: x",
    "no colon spaces": "From : Help\nSent : 1/1/2024 10:00\nTo : x\nSubject : z",
    "date only": "From: help@shop.example\nDate: Wed, 16 May 2012 00:15:02 -0600",
    "date to": "Date: Wed, 16 May 2012 00:15:02 -0600\nTo: help@shop.example",
    "date from to subj": "Date: Fri=2C 28 Sep 2012 10:55:48 +0000\nFrom: help@shop.example\nTo: b@x.co\nSubject: Re: x",
    "subj first": "Subject: Re: x\nFrom: help@shop.example\nDate: Fri, 28 Sep 2012 10:55:48 +0000\nTo: b@x.co",
    "to first": "To: b@x.co\nSubject: Re: x\nDate: Fri, 28 Sep 2012 10:55:48 +0000\nFrom: help@shop.example",
    "hotmail": "Date: Mon, 1 Jan 2024 10:00:00 +0700\nFrom: help@shop.example\nTo: b@x.co\nSubject: x",
    "rule + wrote": "________________________________\n\nOn Monday, 1 January 2024 10:00, Help <h@x.co> wrote:",
    "blank between": "From: Help\n\nSent: Monday, January 01, 2001 10:00 AM\n\nTo: Som\n\nSubject: RE: x",
    "yahoo": "--- On Mon, 1/1/24, Help <help@shop.example> wrote:\n\n\nFrom: Help <help@shop.example>\nSubject: x\nTo: y@x.co\nDate: Monday, January 1, 2024, 10:00 AM",
    "yahoo2": "________________________________\n From: Help <help@shop.example>\nTo: y@x.co \nSent: Monday, January 1, 2024 10:00 AM\nSubject: x",
    "yahoo3": "----- Original Message -----\nFrom: Help\nTo: x\nCc: z\nSent: Monday\nSubject: y",
    "notes": "Help Desk <help@shop.example>\n01/01/2024 10:00 AM\n\nTo\nx@y.co\ncc\n\nSubject\nRe: x",
    "notes2": "    Help Desk@SHOP\n    01/01/2001 10:00 AM\n    To: Som Chai/HOU/ECT@ECT\n    cc:  \n    Subject: x",
    "notes3": '"Help Desk" <help@shop.example> on 01/01/2001 10:00:00 AM\nTo: som@x.co\ncc:  \nSubject: x',
    "android": "-------- Original message --------\nFrom: Help\nDate:01/01/2024 10:00 (GMT+07:00)\nTo: x\nSubject: z",
    "reply message": '----- Reply message -----\nFrom: "Help" <help@shop.example>\nTo: x\nSubject: z\nDate: Mon, Jan 1, 2024 10:00',
    "nokia": "-----Original message-----\nFrom: Help\nSent:  01/01/2012, 10:00\nTo: x\nSubject:  z",
    "bb": "------Original Message------\nFrom: Help\nTo: Som\nSubject: x\nSent: Jan 1, 2012 10:00 AM",
    "email2": "\n-----Original Appointment-----\nFrom: Help\nSent: x\nTo: y\nSubject: q\nWhen: x\nWhere: y",
    "gmx": 'Gesendet: Montag, 01. Januar 2024 um 10:00 Uhr\nVon: "Help" <help@shop.example>\nAn: s@x.co\nBetreff: x',
    "lw": '-----Original Message-----\nFrom: "Help Desk"<help@shop.example>\nTo: <s@x.co>;\nCc:\nSent: 2024-01-01 (월) 10:00:00 (GMT+09:00)\nSubject: x',
    "huawei": "-------- 原始邮件 --------\n发件人： Help <help@shop.example>\n日期： 2024年1月1日 10:00\n收件人： x@y.co\n主题： z",
    "huawei th": "-------- ข้อความต้นฉบับ --------\nจาก: Help <help@shop.example>\nวันที่: จ. 1 ม.ค. 2567 10:00\nถึง: x@y.co\nหัวข้อ: z",
    "foxmail": "help@shop.example\n \nFrom: Help\nDate: 2024-01-01 10:00\nTo: x\nSubject: z",
    "foxmail zh": "发件人： Help\n发送时间： 2024-01-01 10:00\n收件人： x\n主题： z",
    "reply sep": "=== Please reply above this line ===",
    "zendesk de": "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##",
    "rt": "<!-- reply above -->\n--- reply above this line ---",
    "multi-line to": "From: Help <help@shop.example>\nSent: Monday, January 1, 2024 10:00 AM\nTo: Aaa Bbb <a@b.co>; Ccc Ddd <c@d.co>; Eee\n Fff <e@f.co>; Ggg <g@h.co>\nCc: X\nSubject: z",
    "mso": "From: Help Desk [mailto:help@shop.example]\nSent: Monday, January 1, 2024 10:00 AM\nTo: 'x'\nSubject: z\nImportance: High",
    "claws": "On Mon, 1 Jan 2024 10:00:00 +0100\nHelp Desk <help@shop.example> wrote:",
    "resent": '-------------- Original message ----------------------\nFrom: "Help" <help@shop.example>',
    "comcast": '----- Original Message -----\nFrom: "Help" <help@shop.example>\nTo: x\nSent: Monday, January 1, 2012 10:00:00 AM\nSubject: x',
    "zimbra": "----- Le 1 Jan 24, à 10:00, Help help@shop.example a écrit :",
    "zimbra2": 'De: "Help" <help@shop.example>\nÀ: "x" <y@x.co>\nEnvoyé: Lundi 1 Janvier 2024 10:00:00\nObjet: x',
    "tutanota": "1 Jan 2024, 10:00 by help@shop.example:",
    "fastmail": "On Mon, 1 Jan 2024, at 10:00, Help wrote:",
    "hey": "On January 1, 2024, Help <help@shop.example> wrote:",
    "spark": "On 1 Jan 2024, 10:00 +0700, Help <help@shop.example>, wrote:",
    "missive": "On January 1, 2024 at 10:00:00 AM GMT+7, Help <help@shop.example> wrote:",
    "tb fwd-like": "-------- Original Message --------\nSubject: x\nDate: Mon, 1 Jan 2024\nFrom: Help <h@x.co>\nTo: y",
    "pine": "On Mon, 1 Jan 2024, Help Desk wrote:",
    "edison": "On Jan 1, 2024 at 10:00 AM, <Help (mailto:help@shop.example)> wrote:",
    "outlook.com mobile": "Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Help\nSent: Monday, January 1, 2024 10:00:00 AM\nTo: x\nSubject: z",
    "begin line": "________________________________\nจาก: Help <help@shop.example>\nส่งเมื่อ: 1 มกราคม 2567 10:00\nถึง: x\nชื่อเรื่อง: z",
}


@pytest.mark.parametrize("quoted", [MARKED, PLAIN])
@pytest.mark.parametrize("head", SURE)
def test_an_attribution_in_any_language_begins_the_quote(head, quoted):
    parts = split_text(f"{NEW}\n\n{head}\n\n{quoted}\n")
    assert parts.reply_text == NEW
    assert parts.quoted_text.startswith(head.split("\n")[0].strip())


@pytest.mark.parametrize("head", ABOVE_MARKS_ONLY)
def test_words_that_introduce_a_quote_only_where_one_follows(head):
    assert split_text(f"{NEW}\n\n{head}\n\n{MARKED}\n").reply_text == NEW
    assert head in split_text(f"{NEW}\n\n{head}\n\nsomething said by myself\n").reply_text


@pytest.mark.parametrize(("sender", "sent", "to", "subject", "title"), LABELS)
def test_a_header_block_in_any_language_begins_the_quote(sender, sent, to, subject, title):
    block = f"{sender}: Help Desk <help@shop.example>\n{sent}: 1/1/2024 10:00\n{to}: Som Chai\n{subject}: RE: parcel"
    for head in filter(None, (block, f"{title}\n{block}" if title else "")):
        parts = split_text(f"{NEW}\n\n{head}\n\n{PLAIN}\n")
        assert (parts.reply_text, parts.quoted_text) == (NEW, f"{head}\n\n{PLAIN}")


@pytest.mark.parametrize("program", BLOCKS)
def test_header_blocks_of_all_shapes(program):
    parts = split_text(f"{NEW}\n\n{BLOCKS[program]}\n\n{PLAIN}\n")
    assert parts.reply_text == NEW
    assert parts.quoted_text.endswith(PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "From: Bangkok\nTo: Chiang Mai\nPassengers: 2",
        "He said:\nwe never got it.",
        "Please call Somchai <s@x.co> by 1/1/2024 about this:\nthe price",
        "2024-01-01 we met Help Desk and talked.\nThen we left.",
        "I wrote on Monday:\nnothing came.",
        "Above all: thanks.",
        "-----\nA ruled title\n-----\nand text",
    ],
)
def test_what_people_write_themselves_stays(text):
    assert split_text(f"Hello,\n\n{text}").reply_text == f"Hello,\n\n{text}"


FORWARDS = [
    "---------- Forwarded message ---------\nFrom: Help <help@shop.example>\nDate: Mon\nSubject: z\nTo: y",
    "Begin forwarded message:\n\nFrom: Help <help@shop.example>\nSubject: z\nDate: 1 January\nTo: y",
    "Begin forwarded message:\n\n> From: Help <help@shop.example>\n> Subject: z\n> Date: 1 January\n> To: y",
    "-------- Weitergeleitete Nachricht --------\nBetreff: z\nDatum: 1.1.2024\nVon: Help <help@shop.example>\nAn: y",
    "-------- ข้อความที่ส่งต่อ --------\nจาก: Help\nวันที่: 1/1/2567\nเรื่อง: z\nถึง: y",
    "---------------------- Forwarded by Help Desk/Shop on 01/01/2001\n02:01 PM ---------------------------",
    "----- Forwarded Message ----\nFrom: Help\nTo: y\nSent: Monday\nSubject: z",
]


@pytest.mark.parametrize("head", FORWARDS)
def test_what_is_handed_on_is_the_content(head):
    text = f"FYI\n\n{head}\n\n{PLAIN}"
    assert split_text(text).reply_text == text


def test_a_forward_by_its_subject():
    block = f"-----Original Message-----\nFrom: Help <help@shop.example>\nSent: Monday\nTo: y\nSubject: z\n\n{PLAIN}"
    assert split_text(f"FYI\n\n{block}").reply_text == "FYI"
    assert split_text(f"FYI\n\n{block}", is_forward=True).reply_text == f"FYI\n\n{block}"


def test_a_forward_inside_what_was_answered_is_quoted():
    text = f"{NEW}\n\nOn 1/1/24 10:00, Help <help@shop.example> wrote:\n\n> {FORWARDS[0].splitlines()[0]}\n> From: x\n> text"
    assert split_text(text).reply_text == NEW


@pytest.mark.parametrize(
    "text", ["> only\n> quoted", "On 1/1/24 10:00, Help <help@shop.example> wrote:\n\n> old", "--\nMe"]
)
def test_a_message_is_never_trimmed_to_nothing(text):
    assert split_text(text).reply_text == text.strip()
