"""Bounces that are not RFC 3464: what qmail, Exim, Sendmail, Exchange, Domino, GroupWise, Yahoo, Gmail, AOL, MDaemon,
IMail, Courier, CommuniGate and many gateways write for people to read.
"""

import re
from dataclasses import dataclass

from channels.email.addresses import parse_addresses
from channels.email.mime import Entity

_DAEMON = re.compile(
    r"^(?:mailer-?daemon|mail-?daemon|postmaster|mdaemon|mail-?delivery|mail-?system|mailsystem|bounces?"
    r"|bounce-.*|mmdf"
    r"|undeliverable|daemon|smtpd?|mailerdaemon|microsoftexchange[0-9a-f]*|no-?reply|administrator|system|qmail"
    r"|mta|smtpmail)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver|returned mail|return(?:ed)? to sender|delivery (?:status|fail|notification|report|problem|error"
    r"|has failed|delayed)"
    r"|mail delivery (?:fail|system|problem|error|sub)|failure notice|failed mail|mail failure|non.?delivery"
    r"|message (?:not|un)"
    r"|could not (?:send|deliver|be deliver)|not delivered|delayed mail|warning: (?:message|could)|rejected|bounce"
    r"|nicht zustell|unzustellbar|zustellung|non remis|échec de|non distribu|entrega|devuelto|no entregado"
    r"|não entregue"
    r"|mancata consegna|onbestelbaar|не доставлено|недоставленн|配信|投递|退信|系统退信|ส่งไม่(?:สำเร็จ|ได้|ถึง)"
    r"|ไม่สามารถส่ง|ตีกลับ",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    r"could ?n[o']t be delivered|could not be delivered|wasn'?t (?:able to deliver|delivered)|was not delivered"
    r"|unable to deliver|undeliverable|un-?deliver(?:ed|able)"
    r"|delivery (?:to the following .{0,40})?(?:has )?failed|failed permanently"
    r"|permanent (?:fatal )?(?:error|failure)|did not reach|could not be reached|cannot be delivered|can(?:no"
    r"|')t be delivered"
    r"|not been delivered|has been rejected|was rejected|following (?:addresses|recipients?"
    r"|destination)[^.]{0,60}(?:fail|error|problem)"
    r"|the following address(?:\(es\)|es)? failed|failed to deliver|returned to (?:you|sender)"
    r"|not able to deliver|user unknown"
    r"|unknown user|unrouteable address|no such user|no mailbox here|mailbox (?:is )?(?:full|unavailable"
    r"|not found)|address not found"
    r"|error occurred while trying to deliver|failed address|recipient unknown|unknown recipient|被退回|退信原因"
    r"|nicht zugestellt|n'a pas pu être (?:remis|délivré|distribu)"
    r"|no se (?:ha )?pud[oe]"
    r"|não (?:pôde|foi possível)|non (?:è stato|può essere) (?:possibile )?(?:recapitat|consegn)|ไม่สามารถส่ง"
    r"|ส่งไม่สำเร็จ|无法投递|退回"
    r"|配信できません|transcript of session follows|message (?:could not|was not) ",
    re.IGNORECASE,
)
_DELAY = re.compile(
    r"still (?:being )?(?:retr|try)|will (?:be retried|keep trying|continue to (?:try|retry))"
    r"|delivery (?:has been |is )?delayed"
    r"|not (?:yet )?been delivered (?:yet|after)|warning message only|do(?: not|n't) need to (?:resend|re-?send)"
    r"|delayed mail"
    r"|not yet been delivered|delay reason|delivery attempts will continue|temporary (?:problem|failure"
    r"|error)s? .{0,60}(?:retr|again)|has been delayed",
    re.IGNORECASE,
)
_COPY_FOLLOWS = re.compile(
    r"(?im)^.{0,10}(?:-{2,}\s*)?(?:below this line is a copy|this is a copy of (?:the|your) message"
    r"|-{2,} ?original message|original message (?:follows|headers?|attached|is attached|below)|returned message"
    r"|message header follows|unsent message below|message headers? follow|a copy of the message"
    r"|included is a copy|the header of the"
    r"|copy of (?:the )?(?:original )?message|message text follows|original headers|received: (?:from|by) "
    r"|return-path: ?<)"
)
_MAILBOX = r"((?a:[\w.!#$%&*+/=?^{|}~-]{1,64})@(?a:[\w-]+(?:\.[\w-]+)+))"
_ALONE = re.compile(
    rf"^\s*[<'\"(]?\s*(?:mailto:|smtp:)?{_MAILBOX}\s*[>'\")]?\s*[:;.]?\s*(?:[(<].{{0,200}})?$", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:\b(?:to|recipients?|address(?:es)?|user|for|mailbox|deliver(?:y|ed)?|receiver|destinataire|an|empfänger"
    rf"|reached)\b|ถึง|收件人|宛先)[^@\n]{{0,60}}?[<'\":\s(：]{_MAILBOX}",
    re.IGNORECASE,
)
_START_OF_LINE = re.compile(rf"^\s*[<'\"]?{_MAILBOX}[>'\"]?\s*(?:\.\.\.|:|-|\s)")
_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\d.:/@-])([45]\d\d)[ \-#:]+\S")
_MAILBOX_FULL = (
    r"mailbox (?:is )?full|quota (?:has been )?exceed|over(?:\s|-)?quota|exceeded (?:its |the )?(?:storage|quota)"
    r"|disk quota|กล่องจดหมายเต็ม"
)
_NO_SUCH_USER = (
    r"user unknown|unknown (?:user|recipient|mailbox)|no such (?:user|mailbox|recipient|address|account)"
    r"|does ?n[o']t exist|not exist|recipient (?:address )?rejected|no mailbox|invalid (?:recipient|mailbox"
    r"|address|user)"
    r"|address not found|user not found|mailbox not found|not listed in|doesn't have a|account (?:does not|is not)"
    r"|unrouteable|no account|not a known user|unknown local|ไม่พบ(?:ที่อยู่|ผู้ใช้)"
)
_NO_SUCH_HOST = (
    r"(?:host|domain) (?:name )?(?:not found|unknown)|unknown (?:host|domain)|no such (?:host|domain)"
    r"|name or service not known|could ?n[o']t find any host|bad destination|domain (?:does not|doesn't)|illegal host"
    r"|mx .{0,20}not found"
)
_REFUSED_BY_POLICY = (
    r"spam|blocked|blacklist|block list|blocklist|rbl|poor reputation|dnsbl|policy|not authori[sz]ed|access denied"
    r"|relay(?:ing)? (?:access )?denied|dmarc|spf|dkim|virus|banned"
)
_NO_ANSWER = (
    r"timed? ?out|connection (?:refused|lost|dropped)|retry time|expired|too long|no answer from|unreachable"
    r"|not responding"
)
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), status)
    for pattern, status in (
        (_MAILBOX_FULL, "5.2.2"),
        (_NO_SUCH_USER, "5.1.1"),
        (r"(?:account|mailbox|user) (?:is |has been |was )?(?:disabled|inactive|suspended|deactivated)", "5.2.1"),
        (_NO_SUCH_HOST, "5.1.2"),
        (r"message (?:size|too (?:large|big))|too large|exceeds? .{0,20}size|size limit|larger than", "5.3.4"),
        (_REFUSED_BY_POLICY, "5.7.1"),
        (_NO_ANSWER, "4.4.7"),
        (r"loop|too many hops", "5.4.6"),
        (r"temporar|try again|greylist|deferred|rate limit|too many", "4.7.0"),
    )
)
_LONGEST_TEXT = 30_000


