"""A little HTML by hand: everything that is put in is escaped unless it is HTML already. Pure."""

from html import escape


class Html(str):
    """Markup that was made here; anything else is escaped when it is put into a page."""

    __slots__ = ()


def element(tag: str, /, *children: object, **attributes: object) -> Html:
    """An element. None and False leave an attribute out, True sets it bare; aria_label becomes aria-label."""
    start = f"<{tag}{_attributes(attributes)}>"
    return Html(start if tag in _VOID else f"{start}{join(*children)}</{tag}>")


def join(*children: object) -> Html:
    """These pieces one after the other; None and False are nothing."""
    return Html("".join(_piece(child) for child in children))


def lines(text: str) -> Html:
    """Text with its line breaks."""
    return Html("<br>".join(escape(line) for line in text.split("\n")))


_VOID = frozenset({"br", "input", "link", "meta"})


def _piece(child: object) -> str:
    if child is None or child is False:
        return ""
    return child if isinstance(child, Html) else escape(str(child))


def _attributes(attributes: dict[str, object]) -> str:
    out = ""
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.removesuffix("_").replace("_", "-")
        out += f" {key}" if value is True else f' {key}="{escape(str(value))}"'
    return out
