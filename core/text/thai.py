"""Thai text without a dictionary: character clusters and folding.

Thai is written without spaces, so search cannot rely on words. It can rely on Thai character clusters: the smallest
groups of letters and marks that no correct word boundary ever splits (Theeramunkong et al., "Character cluster based
Thai information retrieval", IRAL 2000). Indexing clusters and searching phrases of clusters misses nothing.
"""

import re
import unicodedata

_CONSONANT = "[ก-ฮ]"
_TONE = "[่-๋]?"
_SILENCED = "(?:CC?[ุู|ิ]?[์])?"
# C consonant, T optional tone mark, K optional silenced ending; one alternative per spelling pattern, longest first.
_PATTERNS = (
    "C[ั](?:[่-๋]C)?",
    "เC็CK",
    "เCCTาะK",
    "เCCีTยะK",
    "เCCีTย(?=[เ-ไก-ฮ]|$)K",
    "เC[ิีุู]Tย(?=[เ-ไก-ฮ]|$)K",
    "เCC็CK",
    "เCิC์CK",
    "เCิTCK",
    "เCีTยะ?K",
    "เCืTอะK",
    "เCื",
    "เCTา?ะ?K",
    "C[ึื]TCK",
    "C[ะ-ู]TK",
    "C[ิุู]์",
    "CรรC์",
    "C็",
    "CT[ะาำ]?K",
    "แC็CK",
    "แCC์K",
    "แCTะK",
    "แCC็CK",
    "แCCC์K",
    "โCTะK",
    "[เ-ไ]CTK",
    "ก็",
    "อึ",
    "หึ",
)
_CLUSTER_OR_LETTER = re.compile(
    "|".join(p.replace("K", _SILENCED).replace("C", _CONSONANT).replace("T", _TONE) for p in _PATTERNS) + "|.",
    re.DOTALL,
)
_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+|[^\\W\u0e01-\u0e4e_]+")
_DIGITS: dict[int, str | None] = {0x0E50 + digit: str(digit) for digit in range(10)}
_INVISIBLE: dict[int, str | None] = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x00AD, 0xFEFF))
_REPETITION_SIGN: dict[int, str | None] = {0x0E46: " "}
_FOLDING = {**_DIGITS, **_INVISIBLE, **_REPETITION_SIGN}
_TONE_MARKS = re.compile("[\u0e48-\u0e4b]")
_SWAPPED_TONE = re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])")
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def is_thai(character: str) -> bool:
    """True for a character of the Thai block."""
    return "\u0e00" <= character <= "\u0e7f"


def normalize(text: str) -> str:
    """Text as it is compared: NFKC, case folded, Thai digits as 0-9, look-alike spellings made one.

    Two spellings render alike but differ in code: nikhahit + aa for am, two เ for แ, and a tone mark typed before
    the vowel sign it belongs above (Unicode gives Thai vowels combining class 0, so NFKC does not reorder them).
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDING)
    folded = folded.replace("\u0e4d\u0e32", "\u0e33").replace("\u0e40\u0e40", "\u0e41")
    if "\u0e4d" in folded:
        folded = _SPLIT_AM.sub("\\1\u0e33", folded)
    return _SWAPPED_TONE.sub(r"\2\1", folded)


def fold(text: str) -> str:
    """Text without tone marks, so that a hurried or wrong tone still finds the word. Idempotent."""
    return _TONE_MARKS.sub("", text)


def clusters(run: str) -> list[str]:
    """The character clusters of one run of Thai letters, in order; together they are the run.

    A letter that no pattern takes is a cluster of its own.
    """
    return _CLUSTER_OR_LETTER.findall(run)


def tokens(text: str) -> list[str]:
    """Normalized tokens of any text: Thai as clusters with their tone marks, other scripts as words."""
    return _split(normalize(text))


def folded_tokens(text: str) -> list[str]:
    """Like `tokens`, of the text without tone marks: folding comes before clustering, so both sides split alike."""
    return _split(fold(normalize(text)))


def _split(normalized: str) -> list[str]:
    out: list[str] = []
    for run in _RUN.findall(normalized):
        if is_thai(run[0]):
            out.extend(clusters(run))
        else:
            out.append(run)
    return out
