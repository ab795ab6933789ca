"""The words mail programs put around quoted text, in the languages their users speak.

Gathered from what Gmail, Outlook (desktop, web, mobile), Apple Mail, Yahoo, Thunderbird, Zoho, Proton, LINE WORKS,
Samsung, Huawei, QQ and NetEase write. Every pattern looks at one line of bounded length, so matching is linear.
"""

import re

LONGEST_LINE = 400


def _words(text: str) -> str:
    return "|".join(re.escape(word.strip()) for word in text.split("|") if word.strip())


_WROTE_LAST = (
    "wrote|writes|a écrit|écrit|escribió|escribio|escreveu|ha scritto|scrisse|napisał|napisała|napisał(a)|pisze|napsal"
    "|napsala|napsal(a)|napísal|napísal(a)|kirjoitti|a scris|έγραψε|yazdı|şunu yazdı|şunları yazdı|написал|написала"
    "|написал(а)|пишет|писал(а)|написав|написав(-ла)|пише|ezt írta|írta|đã viết|viết|menulis|tulis|เขียนว่า|ได้เขียน"
    "|เขียน|写道|寫道|写到|さんは書きました|は書きました|のメール|님이 작성|님이 씀|כתב|כתב/ה|כתבה|sa skrev"
    "|skrev följande"
    "|geschrieben|rakstīja|rašė|kirjutas|je napisao|je napisao/la|je napisala|написа|a scris următoarele"
)
_WROTE_INSIDE = "เขียนเมื่อ|schrieb|schreef|skrev|كتب|ezt írta|писал|a écrit|geschreven|scrie"
_LEADS = (
    "on|at|am|le|el|em|il|op|den|den|w dniu|dnia|dne|dňa|v|em|a|pe|la|στις|την|în|vào|pada|pada tanggal|tanggal"
    "|il giorno"
    "|เมื่อ|เมื่อวันที่|ในวันที่|วันที่|ใน|在|於|于|в|на|بتاريخ|في|ב|בתאריך|quoting|begin"
)
ATTRIBUTION_END = re.compile(
    rf"(?:{_words(_WROTE_LAST)})(?:\s*\([^()]{{0,60}}\))?\s*[:：]?\s*[-–]{{0,6}}\s*$",
    re.IGNORECASE,
)
ATTRIBUTION_VERB = re.compile(rf"\b(?:{_words(_WROTE_INSIDE)})(?!\w)", re.IGNORECASE)
ATTRIBUTION_LEAD = re.compile(
    rf"^[\s\-–*_\u200e\u200f\u202a-\u202e]*(?:(?:{_words(_LEADS)})(?!\w)|\d|[\u4e00-\u9fff])",
    re.IGNORECASE,
)
ENDS_WITH_COLON = re.compile(r"[:：]\s*[-–\u200e\u200f\u202a-\u202e]{0,6}\s*$")
DATE_OR_TIME = re.compile(r"\d{1,2}[:.h]\d{2}|\b(?:19|20|25)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d年")
ADDRESS_AT_END = re.compile(
    r"[<(\[][^\s<>@]{1,64}@[^\s<>@]{1,255}?[>)\]][\u200e\u200f\u202a-\u202e]*\s*"
    r"[:：][\s\u200e\u200f\u202a-\u202e]*$"
)
ADDRESS = re.compile(r"[^\s<>@\"]{1,64}@[^\s<>@\"]{1,255}")

