"""Mail domains that are most likely a slip of the finger: gmial.com, hotmail.con. Pure.

Only the great providers are known, and only one slip away (a letter too many, missing, wrong, or two swapped) counts as
one; domains that exist beside them are never called wrong.
"""

from typing import Final

_PROVIDERS: Final = (
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.th", "outlook.com", "outlook.co.th", "live.com",
    "msn.com", "yahoo.com", "yahoo.co.th", "yahoo.co.uk", "yahoo.co.jp", "ymail.com", "icloud.com", "me.com", "mac.com",
    "aol.com", "protonmail.com", "proton.me", "windowslive.com", "zoho.com", "gmx.com", "gmx.de", "gmx.net",
    "naver.com", "qq.com",
)  # fmt: skip
_REAL: Final = frozenset(
    (*_PROVIDERS, "mail.com", "email.com", "fmail.com", "gmx.at", "gmx.ch", "ymail.co", "live.co", "live.ca", "live.cn",
     "yahoo.co", "yahoo.cn", "yahoo.ca", "hotmail.ca", "hotmail.co", "outlook.co", "outlook.cl", "outlook.cz",
     "mailo.com", "mac.co", "mc.com", "mec.com", "mae.com", "men.com", "mme.com", "ml.com", "al.com", "col.com",
     "zoho.co", "oho.com", "aol.co", "nave.com", "live.cl", "life.com", "love.com", "like.com", "line.com", "lie.com",
     "give.com", "five.com", "dive.com", "olive.com", "msn.co", "man.com", "sn.com", "qq.co", "q.com", "gm.com")
)  # fmt: skip
_SHORTEST: Final = 8  # below, one letter makes another company


def likely_domain(domain: str) -> str:
    """The domain that was probably meant, '' when nothing looks wrong."""
    typed = domain.strip().lower().rstrip(".")
    if typed in _REAL or len(typed) < _SHORTEST - 1:
        return ""
    return next((one for one in _PROVIDERS if len(one) >= _SHORTEST and _is_one_slip(typed, one)), "")


def _is_one_slip(typed: str, meant: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes one of the other."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    rest_typed, rest_meant = typed[start:], meant[start:]
    if len(typed) == len(meant):
        is_swap = rest_typed[:2] == rest_meant[1::-1]
        return rest_typed[1:] == rest_meant[1:] or (is_swap and rest_typed[2:] == rest_meant[2:])
    shorter, longer = sorted((rest_typed, rest_meant), key=len)
    return shorter == longer[1:]
