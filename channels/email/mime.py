"""The tree of a mail, from its bytes, in one pass (RFC 2045, 2046, 5322) and forgiving about everything.

Written for mail as it is: it keeps byte ranges instead of copies, never recurses and never raises. What a mail gets
wrong (no closing boundary, folding that lost its indent, prose or an mbox `From ` line before the header) is read the
way the sender must have meant it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels.email.parameters import parse_parameters
from channels.email.transfer import decode_transfer, encoding_name

MOST_PARTS = 10_000
DEEPEST_NESTING = 40
LARGEST_HEADER_BLOCK = 1_000_000
MOST_HEADERS = 2_000

_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9!#$%&'*+.^_`|~-]{0,75})[ \t]*:(?!//)")
_KNOWN_FIELD = re.compile(
    rb"(?:from|to|cc|bcc|subject|date|message-id|reply-to|sender|received|return-path|mime-version|content-[a-z-]+"
    rb"|delivered-to|in-reply-to|references|x-[a-z0-9-]+|dkim-signature|list-[a-z-]+|authentication-results"
    rb"|envelope-to|errors-to|importance|organization|user-agent|resent-[a-z-]+|auto-submitted|precedence"
    rb"|arc-[a-z-]+|status|lines|xref|comments|keywords|priority|thread-(?:topic|index)|received-spf)[ \t]*:",
    re.IGNORECASE,
)
_PARAMETER_LINE = re.compile(
    rb"(?:boundary|charset|name|filename|format|delsp|type|start|report-type|protocol|micalg)\*?\d*\*?="
)
_UNDECLARED_BOUNDARY = re.compile(rb"(?:^|(?<=\n))--([^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?i:content-[a-z-]+)[ \t]*:")
_MBOX_LINE = re.compile(rb">?From [^\r\n]*\r?\n")
_DASHES = re.compile(rb"(?:^|(?<=\n))--")
_PROSE_LINES = 60
_LONGEST_PREAMBLE = 300


@dataclass(slots=True)
class Entity:
    """A part of a mail: its header fields in order (lower-case names, raw values), body bytes and children.

    `is_unfinished`: the mail ended before this part's (or this multipart's) closing boundary.
    """

    headers: list[tuple[str, bytes]]
    body: bytes = b""
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    has_content_type: bool = False
    children: list["Entity"] = field(default_factory=list)
    is_unfinished: bool = False

    def first(self, name: str) -> bytes:
        """The first non-empty value of a field, b'' when there is none."""
        for known, value in self.headers:
            if known == name and value:
                return value
        return b""

    def every(self, name: str) -> list[bytes]:
        """All values of a field, in order."""
        return [value for known, value in self.headers if known == name]

    def walk(self) -> Iterator["Entity"]:
        """This entity and all below it, in the order they were written."""
        pending = [self]
        while pending:
            entity = pending.pop()
            yield entity
            pending.extend(reversed(entity.children))

    @property
    def main_type(self) -> str:
        """The part of the content type before the slash."""
        return self.content_type.partition("/")[0]


def parse_mail(raw: bytes) -> Entity:
    """The tree of a whole mail. `raw` may use any line ending; the result's bodies do not keep the last one."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", "replace").encode()
    if b"\n" not in raw[:LARGEST_HEADER_BLOCK] and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    start = _skip_preface(raw)
    headers, body_start = parse_headers(raw, start)
    root = _entity(headers, "text/plain")
    boundary = _boundary(root)
    if boundary is not None and b"--" + boundary not in raw[body_start:]:
        raw, body_start = _unpacked(raw, body_start, root)
    if boundary is None or b"--" + boundary not in raw:
        boundary = _guess_boundary(raw, body_start, root)
    if boundary is None:
        root.body = raw[body_start:]
        return root
    _split_parts(raw, body_start, root, boundary)
    return root


def _unpacked(raw: bytes, body_start: int, root: Entity) -> tuple[bytes, int]:
    """The body of a multipart that was encoded as a whole, which RFC 2045 section 6.4 forbids and gateways do."""
    encoding = encoding_name(root.first("content-transfer-encoding"))
    if encoding not in ("base64", "quoted-printable"):
        return raw, body_start
    return decode_transfer(raw[body_start:], encoding, is_text=True), 0