@dataclass(frozen=True, slots=True)
class FreeForm:
    """What a bounce for people says; `status` may be inferred from its words."""

    recipients: tuple[str, ...]
    action: str
    status: str
    diagnostic: str


def read_free_form(root: Entity, text: str, sender: str, subject: str) -> FreeForm | None:
    """The report in a mail without machine-readable parts; None when it does not look like one.

    It takes a daemon's address, an empty return path or a bounce header, and failure words in the text or both in the
    subject: people do write "undeliverable" to each other.
    """
    failed_header = root.first("x-failed-recipients")
    local = sender.partition("@")[0]
    is_daemon = _DAEMON.match(local) is not None or root.first("return-path").strip() == b"<>"
    is_report = root.content_type == "multipart/report" and root.parameters.get("report-type", "").lower() in (
        "delivery-status",
        "",
    )
    if not (failed_header or is_daemon or is_report):
        return None
    own_words = _before_copy(text[:_LONGEST_TEXT])
    says_so = _FAILURE.search(own_words) is not None or _DELAY.search(own_words) is not None
    has_code = _ENHANCED.search(own_words) is not None or _REPLY.search(own_words) is not None
    subject_says_so = _SUBJECT.search(subject) is not None
    recipients = _recipients(root, own_words, sender)
    if failed_header or is_report:
        is_bounce = says_so or subject_says_so
    elif subject_says_so:
        is_bounce = says_so or (has_code and bool(recipients))
    else:
        is_bounce = says_so and bool(recipients) and _STRONG_DAEMON.match(local) is not None
    if not is_bounce:
        return None
    action = "delayed" if _DELAY.search(own_words) is not None and "permanent" not in own_words.lower() else "failed"
    diagnostic = diagnostic_line(own_words)
    status = status_from_text(diagnostic) or status_from_text(own_words)
    if not status:
        status = "4.0.0" if action == "delayed" else "5.0.0"
    if action == "delayed" and status.startswith("5"):
        status = "4" + status[1:]
    return FreeForm(recipients, action, status, diagnostic)


