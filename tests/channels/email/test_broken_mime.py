"""Mails that were cut off, bent or never well formed still say what they say."""

import pytest

from channels.email.mime import parse_mail
from tests.channels.email.mails import HEAD, file, multipart, names, read


def test_a_cut_mail_keeps_what_came():
    mail = read(
        multipart(
            "mixed",
            "Content-Type: text/plain\r\n\r\nhello",
            file("Content-Type: application/pdf; name=x.pdf"),
            closing=False,
        )
    )
    assert (mail.text, names(mail)) == ("hello", ["x.pdf"])


@pytest.mark.parametrize(
    "raw",
    [
        "From somchai Mon Jan  1 10:00:00 2024\n" + HEAD.replace("\r\n", "\n") + "\nhello",
        ">From x\n" + HEAD + "\r\nhello",
        "\r\n\r\n" + HEAD + "\r\nhello",
        "This came through our scanner.\n\n" + HEAD + "\r\nhello",
        "\ufeff" + HEAD + "\r\nhello",
        HEAD.replace("\r\n", "\r") + "\rhello",
        HEAD.replace("Subject: hi", "Subject: hi\r\nX-Spam: yes,\r\nscore=3 required=5") + "\r\nhello",
        HEAD + "hello",
    ],
)
def test_what_stands_before_or_inside_the_header(raw):
    mail = read(raw)
    assert mail.sender is not None
    assert (mail.sender.address, mail.subject, mail.text) == ("somchai@example.co.th", "hi", "hello")


def test_a_file_saved_as_utf_16():
    mail = read(f"{HEAD}\r\nสวัสดี".encode("utf-16"))
    assert (mail.subject, mail.text) == ("hi", "สวัสดี")


def test_no_header_at_all():
    mail = read("just some words\nand more")
    assert mail.text == "just some words\nand more"
    assert mail.sender is None


def test_folding_that_lost_its_indent():
    mail = read(
        "From: a@b.co\r\nSubject: hi\r\nReferences: <1@x>\r\n<2@x>\r\nTo: x@y.co,\r\nz@y.co\r\n"
        'Content-Type: multipart/mixed;\r\nboundary="q"\r\n\r\n--q\r\n\r\nhello\r\n--q--\r\n'
    )
    assert mail.references == ["<1@x>", "<2@x>"]
    assert [a.address for a in mail.to] == ["x@y.co", "z@y.co"]
    assert mail.text == "hello"


def test_a_boundary_nobody_declared():
    mail = read(
        HEAD + "Content-Type: multipart/mixed\r\n\r\n--zz\r\nContent-Type: text/plain\r\n\r\nhello\r\n--zz\r\n"
        "Content-Type: application/pdf; name=x.pdf\r\n\r\nx\r\n--zz--\r\n"
    )
    assert (mail.text, names(mail)) == ("hello", ["x.pdf"])


def test_thousands_of_parts_and_levels():
    parts = [f"Content-Type: application/pdf; name={number}.pdf\r\n\r\nx" for number in range(5_000)]
    mail = read(multipart("mixed", "Content-Type: text/plain\r\n\r\nhello", *parts))
    assert mail.text == "hello"
    assert len(mail.attachments) == 1_000
    deep = HEAD + 'Content-Type: multipart/mixed; boundary="b0"\r\n\r\n'
    for level in range(1, 500):
        deep += f'--b{level - 1}\r\nContent-Type: multipart/mixed; boundary="b{level}"\r\n\r\n'
    assert "deep" in read(deep + "deep").text
    assert len(list(parse_mail(deep.encode()).walk())) < 600