_ORIGINAL = (
    "original message|original mail|original e-mail|original email|original|reply message|replied message"
    "|originalnachricht|ursprüngliche nachricht|ursprüngliche mail|message d'origine|message d’origine"
    "|message original"
    "|mensaje original|mensagem original|messaggio originale|messaggio originario|oorspronkelijk bericht"
    "|origineel bericht"
    "|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|original besked|opprinnelig melding"
    "|opprinnelig e-post|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna"
    "|исходное сообщение|оригинальное сообщение|пересылаемое сообщение|původní zpráva|pôvodná správa|eredeti üzenet"
    "|orijinal mesaj|özgün ileti|mesaj original|mesajul original|αρχικό μήνυμα|ข้อความต้นฉบับ|ข้อความเดิม|จดหมายต้นฉบับ"
    "|ข้อความดั้งเดิม|อีเมลต้นฉบับ|เมลต้นฉบับ|原始邮件|原始郵件|原邮件|原始信件|原始訊息|元のメッセージ|元のメール"
    "|original message from|원본 메시지|원본 메일|원본메일|원래 메시지|원본 이메일|thư gốc|tin nhắn gốc"
    "|pesan asli|mesej asal"
    "|ההודעה המקורית|הודעה מקורית|الرسالة الأصلية|eredeti levél|izvorno sporočilo|izvorna poruka|originalna poruka"
)
_FORWARDED = (
    "forwarded message|forwarded mail|forwarded email|forwarded by|weitergeleitete nachricht|message transféré"
    "|message transmis|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht"
    "|vidarebefordrat mejl"
    "|vidarebefordrat meddelande|videresendt meddelelse|videresendt melding|välitetty viesti|wiadomość przekazana"
    "|przekazana wiadomość|пересылаемое сообщение|переадресованное сообщение|přeposlaná zpráva|továbbított üzenet"
    "|yönlendirilmiş ileti|iletilen mesaj|ข้อความที่ส่งต่อ|ข้อความส่งต่อ|转发的邮件|转发邮件|轉寄郵件|轉寄信件|転送メッセージ"
    "|転送メール|전달된 메시지|전달된 메일|thư được chuyển tiếp|pesan terusan|הודעה שהועברה|رسالة معاد توجيهها"
)
SEPARATOR = re.compile(rf"^[\s>]*[-_=*~#]{{2,}}\s*(?:{_words(_ORIGINAL)})[^-_=]{{0,60}}[-_=*~#]*\s*$", re.IGNORECASE)
FORWARD_SEPARATOR = re.compile(
    rf"^[\s>]*(?:[-_=*~#]{{2,}}\s*(?:{_words(_FORWARDED)})[^-_=]{{0,80}}[-_=*~#]*\s*$"
    r"|begin forwarded message\s*:?$|anfang der weitergeleiteten (?:nachricht|e-mail)\s*:?$"
    r"|début du message (?:réexpédié|transféré)\s*:?$|inicio del mensaje reenviado\s*:?$"
    r"|inizio messaggio inoltrato\s*:?$"
    r"|início da mensagem (?:encaminhada|reencaminhada)\s*:?$|begin doorgestuurd bericht\s*:?$"
    r"|เริ่ม(?:ต้น)?(?:การ)?ส่งต่อข้อความ\s*:?$|ข้อความที่ส่งต่อ(?:เริ่มต้น)?\s*:$|转发的邮件\s*[:：]$|開始轉寄郵件\s*[:：]?$"
    r"|転送されたメッセージ\s*[:：]$|전달된 메시지\s*:?$)",
    re.IGNORECASE,
)
DRAWN_LINE = re.compile(r"^[\s>]*(?:[-_=*~]{5,}|[-_=]{3,}|[─━—–]{3,})\s*$")
GROUPWISE = re.compile(r"^\s*>>>\s?[^>\n].{2,200}>>>\s*$")
LOTUS = re.compile(rf"^\s*-{{3,}}.{{1,200}}(?:{_words(_WROTE_LAST)})\s*:\s*-{{3,}}\s*$", re.IGNORECASE)
QUOTING_SOMEONE = re.compile(
    r"^\s*(?:quoting|citando|zitat von|citation de|cytowanie|citerar|cit(?:ác|at)ia)\b", re.IGNORECASE
)
REPLY_ABOVE_HINT = re.compile(r"above|เหนือ|au-dessus|oberhalb|por encima", re.IGNORECASE)
REPLY_ABOVE = re.compile(
    r"(?:type|write|enter) your reply above this line|reply above this line|(?:please )?reply above this"
    r"|ตอบกลับเหนือ(?:เส้น|บรรทัด)นี้|พิมพ์คำตอบ(?:ของคุณ)?เหนือ|répondre au-dessus de cette ligne"
    r"|antworten sie oberhalb dieser linie|escribe tu respuesta por encima de esta línea",
    re.IGNORECASE,
)

