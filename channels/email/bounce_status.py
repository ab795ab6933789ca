"""What the words of a bounce mean: enhanced status codes (RFC 3463, RFC 5248) named or described, in many languages."""

import re
from collections.abc import Sequence

_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\d.:/@-])([45]\d\d)[ \-#:,]+\S")
_LONGEST = 5_000
_MOST_LINES = 400

_MAILBOX_FULL = (
    r"mail ?box (?:is |has )?(?:been )?full|(?:quota|storage|allowed size|limit).{0,30}exceed|exceed(?:s"
    r"|ed)?.{0,30}(?:quota|storage|allowed size|local limit)"
    r"|over(?:\s|-)?(?:drawn )?quota|disk quota|quota full|account is full|out of storage|(?:mailbox|inbox|recipient"
    r"|user).{0,20} is full"
    r"|not enough (?:disk |storage )?space|insufficient (?:system )?(?:storage|disk)|has exceeded .{0,40}storage"
    r"|too much (?:mail|data) "
    r"|กล่อง(?:จดหมาย|เมล|ข้อความ).{0,20}เต็ม|พื้นที่.{0,20}(?:เต็ม|ไม่เพียงพอ)|เกินโควตา|โควตาเต็ม|邮箱(?:已"
    r"|空间)?.{0,4}满|郵箱.{0,4}滿|信箱.{0,4}滿|容量.{0,6}(?:不足|超)"
    r"|メールボックスが.{0,6}いっぱい|容量を超え|용량.{0,4}초과|편지함.{0,6}(?:가득|꽉)|postfach (?:ist )?(?:voll"
    r"|überfüllt)|speicherplatz.{0,20}(?:überschritten|erschöpft)"
    r"|bo[iî]te.{0,20}pleine|quota.{0,20}dépass|buz[oó]n.{0,20}(?:lleno|completo)|caixa.{0,20}(?:cheia|lotada)"
    r"|casella.{0,20}piena|ящик.{0,20}переполнен|превышен.{0,20}квот"
)
_MOVED = (
    r"user has moved|has moved to|moved to another|no longer (?:at|with|works|employed|valid|in use|on server"
    r"|available)|address has changed|551[ -].{0,40}user not local"
)
_NO_SUCH_HOST = (
    r"(?:host|domain)(?: or domain)?(?: name)?(?: [\w.-]+)? (?:was )?(?:not found|unknown)|unknown (?:host|domain)"
    r"|no such (?:host|domain)|computer was\s+not found"
    r"|name or service not known|name service error|could ?n[o']t find any host|couldn't find a mail exchanger"
    r"|bad destination (?:mailbox )?(?:host|system|domain)"
    r"|domain (?:does not|doesn't) exist|illegal host|no mx|mx .{0,20}not found|no (?:route to|valid) host"
    r"|unrouteable (?:mail )?domain|unrouteable host"
    r"|nxdomain|dns (?:error|lookup)|ไม่พบโดเมน|域名.{0,6}不存在|找不到.{0,6}域"
)
_NO_SUCH_USER = (
    r"user\s*unknown|unknown\s*(?:user|recipient|mailbox|address|account|login)|no such\s*(?:user|mailbox|recipient"
    r"|address|account|person)|not a (?:valid|local) (?:user|mailbox|recipient)"
    r"|(?:mailbox|user|recipient|account|address|person|account .{0,20})\s(?:was |is |were )?(?:n[o']t"
    r"|not) (?:be )?(?:found|exist|recogni[sz]ed|known|available here)|does ?n[o']t (?:exist|have an?)\b"
    r"|not exist|recipient (?:address )?rejected|(?:no|couldn't find) mailbox|mailbox (?:not found|unavailable"
    r"|is unavailable|does not)|invalid (?:recipient|mailbox|address|user|e-?mail)"
    r"|address (?:not found|couldn't be found|unknown|incorrect)|wasn't found|user not found|not listed in|no account"
    r"|unrouteable address|not a known user|unknown local|no local mailbox"
    r"|name is not recognized|recipient.{0,20}(?:not recognized|possibly incorrect|is unknown)|user is unknown"
    r"|does not like recipient|no valid recipient|bad address"
    r"|addresses were unknown|recipnotfound|recipientnotfound|no recipients|no mailbox here|not our customer"
    r"|unable to verify address"
    r"|is not valid|no such local"
    r"|ไม่พบ(?:ที่อยู่|ผู้ใช้|ผู้รับ|บัญชี|กล่อง)|ไม่มี(?:ผู้ใช้|ผู้รับ|บัญชี|ที่อยู่|อีเมล)(?:นี้|อยู่|ดังกล่าว)?"
    r"|ไม่มีอยู่(?:จริง|ใน)?|(?:收件人|用户|使用者|地址|邮箱|信箱|帳號|账号).{0,10}不存在|不存在|查无此"
    r"|存在しません|見つかりません|宛先不明|존재하지 않|없는 (?:사용자|계정|메일)|수신자를 찾을 수 없|не найден"
    r"|не существует|пользовател.{0,20}неизвест|неизвестный пользователь"
    r"|nicht (?:vorhanden|gefunden)|existiert nicht|unbekannter (?:empfänger|benutzer)|n'existe pas|inconnu"
    r"|introuvable|no existe|desconocido|no se encontró|não (?:existe|encontrad)"
    r"|desconhecido|sconosciuto|non esiste|inesistente|bestaat niet|onbekend|finns inte|nie istnieje|nieznany"
)
_DISABLED = (
    r"(?:account|mailbox|user|recipient|address)\s.{0,30}(?:disabled|inactive|suspended|deactivated|discontinued"
    r"|closed|locked|terminated|deleted)|inactive (?:user|mailbox|account)"
    r"|(?:disabled|suspended|deactivated) (?:user|mailbox|account)|ถูกระงับ|ปิดใช้งาน|已停用|被停用|被禁用"
)
_TOO_LARGE = (
    r"message (?:size|file|is )?(?:too (?:large|big|long)|.{0,30}exceed)|too large|exceeds? .{0,30}size|size limit"
    r"|larger than|maximum (?:message )?size|message length exceeds"
    r"|ขนาด.{0,30}(?:เกิน|ใหญ่)|ใหญ่เกิน|邮件.{0,6}(?:过大|太大)|超过.{0,6}大小|サイズ.{0,10}(?:超|大き)"
    r"|слишком больш|zu groß|trop (?:gros|volumineux)|demasiado grande|muito grande|troppo grande"
)
_LOOP = (
    r"mail (?:for .{0,60})?loop|loops? back|routing loop|too many hops|hop count exceeded|forwarding loop|loop detected"
)
_REFUSED_BY_POLICY = (
    r"spam|blocked|blacklist|block list|blocklist|denylist|rbl|poor reputation|dnsbl|policy|not authori[sz]ed"
    r"|unauthenticated|access denied|administrative(?:ly)? prohibi|message (?:content )?rejected"
    r"|relay(?:ing)? (?:access )?(?:denied|prohibited)|unable to relay|relay not permitted|dmarc|\bspf\b|dkim|virus"
    r"|banned|bulk e?-?mail|not (?:accepting|accept) mail from|permission|prohibited|rejected by"
    r"|content filter|authentication (?:required|is required)|mail from .{0,40}(?:denied|rejected)|ถูกปฏิเสธ|สแปม"
    r"|垃圾邮件|被拒|拒绝|拒絕|迷惑メール|스팸|отклонен|спам"
)
_NO_CONNECTION = (
    r"connection (?:timed? ?out|refused|lost|dropped|reset|was)|establish an smtp connection|no answer from"
    r"|unreachable|not responding|could ?n[o']t connect|accept our requests to connect|conversation .{0,40}timed out"
    r"|network (?:error|problem)|bad connection|server is down|timed? ?out"
)
_EXPIRED = (
    r"retry time|expired|in the queue too long|too long|delivery (?:time|attempts?) .{0,30}(?:exceed|expired)"
    r"|(?:failed|after) \d+ (?:attempts|hours|days)|undelivered after|failed \d+ attempts|retries exceeded"
    r"|maximum retr|has not been (?:able|delivered)"
)
_TEMPORARY = (
    r"temporar|try again|come back later|gr[ae]ylist|deferred|rate limit|too many|service (?:not |un)available|busy"
    r"|resources|throttl|again later|ชั่วคราว|暂时|一時的|временн"
)
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), status)
    for pattern, status in (
        (_MAILBOX_FULL, "5.2.2"),
        (_TOO_LARGE, "5.3.4"),
        (_DISABLED, "5.2.1"),
        (_MOVED, "5.1.6"),
        (_NO_SUCH_HOST, "5.1.2"),
        (_NO_SUCH_USER, "5.1.1"),
        (_LOOP, "5.4.6"),
        (_REFUSED_BY_POLICY, "5.7.1"),
        (r"retry timeout|" + _EXPIRED, "4.4.7"),
        (_NO_CONNECTION, "4.4.1"),
        (_TEMPORARY, "4.7.0"),
    )
)
_BY_REPLY = {
    "550": "5.1.1",
    "551": "5.1.6",
    "552": "5.2.2",
    "553": "5.1.3",
    "554": "5.0.0",
    "450": "4.2.0",
    "451": "4.3.0",
    "452": "4.2.2",
}


