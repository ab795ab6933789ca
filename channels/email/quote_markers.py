"""The words mail programs put around quoted text, in the languages their users speak.

Gathered from what Gmail, Outlook (desktop, web, mobile), Apple Mail, Yahoo, Thunderbird, Zoho, Proton, LINE WORKS,
Samsung, Huawei, QQ and NetEase write. Every pattern looks at one line of bounded length, so matching is linear.
"""

import re

from channels.email.quote_separators import alternatives

LONGEST_LINE = 400


_WROTE_LAST = (
    "wrote|writes|a écrit|écrit|escribió|escribio|escreveu|ha scritto|scrisse|napisał|napisała|napisał(a)|pisze|napsal"
    "|napsala|napsal(a)|napísal|napísal(a)|kirjoitti|a scris|έγραψε|yazdı|şunu yazdı|şunları yazdı|написал|написала"
    "|написал(а)|пишет|писал(а)|написав|написав(-ла)|пише|ezt írta|írta|đã viết|viết|menulis|tulis|เขียนว่า|ได้เขียน"
    "|เขียน|写道|寫道|写到|さんは書きました|は書きました|のメール|님이 작성|님이 씀|כתב|כתב/ה|כתבה|sa skrev"
    "|skrev följande"
    "|geschrieben|folgendes geschrieben|rakstīja|rašė|kirjutas|je napisao|je napisao/la|je napisala|napisao je"
    "|napisala je|napisao/la je|napisala|napisal|је написао|је написао/ла|је написала|написа|a scris următoarele"
    "|va escriure|ha escrit|escribiu|idatzi du|ने लिखा|نوشت|isinulat|작성|het volgende geschreven|shkroi|напиша"
    "|ได้เขียนไว้ว่า|เขียนไว้ว่า|ได้เขียนว่า|กล่าวว่า|skrev på följande sätt"
)
_SAID = (
    "said|says|asked|typed|replied|responded|remarked|posted|mentioned|scribbled|schreibt|meinte|sagte|dit|dijo|disse"
)
_WROTE_INSIDE = "เขียนเมื่อ|schrieb|schreef|skrev|كتب|ezt írta|писал|a écrit|geschreven|scrie"
_LEADS = (
    "on|at|am|le|el|em|il|op|den|den|w dniu|dnia|dne|dňa|v|em|a|pe|la|στις|την|în|vào|pada|pada tanggal|tanggal"
    "|il giorno"
    "|เมื่อ|เมื่อวันที่|ในวันที่|วันที่|ใน|在|於|于|в|на|بتاريخ|في|ב|בתאריך|quoting|begin|noong|wiadomość napisana"
)
ATTRIBUTION_END = re.compile(
    rf"(?:{alternatives(_WROTE_LAST)})(?:\s*\([^()]{{0,60}}\))?\s*[:：]?\s*[-–]{{0,6}}\s*$",
    re.IGNORECASE,
)
ATTRIBUTION_VERB = re.compile(rf"\b(?:{alternatives(_WROTE_INSIDE)})(?!\w)", re.IGNORECASE)
ATTRIBUTION_LEAD = re.compile(
    rf"^[\s\-–*_\u200e\u200f\u202a-\u202e]*(?:(?:{alternatives(_LEADS)})(?!\w)|\d|[\u4e00-\u9fff])",
    re.IGNORECASE,
)
ENDS_WITH_COLON = re.compile(r"[:：]\s*[-–\u200e\u200f\u202a-\u202e]{0,6}\s*$")
WROTE_ON_DATE = re.compile(
    r"\bwrote on (?:\w{2,9}, )?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? (?:at )?\d{1,2}[:.]\d\d.{0,20}:\s*$", re.IGNORECASE
)
BY_ADDRESS = re.compile(
    r"^\s*\d{1,2}\.? [^\W\d]{3,12}\.? \d{4},? \d{1,2}[:.]\d\d (?:by|von|par|por|da|door|av"
    r"|от) [^\s@]{1,64}@[^\s@:]{1,255}:\s*$"
)
SAID = re.compile(
    rf"(?:\b(?:{alternatives(_SAID)})(?:\s*\([^()]{{0,60}}\))?\s*[:：]?\s*$|^\s*(?:quoth|according to|thus spake"
    rf"|in article)\b"
    r"|\bwrote in (?:message|news|article)\b)",
    re.IGNORECASE,
)
DATED_SENDER = re.compile(
    r"^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:,?\s+\d{1,2}:\d\d(?::\d\d)?)?(?:\s*GMT[+-][\d:]+)?"
    r"[\s,]+[^<>]{0,80}<[^<>\s@]{1,64}@[^<>\s@]{1,255}>\s*[:：]?\s*$"
)
MAILBOX = re.compile(r"[<(\[][\u200e\u200f\u202a-\u202e]*(?:mailto:)?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}")
TELLING = re.compile(
    r"(?i)\b(?:i|we|you|he|she|they|please|my|our|ich|wir|nous|yo)\b|\b(?:i|we)['’]|ผม|ดิฉัน|กรุณา|รบกวน|โปรด"
)
TIME = re.compile(
    r"\d{1,2}[:.h時时點点][\s\d]?\d|\d\s*(?:นาฬิกา|น\.|[ap]\.?m\b)|[\u0660-\u0669\u06f0-\u06f9]{1,2}:", re.IGNORECASE
)
DATE_OR_TIME = re.compile(r"\d{1,2}[:.h]\d{2}|\b(?:19|20|25)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d年")
ADDRESS_AT_END = re.compile(
    r"[<(\[][^\s<>@]{1,64}@[^\s<>@]{1,255}?[>)\]][\u200e\u200f\u202a-\u202e]*\s*"
    r"[:：][\s\u200e\u200f\u202a-\u202e]*$"
)
ADDRESS = re.compile(r"[^\s<>@\"]{1,64}@[^\s<>@\"]{1,255}")

