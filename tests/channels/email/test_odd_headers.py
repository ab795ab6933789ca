"""Headers, charsets and file names in the shapes that real programs give them, right and wrong."""

# ruff: noqa: E501 - mails stand on one line each

import base64
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
T("no header",b"just text\nno header\n",text="just text\nno header")
T("no header colon","Hello: world is nice\nsecond line\n\nthird",text=lambda t:"third" in t)
T("empty",b"",text="")
T("only header",H,text="",subject="s")
T("header no body nl","Subject: s\r\nFrom: a@b.co",subject="s",from_="a@b.co")
T("lf only",H.replace("\r\n","\n")+"\nhello",text="hello",subject="s")
T("mixed eol","From: a@b.co\nSubject: s\r\n\nhello\r\nx",text="hello\nx")
T("cr only",H.replace("\r\n","\r")+"\rhello",text="hello")
T("double cr",H.replace("\r\n","\r\r\n")+"\r\r\nhello\r\r\nx",text=lambda t:t.startswith("hello"),subject="s")
T("nul in header","Subject: a\0b\r\nFrom: a@b.co\r\n\r\nhello",subject="ab")
T("space before colon","Subject : s\r\nFrom : a@b.co\r\n\r\nhello",subject="s",from_="a@b.co")
T("folded subject","Subject: one\r\n two\r\n\tthree\r\nFrom: a@b.co\r\n\r\nx",subject="one two three")
T("folded lost indent","Subject: a very long\r\nsubject here\r\nFrom: a@b.co\r\nTo: c@d.co\r\n\r\nx",subject="a very long subject here")
T("fold empty line","Subject: one\r\n \r\n two\r\nFrom: a@b.co\r\n\r\nx",subject="one two",text="x")
T("dup subject","Subject: one\r\nSubject: two\r\nFrom: a@b.co\r\n\r\nx",subject="one")
T("dup to","To: a@b.co\r\nTo: c@d.co\r\nFrom: x@y.co\r\n\r\nx",tos=["a@b.co","c@d.co"])
T("empty subject then real","Subject:\r\nFrom: a@b.co\r\n\r\nx",subject="")
T("8bit header no label","Subject: สวัสดี\r\nFrom: สมชาย <a@b.co>\r\n\r\nx",subject="สวัสดี",fname="สมชาย")
T("8bit latin1 header",b"Subject: caf\xe9 ol\xe9\r\nFrom: a@b.co\r\n\r\nx",subject="café olé")
T("8bit tis header",b"Subject: "+"ทดสอบระบบ".encode("tis-620")+b"\r\nFrom: a@b.co\r\n\r\nx",subject="ทดสอบระบบ")
T("8bit sjis header",b"Subject: "+"お問い合わせの件".encode("cp932")+b"\r\nFrom: a@b.co\r\n\r\nx",subject="お問い合わせの件")
T("8bit gbk header",b"Subject: "+"关于订单的问题".encode("gbk")+b"\r\nFrom: a@b.co\r\n\r\nx",subject="关于订单的问题")
T("iso2022 raw header",b"Subject: "+"日本語の件名".encode("iso2022_jp")+b"\r\nFrom: a@b.co\r\n\r\nx",subject="日本語の件名")
T("utf7 subject","Subject: =?utf-7?Q?caf+AOk-?=\r\nFrom: a@b.co\r\n\r\nx",subject="café")
T("ew in middle word","Subject: ab=?utf-8?Q?c=C3=A9?=de\r\nFrom: a@b.co\r\n\r\nx",subject="abcéde")
T("ew quoted","Subject: \"=?utf-8?Q?c=C3=A9?=\"\r\nFrom: a@b.co\r\n\r\nx",subject='"cé"')
T("ew spaces in b","Subject: =?utf-8?B?4Liq 4Lin?=\r\nFrom: a@b.co\r\n\r\nx",subject="สว")
T("ew underscore","Subject: =?iso-8859-1?Q?a=5Fb_c?=\r\nFrom: a@b.co\r\n\r\nx",subject="a_b c")
T("ew bad hex","Subject: =?iso-8859-1?Q?a=ZZb?=\r\nFrom: a@b.co\r\n\r\nx",subject="a=ZZb")
T("ew empty","Subject: =?utf-8?Q??= x\r\nFrom: a@b.co\r\n\r\nx",subject=lambda s:s.strip()=="x")
T("ew ? inside q","Subject: =?utf-8?Q?what?_now?=\r\nFrom: a@b.co\r\n\r\nx",subject="what? now")
T("ew diff charsets","Subject: =?utf-8?Q?=C3=A9?= =?iso-8859-1?Q?=E9?=\r\nFrom: a@b.co\r\n\r\nx",subject="éé")
T("ew no space","Subject: =?utf-8?Q?a?==?utf-8?Q?b?=\r\nFrom: a@b.co\r\n\r\nx",subject="ab")
T("ew fold","Subject: =?utf-8?B?4Liq4Lin?=\r\n =?utf-8?B?4Lix4Liq?=\r\nFrom: a@b.co\r\n\r\nx",subject="สวัส")
T("ew split multibyte Q","Subject: =?utf-8?Q?=E0=B8?= =?utf-8?Q?=AA?=\r\nFrom: a@b.co\r\n\r\nx",subject="ส")
T("ew gb2312 gbk",("Subject: =?gb2312?B?"+base64.b64encode("镕基喆".encode("gbk")).decode()+"?=\r\nFrom: a@b.co\r\n\r\nx"),subject="镕基喆")
T("ew iso2022 split",("Subject: =?iso-2022-jp?B?"+base64.b64encode("日本".encode("iso2022_jp")).decode()+"?= =?iso-2022-jp?B?"+base64.b64encode("語".encode("iso2022_jp")).decode()+"?=\r\nFrom: a@b.co\r\n\r\nx"),subject="日本語")
T("ew iso2022 half-width", ("Subject: =?iso-2022-jp?B?"+base64.b64encode("㈱①髙".encode("iso2022_jp_ext","ignore") if 0 else b"\x1b$B-j-!\x1b(B").decode()+"?=\r\nFrom: a@b.co\r\n\r\nx"),subject=lambda s:"㈱" in s and "①" in s)
T("body iso2022 nec",(H+"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n").encode()+b"\x1b$B-j-!|b\x1b(B",text=lambda s:"㈱①" in s and "\ufffd" not in s)
T("ks_c",(H+"Content-Type: text/plain; charset=ks_c_5601-1987\r\n\r\n").encode()+"안녕하세요 똠방각하".encode("cp949"),text="안녕하세요 똠방각하")
T("big5 ext",(H+"Content-Type: text/plain; charset=big5\r\n\r\n").encode()+"您好，請問碁恒裏".encode("cp950","ignore"),text=lambda s:"您好" in s)
T("hz",(H+"Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n").encode()+"你好".encode("hz"),text="你好")
T("utf16 body",(H+"Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\n").encode()+base64.b64encode("สวัสดี".encode("utf-16")),text="สวัสดี")
T("utf16le no bom",(H+"Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\n").encode()+base64.b64encode("hello สวัสดี".encode("utf-16-le")),text="hello สวัสดี")
T("utf8 bom",(H+"Content-Type: text/plain; charset=utf-8\r\n\r\n").encode()+b"\xef\xbb\xbfhello",text="hello")
T("charset quoted weird",H+"Content-Type: text/plain; charset=\"'utf-8'\"\r\n\r\nสวัสดี",text="สวัสดี")
T("charset cp-850",(H+"Content-Type: text/plain; charset=cp-850\r\n\r\n").encode()+"é".encode("cp850"),text="é")
T("mixed utf8 and latin1 in body",(H+"Content-Type: text/plain; charset=utf-8\r\n\r\n").encode()+"สวัสดีครับ ทดสอบข้อความยาว".encode()+b" caf\xe9",text=lambda s:s.startswith("สวัสดีครับ ทดสอบ"))
T("winansi quotes",(H+"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n").encode()+b"\x93hi\x94 \x96 \x80",text="“hi” – €")
T("viscii/tcvn",(H+"Content-Type: text/plain; charset=windows-1258\r\n\r\n").encode()+"Xin chào".encode("cp1258"),text=lambda s:s.startswith("Xin ch"))
T("x-mac-thai?",(H+"Content-Type: text/plain; charset=x-mac-thai\r\n\r\n").encode()+"สวัสดี".encode("tis-620"),text="สวัสดี")
T("2231 continuation order",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*1*=%20two; filename*0*=utf-8''one; filename*2=\"three.pdf\"\r\n\r\nx"),names=["one twothree.pdf"])
T("2231 missing 0",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*1=one; filename*2=two.pdf\r\n\r\nx"),names=["onetwo.pdf"])
T("2231 vs plain",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=bad.pdf; filename*=utf-8''%E0%B8%81.pdf\r\n\r\nx"),names=["ก.pdf"])
T("2231 quoted",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=\"utf-8''%E0%B8%81.pdf\"\r\n\r\nx"),names=["ก.pdf"])
T("2231 no charset",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=%E0%B8%81.pdf\r\n\r\nx"),names=["ก.pdf"])
T("2231 name*",mp("mixed","Content-Type: application/pdf; name*=iso-8859-1'en'caf%E9.pdf\r\n\r\nx"),names=["café.pdf"])
T("2231 continuations plain",mp("mixed","Content-Type: application/pdf;\r\n name*0=\"a very long \";\r\n name*1=\"name.pdf\"\r\n\r\nx"),names=["a very long name.pdf"])
T("2231 multi-byte split",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''%E0%B8;\r\n filename*1*=%81.pdf\r\n\r\nx"),names=["ก.pdf"])
T("ew filename folded",mp("mixed","Content-Type: application/pdf;\r\n name=\"=?utf-8?B?4LiB?=\r\n =?utf-8?B?4LiCLnBkZg==?=\"\r\n\r\nx"),names=["กข.pdf"])
T("pct filename",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"%E0%B8%81.pdf\"\r\n\r\nx"),names=["ก.pdf"])
T("html entity filename?",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"a&amp;b.pdf\"\r\n\r\nx"),names=lambda x:len(x)==1)
T("latin1 raw filename",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"caf\xe9.pdf\"\r\n\r\nx").encode("latin1"),names=["café.pdf"])
T("sjis raw filename",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"見積書.pdf\"\r\n\r\nx").encode("cp932"),names=["見積書.pdf"])
T("gbk raw filename",mp("mixed","Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"报价单.pdf\"\r\n\r\nx").encode("gbk"),names=["报价单.pdf"])
T("name with no quotes & semicolon",mp("mixed","Content-Type: application/pdf; name=my long file name.pdf\r\nContent-Disposition: attachment\r\n\r\nx"),names=["my long file name.pdf"])
T("octet-stream jpg",mp("mixed","Content-Type: application/octet-stream; name=a.jpg\r\n\r\nx"),files=[("a.jpg","image/jpeg",1)])
T("disposition only",mp("mixed","Content-Disposition: attachment; filename=a.csv\r\n\r\nx"),names=["a.csv"])
T("bad ct with name",mp("mixed","Content-Type: ; name=a.jpg\r\n\r\nx"),names=["a.jpg"])
T("b64 with junk line",H+"Content-Transfer-Encoding: base64\r\n\r\naGVsbG8g\r\nd29ybGQ=\r\n\r\n_______________\r\nThis list is brought to you\r\n",text=lambda t:t.startswith("hello world"))
T("b64 truncated",H+"Content-Transfer-Encoding: base64\r\n\r\naGVsbG8gd29ybG",text=lambda t:t.startswith("hello wor"))
T("b64 no newline long",H+"Content-Transfer-Encoding: base64\r\n\r\n"+base64.b64encode(b"hello "*300).decode(),text=lambda t:t.startswith("hello hello"))
T("b64 with > prefix",H+"Content-Transfer-Encoding: base64\r\n\r\n aGVsbG8=\r\n",text="hello")
T("b64 empty",H+"Content-Transfer-Encoding: base64\r\n\r\n",text="")
T("qp lower",H+"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=e0=b8=81",text="ก")
T("qp soft at end",H+"Content-Transfer-Encoding: quoted-printable\r\n\r\nhello=",text=lambda t:t in("hello","hello="))
T("qp split char",H+"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E0=B8=\r\n=81",text="ก")
T("qp broken soft break mid escape",H+"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E0=B8=8=\r\n1x",text=lambda t:True)
T("qp undeclared",H+"Content-Type: text/plain; charset=utf-8\r\n\r\nhello =E0=B8=81",text=lambda t:"hello" in t)
T("text/plain with html content",H+"Content-Type: text/plain\r\n\r\n<html><body><p>rich</p></body></html>",text=lambda t:"rich" in t)
T("no ct html content",H+"\r\n<html><body><p>rich</p></body></html>",text="rich")
T("from group","From: Team: a@b.co;\r\nSubject: s\r\n\r\nx",from_="a@b.co")
T("from route","From: <@x.co,@y.co:a@b.co>\r\n\r\nx",from_="a@b.co")
T("from no at","From: root\r\nSubject: s\r\n\r\nx",subject="s")
T("from two",'From: "A" <a@b.co>, "B" <c@d.co>\r\nSender: c@d.co\r\n\r\nx',from_="a@b.co")
T("from name only + sender","From: Somchai\r\nSender: a@b.co\r\n\r\nx",from_="a@b.co",fname="Somchai")
T("from unknown","From: Somchai <>\r\nReply-To: a@b.co\r\n\r\nx",from_="a@b.co")
T("from quotes in addr",'From: "a b"@b.co\r\n\r\nx',from_=lambda a:a and a.endswith("@b.co"))
T("from idn","From: a@ไทย.คอม\r\n\r\nx",from_="a@ไทย.คอม")
T("from ip","From: a@[127.0.0.1]\r\n\r\nx",from_="a@[127.0.0.1]")
T("from comment nested","From: a@b.co (John (Jack) Doe)\r\n\r\nx",fname="John (Jack) Doe")
T("from double angle","From: John <<a@b.co>>\r\n\r\nx",from_="a@b.co")
T("from trailing dot","From: John. Doe. <a@b.co.>\r\n\r\nx",from_=lambda a:a.startswith("a@b.co"))
T("from encoded addr","From: =?utf-8?Q?John_<a@b.co>?=\r\n\r\nx",from_="a@b.co",fname="John")
T("from in display",'From: "a@b.co via Form" <no-reply@form.example>\r\n\r\nx',from_="no-reply@form.example")
T("mbox env only","From a@b.co Mon Jan  1 10:00:00 2024\nSubject: s\n\nx",subject="s")
T("date no day","From: a@b.co\r\nDate: 1 Jan 2024 10:00 +0000\r\n\r\nx",date="2024-01-01T10:00:00+00:00")
T("date est","From: a@b.co\r\nDate: Mon, 1 Jan 2024 10:00:00 EST\r\n\r\nx",date="2024-01-01T15:00:00+00:00")
T("date 2digit","From: a@b.co\r\nDate: Mon, 1 Jan 96 10:00:00 GMT\r\n\r\nx",date="1996-01-01T10:00:00+00:00")
T("date ctime","From: a@b.co\r\nDate: Mon Jan  1 10:00:00 2024\r\n\r\nx",date="2024-01-01T10:00:00+00:00")
T("date dots","From: a@b.co\r\nDate: Mon, 1 Jan 2024 10.00.00 +0000\r\n\r\nx",date="2024-01-01T10:00:00+00:00")
T("date thai","From: a@b.co\r\nDate: จ., 1 ม.ค. 2567 10:00:00 +0700\r\n\r\nx",date="2024-01-01T03:00:00+00:00")
T("date fr","From: a@b.co\r\nDate: lun., 1 janv. 2024 10:00:00 +0100\r\n\r\nx",date="2024-01-01T09:00:00+00:00")
T("date slash","From: a@b.co\r\nDate: 2024/01/01 10:00:00\r\n\r\nx",date="2024-01-01T10:00:00+00:00")
T("msgid no brackets","From: a@b.co\r\nMessage-ID: abc@def\r\n\r\nx",message_id="<abc@def>")
T("msgid folded","From: a@b.co\r\nMessage-ID:\r\n <abc@def>\r\n\r\nx",message_id="<abc@def>")
T("msgid space","From: a@b.co\r\nMessage-ID: <abc def@x>\r\n\r\nx",message_id=lambda m:m!="")
T("refs comma","From: a@b.co\r\nReferences: <a@b>,<c@d>\r\n\r\nx",references=["<a@b>","<c@d>"])
T("refs folded mid","From: a@b.co\r\nReferences: <aaa@b>\r\n <ccc\r\n @d>\r\n\r\nx",references=lambda r:r[0]=="<aaa@b>")
T("irt phrase",'From: a@b.co\r\nIn-Reply-To: Your message of "Mon, 1 Jan" <a@b>\r\n\r\nx',in_reply_to=["<a@b>"])
T("body hdr like",H+"\r\nNote: this is body\r\nX: y\r\n\r\nend",text="Note: this is body\nX: y\n\nend")
T("html in pre",H+"Content-Type: text/html\r\n\r\n<pre>a\n  b</pre>",text="a\n  b")
T("amp",mp("alternative",P,"Content-Type: text/x-amp-html\r\n\r\n<html amp4email></html>",HT),names=[],text="hello")
T("pgp mime enc",mp('encrypted; protocol="application/pgp-encrypted"',"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1","Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx\r\n-----END PGP MESSAGE-----"),names=lambda x:len(x)==2)
T("enriched",H+"Content-Type: text/enriched\r\n\r\n<bold>hi</bold> there\r\nx",text="hi there x")
T("rtf",mp("mixed",P,"Content-Type: text/rtf\r\n\r\n{\\rtf1 x}"),text="hello",names=lambda x:len(x)==1)
T("xml",mp("mixed",P,"Content-Type: text/xml\r\n\r\n<x/>"),text="hello",names=lambda x:len(x)==1)
T("vcard",mp("mixed",P,"Content-Type: text/x-vcard; name=a.vcf\r\n\r\nBEGIN:VCARD"),names=["a.vcf"])
T("html stub text",mp("alternative","Content-Type: text/plain\r\n\r\nThis is an HTML message. Please use an HTML capable mail program to read this message.",HT),text="rich")
T("utf8 eai","From: สมชาย@ไทย.ไทย\r\nTo: help@shop.example\r\nSubject: ก\r\n\r\nx",from_="สมชาย@ไทย.ไทย")
T("header injection nbsp","Subject: a\xa0b\r\nFrom: a@b.co\r\n\r\nx",subject=lambda s:s.replace("\xa0"," ")=="a b")
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
