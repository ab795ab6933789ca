"""Texts with placeholders: `{{name}}` or `{{name|words to use when nothing is known}}`. Pure.

What is filled in is never looked at again, so a customer whose name looks like a placeholder stays a name.
"""

import re
from collections.abc import Collection, Mapping
from html import escape, unescape
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}")
_TORN: Final = re.compile(r"\{\{(?:[^{}<]|<[^<>]*>)*\}\}")
_TAG: Final = re.compile(r"<[^<>]*>")
_TITLES: Final = frozenset(("คุณ", "นาย", "นาง", "นางสาว", "น.ส.", "ดร.", "mr", "mrs", "ms", "miss", "dr", "khun"))
_JOINED_TITLES: Final = ("นางสาว", "คุณ")


def first_name(name: str) -> str:
    """The name somebody is called by: the first word that is no title."""
    words = name.split()
    untitled = [word for word in words if word.casefold().rstrip(".") not in _TITLES and word not in _TITLES]
    if not untitled:
        return words[0] if words else ""
    first = untitled[0]
    for title in _JOINED_TITLES:
        if first.startswith(title) and len(first) > len(title) + 1:
            return first[len(title) :]
    return first


def fill_text(template: str, values: Mapping[str, str]) -> str:
    """A plain text with its placeholders filled; one that nobody knows becomes its fallback."""
    return _PLACEHOLDER.sub(lambda found: values.get(_name(found[1]), "") or (found[2] or "").strip(), template)


def fill_html(template: str, values: Mapping[str, str]) -> str:
    """Like `fill_text`, of cleaned HTML: values are escaped, fallbacks are HTML already."""
    return _PLACEHOLDER.sub(lambda found: escape(values.get(_name(found[1]), "")) or (found[2] or "").strip(), template)


def unknown_placeholders(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The names in a plain text that are not `known`, each once, in their order; braces left open count too."""
    names = [_name(found[1]) for found in _PLACEHOLDER.finditer(text)]
    rest = _PLACEHOLDER.sub("", text)
    torn = [line.strip()[:60] for line in rest.split("\n") if "{{" in line or "}}" in line]
    return tuple(dict.fromkeys([name for name in names if name not in known] + torn))


def mend_html(html: str) -> str:
    """HTML whose placeholders are whole: marks that an editor set inside the braces are taken out of them."""
    return _TORN.sub(lambda found: _TAG.sub("", found[0]), html)


def _name(written: str) -> str:
    return unescape(written).replace("\xa0", " ").strip()