QUOTING_SOMEONE = re.compile(
    r"^\s*(?:quoting|citando|zitat von|citation de|cytowanie|citerar|cit(?:ác|at)ia)\b", re.IGNORECASE
)
_FROM = (
    "from|von|de|da|van|från|fra|lähettäjä|od|от|від|feladó|kimden|gönderen|gönderen kişi|de la|από|expéditeur"
    "|remitente"
    "|saatja|nuo|प्रेषक|از|從|寄件人姓名|nga|寄信人|ส่งโดย|ส่งจาก"
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
    "|изпратено|poslano|poslato|послато|pošiljateljev datum|已傳送|已发送|dihantar|tarikh|saadetud|kuupäev|nosūtīts"
    "|datums|išsiųsta|enviat|enviat el|भेजा गया|दिनांक|तारीख|ارسال شده|تاریخ|sent at|received|дата отправки"
    "|일시|đã gửi|ngày|vào|dikirim|tanggal|tarikh|נשלח|תאריך|تاريخ الإرسال|التاريخ|تم الإرسال"
)
_TO = (
    "to|an|à|a|al|para|per|aan|till|til|vastaanottaja|do|кому|címzett|kime|alıcı|către|προς|destinataire|destinatario"
    "|ถึง|ผู้รับ|收件人|收件者|收信人|宛先|送信先|받는 사람|받는사람|수신|đến|tới|người nhận|kepada|ke|untuk|אל|إلى"
    "|empfänger|komu|до|prima|za|за|至|adressaat|kam|per a|प्राप्तकर्ता|به|គេ|收件人姓名|ผู้รับ"
)
_SUBJECT = (
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|otsikko|temat|тема|předmět|predmet|tárgy"
    "|konu"
    "|subiect|θέμα|เรื่อง|หัวเรื่อง|หัวข้อ|ชื่อเรื่อง|主题|主題|主旨|标题|件名|제목|chủ đề|tiêu đề|subjek|perihal"
    "|נושא|הנדון"
    "|الموضوع|sujet|относно|zadeva|tema|наслов|teema|tēma|assumpte|विषय|موضوع|temats|вопрос"
)
_COPY = (
    "cc|bcc|copie|kopie|kopia|kopi|copia|สำเนา|สำเนาถึง|抄送|副本|参照|참조|cópia|кому копия|копия|importance|reply-to"
    "|ความสำคัญ|kopio|dw|másolatot kap|копие|kopija|kp|κοιν|bilgi|עותק|نسخة|نسخه|sk|attachments|anlagen|priority"
)


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"^[\s>*_|•\u200e\u200f]*(?:{alternatives(words)})\s?[*_]*\s*[:：]", re.IGNORECASE)


