"""HTML replies: the elements mail programs put around what they quote. Written after what each program produces."""

# ruff: noqa: E501 - HTML as its programs write it

import pytest

from channels.email.quoting import split_html
from core.text.html import clean_html

REPLIES = {
    "gmail container": '<div>NEW</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Jan 1, 2024 at 10:00 AM H &lt;<a href="mailto:h@x.co">h@x.co</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">OLD</blockquote></div>',
    "gmail old": 'NEW<br><br><div class="gmail_quote">On Mon, Jan 1, 2012 at 10:00 AM, H <span dir="ltr">&lt;<a href="mailto:h@x.co">h@x.co</a>&gt;</span> wrote:<br><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">OLD</blockquote></div>',
    "gmail extra": '<div>NEW</div><div class="gmail_extra"><br><div class="gmail_quote">On x, H wrote:<br><blockquote class="gmail_quote">OLD</blockquote></div><br></div>',
    "gmail mobile": '<p dir="ltr">NEW</p>\n<br><div class="gmail_quote"><div dir="ltr">On Mon, 1 Jan 2024, 10:00 H, &lt;h@x.co&gt; wrote:<br></div><blockquote class="gmail_quote">OLD</blockquote></div>',
    "x_gmail": '<div>NEW</div><div class="x_gmail_quote"><div class="x_gmail_attr">On x, H wrote:</div><blockquote class="x_gmail_quote">OLD</blockquote></div>',
    "x_divRply": '<div>NEW</div><hr tabindex="-1" style="display:inline-block; width:98%"><div id="x_divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> H<br><b>Sent:</b> x<br><b>To:</b> y<br><b>Subject:</b> z</font></div><div>OLD</div>',
    "olk src": '<div>NEW</div><span id="OLK_SRC_BODY_SECTION"><div style="border-top:1pt solid"><span style="font-weight:bold">From: </span> H<br>Date: x</div><div>OLD</div></span>',
    "olk src no labels": '<div>NEW</div><span id="OLK_SRC_BODY_SECTION"><div>Someone wrote</div><div>OLD</div></span>',
    "outlook desktop 2010": '<div class=WordSection1><p class=MsoNormal><span style="color:#1F497D">NEW<o:p></o:p></span></p><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p class=MsoNormal><b><span>From:</span></b><span> H [mailto:h@x.co] <br><b>Sent:</b> Monday<br><b>To:</b> y<br><b>Subject:</b> RE: z<o:p></o:p></span></p></div></div><p class=MsoNormal>OLD</p></div>',
    "windows mail": '<div>NEW</div><div style="mso-element:para-border-div;border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal" style="border:none;padding:0cm"><b>From: </b><a href="mailto:h@x.co">H</a><br><b>Sent: </b>Monday<br><b>To: </b>y<br><b>Subject: </b>z</p></div><p class="MsoNormal">OLD</p>',
    "hotmail hr": '<div>NEW<br><br><div><hr id="stopSpelling">Date: Mon, 1 Jan 2012 10:00:00 +0100<br>From: h@x.co<br>To: y@x.co<br>Subject: z<br><br>OLD</div></div>',
    "outlook mobile": '<div>NEW</div><div id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> H<br><b>Sent:</b> x<br><b>To:</b> y<br><b>Subject:</b> z</font><div>&nbsp;</div></div><div>OLD</div>',
    "outlook mobile ref": '<div>NEW</div><div class="ms-outlook-mobile-reference-message skipProofing"><div>From: x</div><div>OLD</div></div>',
    "outlook th": '<div dir="ltr">NEW</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>จาก:</b> H &lt;h@x.co&gt;<br><b>ส่ง:</b> 1 มกราคม 2567 10:00<br><b>ถึง:</b> y<br><b>ชื่อเรื่อง:</b> z</div><div>OLD</div>',
    "yahoo": '<div class="yahoo-style-wrap"><div dir="ltr">NEW</div></div><div id="yahoo_quoted_3" class="yahoo_quoted"><div style="font-family:Arial"><div>On Monday, January 1, 2024 at 10:00:00 AM GMT+7, H &lt;h@x.co&gt; wrote: </div><div><br></div><div>OLD</div></div></div>',
    "yahoo old": '<div style="color:#000"><div>NEW</div><br><div class="qtdSeparateBR"><br></div><div class="yahoo_quoted" style="display:block;"><div><font>On Monday, H wrote:</font></div><blockquote>OLD</blockquote></div></div>',
    "yahoo older": '<table><tr><td>NEW<br><br>--- On <b>Mon, 1/1/12, H <i>&lt;h@x.co&gt;</i></b> wrote:<br><blockquote style="border-left: 2px solid rgb(16, 16, 255);margin-left:5px;padding-left:5px;"><br>From: H<br>OLD</blockquote></td></tr></table>',
    "yahoo ios": '<p dir="ltr">NEW</p><p class="yahoo-signature">Sent from Yahoo Mail for iPhone</p><p class="yahoo-quoted-begin" style="font-size: 15px">On Monday, January 1, 2024, 10:00 AM, H &lt;h@x.co&gt; wrote:</p><blockquote class="iosymail"><div>OLD</div></blockquote>',
    "yahoo android": '<div>NEW</div><div id="ymail_android_signature"><a href="https://x">Sent from Yahoo Mail on Android</a></div><br><blockquote style="margin:0 0 20px 0;"><div style="font-family:Roboto">On Mon, Jan 1, 2024 at 10:00, H</div><div>&lt;h@x.co&gt; wrote:</div><div>OLD</div></blockquote>',
    "apple mail": '<html><body>NEW<br><div><br><blockquote type="cite"><div>On 1 Jan 2024, at 10:00, H &lt;h@x.co&gt; wrote:</div><br class="Apple-interchange-newline"><div>OLD</div></blockquote></div></body></html>',
    "apple mail 10": 'NEW<br><div><div>On Jan 1, 2012, at 10:00 AM, H wrote:</div><br class="Apple-interchange-newline"><blockquote type="cite"><div>OLD</div></blockquote></div>',
    "iphone": '<div>NEW</div><div><br>Sent from my iPhone</div><div><br>On 1 Jan 2024, at 10:00, H &lt;<a href="mailto:h@x.co">h@x.co</a>&gt; wrote:<br><br></div><blockquote type="cite"><div>OLD</div></blockquote>',
    "iphone 15": '<div dir="ltr">NEW</div><div dir="ltr"><br><blockquote type="cite">On 1 Jan 2024, at 10:00, H &lt;h@x.co&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">OLD</div></blockquote>',
    "thunderbird": '<p>NEW</p><div class="moz-cite-prefix">On 1/1/24 10:00, H wrote:<br></div><blockquote type="cite" cite="mid:x@y">OLD</blockquote><br><pre class="moz-signature" cols="72">-- \nMe</pre>',
    "thunderbird old": 'NEW<br><br>H wrote:\n<blockquote cite="mid:x@y" type="cite">OLD</blockquote>',
    "proton": '<div>NEW</div><div class="protonmail_signature_block protonmail_signature_block-empty"></div><div class="protonmail_quote">On Monday, January 1st, 2024 at 10:00, H &lt;h@x.co&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">OLD</blockquote></div>',
    "proton old": '<div>NEW</div><div class="protonmail_quote">‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐<br>On Monday, H wrote:<br><blockquote class="protonmail_quote" type="cite">OLD</blockquote></div>',
    "zoho": '<div>NEW</div><br><div class="zmail_extra_hr" style="border-top:1px solid rgb(204,204,204)"><br></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div id="Zm-_Id_-Sgn1">---- On Mon, 01 Jan 2024 10:00:00 +0700 <b>H &lt;h@x.co&gt;</b> wrote ---<br></div><blockquote style="margin: 0px;">OLD</blockquote></div>',
    "zoho old": '<div>NEW</div><div>---- On Mon, 01 Jan 2024 10:00:00 +0700<b> H &lt;h@x.co&gt;</b> wrote ---- <br></div><blockquote style="border-left: 1px solid blue;padding-left: 6px;margin:0 0 0 5px"><div>OLD</div></blockquote>',
    "samsung": '<div>NEW</div><div id="composer_signature"><div>Sent from my Galaxy</div></div><div><br></div><div style="font-size:100%;color:#000000"><!-- originalMessage --><div>-------- Original message --------</div><div>From: H &lt;h@x.co&gt; </div><div>Date: 1/1/24  10:00  (GMT+07:00) </div><div>To: y </div><div>Subject: z </div><div><br></div></div><div>OLD</div>',
    "huawei": '<div>NEW</div><div id="mail_signature">发自我的华为手机</div><br>-------- 原始邮件 --------<br>发件人： H<br>日期： 2024年1月1日<br>收件人： y<br>主题： z<br><blockquote style="margin:0 0 0 .8ex;border-left:1px #ccc solid">OLD</blockquote>',
    "yandex": '<div>NEW</div><div> </div><div>01.01.2024, 10:00, "H" &lt;h@x.co&gt;:</div><blockquote><div>OLD</div></blockquote>',
    "mail.ru": '<div>NEW</div><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Понедельник, 1 января 2024, 10:00 +03:00 от H &lt;h@x.co&gt;:<br><div>OLD</div></blockquote>',
    "qq": '<div>NEW</div><div><br></div><div style="font-size:12px;font-family:Arial Narrow;padding:2px 0 2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="font-size:12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"H"&lt;h@x.co&gt;;</div><div><b>发送时间:</b>&nbsp;2024年1月1日(星期一) 上午10:00</div><div><b>收件人:</b>&nbsp;"y"&lt;y@x.co&gt;;</div><div><b>主题:</b>&nbsp;z</div></div><div>OLD</div>',
    "qq2": '<div>NEW</div><div><hr style="margin:0 0 10px 0;border:0;border-bottom:1px solid #E6E8EB"><div style="font-size:12px"><div>Original</div></div><div>From:"H"&lt; h@x.co &gt;;</div><div>Date:Mon, Jan 1, 2024 10:00 AM</div><div>To:"y"&lt; y@x.co &gt;;</div><div>Subject:z</div></div><div>OLD</div>',
    "163": '<div>NEW</div><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"></div><p>在 2024-01-01 10:00:00，"H" &lt;h@x.co&gt; 写道：</p><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid">OLD</blockquote>',
    "mailmaster": '<div>NEW</div><div class="ntes-mailmaster-quote" style="padding-top: 1px"><div>---- Replied Message ----</div><table><tr><td>From</td><td>H</td></tr></table><div>OLD</div></div>',
    "foxmail": '<div>NEW</div><hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div><span>h@x.co</span></div><blockquote style="margin-Top: 0px; margin-Bottom: 0px; margin-Left: 0.5em"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="PADDING-RIGHT: 8px;background:#efefef"><div><b>From:</b>&nbsp;<a href="mailto:h@x.co">H</a></div><div><b>Date:</b>&nbsp;2024-01-01&nbsp;10:00</div><div><b>To:</b>&nbsp;y</div><div><b>Subject:</b>&nbsp;z</div></div></div><div>OLD</div></blockquote>',
    "naver": '<div>NEW</div><div>-----Original Message-----<br><b>From:</b> "H"&lt;h@x.co&gt;<br><b>To:</b> y<br><b>Cc:</b> <br><b>Sent:</b> 2024-01-01 (월) 10:00:00 (GMT+09:00)<br><b>Subject:</b> z<br><br></div><div>OLD</div>',
    "lineworks": '<div>NEW</div><div style="font-size:13px"><p>-----Original Message-----</p><p><b>From:</b> "H" &lt;h@x.co&gt;</p><p><b>To:</b> y</p><p><b>Sent:</b> 2024-01-01 (Mon) 10:00</p><p><b>Subject:</b> z</p></div><div>OLD</div>',
    "zimbra": '<div>NEW</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><blockquote style="border-left:2px solid #1010FF;margin-left:5px;padding-left:5px;"><b>From: </b>"H"<br><b>To: </b>"y"<br><b>Sent: </b>Monday<br><b>Subject: </b>z<br></blockquote></div><div data-marker="__QUOTED_TEXT__"><blockquote style="border-left:2px solid #1010FF">OLD<br></blockquote></div>',
    "zimbra wrote": '<div>NEW</div><hr id="zwchr"><div>----- Le 1 Jan 24, à 10:00, H &lt;h@x.co&gt; a écrit :<br></div><div><blockquote style="border-left:2px solid #1010FF">OLD</blockquote></div>',
    "roundcube": '<p>NEW</p><p id="reply-intro">On 2024-01-01 10:00, H wrote:</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0"><div>OLD</div></blockquote>',
    "horde": '<p>NEW</p><p>Quoting H &lt;h@x.co&gt;:</p><blockquote type="cite" style="border-left:2px solid blue;margin-left:8px;padding-left:8px;"><p>OLD</p></blockquote>',
    "fastmail": '<div>NEW</div><div>On Mon, 1 Jan 2024, at 10:00, H wrote:<br></div><blockquote type="cite" id="qt" style="">OLD</blockquote>',
    "airmail": '<div id="bloop_customfont">NEW</div> <br> <div id="bloop_sign_1"></div> <br><p class="airmail_on">On 1 January 2024 at 10:00:00, H (<a href="mailto:h@x.co">h@x.co</a>) wrote:</p> <blockquote type="cite" class="clean_bq"><span><div>OLD</div></span></blockquote>',
    "mailspring": 'NEW<br><br><div class="gmail_quote_attribution">On Jan 1 2024, at 10:00 am, H &lt;h@x.co&gt; wrote:</div><blockquote class="gmail_quote" style="margin:0;border-left:1px #ccc solid;padding-left:1ex">OLD</blockquote>',
    "spark": '<div name="messageBodySection">NEW</div><div name="messageSignatureSection"><br>Sent from Spark</div><div name="messageReplySection">On 1 Jan 2024, 10:00 +0700, H &lt;h@x.co&gt;, wrote:<br><blockquote type="cite" style="border-left-color: grey; border-left-width: thin; border-left-style: solid;">OLD</blockquote></div>',
    "front": '<div>NEW</div><blockquote class="front-blockquote">On Jan 1, H wrote:<br>OLD</blockquote>',
    "mailbird": '<div>NEW</div><div class="mailbird" id="mailbirdsignature">Me</div><blockquote class="history_container" type="cite" style="border-left-style:solid;border-width:1px; margin-top:20px; margin-left:0px;padding-left:10px;"><p>On 1/1/2024 10:00:00 AM, H &lt;h@x.co&gt; wrote:</p>OLD</blockquote>',
    "em client": '<div>NEW</div><div>------ Original Message ------</div><div>From: "H" &lt;h@x.co&gt;</div><div>To: y</div><div>Sent: 1/1/2024 10:00:00 AM</div><div>Subject: z</div><div><br></div><div id="x1"><blockquote cite="x" type="cite" class="cite2">OLD</blockquote></div>',
    "tutanota": '<div>NEW</div>1 Jan 2024, 10:00 by h@x.co:<br><blockquote class="tutanota_quote" style="border-left: 1px solid #93A3B8; padding-left: 10px; margin-left: 5px;">OLD</blockquote>',
    "gmx": '<html><head></head><body><div>NEW<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Montag, 01. Januar 2024 um 10:00 Uhr<br/><b>Von:</b>&nbsp;"H" &lt;h@x.co&gt;<br/><b>An:</b>&nbsp;y<br/><b>Betreff:</b>&nbsp;z</div><div name="quoted-content">OLD</div></div></div></div></body></html>',
    "lotus 2": '<font>NEW</font><br><br><font color="#5f5f5f">From:        </font><font>H &lt;h@x.co&gt;</font><br><font>To:        </font>y<br><font>Date:        </font>01/01/2010 10:00 AM<br><font>Subject:        </font>z<br><hr noshade><br>OLD',
    "groupwise": "<p>NEW</p><br>&gt;&gt;&gt; H &lt;h@x.co&gt; 1/1/2010 10:00 AM &gt;&gt;&gt;<br>OLD",
    "evolution": '<div>NEW</div><div><br></div><div>On Mon, 2024-01-01 at 10:00 +0000, H wrote:</div><blockquote type="cite" style="margin:0 0 0 .8ex; border-left:2px #729fcf solid;padding-left:1ex"><div>OLD</div></blockquote>',
    "kmail": '<p style="margin:0">NEW</p><p style="margin:0">On Monday, January 1, 2024 10:00:00 AM CET H wrote:</p><blockquote style="margin-left:0">OLD</blockquote><p>&gt; OLD2</p>',
    "freshdesk": '<div>NEW</div><div class="freshdesk_quote"><blockquote class="freshdesk_quote">On Mon, H wrote:<br>OLD</blockquote></div>',
    "zendesk hist": '<div>NEW</div><div style="color:#b5b5b5">##- Please type your reply above this line -##</div><div>OLD</div>',
    "superhuman": '<div>NEW</div><div class="gmail_quote"><div class="gmail_attr">On Mon, H &lt;<a href="mailto:h@x.co" target="_blank">h@x.co</a>&gt; wrote:</div><blockquote class="gmail_quote sh-blockquote">OLD</blockquote></div>',
    "hey": "<div>NEW</div><br>On January 1, 2024, H &lt;h@x.co&gt; wrote:<br><blockquote>OLD</blockquote>",
    "basecamp": '<div>NEW</div><blockquote type="cite" style="border-left:1px solid">OLD</blockquote>',
    "nested div attr": '<div><div>NEW</div><div><br></div><div class="moz-cite-prefix">Am 01.01.24 um 10:00 schrieb H:</div><blockquote type="cite">OLD</blockquote></div>',
    "bq no marks attr": '<div>NEW</div><div>On Mon, 1 Jan 2024 10:00, H &lt;h@x.co&gt; wrote:</div><blockquote style="margin:0 0 0 40px">OLD</blockquote>',
    "skype/teams": '<div>NEW</div><div style="border:none;border-top:solid windowtext 1.0pt"><div><b>보낸 사람:</b> H<br><b>보낸 날짜:</b> x<br><b>받는 사람:</b> y<br><b>제목:</b> z</div></div><div>OLD</div>',
    "outlook mac": '<div class="WordSection1"><p class="MsoNormal">NEW</p><div id="mail-editor-reference-message-container"><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal" style="mso-margin-top-alt:0cm"><b><span>From: </span></b><span>H<br><b>Date: </b>Monday<br><b>To: </b>y<br><b>Subject: </b>z</span></p></div><p>OLD</p></div></div></div>',
    "plain in pre": "<pre>NEW\n\nOn Mon, Jan 1, 2024 at 10:00 AM H &lt;h@x.co&gt; wrote:\n&gt; OLD\n</pre>",
    "att": '<div>NEW</div><div id="ymail_android_signature"></div><div style="border-left:#000000 2px solid; padding-left:5px"><div>----- Original Message ----- </div><div><b>From:</b> H</div><div><b>To:</b> y</div><div><b>Sent:</b> x</div><div><b>Subject:</b> z</div><div>OLD</div></div>',
    "oe": '<BODY><DIV><FONT>NEW</FONT></DIV><BLOCKQUOTE style="PADDING-RIGHT: 0px; PADDING-LEFT: 5px; MARGIN-LEFT: 5px; BORDER-LEFT: #000000 2px solid; MARGIN-RIGHT: 0px"><DIV>----- Original Message ----- </DIV><DIV><B>From:</B> H</DIV><DIV>OLD</DIV></BLOCKQUOTE></BODY>',
    "missive": '<div>NEW</div><div class="missive_quote"><div>On January 1, 2024 at 10:00:00 AM GMT+7, H &lt;h@x.co&gt; wrote:</div><blockquote class="missive_quote" style="margin:0;padding-left:9px;border-left:1px solid #ccc">OLD</blockquote></div>',
    "helpscout": '<div>NEW</div><blockquote class="hs-blockquote">OLD</blockquote>',
}
FORWARDS = {
    "gmail fwd": '<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <b>H</b> &lt;h@x.co&gt;<br>Date: Mon<br>Subject: z<br>To:  &lt;y@x.co&gt;<br></div><br>OLD</div></div>',
    "apple fwd": '<div>FYI</div><div><br>Begin forwarded message:<br><br></div><blockquote type="cite"><div><b>From:</b> H<br><b>Date:</b> 1 Jan<br><b>To:</b> y<br><b>Subject:</b> z</div><div>OLD</div></blockquote>',
    "only gmail fwd": '<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: H<br>Date: x<br>Subject: z<br>To: y<br></div>OLD</div>',
    "only quote": '<blockquote type="cite">OLD</blockquote>',
    "tb fwd": '<p>FYI</p><div class="moz-forward-container"><br>-------- Forwarded Message --------<table class="moz-email-headers-table"><tbody><tr><th>Subject: </th><td>z</td></tr><tr><th>Date: </th><td>x</td></tr><tr><th>From: </th><td>H</td></tr></tbody></table><br>OLD</div>',
    "yahoo fwd": '<div>FYI</div><div class="yahoo_quoted"><div>----- Forwarded Message -----</div><div><b>From:</b> H</div><div>OLD</div></div>',
}


@pytest.mark.parametrize("program", REPLIES)
def test_the_new_part_of_a_reply(program):
    parts = split_html(clean_html(REPLIES[program]))
    assert parts.reply_text == "NEW"
    assert "OLD" in parts.quoted_text


@pytest.mark.parametrize("program", FORWARDS)
def test_what_is_handed_on_or_all_there_is_stays(program):
    assert "OLD" in split_html(clean_html(FORWARDS[program])).reply_text
