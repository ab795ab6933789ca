"""The tree, the parts that become text, and the parts that become files."""

import base64
import struct

import pytest

from tests.channels.email.mails import PDF, file, multipart, names, nested, read, with_text


def test_alternative_related_mixed():
    mail = read(
        multipart(
            "mixed",
            nested(
                "alternative",
                "Content-Type: text/plain\r\n\r\nplain",
                nested(
                    "related",
                    'Content-Type: text/html\r\n\r\n<p>rich<img src="cid:pic@x"></p>',
                    file(
                        "Content-Type: image/png; name=a.png\r\nContent-ID: <pic@x>\r\nContent-Disposition: attachment"
                    ),
                    boundary="b3",
                ),
                boundary="b2",
            ),
            file('Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="x.pdf"'),
        )
    )
    assert mail.text == "plain"
    assert mail.html == '<p>rich<img data-cid="pic@x"></p>'
    assert [(a.filename, a.inline, a.content_id) for a in mail.attachments] == [
        ("a.png", True, "pic@x"),
        ("x.pdf", False, None),
    ]
    assert mail.attachments[1].size == len(b"%PDF-1.4 content")


def test_pictures_inside_the_html_become_inline_files():
    picture = base64.b64encode(b"\x89PNG" + b"x" * 1_500_000).decode()
    mail = read(
        with_text(f'<p>before</p><img src="data:image/png;base64,{picture}"><p>after</p>'.encode(), "text/html")
    )
    [image] = mail.attachments
    assert (image.filename, image.inline, image.size) == ("image-1.png", True, 1_500_004)
    assert mail.html == f'<p>before</p><img data-cid="{image.content_id}"><p>after</p>'
    assert mail.text == "before\n\nafter"


def test_an_empty_html_part_leaves_the_text():
    mail = read(
        multipart("alternative", "Content-Type: text/plain\r\n\r\nplain", "Content-Type: text/html\r\n\r\n \r\n")
    )
    assert (mail.text, mail.html) == ("plain", "")


def test_html_alone_becomes_text():
    mail = read(with_text(b"<p>one</p><p>two</p>", "text/html"))
    assert mail.text == "one\n\ntwo"


def test_a_plain_part_that_only_points_to_the_html_is_not_the_text():
    mail = read(
        multipart(
            "alternative",
            "Content-Type: text/plain\r\n\r\nYour mail client does not support HTML.",
            "Content-Type: text/html\r\n\r\n<p>The real message is long enough to matter.</p>",
        )
    )
    assert mail.text == "The real message is long enough to matter."


def test_apple_puts_the_html_and_its_files_into_one_alternative():
    mail = read(
        multipart(
            "alternative",
            "Content-Type: text/plain\r\n\r\nall of it",
            nested(
                "mixed",
                "Content-Type: text/html\r\n\r\n<p>first</p>",
                file("Content-Type: application/pdf; name=x.pdf"),
                "Content-Type: text/html\r\n\r\n<p>second</p>",
                boundary="b2",
            ),
        )
    )
    assert mail.text == "all of it"
    assert mail.html == "<p>first</p>\n<p>second</p>"
    assert names(mail) == ["x.pdf"]


def test_a_list_footer_and_a_disclaimer_reach_the_html_too():
    body = nested(
        "alternative",
        "Content-Type: text/plain\r\n\r\nplain",
        "Content-Type: text/html\r\n\r\n<p>rich</p>",
        boundary="b2",
    )
    mail = read(
        multipart("mixed", "Content-Type: text/plain\r\n\r\ntop", body, "Content-Type: text/plain\r\n\r\nfooter")
    )
    assert mail.text == "top\n\nplain\n\nfooter"
    assert [mail.html.index(word) for word in ("top", "rich", "footer")] == sorted(
        mail.html.index(word) for word in ("top", "rich", "footer")
    )
    assert "plain" not in mail.html