FROM_LABEL, SENT_LABEL, TO_LABEL = _label(_FROM), _label(_SENT), _label(_TO)
SUBJECT_LABEL, COPY_LABEL = _label(_SUBJECT), _label(_COPY)
NOTES_TO, NOTES_CC = re.compile(r"(?i)^\s*(?:to|an|für)\s*(?::|$)"), re.compile(r"(?i)^\s*(?:cc|kopie)\s*(?::|$)")
NOTES_SUBJECT = re.compile(r"(?i)^\s*(?:subject|thema|betreff)\s*(?::|$|\|)")
FULL_DATE = re.compile(r"\d{4}\D.{0,30}?\d{1,2}:\d\d|\d{1,2}:\d\d.{0,30}\d{4}")
HEADER_LABELS = (FROM_LABEL, SENT_LABEL, TO_LABEL, SUBJECT_LABEL, COPY_LABEL)

SIGNATURE_DELIMITER = re.compile(r"^(?:--|—|– –|__)\s?$")
_DEVICE = (
    "(?:iphone|ipad|ipod|android|samsung|galaxy|huawei|honor|oppo|vivo|xiaomi|redmi|realme|nokia|sony|xperia"
    "|blackberry"
    "|windows|outlook|yahoo|gmail|hotmail|icloud|aol|mail\\b|mobile|smartphone|phone\\b|tablet|proton|mailspring"
    "|spark)"
)
MOBILE_LINE = re.compile(
    rf"^[-\s*_\[(]*(?:sent (?:from|via|with|using|by) (?:(?:my|an?)\b[^,;:?!]{{1,60}}$|{_DEVICE}"
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
    rf"|ส่ง(?:มา)?(?:จาก|ผ่าน|ด้วย)\s*(?:{_DEVICE}|โทรศัพท์|มือถือ|อุปกรณ์|แอป|เมล|อีเมล|สมาร์ทโฟน|แท็บเล็ต)|(?:รับ"
    rf"|ดาวน์โหลด"
    rf"|ใช้งาน) ?outlook|发自我的|发自|發自|從我的|从我的|通过.{{1,20}}发送"
    r"|下载 ?outlook"
    r"|.{1,30}から送信|.{1,30}を入手|나의 .{1,30}에서 보냄|내 .{1,30}에서 보냄|.{1,30}에서 보냄|được gửi từ"
    r"|gửi từ|tải outlook"
    r"|đã gửi từ|dari (?:iphone|ipad|android|ponsel|hp)\b.{0,20}$|elküldve .{0,20}(?:ról|ről|val|vel)\b|poslano s\b"
    r"|poslané z"
    r"|ส่งจากจดหมายสำหรับ|(?:holen sie sich |téléchargez |obtenga |obtén |baixe |scarica |pobierz )?outlook (?:für"
    r"|pour|para|per|dla|for) "
    r"(?:ios|android)(?: (?:beziehen|holen|herunterladen))?\s*(?:<.*)?$|(?:獲取|获取|取得|下載|下载) ?outlook\b|(?:ios"
    r"|android)용 outlook"
    r"|get [\w.]{2,20} for (?:android|ios|iphone|windows|mac)\b|sent from a .{3,50}\b(?:typos?|brevity|errors)\b"
    r"|(?:please )?excuse (?:the |any |my )?(?:brevity|typos|spelling)\b"
    r"|dikirim dari|dapatkan outlook|נשלח מה|أرسلت من|تم الإرسال من|yahoo mail|this message was sent from my)",
    re.IGNORECASE,
)
# People thank in the text as well, so thanks count only when a name follows, and stay with the text.
THANKS = re.compile(
    r"^[\s*_]*(?:(?:many |best |kind |with )?thanks(?: (?:again|so much|a lot|and regards|in advance|for your help))?"
    r"|thank you"
    r"(?: (?:again|so much|very much|in advance|for your help|kindly))?|thx|tia|ty|cheers|(?:vielen |besten "
    r"|lieben )?dank(?: im voraus)?|danke"
    r"|merci(?: (?:beaucoup|d'avance))?|(?:muchas )?gracias|(?:muito )?obrigad[oa]|grazie(?: mille)?|bedankt"
    r"|dank (?:je|u)(?: wel)?|tack|tak|kiitos"
    r"|dziękuję|спасибо|teşekkürler|cảm ơn|terima kasih|谢谢|謝謝|ありがとうございます"
    r"|ขอบคุณ(?:มาก)?|ขอบพระคุณ(?:มาก|เป็นอย่างสูง)?|ด้วยความขอบคุณ)[\s,.!:;。，、~*_\-–—ๆนะค่ะคะครับผม]*$",
    re.IGNORECASE,
)
_REGARDS = (
    "regards|best regards|kind regards|warm regards|best|best wishes|cheers|rgds|br|lg|vg|mfg|viele grüße|liebe grüße"
    "|beste grüße|gruß|gruss"
    "|cordialement|bien à vous|saludos|abraços|atenciosamente|saluti|groeten|groetjes|mvg|hälsningar|mvh|hilsen"
    "|terveisin|pozdrawiam"
    "|с уважением|ด้วยความเคารพ|ด้วยความนับถือ|ขอแสดงความนับถือ"
)
CLOSING_WITH_NAME = re.compile(
    rf"^\s*(?i:{alternatives(_REGARDS)})\s*[,\-–—]?\s+(?:[A-ZÀ-ÞА-Я][\w.'’-]{{0,20}}"
    rf"|[\u0e00-\u0e7f]{{2,20}})(?: [A-ZÀ-ÞА-Я][\w.'’-]{{0,20}}| [\u0e00-\u0e7f]{{2,20}}){{0,2}}\s*$"
)
_LATIN_NAME = r"[A-ZÀ-ÞА-ЯŁŚŽČŘ][\w.'’-]{0,24}"
NAME_LINE = re.compile(
    rf"^[\s*_]*(?:(?:mr|mrs|ms|miss|dr|prof|khun|k)\.? )?{_LATIN_NAME}(?: (?:(?:van|von|de|da|di|der|den|bin"
    rf"|al) )?{_LATIN_NAME}){{0,3}}"
    r"(?:\s*[,|(/–-]\s*\S.{0,40})?[\s*_.]*$"
    r"|^\s*(?:คุณ|นาย|นาง|นางสาว|น\.ส\."
    r"|ดร\.)?[\u0e00-\u0e7f]{2,25}(?: [\u0e00-\u0e7f]{2,30}){0,2}(?:\s*\([^()]{1,25}\))?\s*$"
    r"|^\s*[\u4e00-\u9fff]{2,4}\s*$|^\s*[\uac00-\ud7a3]{2,5}(?: 드림| 올림)?\s*$"
)
_NAME_WORD = r"[A-ZÀ-ÞА-Я\u0e00-\u0e7f][\w.'’\u0e00-\u0e7f]{0,20}"
DASHED_NAME = re.compile(rf"^(?:[-–—~]{{1,2}}|/)\s?{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}\s*$")
OFFICE = re.compile(
    r"(?i)\b(?:manager|director|engineer|officer|president|ceo|cto|cfo|founder|owner|consultant|executive|assistant"
    r"|coordinator|supervisor"
    r"|administrator|analyst|developer|designer|specialist|representative|head of|department|dept|team lead|sales"
    r"|marketing|support|procurement"
    r"|geschäftsführer|leiter|directeur|responsable|gerente|direttore|co\.?,? ?ltd|ltd\.?|limited|inc\.?|llc|gmbh"
    r"|corp(?:oration)?\.?|plc|s\.a\.|pty)(?!\w)"
    r"|บริษัท|จำกัด|ผู้จัดการ|ฝ่าย|แผนก|เจ้าหน้าที่|หัวหน้า|วิศวกร|กรรมการ|ห้างหุ้นส่วน|株式会社|有限公司|部長|経理"
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