def parse_headers(raw: bytes, start: int = 0) -> tuple[list[tuple[str, bytes]], int]:
    """The header fields from `start` on, unfolded, and where the body begins.

    A line that is neither a field nor indented is a continuation whose indent got lost when real fields follow before
    the empty line; else it is the first line of a body that lacks the empty line.
    """
    headers: list[tuple[str, list[bytes]]] = []
    position = start
    end = min(len(raw), start + LARGEST_HEADER_BLOCK)
    while position < end and len(headers) < MOST_HEADERS:
        newline = raw.find(b"\n", position, end)
        stop, following = (len(raw), len(raw)) if newline < 0 else (newline, newline + 1)
        line = raw[position:stop]
        if line.endswith(b"\r"):
            line = line[:-1]
        if not line:
            position = following
            break
        if line[0] in b" \t":
            if headers:
                headers[-1][1].append(line)
            elif not line.strip():
                position = following
                continue
        elif (match := _FIELD.match(line)) is not None:
            headers.append((match[1].decode("ascii").lower(), [line[match.end() :]]))
        elif headers and (_is_lost_fold(headers[-1], line) or _fields_follow(raw, following)):
            headers[-1][1].append(b" " + line)
        elif line.startswith((b"From ", b">From ")):
            pass
        else:
            break
        position = following
    return [(name, b"".join(lines).strip()) for name, lines in headers], position


def _is_lost_fold(field_before: tuple[str, list[bytes]], line: bytes) -> bool:
    """Whether a line without indent plainly goes on with the field before it: a parameter, an id, an encoded word."""
    name, lines = field_before
    before = lines[-1].rstrip()
    if name in ("content-type", "content-disposition"):
        return before.endswith(b";") or (_PARAMETER_LINE.match(line) is not None and b"=" in line)
    if name in ("references", "in-reply-to", "message-id"):
        return line.startswith(b"<") and line.rstrip().endswith(b">")
    if name in ("to", "cc", "from", "reply-to") and before.endswith(b","):
        return b"@" in line
    return line.startswith(b"=?") and line.rstrip().endswith(b"?=")


def _fields_follow(raw: bytes, position: int) -> bool:
    """Whether a known header field comes before the next empty line (looking at most 8 lines ahead)."""
    for _ in range(8):
        newline = raw.find(b"\n", position, position + 2000)
        if newline < 0:
            return False
        line = raw[position:newline].rstrip(b"\r")
        if not line:
            return False
        if _KNOWN_FIELD.match(line) is not None:
            return True
        position = newline + 1
    return False


def _skip_preface(raw: bytes) -> int:
    """Where the header block begins: after empty lines, an mbox line, or prose some gateway put in front."""
    position = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while position < len(raw) and raw[position] in b"\r\n":
        position += 1
    while (match := _MBOX_LINE.match(raw, position)) is not None:
        position = match.end()
    if _FIELD.match(raw, position) is not None:
        return position
    candidate = position
    for _ in range(_PROSE_LINES):
        newline = raw.find(b"\n", candidate, candidate + 5000)
        if newline < 0:
            return position
        candidate = newline + 1
        if _KNOWN_FIELD.match(raw, candidate) is not None and _fields_follow(raw, _next_line(raw, candidate)):
            return candidate
    return position


def _next_line(raw: bytes, position: int) -> int:
    newline = raw.find(b"\n", position)
    return len(raw) if newline < 0 else newline + 1


def _entity(headers: list[tuple[str, bytes]], default_type: str) -> Entity:
    entity = Entity(headers, content_type=default_type)
    value = entity.first("content-type")
    if not value:
        return entity
    kind, parameters = parse_parameters(value)
    kind = kind.lower()
    entity.parameters = parameters
    if re.fullmatch(r"[a-z0-9.+_-]+/[a-z0-9.+_-]+", kind):
        entity.content_type = kind
        entity.has_content_type = True
    elif kind in ("text", "html", "plain"):
        entity.content_type = "text/html" if kind == "html" else "text/plain"
    elif parameters.get("name"):
        entity.content_type = "application/octet-stream"  # no type, but a file
    return entity


def _boundary(entity: Entity) -> bytes | None:
    if not entity.content_type.startswith("multipart/"):
        return None
    boundary = entity.parameters.get("boundary", "").rstrip()
    return boundary.encode("utf-8", "surrogateescape") if boundary else None


