"""Parts of mails in the shapes that real programs give them, right and wrong."""

# ruff: noqa: E501 - mails stand on one line each

import base64
import zlib
from typing import Any

import pytest

from channels.email.inspect import inspect_mail
from tests.channels.email.mails import OWN

H = "From: a@b.co\r\nTo: c@d.co\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
P = "Content-Type: text/plain\r\n\r\nhello"
HT = "Content-Type: text/html\r\n\r\n<p>rich</p>"
PDF = "Content-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg=="
CASES: dict[str, tuple[Any, ...]] = {}


def mp(sub, *parts, b="XX", pre="", post="", close=True, bq=True):
    declared = f'"{b}"' if bq else b
    body = "".join(f"--{b}\r\n{part}\r\n" for part in parts)
    closing = f"--{b}--\r\n" if close else ""
    return f"{H}Content-Type: multipart/{sub}; boundary={declared}\r\n\r\n{pre}{body}{closing}{post}"


def T(name, raw, **expected):  # noqa: N802 - a table's row
    CASES[name] = (raw if isinstance(raw, bytes) else raw.encode(), expected)


# fmt: off
y = b"hello yenc world"
ye = bytes((c + 42) % 256 for c in y)
T("space boundary",mp("mixed",P,PDF,b="a b c"),text="hello",names=["x.pdf"])
T("boundary trailing ws",mp("mixed",P,PDF).replace("--XX\r\n","--XX  \t\r\n"),text="hello",names=["x.pdf"])
T("unquoted special",mp("mixed",P,PDF,b="=_a/b?c=1",bq=False),text="hello",names=["x.pdf"])
T("single quoted",mp("mixed",P,PDF,bq=False).replace("boundary=XX","boundary='XX'"),text="hello")
T("preamble epilogue",mp("mixed",P,PDF,pre="This is a multi-part message in MIME format.\r\n\r\n",post="epilogue\r\n"),text="hello",names=["x.pdf"])
T("preamble only",H+'Content-Type: multipart/mixed; boundary="XX"\r\n\r\nJust words and no parts\r\n',text="Just words and no parts")
T("no close",mp("mixed",P,PDF,close=False),text="hello",names=["x.pdf"])
T("nested same boundary",mp("mixed",'Content-Type: multipart/alternative; boundary="XX"\r\n\r\n--XX\r\n'+P+"\r\n--XX\r\n"+HT+"\r\n--XX--",PDF),text=lambda t:"hello" in t,names=["x.pdf"])
T("prefix boundary",mp("mixed",'Content-Type: multipart/alternative; boundary="XXY"\r\n\r\n--XXY\r\n'+P+"\r\n--XXY\r\n"+HT+"\r\n--XXY--",PDF),text="hello",names=["x.pdf"],html="<p>rich</p>")
T("inner unclosed",mp("mixed",'Content-Type: multipart/alternative; boundary="YY"\r\n\r\n--YY\r\n'+P+"\r\n--YY\r\n"+HT,PDF),text="hello",names=["x.pdf"])
T("ct twice",(H+"Content-Type: text/plain; charset=utf-8\r\nContent-Type: text/html\r\n\r\nhello"),text="hello")
T("ct twice diff multipart","Content-Type: text/plain\r\n"+mp("mixed",P,PDF),text=lambda t:"hello" in t)
T("ct no subtype",H+"Content-Type: text\r\n\r\nhello",text="hello")
T("ct plain",H+"Content-Type: plain; charset=us-ascii\r\n\r\nhello",text="hello")
T("ct text/plain;charset w/o =",H+"Content-Type: text/plain; charset\r\n\r\nhello",text="hello")
T("ct Text/Plain spaces",H+"Content-Type:   TEXT / PLAIN ; charset = \"utf-8\" \r\n\r\nสวัสดี",text="สวัสดี")
T("ct comment",H+"Content-Type: text/plain (comment; x=y); charset=utf-8 (c)\r\n\r\nสวัสดี",text="สวัสดี")
T("ct multi value",H+"Content-Type: text/plain, text/html\r\n\r\nhello",text="hello")
T("ct text/html; boundary ignored",H+'Content-Type: text/html; boundary="x"\r\n\r\n<p>rich</p>',text="rich")
T("html by name, parts by nature", H + 'Content-Type: text/html; boundary="XX"\r\n\r\n--XX\r\n' + HT + "\r\n--XX\r\n" + PDF + "\r\n--XX--\r\n", text="rich", names=["x.pdf"])
T("html with a list's plain footer", mp("mixed", HT, "Content-Type: text/plain\r\n\r\nlist footer"), text="rich\n\nlist footer")
T("text, then html", mp("mixed", P, HT), text="hello\n\nrich")
T("alternative, then a footer", mp("mixed", 'Content-Type: multipart/alternative; boundary="YY"\r\n\r\n--YY\r\n' + P + "\r\n--YY\r\n" + HT + "\r\n--YY--", "Content-Type: text/plain\r\n\r\nfooter"), text="hello\n\nfooter")
T("cte unknown",H+"Content-Transfer-Encoding: 8bits\r\n\r\nhello",text="hello")
T("cte 7-bit",H+"Content-Transfer-Encoding: 7-bit\r\n\r\nhello",text="hello")
T("cte qp space",H+"Content-Transfer-Encoding:  quoted-printable \r\n\r\nhello=20w",text="hello w")
T("cte twice",H+"Content-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64\r\n\r\nhello",text="hello")
T("multipart with b64 cte",mp("mixed",P,PDF).replace("Content-Type: multipart","Content-Transfer-Encoding: base64\r\nContent-Type: multipart"),text="hello",names=["x.pdf"])
T("whole multipart base64",H+'Content-Type: multipart/mixed; boundary="XX"\r\nContent-Transfer-Encoding: base64\r\n\r\n'+base64.encodebytes(("--XX\r\n"+P+"\r\n--XX\r\n"+PDF+"\r\n--XX--\r\n").encode()).decode(),text="hello",names=["x.pdf"])
T("empty html",mp("alternative",P,"Content-Type: text/html\r\n\r\n   \r\n"),text="hello",html="")
T("empty html body",mp("alternative",P,"Content-Type: text/html\r\n\r\n<html><body></body></html>"),text="hello")
T("empty text",mp("alternative","Content-Type: text/plain\r\n\r\n \r\n",HT),text="rich")
T("html only",H+"Content-Type: text/html\r\n\r\n<p>one</p><p>two</p>",text="one\n\ntwo")
T("html as attachment only",mp("mixed","Content-Disposition: attachment; filename=a.html\r\n"+HT),names=["a.html"],text="")
T("text attachment",mp("mixed",P,"Content-Type: text/plain; name=log.txt\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nlog"),text="hello",names=["log.txt"])
T("text inline named",mp("mixed",P,"Content-Type: text/plain; name=log.txt\r\nContent-Disposition: inline; filename=log.txt\r\n\r\nlog"),text=lambda t:t.startswith("hello"))
T("two texts",mp("mixed",P,"Content-Type: text/plain\r\n\r\nmore"),text="hello\n\nmore")
T("first text w disposition inline+name",mp("mixed","Content-Type: text/plain; name=\"body.txt\"\r\nContent-Disposition: inline; filename=\"body.txt\"\r\n\r\nhello",PDF),text="hello",names=["x.pdf"])
T("attachment only",H+"Content-Type: application/pdf; name=x.pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==",names=["x.pdf"],text="")
T("image root",H+"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=",names=["image-1.png"])
T("text root with attachment disp",H+"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nhello",names=["a.txt"])
T("rfc822 nested text none",mp("mixed",P,"Content-Type: message/rfc822\r\n\r\nFrom: x@y.co\r\nSubject: inner\r\n\r\ninner body"),text="hello",names=["inner.eml"])
T("rfc822 b64",mp("mixed",P,"Content-Type: message/rfc822; name=\"a.eml\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+base64.b64encode(b"From: x@y.co\r\nSubject: inner\r\n\r\ninner").decode()),text="hello",names=["a.eml"])
T("rfc822 with multipart w same boundary",mp("mixed",P,"Content-Type: message/rfc822\r\n\r\n"+mp("mixed",P,PDF,b="YY"),PDF),text="hello",names=lambda x:x[-1]=="x.pdf" and len(x)==2)
T("rfc822 root",H+"Content-Type: message/rfc822\r\n\r\nFrom: x@y.co\r\nSubject: inner\r\n\r\ninner body",names=["inner.eml"])
T("digest",mp("digest","\r\nFrom: x@y.co\r\nSubject: one\r\n\r\nb1","\r\nFrom: x@y.co\r\nSubject: two\r\n\r\nb2"),names=["one.eml","two.eml"])
T("external-body",mp("mixed",P,'Content-Type: message/external-body; access-type=URL; URL="http://x"\r\n\r\nContent-Type: image/png\r\n\r\n'),text="hello")
T("appledouble",mp("mixed",P,'Content-Type: multipart/appledouble; boundary="YY"\r\n\r\n--YY\r\nContent-Type: application/applefile; name="x.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAUWBw==\r\n--YY\r\n'+PDF+"\r\n--YY--"),text="hello",names=lambda x:"x.pdf" in x)
T("applefile+alternative", mp("alternative",P,HT),html="<p>rich</p>")
T("calendar",mp("alternative",P,"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\nEND:VCALENDAR"),text="hello",names=["attachment-1.ics"])
T("calendar only",H+"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:ประชุม\r\nDTSTART:20240101T030000Z\r\nDTEND:20240101T040000Z\r\nLOCATION:Bangkok\r\nORGANIZER;CN=Som:mailto:som@b.co\r\nDESCRIPTION:Bring\\nthings\\, all\r\nEND:VEVENT\r\nEND:VCALENDAR",text=lambda t:"ประชุม" in t and "Bangkok" in t,names=["attachment-1.ics"])
T("related w location",mp("related","Content-Type: text/html\r\nContent-Base: http://x/\r\n\r\n<p>x<img src=\"pic.gif\"></p>","Content-Type: image/gif\r\nContent-Location: pic.gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh"),inl=[True],html=lambda h:"data-cid" in h)
T("related cid",mp("related","Content-Type: text/html\r\n\r\n<img src=\"cid:A@b\">","Content-Type: image/gif\r\nContent-ID: <A@b>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh"),inl=[True])
T("related cid pct",mp("related","Content-Type: text/html\r\n\r\n<img src=\"cid:A%40b\">","Content-Type: image/gif\r\nContent-ID: <A@b>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh"),inl=[True])
T("related root not first",mp('related; start="<r@x>"',"Content-Type: image/gif\r\nContent-ID: <A@b>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh","Content-Type: text/html\r\nContent-ID: <r@x>\r\n\r\n<p>rich</p><img src=\"cid:A@b\">"),text="rich",inl=[True])
T("unused image in related",mp("related",HT,"Content-Type: image/gif; name=a.gif\r\nContent-ID: <A@b>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh"),names=["a.gif"])
T("flowed delsp",H+"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nhel \r\nlo\r\n\r\nx",text="hello\n\nx")
T("flowed stuffed",H+"Content-Type: text/plain; format=flowed\r\n\r\n >not quote\r\n From x\r\nsoft \r\nbreak",text=">not quote\nFrom x\nsoft break")
T("uuencode",H+"\r\nsee\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\nbye",text="see\nbye",files=[("a.txt","text/plain",3)])
T("yenc",(H+"\r\nsee\r\n=ybegin line=128 size=16 name=a.bin\r\n").encode()+ye.replace(b"\x00",b"=@").replace(b"\n",b"=J")+b"\r\n=yend size=16 crc32=%08x\r\nbye"%zlib.crc32(y),text="see\nbye",files=lambda f:f and f[0][0]=="a.bin" and f[0][2]==16)
T("begin prose",H+"\r\nbegin 644 things\r\nnot really\r\nend",text=lambda t:"not really" in t,names=[])
T("binhex",H+"Content-Type: application/mac-binhex40; name=x.hqx\r\n\r\n(This file must be converted with BinHex 4.0)\r\n:x:",names=["x.hqx"])
T("smime signed detached",mp('signed; protocol="application/pkcs7-signature"',P,"Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB"),text="hello",names=["smime.p7s"])
T("pgp inline",H+"\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA1\r\n\r\nhello\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\nxxx\r\n-----END PGP SIGNATURE-----",text=lambda t:"BEGIN PGP SIGNATURE" in t,reply_text="hello")
T("pgp encrypted inline",H+"\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nxxx\r\n-----END PGP MESSAGE-----",text=lambda t:"PGP MESSAGE" in t)
# fmt: on


def seen(raw):
    mail = inspect_mail(raw, OWN)
    return mail.model_dump() | {
        "files": [(one.filename, one.content_type, one.size) for one in mail.attachments],
        "names": [one.filename for one in mail.attachments],
        "inl": [one.inline for one in mail.attachments],
        "from_": mail.sender and mail.sender.address,
        "fname": mail.sender and mail.sender.name,
        "tos": [one.address for one in mail.to],
    }


@pytest.mark.parametrize("name", CASES)
def test_odd_mails_are_read_as_they_were_meant(name):
    raw, expected = CASES[name]
    found = seen(raw)
    for key, value in expected.items():
        assert value(found[key]) if callable(value) else found[key] == value, (key, found[key])
