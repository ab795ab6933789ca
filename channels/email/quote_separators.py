"""Lines that part a message from another mail in it: titled rules, the first words of a forward, drawn lines."""

import re


def alternatives(text: str) -> str:
    """Words written with | between them, as an alternation that takes them literally."""
    return "|".join(re.escape(word.strip()) for word in text.split("|") if word.strip())


_ORIGINAL = (
    "original message|original appointment|original-nachricht|urspr.{1,3}ngliche nachricht|оригінальне повідомлення"
    "|邮件原件|原件|original mail|original e-mail|original email|original|reply message|replied message"
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
    "forwarded message|forwarded messages|forwarded by|fwd message|weitergeleitete mail|weitergeleitete e-mail"
    "|message réexpédié|mensaje reenviado|mensagem reencaminhada|doorgestuurd e-mailbericht|videresendt besked"
    "|forwarded mail|forwarded email|forwarded by|weitergeleitete nachricht|message transféré"
    "|message transmis|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht"
    "|vidarebefordrat mejl"
    "|vidarebefordrat meddelande|videresendt meddelelse|videresendt melding|välitetty viesti|wiadomość przekazana"
    "|przekazana wiadomość|пересылаемое сообщение|переадресованное сообщение|přeposlaná zpráva|továbbított üzenet"
    "|yönlendirilmiş ileti|iletilen mesaj|ข้อความที่ส่งต่อ|ข้อความส่งต่อ|转发的邮件|转发邮件|轉寄郵件|轉寄信件"
    "|転送メッセージ"
    "|転送メール|전달된 메시지|전달된 메일|thư được chuyển tiếp|pesan terusan|הודעה שהועברה|رسالة معاد توجيهها"
)
_FORWARD_BEGINS = (
    "begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail"
    "|début du message réexpédié"
    "|début du message transféré|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem encaminhada"
    "|início da mensagem reencaminhada|begin doorgestuurd bericht|vidarebefordrat brev|videresendt besked"
    "|videresendt melding"
    "|välitetty viesti alkaa|начало переадресованного сообщения|початок переадресованого повідомлення"
    "|początek przekazywanej wiadomości"
    "|začátek přeposílané zprávy|továbbított levél kezdete|iletilen ileti başlangıcı|başlangıç iletilen mesaj"
    "|αρχή προωθημένου μηνύματος"
    "|inceputul mesajului redirecționat|เริ่มต้นข้อความที่ส่งต่อ|เริ่มข้อความที่ส่งต่อ|เริ่มการส่งต่อข้อความ"
    "|เริ่มต้นการส่งต่อข้อความ|ขึ้นต้นข้อความที่ส่งต่อ"
    "|ข้อความที่ส่งต่อ|转发的邮件|以下是转发的邮件|开始转发的信息|開始轉寄郵件|以下是被轉寄的郵件"
    "|転送されたメッセージ|전달된 메시지|bắt đầu tin nhắn được chuyển tiếp"
    "|memulai pesan yang diteruskan|תחילת ההודעה שהועברה|بداية الرسالة المعاد توجيهها"
)
_MARKS = "-_=*~#\u2010\u2012\u2013\u2014"
_ORIGINAL_TITLE = re.compile(rf"(?:{alternatives(_ORIGINAL)})([^\n]{{0,80}})$", re.IGNORECASE)
_FORWARD_TITLE = re.compile(rf"(?:{alternatives(_FORWARDED)})([^\n]{{0,120}})$", re.IGNORECASE)
_FORWARD_BEGINNING = re.compile(rf"(?:{alternatives(_FORWARD_BEGINS)})\s*[:：]?$", re.IGNORECASE)
_LOTUS = re.compile(
    r"(?i)\bwrote:$|\bschrieb:$|\ba écrit:$|\bha scritto:$|\bescribió:$|\bescreveu:$|\bскрев:$|เขียนว่า:$"
)
DRAWN_LINE = re.compile(r"^[\s>]*(?:[-_=*~]{5,}|[-_=]{3,}|[─━—–]{3,})\s*$")
GROUPWISE = re.compile(r"^\s*>>>\s?[^>\n].{2,200}>>>\s*$")
FRAMED_TITLE = re.compile(r"^[\s>]*(?:[-_=*~#]{3,}\s*[^-_=*~#].{1,40}[^-_=*~#\s]\s*[-_=*~#]{3,}|<!--.{1,60}-->)\s*$")
_REPLY_ABOVE_WORDS = ("above", "เหนือ", "-dessus", "oberhalb", "überhalb", "encima", "sopra", "此线", "より上")
REPLY_ABOVE = re.compile(
    r"(?:type|write|enter) your reply above this line|reply above this line|(?:please )?reply above this"
    r"|ตอบกลับเหนือ(?:เส้น|บรรทัด)นี้|พิมพ์คำตอบ(?:ของคุณ)?เหนือ|répondre au-dessus de cette ligne"
    r"|oberhalb dieser (?:linie|zeile) (?:ein|antworten|schreiben)|antwort(?:en)? (?:bitte )?(?:ober|über)halb"
    r"|répon(?:dez|dre) (?:au-dessus|ci-dessus)|escriba? su respuesta (?:por )?encima|rispondi sopra questa riga"
    r"|above this line (?:to (?:reply|post|add)|will be)|write above this line|回复请(?:写)?在此线(?:以)?上|この(?:線"
    r"|行)より上"
    r"|antworten sie oberhalb dieser linie|escribe tu respuesta por encima de esta línea",
    re.IGNORECASE,
)


def is_original_line(text: str) -> bool:
    """`-----Original Message-----` in any language, or Notes' `-----Somebody wrote: -----`."""
    title, is_marked = _title(text)
    if not is_marked:
        return False
    match = _ORIGINAL_TITLE.match(title)
    if match is not None:
        return not any(mark in match[1].strip().rstrip(_MARKS) for mark in "_=")
    return text.rstrip().endswith("---") and _LOTUS.search(title) is not None


def may_say_reply_above(text: str) -> bool:
    """Whether it is worth looking for REPLY_ABOVE at all."""
    lowered = text.lower()
    return any(word in lowered for word in _REPLY_ABOVE_WORDS)


def is_original_title(text: str) -> bool:
    """The words of `is_original_line` without any marks: they count right above a header block only."""
    match = _ORIGINAL_TITLE.match(text.strip())
    return match is not None and not match[1].strip(" :：")


def is_forward_line(text: str) -> bool:
    """`---------- Forwarded message ---------` in any language, or Apple's `Begin forwarded message:`."""
    title, is_marked = _title(text.lstrip(" >\t"))
    if is_marked:
        match = _FORWARD_TITLE.match(title)
        return match is not None and "_" not in match[1].strip().rstrip(_MARKS)
    return _FORWARD_BEGINNING.match(title) is not None and (
        title.endswith((":", "：")) or title[:1].lower() in "baidvzоп以开開"
    )


def _title(text: str) -> tuple[str, bool]:
    """The words of a line without the marks around them, and whether at least two marks stood before them."""
    line = text.strip(" >\t")
    title = line.lstrip(_MARKS)
    return title.strip(_MARKS + " \t"), len(line) - len(title) >= 2
