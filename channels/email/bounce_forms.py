"""Bounces that are not RFC 3464: what qmail, Exim, Sendmail, Exchange, Domino, GroupWise, Yahoo, Gmail, AOL, MDaemon,
IMail, Courier, CommuniGate and many gateways write for people to read.
"""

import re
from dataclasses import dataclass

from channels.email.addresses import parse_addresses
from channels.email.bounce_status import diagnostic_line, names_a_code, status_from_text
from channels.email.mime import Entity

_DAEMON = re.compile(
    r"^(?:mailer-?daemon|mail-?daemon|post[_.]?master|mailmarshal|mdaemon|mail-?delivery|mail-?system|mailsystem"
    r"|bounces?"
    r"|bounce-.*|mmdf"
    r"|undeliverable|daemon|smtpd?|mailerdaemon|microsoftexchange[0-9a-f]*|no-?reply|administrator|system|qmail"
    r"|mta|smtpmail|mail-?sys|mailer|mail-?server|mail-?admin(?:istrator)?|lsmtp|server|bounce-?handler"
    r"|exchange|mailscanner|postoffice|mail-?error|mail-?return)$",
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
    r"|การส่ง.{0,12}ล้มเหลว|ส่ง.{0,12}ไม่ถึงผู้รับ|non recapitabile|no se puede entregar|não é possível entregar"
    r"|mail system error"
    r"|전송되지 못|전송 실패|반송|発送できません|送信できません|배달|投遞|無法(?:傳送|投遞)|nie można dostarczyć"
    r"|kan ikke leveres|kunne ikke leveres|det går inte att leverera"
    r"|ei voi toimittaa|nedoručiteln|kézbesíthetetlen|teslim edilemedi|blocked by our|message you sent"
    r"|problem with your message"
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
    r"|not been delivered|has been rejected|automatically rejected|was rejected|following (?:addresses|recipients?"
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
    r"|配信できません|전송되지 (?:못|않)|무효|impossibile recapitare|impossible de remettre|no se puede entregar"
    r"|ล้มเหลว|ส่งไม่ถึง|ตีกลับ"
    r"|не (?:может быть|было|удалось) доставлен|невозможно доставить|nie można dostarczyć|nie została dostarczona"
    r"|被退|投递失败|無法傳送"
    r"|delivery (?:error|problem)|had (?:permanent|delivery)|rejected by a remote|(?:not|n't) (?:be "
    r"|been )?(?:delivered|able to deliver)|over quota|delivery failure"
    r"|following (?:recipients|users?) did not receive|transcript of session follows|message (?:could not|was not) ",
    re.IGNORECASE,
)
_DELAY = re.compile(
    r"will (?:keep )?retry(?:ing)?\b|still (?:being )?(?:retr|try)|transient non-fatal|delivery incomplete"
    r"|will (?:be retried|keep trying|continue to (?:try|retry))"
    r"|delivery (?:has been |is )?delayed"
    r"|not (?:yet )?been delivered (?:yet|after)|warning message only|do(?: not|n't) need to (?:resend|re-?send)"
    r"|delayed mail"
    r"|not yet been delivered|delay reason|delivery attempts will continue|temporary (?:problem|failure"
    r"|error)s? .{0,60}(?:retr|again)|has been delayed",
    re.IGNORECASE,
)
_PERMANENT = re.compile(
    r"permanent (?:fatal )?(?:error|failure)|failed permanently|giv(?:en|ing) up|(?:not|n't) (?:be )?(?:retr|continue"
    r"|try)|no further"
    r"|could not be delivered for",
    re.IGNORECASE,
)
_ANSWER_SUBJECT = re.compile(r"(?i)^\s*(?:re|aw|sv|antw|vs|odp|回复|答复|ตอบกลับ)\s*[:：]")
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
    rf"^(?:\s|--|>|(?i:smtp)\s)*[<'\"(]?\s*(?:mailto:|smtp:)?{_MAILBOX}\s*[>'\")]?\s*[:;.]?\s*(?:[(<].{{0,200}})?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:to|recipients?|address(?:es)?|user|for|mailbox|deliver(?:y|ed)?|receiver|destinataire|an|empfänger"
    rf"|reached|generated by|expanded from|sent|destinatari[oi]s?|получател\w+|для|кому)\b|ถึง|收件人|宛先|发给|发往"
    rf"|寄给|寄給|받는사람|수신자)[^@\n]{{0,60}}?[<'\":\s(：]{_MAILBOX}",
    re.IGNORECASE,
)
_START_OF_LINE = re.compile(rf"^\s*(?:[45]\d\d[ -](?:[45]\.\d+\.\d+ )?)?[<'\"]?{_MAILBOX}[>'\"]?\s*(?:\.\.\.|:|-|,|\s)")
_FIELD = re.compile(rf"(?i)^\s*(?:final|original)-recipient:\s*(?:rfc822\s*;)?\s*<?{_MAILBOX}")
_COMMAND = re.compile(rf"(?i)rcpt to:\s*<?{_MAILBOX}")
_STAFF = re.compile(r"^(?:postmaster|mailer-daemon|abuse|support|help|admin|administrator|webmaster|hostmaster|info)@")
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
    is_report = root.content_type == "multipart/report" and root.parameters.get("report-type", "").lower() in (
        "delivery-status",
        "",
    )
    if not (failed_header or is_daemon(root, sender) or is_report):
        return None
    own_words = _before_copy(text[:_LONGEST_TEXT])
    flat = " ".join(own_words.split())
    says_so = _FAILURE.search(flat) is not None or _DELAY.search(flat) is not None
    recipients = _recipients(root, own_words, sender)
    means_something = names_a_code(flat) or bool(status_from_text(flat))
    subject_says_so = _SUBJECT.search(subject) is not None and _ANSWER_SUBJECT.match(subject) is None
    is_strong = _STRONG_DAEMON.match(local) is not None
    if failed_header or is_report:
        is_bounce = says_so or subject_says_so
    elif not (is_strong or root.first("return-path").strip() == b"<>"):
        # Couriers fail to deliver parcels, too: the words must be about a mailbox.
        is_about_mail = names_a_code(flat) or status_from_text(flat).startswith(("5.1", "5.2"))
        is_bounce = subject_says_so and bool(recipients) and is_about_mail
    elif subject_says_so:
        is_bounce = says_so or (means_something and bool(recipients))
    else:
        is_bounce = says_so and bool(recipients) and is_strong and not root.first("in-reply-to")
    if not is_bounce:
        return None
    is_delay = _DELAY.search(flat) is not None and _PERMANENT.search(flat) is None
    action = "delayed" if is_delay else "failed"
    diagnostic = diagnostic_line(own_words, recipients) or _complaint(own_words) or subject[:500]
    status = status_from_text(diagnostic) or status_from_text(flat)
    if not status:
        status = status_from_text(next((line for line in text.split("\n")[:60] if names_a_code(line)), ""))
    if not status:
        status = "4.0.0" if action == "delayed" else "5.0.0"
    if action == "delayed" and status.startswith("5"):
        status = "4" + status[1:]
    return FreeForm(recipients, action, status, diagnostic)


