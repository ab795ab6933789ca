"""HTML from strangers made harmless, with its looks kept.

An allow-list over a real HTML5 parser (ammonia through nh3), so what a browser would build from the mail is what gets
judged. Nothing that runs, posts, frames or styles beyond its own element survives; nothing loads by itself either:

* `<img src="cid:X">` becomes `<img data-cid="X">`, for whoever serves the message to point at the stored attachment;
* any other image address becomes `data-remote-src`, for the reader to load on purpose through the proxy;
* a mention in a note stays one (`<span data-type="mention" data-id="…">`): a draft does not forget whom it calls;
* `<style>` sheets are written onto the elements they style and go; `style` keeps only declarations from a list,
  without `url()`.
"""

import re
from functools import lru_cache

import nh3

from core.text.html_depth import limit_depth
from core.text.html_styles import inline_styles, keep_page_colours

LARGEST_HTML = 1_000_000

_TAG_NAMES = (
    "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del"
    " details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark"
    " nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead"
    " time tr tt u ul var wbr"
)
_DROPPED_NAMES = (
    "script style title iframe object embed applet noscript noembed noframes template svg math select textarea option"
    " datalist audio video canvas map xml xmp plaintext frameset frame portal"
)
_TAGS = set(_TAG_NAMES.split())
_DROPPED_WITH_CONTENT = set(_DROPPED_NAMES.split())
_EVERYWHERE = {"style", "align", "valign", "width", "height", "dir", "lang", "title", "class", "id", "bgcolor"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href", "name"},
    "img": {"src", "data-cid", "data-remote-src", "alt", "border", "hspace", "vspace"},
    "table": {"border", "cellpadding", "cellspacing", "role"},
    "td": {"colspan", "rowspan", "nowrap", "headers", "scope"},
    "th": {"colspan", "rowspan", "nowrap", "headers", "scope"},
    "div": {"name"},
    "col": {"span"},
    "colgroup": {"span"},
    "font": {"color", "face", "size"},
    "ol": {"start", "type"},
    "ul": {"type"},
    "li": {"value", "type"},
    "blockquote": {"type"},
    "hr": {"size", "noshade", "color"},
    "br": {"clear"},
    "details": {"open"},
    "time": {"datetime"},
    "span": {"data-type", "data-id", "data-label"},
}
_HREF = re.compile(r"(?:https?://|mailto:|tel:|sms:|ftp://|#)[^\x00-\x20\x7f]*$", re.IGNORECASE)
_DATA_IMAGE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]+$", re.IGNORECASE)
_CSS_PROPERTIES = re.compile(
    r"(?:color|background|background-color|font|font-(?:family|size|style|weight|variant|stretch)|line-height"
    r"|letter-spacing|word-(?:spacing|break|wrap)|overflow-wrap|text-(?:align|decoration|decoration-line"
    r"|decoration-color|decoration-style|indent|transform|overflow)|vertical-align|white-space|direction|unicode-bidi"
    r"|(?:min-|max-)?(?:width|height)|margin(?:-(?:top|right|bottom|left))?|padding(?:-(?:top|right|bottom|left))?"
    r"|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-radius|border-(?:top|bottom)-"
    r"(?:left|right)-radius|border-collapse|border-spacing|box-sizing|caption-side|empty-cells|table-layout|display"
    r"|float|clear|list-style|list-style-type|list-style-position|opacity|quotes|mso-[a-z-]+"
    r"|visibility|overflow(?:-[xy])?|background-(?:repeat|position|size)|box-shadow|text-shadow|object-fit|hyphens)$"
)
_CSS_VALUE = re.compile(r"[\w\s#.,%+/'\"()\-ก-๙]*(?:!\s*important)?\s*$")
_CSS_FUNCTION = re.compile(r"([a-z-]*)\(", re.IGNORECASE)
_CSS_URL = re.compile(r"url\([^()]*\)", re.IGNORECASE)
_CSS_SAFE_FUNCTIONS = frozenset({"rgb", "rgba", "hsl", "hsla", "calc", ""})
_MARKER_NAMES = re.compile(
    r"(?i)gmail|yahoo|yiv|moz-|apple|proton|zmail|zoho|outlook|mso|divrplyfwdmsg|appendonsend|mail-editor|signature"
    r"|quote|forward|reply|wordsection|tutanota|stopspelling|x_|ms-outlook|hmmessage|line-?works|samsung|huawei"
    r"|mimemail|cite|front-|notion|composer|ltr|mail_|olk_src|^(?:x_)*qt$|zwchr|airmail|bloop_sign|clean_bq|nylas"
    r"|history_container"
    r"|mailbird|iosymail|missive|hs-block|oriMsgHtml|stopspelling|ymail_android|messagesection"
)
_SECTION_NAMES = frozenset({"quote", "quoted-content", "messageReplySection", "messageSignatureSection"})
_LINE_ENDS = re.compile(r"[\t\r\n]")
_WORDS = re.compile(r"[\w\s.,:;#'\"+&%/@$!~-]{1,200}$")
_MENTIONED = re.compile(r"(?:team:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_CID = re.compile(r"[^\s\"'<>]{1,1000}$")
_IMG = re.compile(r"<img\b[^>]*>")
_IMG_SRC = re.compile(r' src="([^"]*)"')


def clean_html(html: str) -> str:
    """Cleaned HTML, '' for blank input. Input beyond a million characters is cut, with the cut said at the end."""
    cut = len(html) > LARGEST_HTML
    cleaned = _CLEANER.clean(keep_page_colours(inline_styles(limit_depth(html[:LARGEST_HTML] if cut else html))))
    if "<img" in cleaned:
        cleaned = _IMG.sub(_disarm_image, cleaned)
    return cleaned.strip() + ("<p>[…]</p>" if cut else "")


def _disarm_image(match: re.Match[str]) -> str:
    tag = match[0]
    source = _IMG_SRC.search(tag)
    if source is None:
        return tag
    url = source[1].strip()
    if url[:4].lower() == "cid:":
        return f'{tag[: source.start()]} data-cid="{url[4:]}"{tag[source.end() :]}'
    if url[:5].lower() == "data:":
        return tag
    return f'{tag[: source.start()]} data-remote-src="{url}"{tag[source.end() :]}'


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return _filter_style(value)
    if name == "name" and tag == "div":
        return value if value in _SECTION_NAMES else None
    if name in ("class", "id"):
        is_marker = _WORDS.match(value) is not None and _MARKER_NAMES.search(value) is not None
        return value if is_marker else None
    if name in ("name", "color", "face", "bgcolor", "align", "valign"):
        return value if _WORDS.match(value) is not None else None
    if name == "data-type":
        return value if value == "mention" else None
    if name == "data-id":
        return value if _MENTIONED.match(value) is not None else None
    if name == "data-label":
        return value[:200]
    if name == "data-cid":
        return value if _CID.match(value) is not None else None
    if name == "href":
        return _filter_href(value)
    if name in ("src", "data-remote-src"):
        return _filter_source(value)
    return value


def _filter_href(value: str) -> str | None:
    url = _LINE_ENDS.sub("", value).strip().replace(" ", "%20")  # as browsers read an address
    if url.lower().startswith("www."):
        url = "http://" + url
    return url if _HREF.match(url) is not None and len(url) <= 4000 else None


def _filter_source(value: str) -> str | None:
    url = value.strip()
    start = url[:8].lower()
    if start.startswith("cid:"):
        return url if _CID.match(url[4:]) is not None else None
    if start.startswith(("http://", "https://", "//")):
        return ("https:" + url if start.startswith("//") else url)[:4000]
    if start.startswith("data:"):
        return url if _DATA_IMAGE.match(url) is not None else None
    return None


@lru_cache(maxsize=4096)
def _filter_style(value: str) -> str | None:
    if len(value) > 5000:
        return None
    kept: list[str] = []
    for declaration in value.split(";"):
        name, colon, content = declaration.partition(":")
        name, content = name.strip().lower(), content.strip()
        if name == "background":
            content = _CSS_URL.sub("", content).strip()  # the colour beside a picture keeps light text readable
        if colon and content and _CSS_PROPERTIES.match(name) is not None and _is_safe_value(content):
            kept.append(f"{name}:{content}")
    return ";".join(kept) or None


def _is_safe_value(content: str) -> bool:
    if _CSS_VALUE.match(content) is None:
        return False
    return all(function.lower() in _CSS_SAFE_FUNCTIONS for function in _CSS_FUNCTION.findall(content))


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_filter_attribute,
    link_rel="noopener noreferrer nofollow",
    set_tag_attribute_values={"a": {"target": "_blank"}},
    url_schemes={"http", "https", "mailto", "tel", "sms", "ftp", "cid", "data"},
)
