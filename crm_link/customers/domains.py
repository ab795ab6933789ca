"""Which company a mail address speaks for. Pure."""

from collections.abc import Mapping
from typing import TypeVar

Company = TypeVar("Company")

# Anybody gets an address there, so the domain says nothing about an employer.
_FREE_MAIL = """
    gmail.com googlemail.com hotmail.com hotmail.co.th hotmail.co.uk hotmail.fr live.com live.co.th windowslive.com
    msn.com outlook.com outlook.co.th yahoo.com yahoo.co.th yahoo.co.uk yahoo.co.jp ymail.com rocketmail.com
    icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de web.de mail.com mail.ru yandex.com yandex.ru proton.me
    protonmail.com pm.me tutanota.com tuta.io zoho.com fastmail.com hey.com qq.com 163.com 126.com sina.com foxmail.com
    naver.com daum.net hanmail.net thaimail.com chaiyo.com sanook.com ksc.th.com truemail.co.th
"""
FREE_MAIL_DOMAINS = frozenset(_FREE_MAIL.split())
_SHORTEST_LABELS = 2


def company_domains(address: str) -> list[str]:
    """The domains an account may be registered under for this mail address, the most telling first.

    `somchai@it.siam-audio.co.th` gives it.siam-audio.co.th, siam-audio.co.th, co.th; a free mail provider gives none.
    """
    domain = address.rpartition("@")[2].lower().strip(".")
    if not domain or "@" not in address or domain in FREE_MAIL_DOMAINS:
        return []
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - _SHORTEST_LABELS + 1)]


def choose_company(address: str, companies: Mapping[str, Company]) -> Company | None:
    """The company registered under the most telling domain of `address`."""
    return next((companies[domain] for domain in company_domains(address) if domain in companies), None)
