"""Mails packed into S/MIME signed-data (RFC 8551 section 3.5.2): what was signed, as bytes.

Only the way to the content is walked (X.690 basic encoding, definite or indefinite lengths); nothing is verified here,
and the packed form stays among the files. Encrypted mails stay closed.
"""

from dataclasses import dataclass

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_SEQUENCE, _OID, _OCTETS, _OCTETS_IN_PIECES, _WRAPPED = 0x30, 0x06, 0x04, 0x24, 0xA0
_DEEPEST = 12
_MOST_PIECES = 100_000


@dataclass(frozen=True, slots=True)
class _Element:
    """A tag and where its content lies; `end` is None for an indefinite length."""

    tag: int
    start: int
    end: int | None


class _UnreadableError(Exception):
    pass


def signed_content(data: bytes) -> bytes | None:
    """The content of a signed-data structure in DER or BER, None for anything else."""
    try:
        return _walk(data)
    except (_UnreadableError, IndexError):
        return None


def _walk(data: bytes) -> bytes | None:
    outer = _element(data, 0)
    kind = _element(data, outer.start)
    if outer.tag != _SEQUENCE or kind.tag != _OID or data[kind.start : kind.end] != _SIGNED_DATA:
        return None
    wrapped = _element(data, _end(data, kind))
    signed = _element(data, wrapped.start)
    if wrapped.tag != _WRAPPED or signed.tag != _SEQUENCE:
        return None
    version = _element(data, signed.start)
    digests = _element(data, _end(data, version))
    content = _element(data, _end(data, digests))
    inner_kind = _element(data, content.start)
    if content.tag != _SEQUENCE or data[inner_kind.start : inner_kind.end] != _DATA:
        return None
    inner = _element(data, _end(data, inner_kind))
    if inner.tag != _WRAPPED:
        return None
    pieces: list[bytes] = []
    _collect(data, _element(data, inner.start), pieces, 0)
    return b"".join(pieces) or None


def _element(data: bytes, position: int) -> _Element:
    tag, first = data[position], data[position + 1]
    if first < 0x80:
        return _Element(tag, position + 2, min(position + 2 + first, len(data)))
    count = first & 0x7F
    if count == 0:
        return _Element(tag, position + 2, None)
    if count > 6:
        raise _UnreadableError
    start = position + 2 + count
    return _Element(tag, start, min(start + int.from_bytes(data[position + 2 : start], "big"), len(data)))


def _end(data: bytes, element: _Element, depth: int = 0) -> int:
    """Where the next element begins; an indefinite one ends with two zero bytes."""
    if element.end is not None:
        return element.end
    if depth > _DEEPEST:
        raise _UnreadableError
    position = element.start
    for _ in range(_MOST_PIECES):
        if data[position : position + 2] == b"\x00\x00":
            return position + 2
        position = _end(data, _element(data, position), depth + 1)
    raise _UnreadableError


def _collect(data: bytes, element: _Element, pieces: list[bytes], depth: int) -> None:
    """The bytes of an octet string, whole or in pieces."""
    if element.tag == _OCTETS:
        pieces.append(data[element.start : element.end])
        return
    if element.tag != _OCTETS_IN_PIECES or depth > _DEEPEST:
        raise _UnreadableError
    position = element.start
    while (element.end is None or position < element.end) and len(pieces) < _MOST_PIECES:
        if position + 2 > len(data) or data[position : position + 2] == b"\x00\x00":
            return
        piece = _element(data, position)
        _collect(data, piece, pieces, depth + 1)
        position = _end(data, piece)
