"""Which legacy charset bytes are in, judged by how well they spell in each candidate.

Every candidate decodes the same sample and gets a score between 0 and 1 for the share of its non-ASCII characters that
real text in that script would have, in an order real text would have them.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

_Scorer = Callable[[list[str], str], float]
_SAMPLE = 4096
_THAI_BYTES = re.compile(rb"[\xa1-\xda\xdf-\xfb]+")
# A Thai consonant or leading vowel may start; marks and following vowels need a consonant before them.
_THAI_SYLLABLE = re.compile(
    rb"(?:[\xe0-\xe4]?[\xa1-\xce\xc4\xc6](?:[\xd1\xd4-\xda\xe7\xec-\xee][\xe8-\xec]?|[\xe8-\xec][\xd1\xd4-\xd9]?)?[\xd0\xd2\xd3\xe6]{0,2}"
    rb"|[\xf0-\xf9]+|[\xdf\xef\xcf\xe6\xfa\xfb\xa0\x85\x91-\x97])"
)
_RARE_THAI = (
    b"\xa3",
    b"\xa5",
    b"\xc6",
    b"\xcc",
    b"\xda",
    b"\xdf",
    b"\xeb",
    b"\xed",
    b"\xee",
    b"\xef",
    b"\xfa",
    b"\xfb",
    b"\xb0",
    b"\xb2",
)
_THAI_DIGIT_IN_WORD = re.compile(rb"[\xa1-\xda\xe0-\xee][\xf0-\xf9]|[\xf0-\xf9][\xa1-\xda\xe0-\xee]")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_BESIDE_ASCII = re.compile(rb"[A-Za-z][\x80-\xff]+|[\x80-\xff]+(?=[A-Za-z])")
_OTHER_ALPHABETS = frozenset({"cp1251", "koi8_r", "cp1253", "cp1255", "cp1256"})
_CANDIDATES = (
    "thai",
    "cp932",
    "euc_jp",
    "gb18030",
    "cp949",
    "cp950",
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1250",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp1254",
)
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这中大来上个国和也子时道说出你得到地为自们年要就以会可下对生能而那过用行家方后多好小心想看天进作"
    "现没问很前些所起还发成事只动工理公司请谢件邮号日月联系电话订单货产品付款发票收到价格客户您贵附报回复见及此信息网站服务"
    "這來個國時說對會過為們後發現沒問請謝郵號聯繫電話訂單貨產價戶貴報復見務與關無東車長門開體點經學實業員樣當將從"
)
_COMMON_KANJI = frozenset(
    "日本語件名見積書請求注文会社株式御様納品送付資料報告議事録契約確認願致申上商店電話番号年月円税込金額支払振込銀行担当営業部課長"
    "問合返信連絡予定変更案内通知情報登録完了発送配達住所氏東京大阪回答質新着重要緊急添付写真履歴"
)
_COMMON_HANGUL = frozenset(
    "이다는에의가을로하고지를기사한도자은어대서인나시수아리스정그해일주전부있제으니들장라것안보과게여요원문구만공동습감드립합님세"
)
_LATIN_LETTERS = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ’‘“”–—…€«»°·©®£¿¡ªº§´\u00a0•™½¼×÷¶"
)
_SURELY_CENTRAL = frozenset("łŁąĄżŻśŚźŹťŤřŘěĚşŞőŐűŰ")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽőűöüÖÜŐŰăâîșțşţ„”’–…\u00a0")


def guess_charset(data: bytes, label: str = "") -> str:
    """The best candidate for 8-bit `data` that is not UTF-8; `label` wins near ties, windows-1252 hopeless cases."""
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        first = _HIGH.search(data)
        if first is not None and first.start() > _SAMPLE // 2:
            sample = data[max(0, first.start() - 64) : first.start() + _SAMPLE]
    best, best_score = "cp1252", 0.25
    for codec in _CANDIDATES:
        score = _score(sample, codec)
        if codec == label:
            score += 0.08
        if score > best_score + 0.001:
            best, best_score = codec, score
    return best


def legacy_fits(data: bytes, codec: str) -> bool:
    """Whether the bytes spell plausibly in a labelled legacy codec; codecs we cannot judge are believed."""
    if codec not in _CANDIDATES:
        return True
    own = _score(data[:_SAMPLE], codec)
    if own >= 0.6:
        return True
    if codec == "cp1252":
        return (
            max(_score(data[:_SAMPLE], "thai"), _score(data[:_SAMPLE], "cp932"), _score(data[:_SAMPLE], "gb18030"))
            < 0.8
        )
    return own >= 0.3


@lru_cache(maxsize=64)
def _score(sample: bytes, codec: str) -> float:
    if codec == "thai":
        return _score_thai(sample)
    decoded = sample.decode(codec, "replace")
    text = [character for character in decoded if character > "\x7f"]
    if not text:
        return 0.0
    if codec in _OTHER_ALPHABETS and _is_mixed_with_ascii(sample):
        return 0.0
    bad = sum(1 for c in text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f")
    if bad > 1 + len(text) // 50:
        return 0.0
    return max(0.0, _SCORERS[codec](text, decoded) - bad / len(text))


def _is_mixed_with_ascii(sample: bytes) -> bool:
    """Whether 8-bit letters stand inside words of ASCII letters, as accents do and other alphabets do not."""
    runs = len(_HIGH_RUN.findall(sample))
    return len(_BESIDE_ASCII.findall(sample)) * 2 >= runs


def _has_rare_thai(sample: bytes, size: int) -> bool:
    """Whether letters nobody uses, or Thai digits inside words, are too many for Thai: some other charset, then."""
    rare = sum(sample.count(letter) for letter in _RARE_THAI) + len(_THAI_DIGIT_IN_WORD.findall(sample))
    return rare * 7 > size


def _score_thai(sample: bytes) -> float:
    high = _HIGH.findall(sample)
    if not high:
        return 0.0
    runs = _THAI_BYTES.findall(sample)
    good = sum(len(match) for run in runs for match in _THAI_SYLLABLE.findall(run))
    share = good / len(high) * (0.5 if _has_rare_thai(sample, len(high)) else 1.0)
    longest = max((len(run) for run in runs), default=0)
    if longest < 3:
        return share * 0.3
    if sum(map(len, runs)) < 3.5 * len(runs):
        return share * 0.5  # real Thai runs on; double-byte text breaks after a letter or two
    return share * (0.98 if longest >= 5 else 0.75)


def _han(text: list[str], decoded: str) -> float:
    wide = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    odd = sum(1 for c in text if "\uac00" <= c <= "\ud7a3" or "\u0400" <= c <= "\u04ff" or "\u3400" <= c <= "\u4dbf")
    neat = sum(1 for c in text if "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uff5e")
    kana = sum(1 for c in text if "\u3040" <= c <= "\u30ff")
    common = sum(1 for c in wide if c in _COMMON_HAN)
    if not wide:
        return 0.1
    share = (len(wide) + neat - odd - kana) / len(text)
    return share * (0.48 + min(0.49, 1.7 * common / len(wide)))


def _japanese(text: list[str], decoded: str) -> float:
    kana = sum(1 for c in text if "\u3040" <= c <= "\u30ff")
    half = sum(1 for c in text if "\uff61" <= c <= "\uff9f")
    wide = sum(1 for c in text if "\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uff5e")
    share = (kana + wide - half) / len(text)
    usual = sum(1 for c in text if c in _COMMON_KANJI)
    known = 0.45 * min(1.0, 1.5 * usual / max(1, len(text)))
    return share * min(1.0, 0.5 + max(known, 1.2 * kana / len(text))) if kana else share * (0.5 + known)


def _korean(text: list[str], decoded: str) -> float:
    hangul = [c for c in text if "\uac00" <= c <= "\ud7a3"]
    if not hangul:
        return 0.1
    common = sum(1 for c in hangul if c in _COMMON_HANGUL)
    return len(hangul) / len(text) * (0.55 + min(0.44, 1.2 * common / len(hangul)))


def _cyrillic(text: list[str], decoded: str) -> float:
    letters = [c for c in text if "\u0410" <= c <= "\u044f" or c in "ёЁіїєґІЇЄҐ"]
    if not letters:
        return 0.0
    lower = sum(1 for c in letters if c.islower())
    common = sum(1 for c in letters if c in "оеаинтсрвлкмдпу")
    swaps = sum(1 for left, right in pairwise(decoded) if left.islower() and right.isupper())
    return max(
        0.0,
        len(letters) / len(text) * (0.4 + 0.3 * lower / len(letters) + 0.5 * common / len(letters)) - swaps / len(text),
    )


def _latin(text: list[str], decoded: str) -> float:
    good = sum(1 for c in text if c in _LATIN_LETTERS)
    plain = sum(1 for c in decoded if c.isascii() and c.isalpha())
    crowded = len(text) / (len(text) + plain)
    return good / len(text) * (0.9 if crowded < 0.35 else 0.45 if crowded < 0.6 else 0.3)


def _central(text: list[str], decoded: str) -> float:
    good = sum(1 for c in text if c in _CENTRAL)
    own = sum(1 for c in text if c in _CENTRAL and c not in _LATIN_LETTERS)
    if not any(c in _SURELY_CENTRAL for c in text):
        return good / len(text) * 0.5  # their bytes are letters of the West as well
    plain = sum(1 for c in decoded if c.isascii() and c.isalpha())
    return good / len(text) * (0.92 if own * 2 > len(text) and len(text) < plain else 0.5)


def _turkish(text: list[str], decoded: str) -> float:
    own = sum(1 for c in text if c in "ğışİŞĞ")
    good = sum(1 for c in text if c in _LATIN_LETTERS or c in "ğışİŞĞ")
    plain = sum(1 for c in decoded if c.isascii() and c.isalpha())
    return good / len(text) * (0.93 if own * 3 >= len(text) and len(text) < plain else 0.4)


def _script(first: str, last: str, common: str) -> _Scorer:
    def score(text: list[str], decoded: str) -> float:
        letters = [c for c in text if first <= c <= last]
        if not letters:
            return 0.0
        usual = sum(1 for c in letters if c in common)
        return len(letters) / len(text) * (0.5 + 0.45 * min(1.0, 1.6 * usual / len(letters)))

    return score


_SCORERS: dict[str, _Scorer] = {
    "cp932": _japanese,
    "euc_jp": _japanese,
    "gb18030": _han,
    "cp950": _han,
    "cp949": _korean,
    "cp1252": _latin,
    "cp1250": _central,
    "cp1254": _turkish,
    "cp1251": _cyrillic,
    "koi8_r": _cyrillic,
    "cp1253": _script("\u0370", "\u03ff", "αοιετσνηυρπκμλ"),
    "cp1255": _script("\u05d0", "\u05ea", "יוהלאמרתבש"),
    "cp1256": _script("\u0621", "\u06d5", "اليمونرتبةعدسفهكأ"),
}