_STRONG_DAEMON = re.compile(
    r"^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|qmail|mmdf|mailerdaemon)$", re.IGNORECASE
)


def status_from_text(text: str) -> str:
    """The enhanced status a sentence names or means (RFC 3463), '' when it says nothing."""
    sample = text[:5000]
    enhanced = _ENHANCED.search(sample)
    if enhanced is not None:
        return enhanced[1]
    reply = _REPLY.search(sample)
    meaning = next((status for pattern, status in _MEANINGS if pattern.search(sample) is not None), "")
    if reply is not None:
        first = reply[1][0]
        if meaning:
            return first + meaning[1:]
        return {"550": "5.1.1", "552": "5.2.2", "553": "5.1.3", "554": "5.0.0"}.get(reply[1], f"{first}.0.0")
    return meaning


def _before_copy(text: str) -> str:
    match = _COPY_FOLLOWS.search(text)
    return text[: match.start()] if match is not None and match.start() > 40 else text


def _recipients(root: Entity, text: str, sender: str) -> tuple[str, ...]:
    declared = parse_addresses(root.every("x-failed-recipients"))
    if declared:
        return tuple(address.external_id for address in declared)
    not_these = {sender} | {a.external_id for a in parse_addresses([*root.every("to"), *root.every("delivered-to")])}
    found: dict[str, None] = {}
    lines = text.split("\n")
    for pattern in (_ALONE, _START_OF_LINE):
        for line in lines[:400]:
            match = pattern.match(line[:400])
            if match is not None:
                found.setdefault(match[1].lower().strip("."), None)
        if set(found) - not_these:
            break
    if not set(found) - not_these:
        for line in lines[:400]:
            for named in _NAMED.finditer(line[:600]):
                found.setdefault(named[1].lower().strip("."), None)
    return tuple(address for address in found if address not in not_these)[:50]


def diagnostic_line(text: str) -> str:
    """The line with the server's own words: a reply code or an enhanced status, else a known complaint."""
    lines = [line.strip() for line in text.split("\n")[:400]]
    for index, line in enumerate(lines):
        if _ENHANCED.search(line) is not None or _REPLY.search(line) is not None:
            following = lines[index + 1] if index + 1 < len(lines) else ""
            return (f"{line} {following}" if following and "@" not in following else line)[:500].strip()
    for line in lines:
        if any(pattern.search(line) is not None for pattern, _ in _MEANINGS):
            return line[:500]
    return ""
