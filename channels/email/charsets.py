"""Text from bytes whose charset label may be missing, unknown or a lie.

The order of trust: a byte order mark; an escape sequence of ISO-2022; valid UTF-8 that looks like what the label
promises; the label itself (as the WHATWG Encoding Standard reads it: iso-8859-1 means windows-1252, gb2312 means
gb18030); and last a guess by how well the bytes spell in each candidate.
"""

import codecs
import re
from collections.abc import Sequence
from functools import lru_cache

from channels.email.charset_guess import guess_charset, legacy_fits
from channels.email.iso2022 import decode_iso2022_jp

_ALIASES = {
    "utf8": "utf-8", "utf-8mb4": "utf-8", "utf8mb4": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8-sig": "utf-8",
    "unicode": "", "x-unknown": "", "unknown": "", "unknown-8bit": "", "default": "", "none": "", "binary": "",
    "8bit": "", "7bit": "", "x-user-defined": "", "default_charset": "", "_charset": "", "iso": "", "charset": "",
    "ascii": "us-ascii", "ansi_x3.4-1968": "us-ascii", "iso646-us": "us-ascii", "us": "us-ascii", "646": "us-ascii",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "l1": "cp1252", "x-ansi": "cp1252", "ansi": "cp1252", "iso-8859-8-i": "cp1255", "iso-8859-8": "cp1255",
    "iso-8859-8-e": "cp1255", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "tis-620": "thai", "tis620": "thai", "tis_620": "thai", "tis-620.2533": "thai", "tis620.2533": "thai",
    "tis-62": "thai", "iso-8859-11": "thai", "iso8859-11": "thai", "iso_8859-11": "thai", "iso8859_11": "thai",
    "windows-874": "thai", "cp874": "thai", "cp-874": "thai", "ms874": "thai", "dos-874": "thai",
    "x-windows-874": "thai",    "ibm874": "thai", "iso-ir-166": "thai", "thai": "thai", "874": "thai",
    "windows874": "thai", "win874": "thai",
    "x-mac-thai": "thai", "macthai": "thai",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "ms936": "gb18030", "chinese": "gb18030", "csgb2312": "gb18030", "euc-cn": "gb18030", "gb_2312": "gb18030",
    "gb18030": "gb18030", "windows-936": "gb18030", "x-euc-cn": "gb18030", "hz-gb-2312": "hz", "hz": "hz",
    "big5": "cp950", "big-5": "cp950", "x-x-big5": "cp950", "cn-big5": "cp950", "csbig5": "cp950",
    "big5-hkscs": "big5hkscs",    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932", "ms932": "cp932", "csshiftjis": "cp932",
    "euc-jp": "euc_jis_2004", "x-euc-jp": "euc_jis_2004", "eucjp": "euc_jis_2004",
    "iso-2022-jp": "iso2022_jp_ext", "csiso2022jp": "iso2022_jp_ext", "iso-2022-jp-1": "iso2022_jp_ext",
    "iso-2022-jp-2": "iso2022_jp_2", "cp50220": "iso2022_jp_ext", "cp50221": "iso2022_jp_ext",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "ksc5601": "cp949", "ks_c_5601-1989": "cp949",
    "korean": "cp949", "windows-949": "cp949", "uhc": "cp949", "iso-2022-kr": "iso2022_kr", "csiso2022kr": "iso2022_kr",
    "macintosh": "mac_roman", "mac": "mac_roman", "x-mac-roman": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
    "cyrillic": "iso8859_5", "koi": "koi8_r", "koi8": "koi8_r", "win-1251": "cp1251", "win1251": "cp1251",
    "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252", "tcvn": "cp1258", "viscii": "cp1258",
}  # fmt: skip
_STATEFUL = frozenset({"iso2022_jp_ext", "iso2022_jp_2", "iso2022_kr", "hz", "utf-7", "utf_7"})
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_SINGLE_WESTERN = frozenset(
    {"cp1252", "us-ascii", "iso8859-2", "iso8859-15", "mac_roman", "cp1250", "cp1254", "cp437", "cp850"}
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\([CD]|\$\)C|\$A)")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # UTF-7 can spell them, nothing can store them
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_THREE_BYTE = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{2}")
_TOLERATED = 0.1
_DOUBLE_BYTE = frozenset({"gb18030", "cp950", "big5hkscs", "cp949", "cp932", "euc_jis_2004"})
# How many characters of valid UTF-8 no longer happen by chance in text of another charset.
_PROVING_SINGLE_BYTE, _PROVING_DOUBLE_BYTE = 4, 8
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})


