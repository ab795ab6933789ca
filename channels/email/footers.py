"""What stands below a message without being written by its author: mailing-list footers, legal notices, virus checkers'
and advertisers' lines. Pure and linear.
"""

import re
from collections.abc import Sequence

from core.text.html_text import Region

_MOST_LINES = 60
_LONGEST_LINE = 400
_DRAWN = re.compile(r"^\s*[-_=*#~]{2,}\s*$")
_LOOK_BELOW_RULE = 5
_BELOW_RULE = re.compile(
    r"(?i)mailing list|groups sponsor|do you yahoo|mailman|listinfo|unsubscri|subscri(?:be|ption)|sponsored by"
    r"|abmelde|désabonn|desabonn|cancelar (?:la )?suscrip"
    r"|lists?\.[\w.-]+/|@lists?\.|confidential|vertraulich|confidentiel|confidencial|disclaimer|virus|this e-?mail"
    r"|yahoo! groups|list archives?|help stop and prevent spam|get your (?:free|own)|msn (?:explorer|messenger"
    r"|hotmail|photos)|join msn"
)
_ALONE = re.compile(
    r"(?i)^[\s*_>(\[-]*(?:"
    r"confidentiality (?:notice|note|statement)\b|e-?mail (?:disclaimer|confidentiality)|disclaimer\s*:"
    r"|legal disclaimer\s*:?|privileged (?:and|/) confidential|notice of confidentiality|if you (?:are not"
    r"|have received) (?:the intended|this (?:e-?mail|message|communication) (?:in error|by mistake))"
    r"|(?:p )?please (?:consider|think (?:about|of)) (?:the|our|your) (?:environment|responsib|planet)"
    r"|(?:before printing|save paper|think green)\b|(?:<?https?://(?:www\.)?avast\S*\s*)?virus[- ]free\."
    r"|this (?:e-?mail|message) (?:has been|was) (?:checked|scanned|sent)(?: for| by| from a)\b.{0,40}(?:virus|avast"
    r"|avg|norton|mcafee|symantec|messagelabs|mailscanner|computer)"
    r"|outgoing mail is certified virus free|checked by avg|avast logo"
    r"|diese e-?mail (?:enthält|ist|und|kann)\b.{0,80}(?:vertraulich|bestimmt|anlagen|anhänge)"
    r"|der inhalt dieser e-?mail"
    r"|ce (?:message|courriel|mail)\b.{0,80}(?:confidentiel|pièces? jointes?|destin|établi)|este (?:mensaje"
    r"|correo)\b.{0,80}(?:confidencial|adjunt|dirig|destinat)"
    r"|esta mensagem\b.{0,80}(?:confidencia|anex|destin)|questo messaggio\b.{0,80}(?:riservat|confidenzial"
    r"|destinatari|allegat)"
    r"|dit (?:bericht|e-?mail(?:bericht)?)\b.{0,60}(?:vertrouwelijk|bestemd)"
    r"|aviso (?:de confidencialidad|legal)|avis de confidentialité|avviso di riservatezza|hinweis\s*: diese e-?mail"
    r"|(?:อีเมล|ข้อความ|จดหมายอิเล็กทรอนิกส์|ข้อมูล)(?:ฉบับ|ใน)?.{0,20}(?:นี้)?.{0,30}(?:เป็นความลับ|ความลับ"
    r"|เฉพาะผู้รับ|เอกสารแนบ.{0,40}(?:ลับ|เฉพาะ))"
    r"|ข้อความ(?:แจ้ง)?ปฏิเสธความรับผิด|โปรดคำนึงถึงสิ่งแวดล้อม|กรุณา(?:คำนึงถึงสิ่งแวดล้อม|ช่วยกันรักษาสิ่งแวดล้อม)"
    r"|本(?:邮件|電子郵件|信件).{0,40}(?:机密|機密|保密|收件人|收信人)|このメール(?:に|は).{0,30}(?:機密|秘密)"
    r"|이 (?:메일"
    r"|전자우편)은?.{0,40}(?:기밀|비밀)"
    r"|настоящее (?:сообщение|электронное)"
    r"|to unsubscribe(?:,| from this| send| visit| click| go| please| or |:).{0,80}"
    r"|you (?:received|are receiving|got) this (?:e-?mail |message )?because\b"
    r"|unsubscribe\s*:|for additional commands, e-?mail|to post to this group|manage your subscription"
    r"|view this (?:email|message) in your browser"
    r"|do you yahoo!\?|this sf\.net e-?mail"
    r"|reply to this (?:e-?mail|message) directly(?:,| or)|view (?:it|this) on github"
    r")"
)


