"""Which language a text is in, as far as it decides the language of an answer: Thai, English, or not known."""

import re

_THAI = re.compile("[\u0e01-\u0e4e]")
_LATIN = re.compile("[A-Za-z]")
_OTHER_LETTER = re.compile("[^\\W\\d_A-Za-z\u0e01-\u0e4e]")
_SAMPLE = 2000


def guess_language(*texts: str) -> str:
    """'th', 'en' or '' for the first of `texts` that says anything.

    Thai people write product names and greetings in Latin letters, so a fifth of Thai letters makes a text Thai.
    Latin letters beyond ASCII (é, ü, ő) in number tell that it is another European language: ''.
    """
    for text in texts:
        sample = text[:_SAMPLE]
        if sample.isascii():
            thai, latin, other = 0, len(_LATIN.findall(sample)), 0
        else:
            thai, latin = len(_THAI.findall(sample)), len(_LATIN.findall(sample))
            other = len(_OTHER_LETTER.findall(sample))
        if thai >= 2 and thai * 4 >= latin and thai >= other:
            return "th"
        if latin >= 2:
            return "en" if other * 20 <= latin else ""
        if other > 0:
            return ""
    return ""