def _thai_table() -> dict[int, str]:
    table = {byte: chr(byte) for byte in range(0x80)}
    table.update({byte: chr(0x0E00 + byte - 0xA0) for byte in range(0xA1, 0xFC) if not 0xDB <= byte <= 0xDE})
    table.update({0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—"})
    table[0xA0] = "\u00a0"
    return table


_THAI = "".join(_thai_table().get(byte, "\ufffd") for byte in range(256))


@lru_cache(maxsize=512)
def codec_name(label: str) -> str:
    """The Python codec for a charset label, 'thai' for the Thai single-byte family, '' when unknown or meaningless."""
    name = label.strip().strip("\"'<>;., ").lower()
    if name.startswith("charset="):
        name = name[8:].strip("\"' ")
    name = name.partition("*")[0]
    if name in _ALIASES:
        return _ALIASES[name]
    squeezed = name.replace("_", "-").replace(" ", "-")
    if squeezed in _ALIASES:
        return _ALIASES[squeezed]
    if squeezed.startswith(("cs", "x-")) and squeezed[2:].lstrip("-") in _ALIASES:
        return _ALIASES[squeezed[2:].lstrip("-")]
    for candidate in (name, squeezed, squeezed.replace("windows-", "cp"), squeezed.replace("cp-", "cp")):
        try:
            found = codecs.lookup(candidate)
        except (LookupError, ValueError, UnicodeError):
            continue
        if found._is_text_encoding and found.name.replace("-", "_") not in _NO_CHARSETS:
            return _ALIASES.get(found.name, found.name)
    return ""


def decode_bytes(data: bytes, label: str = "") -> str:
    """The text of `data`; never raises, never drops bytes without leaving U+FFFD."""
    codec = codec_name(label) if label else ""
    if data.isascii():
        if codec in _STATEFUL or b"\x1b" in data:
            return _decode_stateful(data, codec)
        if codec not in _WIDE or b"\x00" not in data:
            return data.decode("ascii")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if codec in _WIDE:
        return data.decode(codec, "replace")
    if codec == "iso2022_jp_ext" and _ISO_2022.search(data) is not None:
        return _decode_stateful(data, codec)
    if codec in _STATEFUL or (b"\x1b" in data and _ISO_2022.search(data) is not None and codec in ("", "us-ascii")):
        stateful = _strictly(data, codec or "iso2022_jp_ext")
        if stateful is not None:
            return stateful
    utf8 = _try_utf8(data, codec)
    if utf8 is not None:
        return utf8
    if codec and codec not in ("utf-8", "us-ascii") and codec not in _STATEFUL:
        labelled = _try_label(data, codec)
        if labelled is not None:
            return labelled
    return decode_as(data, guess_charset(data, codec))


def decode_joined(pieces: Sequence[bytes], label: str) -> str:
    """Pieces of one text that were encoded apart (RFC 2047 words), decoded together."""
    return decode_bytes(b"".join(pieces), label)


def decode_as(data: bytes, codec: str) -> str:
    """`data` in a codec that `codec_name` or the guesser named, with U+FFFD for what does not fit."""
    if codec == "thai":
        return data.decode("latin-1").translate(_THAI_TRANSLATION)
    text = data.decode(codec, "replace")
    if codec == "cp1252" and "\ufffd" in text:
        return data.decode("latin-1")
    return text


_THAI_TRANSLATION = {byte: _THAI[byte] for byte in range(0x80, 256)}


def _try_utf8(data: bytes, codec: str) -> str | None:
    """UTF-8 when the bytes are valid and more likely that than what the label says."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _mostly_utf8(data, codec, error)
    if codec in ("", "utf-8", "us-ascii") or codec in _SINGLE_WESTERN or codec in _STATEFUL:
        return text
    exotic = len(text) - sum(map(str.isascii, text))
    enough = _PROVING_DOUBLE_BYTE if codec in _DOUBLE_BYTE else _PROVING_SINGLE_BYTE
    if exotic >= enough or _THREE_BYTE.search(data) is not None or not legacy_fits(data, codec):
        return text
    return None


def _mostly_utf8(data: bytes, codec: str, error: UnicodeDecodeError) -> str | None:
    """UTF-8 with a few broken characters (cut by a gateway, or a stray byte) stays UTF-8."""
    if codec not in ("", "utf-8", "us-ascii"):
        return None
    if codec == "utf-8" and error.start >= len(data) - 3:
        return data.decode("utf-8", "replace")
    text = data.decode("utf-8", "replace")
    good = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    bad = text.count("\ufffd")
    if good and bad <= max(1, good * _TOLERATED) and (codec == "utf-8" or good >= 3):
        return text
    return None


def _try_label(data: bytes, codec: str) -> str | None:
    if codec == "thai":
        text = decode_as(data, codec)
        return text if text.count("\ufffd") * 10 <= len(_high_bytes(data)) else None
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        bad = text.count("\ufffd")
        if codec == "cp1252":
            return data.decode("latin-1") if guess_charset(data, codec) == codec else None
        if bad > max(1, len(_high_bytes(data)) // 2 * _TOLERATED):
            return None
    except (LookupError, ValueError):
        return None
    if codec in ("cp1252", "cp950", "gb18030", "cp949", "cp932") and not legacy_fits(data, codec):
        guessed = guess_charset(data, codec)
        return decode_as(data, guessed)
    return text


def _high_bytes(data: bytes) -> bytes:
    return b"".join(_HIGH_RUN.findall(data))


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None
    return _HALF_CHARACTER.sub("\ufffd", text) if codec.startswith("utf") else text


def _decode_stateful(data: bytes, codec: str) -> str:
    if codec not in _STATEFUL:
        if _ISO_2022.search(data) is None:
            return data.decode("ascii", "replace")
        codec = "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp_ext"
    text = _strictly(data, codec)
    if text is None and codec == "iso2022_jp_ext":
        text = _strictly(data, "iso2022_jp_2")
        return decode_iso2022_jp(data) if text is None else text
    return _HALF_CHARACTER.sub("\ufffd", data.decode(codec, "replace")) if text is None else text