_FROM = (
    "from|von|de|da|van|från|fra|lähettäjä|od|от|від|feladó|kimden|gönderen|gönderen kişi|de la|από|expéditeur"
    "|remitente"
    "|desde|จาก|ผู้ส่ง|发件人|寄件者|寄件人|差出人|送信者|送信元|보낸 사람|보낸사람|보내는 사람|từ|người gửi|dari"
    "|daripada|מאת|من|absender"
)
_SENT = (
    "sent|date|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviado a las|fecha"
    "|enviada|enviada em|enviado em|data|inviato|inviato il|verzonden|verzonden op|skickat|skickades|sendt|dato"
    "|lähetetty|päivämäärä|wysłano|wysłane|отправлено|дата|надіслано|odesláno|odoslané|küldve|elküldve|dátum"
    "|gönderilme tarihi|gönderildi|gönderme tarihi|tarih|trimis|στάλθηκε|ημερομηνία|ส่งเมื่อ|ส่ง|วันที่|วันที่ส่ง|เวลา"
    "|วัน/เวลา|发送时间|发送日期|日期|时间|寄件日期|傳送時間|傳送日期|寄送時間|送信日時|送信日|日時|日付|보낸 날짜"
    "|보낸날짜|날짜|보낸 시간"
    "|일시|đã gửi|ngày|vào|dikirim|tanggal|tarikh|נשלח|תאריך|تاريخ الإرسال|التاريخ|تم الإرسال"
)
_TO = (
    "to|an|à|a|al|para|per|aan|till|til|vastaanottaja|do|кому|címzett|kime|alıcı|către|προς|destinataire|destinatario"
    "|ถึง|ผู้รับ|收件人|收件者|收信人|宛先|送信先|받는 사람|받는사람|수신|đến|tới|người nhận|kepada|ke|untuk|אל|إلى"
    "|empfänger|komu"
)
_SUBJECT = (
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|otsikko|temat|тема|předmět|predmet|tárgy"
    "|konu"
    "|subiect|θέμα|เรื่อง|หัวเรื่อง|หัวข้อ|ชื่อเรื่อง|主题|主題|主旨|标题|件名|제목|chủ đề|tiêu đề|subjek|perihal|נושא|הנדון"
    "|الموضوع|sujet"
)
_COPY = (
    "cc|bcc|copie|kopie|kopia|kopi|copia|สำเนา|สำเนาถึง|抄送|副本|参照|참조|cópia|кому копия|копия|importance|reply-to"
    "|ความสำคัญ"
)


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"^[\s>*_|•\u200e\u200f]*(?:{_words(words)})\s?[*_]*\s*[:：]", re.IGNORECASE)


FROM_LABEL, SENT_LABEL, TO_LABEL = _label(_FROM), _label(_SENT), _label(_TO)
SUBJECT_LABEL, COPY_LABEL = _label(_SUBJECT), _label(_COPY)
HEADER_LABELS = (FROM_LABEL, SENT_LABEL, TO_LABEL, SUBJECT_LABEL, COPY_LABEL)