def status_from_text(text: str) -> str:
    """The enhanced status a sentence names or means (RFC 3463), '' when it says nothing."""
    sample = text[:_LONGEST]
    enhanced = _ENHANCED.search(sample)
    reply = _REPLY.search(sample)
    meaning = next((status for pattern, status in _MEANINGS if pattern.search(sample) is not None), "")
    if enhanced is not None and not (enhanced[1].endswith(".0.0") and meaning):
        return enhanced[1]
    if enhanced is not None:
        return enhanced[1][0] + meaning[1:]
    if reply is not None:
        return reply[1][0] + meaning[1:] if meaning else _BY_REPLY.get(reply[1], f"{reply[1][0]}.0.0")
    return meaning


def names_a_code(text: str) -> bool:
    """Whether an enhanced status or an SMTP reply code stands in the text."""
    return _ENHANCED.search(text) is not None or _REPLY.search(text) is not None


def _meaning_rank(line: str) -> int:
    """How telling a line is: the place of its meaning in the list, its length when it means nothing."""
    return next(
        (rank for rank, (pattern, _) in enumerate(_MEANINGS) if pattern.search(line) is not None), len(_MEANINGS)
    )


def diagnostic_line(text: str, recipients: Sequence[str] = ()) -> str:
    """The line with the server's own words: a reply code or an enhanced status, else a known complaint, else what
    stands below the recipient.
    """
    lines = [line.strip()[:_LONGEST] for line in text.split("\n")[:_MOST_LINES]]
    for index, line in enumerate(lines):
        if names_a_code(line):
            following = lines[index + 1] if index + 1 < len(lines) else ""
            return (f"{line} {following}" if following and "@" not in following else line)[:500].strip()
    known = [(_meaning_rank(line), index) for index, line in enumerate(lines)]
    about_recipient = [one for one in known if any(recipient in lines[one[1]].lower() for recipient in recipients)]
    for worst in (len(_MEANINGS) - 1, len(_MEANINGS)):
        for candidates in (about_recipient, known):
            rank, index = min(candidates, default=(len(_MEANINGS), 0))
            if rank < worst:
                return lines[index][:500]
    for index, line in enumerate(lines):
        if any(recipient in line.lower() for recipient in recipients):
            rest = line.lower().partition(recipients[0])[2].strip("<>'\"():;,. ")
            below = next((other for other in lines[index + 1 : index + 4] if other), "")
            return (line if len(rest) > 3 else below or line)[:500]
    return ""