def test_texts_around_a_picture_are_all_kept():
    mail = read(
        multipart(
            "mixed",
            "Content-Type: text/plain\r\n\r\nbefore",
            file("Content-Type: image/jpeg; name=a.jpg\r\nContent-Disposition: inline; filename=a.jpg"),
            "Content-Type: text/plain\r\n\r\nafter",
        )
    )
    assert mail.text == "before\n\nafter"
    assert [(a.filename, a.inline) for a in mail.attachments] == [("a.jpg", True)]


def test_a_text_file_is_a_file():
    mail = read(
        multipart(
            "mixed",
            "Content-Type: text/plain\r\n\r\nsee file",
            "Content-Type: text/plain; name=log.txt\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nline",
            "Content-Type: text/csv\r\n\r\na,b",
            "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR",
        )
    )
    assert mail.text == "see file"
    assert names(mail) == ["log.txt", "attachment-2.csv", "attachment-3.ics"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("attachment; filename*=utf-8''%E0%B9%83%E0%B8%9A.pdf", "ใบ.pdf"),
        ("attachment; filename*0*=utf-8''%E0%B9%83; filename*1*=%E0%B8%9A; filename*2=.pdf", "ใบ.pdf"),
        ('attachment; filename*0="long "; filename*1="name.pdf"', "long name.pdf"),
        ("attachment; filename*=tis-620''%E3%BA.pdf", "ใบ.pdf"),
        ('attachment; filename="=?utf-8?B?4LmD4LiaLnBkZg==?="', "ใบ.pdf"),
        ("attachment; filename==?utf-8?Q?=E0=B9=83=E0=B8=9A=2Epdf?=", "ใบ.pdf"),
        ("attachment; filename=my file.pdf", "my file.pdf"),
        ("attachment; filename='quoted.pdf'", "quoted.pdf"),
        ('attachment; filename="C:\\Users\\me\\x.pdf"', "x.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="a\\"b.pdf"', "a_b.pdf"),
        ('attachment; filename="semi;colon.pdf"', "semi;colon.pdf"),
        ('attachment; filename="never closed.pdf', "never closed.pdf"),
        ("attachment; FILENAME=UP.PDF", "UP.PDF"),
        ("attachment", "attachment-1.pdf"),
        ('attachment; filename="a\u202efdp.exe"', "afdp.exe"),
        ('attachment; filename=""', "attachment-1.pdf"),
    ],
)
def test_file_names(disposition, name):
    mail = read(multipart("mixed", file(f"Content-Type: application/pdf\r\nContent-Disposition: {disposition}")))
    assert names(mail) == [name]


def test_raw_8_bit_file_names():
    for charset in ("utf-8", "tis-620"):
        head = 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="ใบเสร็จ.pdf"\r\n\r\nx'
        assert names(read(multipart("mixed", head.encode(charset)))) == ["ใบเสร็จ.pdf"]


def test_a_very_long_name_keeps_its_extension():
    [name] = names(read(multipart("mixed", file(f'Content-Type: application/pdf; name="{"ย" * 300}.pdf"'))))
    assert name.endswith(".pdf")
    assert len(name.encode()) <= 200


def test_a_mail_inside_a_mail_is_called_after_its_subject():
    mail = read(
        multipart(
            "mixed", "Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?B?4LmD4Lia?=\r\nFrom: a@b\r\n\r\ninner"
        )
    )
    assert [(a.filename, a.content_type) for a in mail.attachments] == [("ใบ.eml", "message/rfc822")]
    assert mail.text == ""