SIGNATURE_DELIMITER = re.compile(r"^(?:--|—|– –|__)\s?$")
_DEVICE = (
    "(?:iphone|ipad|ipod|android|samsung|galaxy|huawei|honor|oppo|vivo|xiaomi|redmi|realme|nokia|sony|xperia"
    "|blackberry"
    "|windows|outlook|yahoo|gmail|hotmail|icloud|aol|mail\\b|mobile|smartphone|phone\\b|tablet|proton|mailspring"
    "|spark)"
)
MOBILE_LINE = re.compile(
    rf"^[\s*_\[(]*(?:sent (?:from|via|with|using|by) (?:my\b|an?\b|{_DEVICE}"
    rf"|(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+)?(?: (?:for|on|app)\b.{{0,30}})?[\s.\])]*$)|get outlook for\b"
    rf"|gesendet (?:von|mit|über)\b"
    r"|von meinem .{1,40} gesendet"
    r"|envoyé (?:de|depuis|à partir|avec)\b|télécharger outlook|obtenir outlook|enviado (?:desde|do|de|a partir|com)\b"
    r"|enviada (?:do|desde)\b|obtener outlook|obter o outlook|inviato (?:da|dal|con)\b|scarica outlook|ottieni outlook"
    r"|verzonden (?:vanaf|met|via|van)\b|outlook voor|skickat från\b|skickades från\b|hämta outlook|sendt fra\b"
    r"|hent outlook"
    r"|lähetetty\b.{0,40}(?:sta|stä|ltä)|hanki outlook|wysłan[eoy] z|pobierz outlook|отправлено (?:с|из)\b"
    r"|скачать outlook"
    r"|надіслано з|odesláno z|odoslané z|küldve|trimis (?:de pe|din)|στάλθηκε από|.{1,30} gönderildi$"
    r"|.{1,40}ımdan gönderildi"
    rf"|ส่ง(?:มา)?(?:จาก|ผ่าน|ด้วย)\s*(?:{_DEVICE}|โทรศัพท์|มือถือ|อุปกรณ์|แอป|เมล|อีเมล|สมาร์ทโฟน|แท็บเล็ต)|(?:รับ|ดาวน์โหลด"
    rf"|ใช้งาน) ?outlook|发自我的|发自|發自|從我的|从我的|通过.{{1,20}}发送"
    r"|下载 ?outlook"
    r"|.{1,30}から送信|.{1,30}を入手|나의 .{1,30}에서 보냄|내 .{1,30}에서 보냄|.{1,30}에서 보냄|được gửi từ"
    r"|gửi từ|tải outlook"
    r"|dikirim dari|dapatkan outlook|נשלח מה|أرسلت من|تم الإرسال من|yahoo mail|this message was sent from my)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^[\s*_]*(?:(?:best|kind|warm|warmest|kindest|many|with best|with kind|with warm)?\s*(?:regards|wishes)|best"
    r"|cheers|sincerely"
    r"|yours (?:sincerely|faithfully|truly)|sincerely yours|respectfully(?: yours)?|cordially|br|rgds|brgds"
    r"|b\.?r\.?|with regards"
    r"|mit (?:freundlichen|besten|lieben|herzlichen) gr(?:ü|u|ue)(?:ß|ss)en|(?:viele|beste|liebe|herzliche) grüße"
    r"|mfg|lg|vg"
    r"|cordialement|bien cordialement|bien à vous|sincères salutations|salutations|saludos(?: cordiales)?|un saludo"
    r"|atentamente|atenciosamente|att|abraços|cumprimentos|com os melhores cumprimentos|cordiali saluti"
    r"|distinti saluti|saluti"
    r"|met vriendelijke groet(?:en)?|groeten|mvg|med vänlig(?:a)? hälsning(?:ar)?|vänliga hälsningar|mvh"
    r"|med venlig hilsen"
    r"|venlig hilsen|med vennlig hilsen|vennlig hilsen|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem"
    r"|с уважением|з повагою|s pozdravem|üdvözlettel|saygılarımla|saygılar|iyi çalışmalar|με εκτίμηση|cu stimă"
    r"|ขอแสดงความนับถือ(?:อย่างสูง)?|ด้วยความเคารพ(?:อย่างสูง)?|ด้วยความนับถือ|ด้วยความปรารถนาดี|ขอแสดงความเคารพ"
    r"|此致|敬礼|敬禮|祝好|顺祝商祺|順頌商祺|谨启|敬上|よろしくお願いいたします|以上|敬具|감사합니다|드림"
    r"|trân trọng|thân ái|salam|hormat kami)"
    r"[\s,.!:;。，、*_ๆค่ะครับ]*$",
    re.IGNORECASE,
)
