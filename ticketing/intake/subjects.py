"""What a case is called: the subject of its first message or, where there is none, how it begins. Pure."""

from core.messages import InboundMessage
from core.text.thai import clusters
from ticketing.messages.appending import snippet_of

LONGEST_SUBJECT = 500
LONGEST_FIRST_WORDS = 80


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