def _guess_boundary(raw: bytes, start: int, root: Entity) -> bytes | None:
    """The boundary a multipart forgot to declare or declared wrongly: a `--line` followed by a Content- field.

    A mail without any Content-Type counts too when its body begins that way, as after a gateway that dropped fields.
    """
    is_multipart = root.content_type.startswith("multipart/")
    declared = root.parameters.get("boundary", "").rstrip().encode("utf-8", "surrogateescape")
    if declared and not is_multipart:
        # Called text/html or the like, yet built of parts.
        begins = re.compile(rb"(?:^|(?<=\n))--" + re.escape(declared) + rb"[ \t]*\r?\n(?i:content-[a-z-]+)[ \t]*:")
        if begins.search(raw, start, start + 20_000) is not None:
            root.content_type = "multipart/mixed"
            return declared
    if not is_multipart and (root.has_content_type or root.first("content-type")):
        return None
    match = _UNDECLARED_BOUNDARY.search(raw, start, start + 20_000)
    if match is None or not (is_multipart or match.start() - start < _LONGEST_PREAMBLE):
        return None
    if not is_multipart:
        root.content_type = "multipart/mixed"
    return match[1]


@dataclass(slots=True)
class _Open:
    """A multipart whose parts are being read: where its current part's body began."""

    entity: Entity
    boundary: bytes
    part: Entity | None = None
    body_start: int = 0
    is_closed: bool = False


def _split_parts(raw: bytes, start: int, root: Entity, boundary: bytes) -> None:
    stack = [_Open(root, boundary, None, start)]
    parts = 0
    position = start
    while parts < MOST_PARTS:
        match = _DASHES.search(raw, position)
        if match is None:
            break
        line_start = match.start()
        following = _next_line(raw, line_start)
        position = following
        line = raw[line_start + 2 : following].rstrip()
        level, is_last = _find_level(stack, line)
        if level < 0:
            continue
        _close(raw, stack, level + 1, line_start)
        holder = stack[level]
        _end_part(raw, holder, line_start)
        if is_last:
            holder.is_closed = True
            holder.body_start = following
            continue
        headers, body_start = parse_headers(raw, following)
        default = "message/rfc822" if holder.entity.content_type == "multipart/digest" else "text/plain"
        part = _entity(headers, default)
        holder.entity.children.append(part)
        holder.part, holder.body_start, holder.is_closed = part, body_start, False
        parts += 1
        position = max(body_start - 2, following) if body_start > following else following
        inner = _boundary(part)
        if inner is not None and len(stack) < DEEPEST_NESTING:
            stack.append(_Open(part, inner, None, body_start))
    for holder in stack:
        if not holder.is_closed:
            holder.entity.is_unfinished = True
            if holder.part is not None:
                holder.part.is_unfinished = True
    _close(raw, stack, 0, len(raw))


def _find_level(stack: list[_Open], line: bytes) -> tuple[int, bool]:
    """Which open multipart a line `--…` belongs to, innermost first, and whether it closes it. (-1, False): none."""
    for level in range(len(stack) - 1, -1, -1):
        boundary = stack[level].boundary
        if line.startswith(boundary):
            rest = line[len(boundary) :]
            if not rest:
                return level, False
            if rest.startswith(b"--") and not rest[2:].strip(b"- \t"):
                return level, True
    return -1, False


def _close(raw: bytes, stack: list[_Open], level: int, end: int) -> None:
    """End all multiparts from `level` on; what never showed its boundary keeps its bytes as body."""
    while len(stack) > level:
        holder = stack.pop()
        _end_part(raw, holder, end)
        if not holder.entity.children:
            holder.entity.body = _without_last_newline(raw, holder.body_start, end)


def _end_part(raw: bytes, holder: _Open, end: int) -> None:
    part = holder.part
    if part is not None and not part.children and not part.body:
        part.body = _without_last_newline(raw, holder.body_start, end)
    holder.part = None


def _without_last_newline(raw: bytes, start: int, end: int) -> bytes:
    """The line break before a boundary belongs to the boundary (RFC 2046 section 5.1.1)."""
    if end > start and raw[end - 1 : end] == b"\n" and end < len(raw):
        end -= 1
        if end > start and raw[end - 1 : end] == b"\r":
            end -= 1
    return raw[start:end]
