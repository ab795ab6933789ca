"""Slips of the finger in mail domains are noticed, other companies' domains are left alone."""

import pytest

from core.text.mail_domains import likely_domain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"), ("gmail.con", "gmail.com"), ("GMAIL.CO", "gmail.com"), ("gmaill.com", "gmail.com"),
        ("gmai.com", "gmail.com"), ("hotmial.com", "hotmail.com"), ("hotmal.com", "hotmail.com"),
        ("outlok.com", "outlook.com"), ("yaho.com", "yahoo.com"), ("yahoo.co.ht", "yahoo.co.th"),
        ("iclud.com", "icloud.com"), ("hotmail.co.yh", "hotmail.co.th"),
    ],
)  # fmt: skip
def test_a_slip_is_noticed(typed, meant):
    assert likely_domain(typed) == meant


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "mail.com", "ymail.com", "live.com", "line.com", "siam-audio.co.th", "me.com", "mi.com", "qq.com",
     "gmx.com", "hotmail.fr", "example.com", "", "yahoo.fr", "aol.co"],
)  # fmt: skip
def test_what_may_be_meant_is_left_alone(domain):
    assert likely_domain(domain) == ""
