"""What a case is called: the subject of its first message or, where there is none, how it begins. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from core.messages import InboundMessage
from core.text.thai import clusters
from ticketing.messages.appending import snippet_of

LONGEST_SUBJECT = 500
LONGEST_FIRST_WORDS = 80
_COMPARED = 200
_SHORTEST_PART = 5
_ALIKE = 0.75
_NO_WORDS = re.compile(r"[\W_]+")


def subject_of(message: InboundMessage) -> str:
    """The subject of a case that `message` opens. Chats have none: there it is the first words, or a file's name."""
    given = message.hints.clean_subject or message.subject
    if given or message.sender.kind == "email":
        return given[:LONGEST_SUBJECT]
    files = (file.file_name for file in message.attachments)
    return first_words(snippet_of(message.reply_text, message.text, *files))


def first_words(line: str) -> str:
    """The beginning of a line, up to a space near the end where there is one, else between letters with their marks."""
    if len(line) <= LONGEST_FIRST_WORDS:
        return line
    kept = ""
    for cluster in clusters(line):
        if len(kept) + len(cluster) >= LONGEST_FIRST_WORDS:
            break
        kept += cluster
    space = kept.rfind(" ", LONGEST_FIRST_WORDS * 2 // 3)
    return f"{kept[:space] if space > 0 else kept}".rstrip(" …") + "…"


def is_another_subject(subject: str, known: Iterable[str]) -> bool:
    """Whether a mail's subject says that it is about something else than all that is known of its case.

    `subject` and `known` are cleaned of "Re:" and the like. No subject says nothing; a word more, cut off at the end,
    other punctuation or a slip of the pen is no other subject.
    """
    new = _folded(subject)
    olds = [old for old in map(_folded, known) if old]
    return bool(new and olds) and not any(_is_alike(new, old) for old in olds)


def _folded(subject: str) -> str:
    text = unicodedata.normalize("NFKC", subject[: _COMPARED * 2]).casefold()
    return _NO_WORDS.sub(" ", _without_marks(text)).strip()[:_COMPARED]


def _without_marks(text: str) -> str:
    """Without the vowels and tone marks that stand above and below a letter, which people leave out and mistype."""
    return "".join(one if unicodedata.category(one) != "Mn" else "" for one in text)


def _is_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer or (len(shorter) >= _SHORTEST_PART and shorter in longer):
        return True
    return SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= _ALIKE
