"""Draws the API's reference page from its OpenAPI document: plain HTML, no script, no outside request."""

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

Json = Mapping[str, Any]

_STYLE = """
:root { color-scheme: light dark; --line: #d4d9e0; --soft: #f4f6f8; --text: #1b2430; --muted: #4c5867; --link: #0b6b64 }
@media (prefers-color-scheme: dark) {
  :root { --line: #333d49; --soft: #1a212a; --text: #e6eaf0; --muted: #a3afbd; --link: #5fd3c6 }
}
* { box-sizing: border-box }
body { margin: 0; color: var(--text); background: Canvas; font: 16px/1.55 "IBM Plex Sans Thai", system-ui, sans-serif }
a { color: var(--link) }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.page { display: grid; grid-template-columns: 18rem minmax(0, 1fr); max-width: 80rem; margin: auto }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem; font-size: .9rem;
  border-right: 1px solid var(--line) }
nav strong, h2 { text-transform: capitalize }
nav ul { list-style: none; margin: .2rem 0 1rem; padding: 0 }
nav li { padding: .15rem 0; overflow-wrap: anywhere }
main { padding: 1.5rem; min-width: 0 }
h2 { margin: 2.5rem 0 .5rem }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere }
section { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; margin: 1rem 0; padding: 1rem }
.method { display: inline-block; min-width: 4.2rem; font-weight: 700; color: var(--link) }
.muted { color: var(--muted) }
code { font: .875rem ui-monospace, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere }
@media (max-width: 50rem) {
  .page { grid-template-columns: minmax(0, 1fr) }
  nav { position: static; height: auto; border: 0 }
}
"""


def reference_page(document: Json) -> str:
    """The whole page. Every operation and schema has an anchor of its own."""
    groups: dict[str, list[str]] = {tag["name"]: [] for tag in document["tags"]}
    contents: dict[str, list[str]] = {tag: [] for tag in groups}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            tag = operation["tags"][0]
            groups[tag].append(_operation(method.upper(), path, operation))
            link = f'<a href="#{escape(operation["operationId"])}" title="{escape(operation["summary"])}">'
            contents[tag].append(f"<li>{link}<code>{method.upper()} {escape(path)}</code></a></li>")
    schemas = document["components"]["schemas"]
    info, base = document["info"], document["servers"][0]["url"]
    menu = "".join(f"<strong>{escape(tag)}</strong><ul>{''.join(links)}</ul>" for tag, links in contents.items())
    body = "".join(f"<h2>{escape(tag)}</h2>{''.join(parts)}" for tag, parts in groups.items())
    shapes = "".join(_schema_section(name, schema) for name, schema in schemas.items())
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(info['title'])} API</title><link rel=icon href=/favicon.svg><style>{_STYLE}</style>"
        "</head><body><div class=page>"
        f'<nav aria-label="Contents">{menu}<a href="#schemas">Shapes</a></nav><main>'
        f"<h1>{escape(info['title'])} API <span class=muted>{escape(info['version'])}</span></h1>"
        f"<p>{_prose(info['description'])}</p><p>Base address <code>{escape(base)}</code> · "
        f'<a href="/api/openapi.json">OpenAPI document</a></p>{_SIGNING_IN}{body}'
        f"<h2 id=schemas>Shapes</h2>{shapes}</main></div></body></html>"
    )


_SIGNING_IN = """<p>Programs send <code>Authorization: Bearer TOKEN</code> with a token made on the profile page.
Browsers hold a session cookie and send <code>X-CSRF-Token</code> with every method that changes something.</p>"""


def _operation(method: str, path: str, operation: Json) -> str:
    parts = [
        f'<section tabindex=0 id="{escape(operation["operationId"])}"><h3><span class=method>{method}</span> ',
        f"<code>{escape(path)}</code></h3><p>{_prose(operation['description'])}</p>",
        f"<p class=muted>Access: {escape(operation['x-access'])}</p>",
    ]
    if operation.get("parameters"):
        rows = "".join(_parameter(parameter) for parameter in operation["parameters"])
        parts.append(f"<table><tr><th>Parameter<th>In<th>Type<th>About</tr>{rows}</table>")
    for content_type, media in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(f"<p>Body <code>{escape(content_type)}</code>: {_type(media['schema'])}</p>")
    answers = "".join(_answer(status, answer) for status, answer in operation["responses"].items())
    parts.append(f"<table><tr><th>Status<th>Shape<th>Meaning</tr>{answers}</table></section>")
    return "".join(parts)


def _prose(text: str) -> str:
    """Paragraphs and `code`, as our docstrings write them."""
    marked = re.sub("`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))
    return re.sub(r"\n\s*\n", "<p>", marked)


def _parameter(parameter: Json) -> str:
    needed = "required" if parameter["required"] else "optional"
    note = f"{needed}. {escape(parameter.get('description', ''))}"
    return (
        f"<tr><td><code>{escape(parameter['name'])}</code><td>{escape(parameter['in'])}"
        f"<td>{_type(parameter['schema'])}<td>{note}</tr>"
    )


def _answer(status: str, answer: Json) -> str:
    shapes = [_type(media["schema"]) for media in answer.get("content", {}).values()]
    return f"<tr><td>{status}<td>{', '.join(shapes) or '—'}<td>{_prose(answer['description'])}</tr>"


def _schema_section(name: str, schema: Json) -> str:
    about = _prose(schema.get("description", ""))
    head = f'<section tabindex=0 id="schema-{escape(name)}"><h3>{escape(name)}</h3><p>{about}</p>'
    if "properties" not in schema:
        return f"{head}<p>{_type(schema)}</p></section>"
    required = set(schema.get("required", ()))
    rows = "".join(
        f"<tr><td><code>{escape(field)}</code>{'' if field in required else ' <span class=muted>optional</span>'}"
        f"<td>{_type(shape)}<td>{escape(shape.get('description', ''))}</tr>"
        for field, shape in schema["properties"].items()
    )
    return f"{head}<table><tr><th>Field<th>Type<th>About</tr>{rows}</table></section>"


def _type(schema: Json) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[1])
        return f'<a href="#schema-{name}">{name}</a>'
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            return (" and " if word == "allOf" else " or ").join(_type(part) for part in schema[word])
    if "enum" in schema:
        return " · ".join(f"<code>{escape(json.dumps(value, ensure_ascii=False))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const'], ensure_ascii=False))}</code>"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"object of {_type(inner)}" if isinstance(inner, Mapping) else "object"
    kind = escape(str(schema.get("format") or schema.get("type", "anything")))
    limits = [f"{word} {schema[key]}" for key, word in _LIMITS.items() if key in schema]
    return kind + (f" <span class=muted>({escape(', '.join(limits))})</span>" if limits else "")


_LIMITS = {
    "minLength": "at least",
    "maxLength": "at most",
    "minimum": "from",
    "maximum": "to",
    "pattern": "like",
    "default": "default",
}