def is_daemon(root: Entity, sender: str) -> bool:
    """Whether a mail comes from a mail system: by its address, or by an empty return path."""
    return _DAEMON.match(sender.partition("@")[0]) is not None or root.first("return-path").strip() == b"<>"


def recipients_in(root: Entity, text: str, sender: str) -> tuple[str, ...]:
    """The recipients a report for people names, above the copy of the mail it is about."""
    return _recipients(root, _before_copy(text[:_LONGEST_TEXT]), sender)


def _complaint(text: str) -> str:
    """The sentence that says that something failed."""
    for line in text.split("\n")[:400]:
        if _FAILURE.search(line) is not None or _DELAY.search(line) is not None:
            return line.strip()[:500]
    return ""


_STRONG_DAEMON = re.compile(
    r"^(?:mailer-?daemon|post[_.]?master|mail-?daemon|mdaemon|qmail|mmdf|mailerdaemon|microsoftexchange[0-9a-f]*"
    r"|mail-?sys(?:tem)?)$",
    re.IGNORECASE,
)


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
    for pattern in (_FIELD, _ALONE, _START_OF_LINE, _NAMED, _COMMAND):
        for line in lines[:400]:
            for match in pattern.finditer(line[:600]):
                found.setdefault(match[1].lower().strip("."), None)
        if set(found) - not_these:
            break
    others = [address for address in found if address not in not_these]
    people = [address for address in others if _STAFF.match(address) is None]
    return tuple(people or others)[:50]
