"""Which HTML elements hold quotes and signatures, by the marks mail programs leave on them."""

import re

from core.text.html_text import ElementMarks, Region

_QUOTE_CLASS = re.compile(
    r"(?i)(?:^|\s)(?:x_)*(?:yahoo_quoted|protonmail_quote|moz-cite-prefix|moz-forward-container|zmail_extra"
    r"|tutanota_quote"
    r"|gmail_attr|ms-outlook-mobile-reference-message|outlookmessageheader|front-blockquote|freshdesk_quote|hs_reply"
    r"|yiv\d+yahoo_quoted|ydp[0-9a-f]+yahoo_quoted|mail-quote-collapse|mailbox_quote|quote_mail|replymessage"
    r"|email_quote"
    r"|x_yahoo_quoted|sh-quoted-content|lineworks_quote|mimemail-quote|wps_quotion|ntes-mailmaster-quote"
    r"|foxmail_quote|gmail_quote_attribution"
    r"|airmail_on|yahoo-quoted-begin|missive_quote|hs-blockquote|history_container|iosymail|clean_bq|nylas-quote)"
)
_QUOTE_REST_CLASS = re.compile(r"(?i)(?:^|\s)(?:mail-editor-reference-message)")
_QUOTE_IDENTIFIER = re.compile(
    r"(?i)^(?:x_)*(?:isreplycontent|blockquote_zmail|_origmsg_|reply-intro|qt|oriMsgHtmlSeperator|yahoo_quoted_\d+"
    r"|ydp.*yahoo_quoted.*"
    r"|replysplit|divreplyquote|outlookquote)$"
)
_QUOTE_REST_IDENTIFIER = re.compile(
    r"(?i)^(?:x_)*(?:divrplyfwdmsg|zwchr|appendonsend|stopspelling|mail-editor-reference-message-container"
    r"|ms-outlook-reference-message"
    r"|OLK_SRC_BODY_SECTION|replyforwardmsg|reply_forward_separator)$"
)
_SIGNATURE = re.compile(
    r"(?i)(?:^|\s)(?:x_)*(?:gmail_signature(?:_prefix)?|moz-signature|applemailsignature|ms-outlook-mobile-signature"
    r"|composer_signature"
    r"|protonmail_signature_block(?:-user|-proton)?|zmail_signature|yahoo-signature|ydp[0-9a-f]+signature|mailsignature"
    r"|tutanota_signature|signature_mail|mail-signature|sawasdesk-signature|edo-signature|outlooksignature"
    r"|email-signature"
    r"|samsung_signature|huawei_signature|lineworks_signature|mobilemailsignature|ymail_android_signature"
    r"|mailbirdsignature|bloop_sign_\w+|_signature|signature)(?:$|\s)"
)


def classify_element(marks: ElementMarks) -> Region:
    """The region an element opens; NEW when it says nothing."""
    if marks.tag == "blockquote":
        return _classify_blockquote(marks)
    if marks.name:
        return Region.SIGNATURE if marks.name == "messageSignatureSection" else Region.QUOTE
    if marks.identifier:
        if _QUOTE_REST_IDENTIFIER.match(marks.identifier) is not None:
            return Region.QUOTE_REST
        if _QUOTE_IDENTIFIER.match(marks.identifier) is not None:
            return Region.QUOTE
        if _SIGNATURE.search(marks.identifier) is not None:
            return Region.SIGNATURE
    if marks.css_class:
        if _QUOTE_REST_CLASS.search(marks.css_class) is not None:
            return Region.QUOTE_REST
        if _QUOTE_CLASS.search(marks.css_class) is not None:
            return Region.QUOTE
        if _SIGNATURE.search(marks.css_class) is not None:
            return Region.SIGNATURE
    return Region.NEW


def _classify_blockquote(marks: ElementMarks) -> Region:
    if marks.type.lower() == "cite" or "quote" in marks.css_class.lower() or "cite" in marks.css_class.lower():
        return Region.QUOTE
    if marks.identifier and _QUOTE_IDENTIFIER.match(marks.identifier) is not None:
        return Region.QUOTE
    style = marks.style.replace(" ", "").lower()
    if "border-left" in style:
        return Region.QUOTE
    return Region.NEW