def test_signed_and_encrypted_mails_are_kept_whole():
    signed = read(
        multipart(
            "signed", "Content-Type: text/plain\r\n\r\nhello", "Content-Type: application/pgp-signature\r\n\r\nsig"
        )
    )
    assert (signed.text, names(signed)) == ("hello", ["attachment-1.asc"])
    encrypted = read(
        multipart(
            "encrypted",
            "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
            'Content-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n-----BEGIN PGP MESSAGE-----',
        )
    )
    assert (encrypted.text, len(encrypted.attachments)) == ("", 2)
    opaque = read(with_text(PDF.encode(), "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", "base64"))
    assert names(opaque) == ["smime.p7m"]
    tnef = read(multipart("mixed", file("Content-Type: application/ms-tnef; name=winmail.dat")))
    assert names(tnef) == ["winmail.dat"]


def tnef(*files: tuple[str, bytes]) -> bytes:
    """A winmail.dat as [MS-OXTNEF] writes it."""

    def attribute(identifier: int, value: bytes) -> bytes:
        checksum = sum(value) & 0xFFFF
        return struct.pack("<BII", 2, identifier, len(value)) + value + struct.pack("<H", checksum)

    out = struct.pack("<IH", 0x223E9F78, 1)
    for name, content in files:
        wide = (name + "\0").encode("utf-16-le")
        long_name = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(wide)) + wide + b"\0" * (-len(wide) % 4)
        out += attribute(0x00069002, b"\0" * 14) + attribute(0x00018010, b"SHORT~1.PDF\0")
        out += attribute(0x0006800F, content) + attribute(0x00069005, long_name)
    return out


def test_files_come_out_of_winmail_dat():
    packed = base64.b64encode(tnef(("ใบเสร็จ.pdf", b"%PDF"), ("b.txt", b"text"))).decode()
    mail = read(
        multipart(
            "mixed",
            "Content-Type: text/plain\r\n\r\nx",
            file("Content-Type: application/ms-tnef; name=winmail.dat", packed),
        )
    )
    assert [(a.filename, a.content_type, a.size) for a in mail.attachments][1:] == [
        ("ใบเสร็จ.pdf", "application/pdf", 4),
        ("b.txt", "text/plain", 4),
    ]
    cut = base64.b64encode(tnef(("a.pdf", b"%PDF"))[:40]).decode()
    assert names(read(multipart("mixed", file("Content-Type: application/ms-tnef; name=winmail.dat", cut)))) == [
        "winmail.dat"
    ]


def test_uuencoded_files_come_out_of_the_text():
    mail = read(with_text(b"see file\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\nbye\r\n"))
    assert mail.text == "see file\nbye"
    assert [(a.filename, a.size) for a in mail.attachments] == [("a.txt", 3)]
    prose = read(with_text(b"begin 644 words\r\nthat are not a file\r\nend\r\n"))
    assert not prose.attachments
    assert "that are not a file" in prose.text


def test_flowed_text_is_put_together():
    mail = read(with_text(b"A long \r\nline.\r\n> quoted \r\n> on\r\n-- \r\nsig", "text/plain; format=flowed"))
    assert mail.text == "A long line.\n> quoted on\n-- \nsig"


@pytest.mark.parametrize(
    ("encoding", "content", "text"),
    [
        ("base64", b"aGVsbG8=", "hello"),
        ("base64", b"aGVs\r\nbG8", "hello"),
        ("BASE64 (comment)", b"aGVsbG8=", "hello"),
        ("base64", b"aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8g!\r\n aGVsbG8=", "hello hello hello hello hello"),
        ("base64", b"aGk=aGk=", "hihi"),
        (
            "base64",
            b"This is plainly not base64, whatever the label says.",
            "This is plainly not base64, whatever the label says.",
        ),
        ("quoted-printable", b"caf=C3=A9 =\r\nau lait", "café au lait"),
        ("quoted-printable", b"caf=C3=A9 = \r\nau lait", "café au lait"),
        ("quoted-printable", b"100% = x=zz", "100% = x=zz"),
        ("8-bit", b"plain", "plain"),
        ("nonsense", b"plain", "plain"),
    ],
)
def test_transfer_encodings(encoding, content, text):
    assert read(with_text(content, "text/plain; charset=utf-8", encoding)).text == text