# Sentences that people begin as well; a notice speaks of secrecy or of who may read it.
_NOTICE_BEGINS = re.compile(
    r"(?i)^[\s*_>(\[-]*(?:(?:this|these|the (?:information|contents?)(?: contained| transmitted)? (?:in|of) this)"
    r" (?:electronic )?(?:e-?mail|mail|message|communication|transmission)s?\b|important notice|legal notice"
    r"|notice\s*:)"
)
_NOTICE_WORDS = re.compile(
    r"(?i)confidential|privileged|intended (?:only |solely |recipient|for the (?:use|person|addressee|individual))"
    r"|addressee"
    r"|recipient|(?:checked|scanned) (?:for|by)|virus|legally|unauthori[sz]ed|disclos"
)


def mark_footers(texts: Sequence[str], regions: list[Region]) -> None:
    """Turn the footer's lines from NEW to SIGNATURE: from the first line that begins one down to the end.

    Something of the author's must stand above it, and no more lines below it than footers have.
    """
    _mark_armour(texts, regions)
    start = _footer_start(texts, regions)
    if start is None or not any(regions[place] == Region.NEW and texts[place].strip() for place in range(start)):
        return
    for place in range(start, len(regions)):
        if regions[place] == Region.NEW:
            regions[place] = Region.SIGNATURE


def _mark_armour(texts: Sequence[str], regions: list[Region]) -> None:
    """The frame of a mail that PGP signed as text (RFC 4880 section 7) is its signature, in the word's other sense."""
    if not any(text.startswith("-----BEGIN PGP SIGNED MESSAGE-----") for text in texts[:_MOST_LINES]):
        return
    is_frame = False
    for place, text in enumerate(texts):
        if text.startswith(("-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----")):
            is_frame = True
        elif (
            is_frame
            and not text.strip()
            and not any(line.startswith("-----BEGIN PGP SIG") for line in texts[place - 4 : place])
        ):
            is_frame = False
        if is_frame and regions[place] == Region.NEW:
            regions[place] = Region.SIGNATURE
        if text.startswith("-----END PGP SIGNATURE-----"):
            is_frame = False


def _footer_start(texts: Sequence[str], regions: Sequence[Region]) -> int | None:
    found: int | None = None
    seen = 0
    for place in range(len(texts) - 1, -1, -1):
        if regions[place] != Region.NEW or not texts[place].strip():
            if regions[place] == Region.QUOTE and seen:
                break
            continue
        seen += 1
        if seen > _MOST_LINES:
            break
        text = texts[place][:_LONGEST_LINE]
        if (
            _ALONE.match(text) is not None
            or (_NOTICE_BEGINS.match(text) is not None and _is_notice(texts, place))
            or (_is_rule(text) and _names_a_footer(texts, place + 1))
        ):
            found = place
    return found if found is None else _with_rule_above(texts, found)


def _is_notice(texts: Sequence[str], start: int) -> bool:
    return _NOTICE_WORDS.search(" ".join(texts[start : start + _LOOK_BELOW_RULE])[: 2 * _LONGEST_LINE]) is not None


def _with_rule_above(texts: Sequence[str], start: int) -> int:
    for place in range(start - 1, max(-1, start - 3), -1):
        if texts[place].strip():
            return place if _DRAWN.match(texts[place]) is not None else start
    return start


def _is_rule(text: str) -> bool:
    """A long drawn line, perhaps with a title in it."""
    line = text.strip()
    drawn = line[:1]
    if len(line) < 3 or drawn not in "_=*#~-":
        return False
    if not line.strip(drawn):
        return len(line) >= {"*": 3, "-": 20}.get(drawn, 10)
    return line.startswith(drawn * 5) and len(line) - len(line.rstrip("_=*#~->")) >= 5


def _names_a_footer(texts: Sequence[str], start: int) -> bool:
    below = [text for text in texts[start : start + _LOOK_BELOW_RULE] if text.strip()]
    return any(_BELOW_RULE.search(text[:_LONGEST_LINE]) is not None for text in below)
