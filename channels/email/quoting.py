"""What is new in a reply, what is quoted from before, and what is a signature. Nothing is ever deleted: the three
parts together hold every line of the text. Pure, and linear in the size of the text.
"""

import re
from dataclasses import dataclass

_ATTRIBUTION = re.compile(r"(?i)^\s*(?:on\b.{0,300}\bwrote:|เมื่อ.{0,300}เขียน(?:ว่า)?\s*:|.{0,300}เขียนว่า\s*:)\s*$")
_SEPARATOR = re.compile(r"(?i)^\s*-{2,}\s*(?:original message|forwarded message|ข้อความต้นฉบับ|ข้อความที่ส่งต่อ)\s*-{2,}\s*$")


@dataclass(frozen=True, slots=True)
class ReplyParts:
    """The three parts of a message's text, each without empty lines around it."""

    reply_text: str
    quoted_text: str
    signature: str


def split_text(text: str) -> ReplyParts:
    """The parts of a plain-text message."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if line.startswith(">") or _ATTRIBUTION.match(line) or _SEPARATOR.match(line):
            return ReplyParts("\n".join(lines[:index]).strip(), "\n".join(lines[index:]).strip(), "")
    return ReplyParts(text.strip(), "", "")
