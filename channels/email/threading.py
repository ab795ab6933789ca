"""Which conversation a mail belongs to, as far as the mail itself can say. Pure.

Our own Message-IDs and reply addresses are signed, so nobody can make a mail land in a ticket by inventing them:
`<{message id}.{signature}@{domain}>` and `local+{conversation id}.{signature}@domain`. Both survive servers that
change letter case. Signatures are HMAC-SHA256 cut to 80 bits (RFC 2104 section 5 allows at least half of that).
"""

import base64
import binascii
import hmac
import re
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from core.messages import Address

MOST_REFERENCES = 100

_SIGNATURE_BYTES = 10
_LONGEST_LOCAL_PART = 64
_MESSAGE_ID = re.compile(r"<\s*([^<>\s]{1,900})\s*>")
_BARE_ID = re.compile(r"[^\s<>\"(),;]{1,400}@[^\s<>\"(),;@]{1,255}")
_OWN_ID = re.compile(r"<?([0-9a-f]{32})\.([a-z2-7]{16})@[^<>\s@]+>?$", re.IGNORECASE)
_PLUS_TOKEN = re.compile(r"[^@]*\+([a-z2-7]{26})\.([a-z2-7]{16})@", re.IGNORECASE)
_REPLY_PREFIX = re.compile(
    r"""\s*(?:
      \[?(?:re|aw|sv|vs|antw|antwort|r|ref|res|rif|rép|odp|ynt|yanit|yanıt|ré|atb|bls|cvp|tr|ynt|حول|رد|השב|Σχετ|ΑΠ|vá|válasz
        |fwd?|fw|wg|wtr|doorst|tr|transf|rv|enc|vl|vb|vs|i|pd|továbbítás|ilt|i̇lt|iletilen|προώθ|ΠΡΘ|fs|vidarebefordrat|videresendt
        |reenviado|encaminhado|inoltro|trs|doorgestuurd|trfwd|trans|réf|rép|továbbítva|tovább
        |tanggapan|tl|הועבר|إعادة\ توجيه|إعادة\ التوجيه|ha|отв|пер|ответ|на|fwd_|перенаправлено
        |回复|回覆|答复|答覆|回信|转发|轉寄|轉發|转寄|返信|転送
        |회신|답장|전달|ตอบกลับ|ตอบ|ส่งต่อ|trả\ lời|chuyển\ tiếp|balas|bls|trs|terusan)
      (?:\s*[\[\(\*^]\s*\d{1,3}\s*[\]\)\*]?|\d{1,2})?\.?\s*[:：﹕]\]?
      |\[(?:fwd|fw|re):\s*(?=[^\]]*\]\s*$)
      |\((?:fwd|fw)\)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What gateways put in front of mails from outside, and filters in front of those they suspect.
_GATEWAY_TAG = re.compile(
    r"\s*(?:[\[({<]\s*(?:ext(?:ern(?:al|e|o)?)?(?: (?:e-?)?mail| sender| message)?|outside|caution(?:: external)?"
    r"|extern[: -].{0,20}|(?:suspected |possible |likely )?(?:spam|junk|bulk|phish(?:ing)?)|อีเมลภายนอก|ภายนอก"
    r"|外部(?:邮件|郵件|メール)?)\s*[\])}>]|external\s*:|\*{3,5}\s*(?:spam|suspected spam|junk|external)\s*\*{3,5}"
    r"|\{\s*(?:spam|dangerous content|virus|filename)\?\s*\})\s*",
    re.IGNORECASE,
)
_FORWARD_TRAILER = re.compile(r"\s*\(fwd\)\s*$", re.IGNORECASE)
_TICKET_TAG = re.compile(r"\s*\[\s*(?:[\w .&-]{1,40}[ ])?#\s?(\d{1,12})\s*\]\s*")
_MOST_PREFIXES = 30
_LONGEST_FIELD = 20_000
_LONGEST_SUBJECT = 2_000
_SPACES = re.compile(r"\s+")


def _sign(key: bytes, purpose: bytes, value: str) -> str:
    digest = hmac.new(key, purpose + b"\x00" + value.encode(), sha256).digest()
    return base64.b32encode(digest[:_SIGNATURE_BYTES]).decode().lower()


def _is_signed(key: bytes, purpose: bytes, value: str, signature: str) -> bool:
    return bool(key) and hmac.compare_digest(_sign(key, purpose, value), signature.lower())


def own_message_id(message_id: UUID, key: bytes, domain: str) -> str:
    """The Message-ID header value, with <>, of a message of ours. `domain` is the mailbox's domain."""
    return f"<{message_id.hex}.{_sign(key, b'message-id', message_id.hex)}@{domain}>"


def read_own_message_id(value: str, key: bytes) -> UUID | None:
    """The message a Message-ID of ours names; None when it is not ours or forged."""
    match = _OWN_ID.match(value.strip())
    if match is None or not _is_signed(key, b"message-id", match[1].lower(), match[2]):
        return None
    return UUID(hex=match[1])


def reply_address(mailbox: str, conversation_id: UUID, key: bytes) -> str:
    """The mailbox with the conversation's signed token; the plain mailbox when its name leaves no room for one."""
    local, at, domain = mailbox.rpartition("@")
    if not at or not key:
        return mailbox
    token = base64.b32encode(conversation_id.bytes).decode().rstrip("=").lower()
    addressed = f"{local}+{token}.{_sign(key, b'conversation', token)}"
    return f"{addressed}@{domain}" if len(addressed) <= _LONGEST_LOCAL_PART else mailbox


def read_reply_address(address: str, key: bytes) -> UUID | None:
    """The conversation a reply address names; None when it carries no token or a forged one."""
    match = _PLUS_TOKEN.match(address)
    if match is None:
        return None
    token = match[1].lower()
    if not _is_signed(key, b"conversation", token, match[2]):
        return None
    try:
        return UUID(bytes=base64.b32decode(token.upper() + "======"))
    except (binascii.Error, ValueError):
        return None


def without_plus_token(address: str) -> str:
    """The plain mailbox behind an address with one of our tokens."""
    match = _PLUS_TOKEN.match(address)
    if match is None:
        return address
    local, _, domain = address.rpartition("@")
    return f"{local[: local.rindex('+')]}@{domain}"


def loop_mark(key: bytes, mailbox: str) -> str:
    """What we put into our loop header: only this installation can have written it."""
    return f"{mailbox} {_sign(key, b'loop', mailbox.lower())}"


def is_own_loop_mark(value: str, key: bytes) -> bool:
    """Whether a loop header was written by us. Another company's Sawasdesk answering us is no loop."""
    mailbox, _, signature = value.strip().rpartition(" ")
    return bool(mailbox) and _is_signed(key, b"loop", mailbox.strip().lower(), signature)


def message_ids(value: str) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References field, with <>, in order, each once.

    Takes what RFC 5322 calls obsolete (In-Reply-To with phrases) and ids that lost their brackets.
    """
    if len(value) > _LONGEST_FIELD:
        value = f"{value[: _LONGEST_FIELD // 2]} {value[-_LONGEST_FIELD // 2 :]}"
    found = dict.fromkeys(f"<{inner}>" for inner in _MESSAGE_ID.findall(value))
    if not found and "@" in value:
        found = dict.fromkeys(f"<{bare}>" for bare in _BARE_ID.findall(value))
    return tuple(found)


def first_message_id(value: str) -> str:
    """The Message-ID of a mail, '' when it has none. An id without @ or brackets counts too."""
    found = message_ids(value)
    if found:
        return found[0]
    bare = value.strip().strip("<>").strip()
    return f"<{bare}>" if bare and len(bare) <= 900 and not re.search(r"\s", bare) else ""


def reference_chain(in_reply_to: tuple[str, ...], references: tuple[str, ...]) -> tuple[str, ...]:
    """All ids a mail names, strongest first: In-Reply-To, then References from the newest to the root."""
    chain = dict.fromkeys((*in_reply_to[:5], *reversed(references)))
    ids = tuple(chain)
    if len(ids) <= MOST_REFERENCES:
        return ids
    return (*ids[: MOST_REFERENCES - 1], ids[-1])


def own_ids_among(ids: Iterable[str], key: bytes) -> tuple[UUID, ...]:
    """The verified messages of ours among `ids`, in their order."""
    found = (read_own_message_id(value, key) for value in ids)
    return tuple(dict.fromkeys(message for message in found if message is not None))


def token_among(addresses: Iterable[Address], key: bytes) -> UUID | None:
    """The first verified conversation token among recipient addresses."""
    for address in addresses:
        conversation = read_reply_address(address.external_id, key)
        if conversation is not None:
            return conversation
    return None


def clean_subject(subject: str) -> str:
    """The subject without reply and forward prefixes of any language and without our ticket tag."""
    text = subject[:_LONGEST_SUBJECT].strip()
    for _ in range(_MOST_PREFIXES):
        match = _REPLY_PREFIX.match(text)
        if match is not None:
            rest = text[match.end() :].strip()
            if match[0].strip().startswith("[") and not match[0].rstrip().endswith("]") and rest.endswith("]"):
                rest = rest[:-1].rstrip()
            text = rest
            continue
        tag = _TICKET_TAG.match(text) or _GATEWAY_TAG.match(text)
        if tag is None:
            break
        text = text[tag.end() :]
    text = _FORWARD_TRAILER.sub("", _TICKET_TAG.sub(" ", text))
    return _SPACES.sub(" ", text).strip()


def ticket_numbers(subject: str) -> tuple[int, ...]:
    """Numbers from tags like `[#1042]`, in order, each once."""
    return tuple(dict.fromkeys(int(number) for number in _TICKET_TAG.findall(subject[:_LONGEST_SUBJECT])))
