"""The pages around a form: the form itself, the confirmation, and the refusals. Pure; whole documents come out."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from channels.webform.manifest import FieldType, FormConfig
from channels.webform.proof import Question
from web.forms.fields import Filled, anchor_of, field_html
from web.forms.markup import Html, element, join, lines
from web.forms.texts import LANGUAGE_NAMES, word

# Names of the page's own inputs begin with a dash, which no field key can.
TOKEN, PROOF, ANSWER, TRAP = "-token", "-proof", "-answer", "-website"
ORIGIN_NAMES = (
    "page_url", "page_title", "referrer", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"
)  # fmt: skip
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is shown. `is_embedded`: inside a frame of another page. `assets` maps a file to its address."""

    language: str
    is_embedded: bool = False
    theme: str = "auto"
    color: str = "#0f766e"
    assets: Mapping[str, str] = field(default_factory=dict)

    @property
    def style(self) -> str:
        """The form's colour, the one rule that is not in the style sheet."""
        return f":root{{--accent:{self.color};--on-accent:{_readable_on(self.color)}}}"

    @property
    def focus(self) -> dict[str, object]:
        """Attributes of what is to be read first. Inside a frame the page's script puts the focus there."""
        return {"tabindex": "-1", "data_focus" if self.is_embedded else "autofocus": True}

    @property
    def style_hash(self) -> str:
        """What a content security policy calls that rule (CSP level 3, section 2.3.1)."""
        return "'sha256-" + b64encode(hashlib.sha256(self.style.encode()).digest()).decode() + "'"


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about to be shown. `notice` is a sentence above it; `other_languages` are links by language."""

    slug: str
    brand: str
    config: FormConfig
    action: str
    token: str
    filled: Filled = field(default_factory=Filled)
    origin: Mapping[str, str] = field(default_factory=dict)
    question: Question | None = None
    is_question_asked: bool = False
    is_answer_wrong: bool = False
    proof: str = ""
    notice: str = ""
    other_languages: Mapping[str, str] = field(default_factory=dict)


def form_page(page: FormPage, look: Look) -> str:
    """The form, with what was typed before and what is wrong with it."""
    config, language = page.config, look.language
    has_files = bool(config.file_fields)
    controls = [
        element("input", type="hidden", name=TOKEN, value=page.token),
        element(
            "input", type="hidden", name=PROOF, value=page.proof,
            data_bits=config.proof_of_work, data_worker=look.assets.get("proof.js"),
        ),
        *(element("input", type="hidden", name=f"-{name}", value=page.origin.get(name, "")) for name in ORIGIN_NAMES),
    ]  # fmt: skip
    trap = element(
        "div",
        element("label", word("trap", language), for_="trap"),
        element("input", type="text", id="trap", name=TRAP, tabindex="-1", autocomplete="off"),
        class_="aside",
        aria_hidden="true",
    )
    button = element(
        "button", (config.button_en if language == "en" else config.button_th) or word("send", language),
        type="submit", data_sending=word("sending", language), data_checking=word("checking", language),
    )  # fmt: skip
    needs_star = any(one.is_required and one.type is not FieldType.HIDDEN for one in config.fields)
    form = element(
        "form",
        *controls,
        element("p", word("required_note", language), class_="note") if needs_star else None,
        *(field_html(config, one, page.filled, language) for one in config.fields),
        _question(page, language),
        trap,
        element("div", button, class_="actions"),
        element("p", class_="status", role="status", aria_live="polite"),
        method="post",
        action=page.action,
        enctype="multipart/form-data" if has_files else "application/x-www-form-urlencoded",
        accept_charset="utf-8",
        novalidate=True,
    )
    intro = config.intro_en or config.intro_th if language == "en" else config.intro_th or config.intro_en
    body = join(
        element("h1", config.title(language)),
        element("p", lines(intro), class_="intro") if intro else None,
        _notice(page, look),
        _summary(page, look),
        form,
    )
    return document(config.title(language), body, look, brand=page.brand, other_languages=page.other_languages)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A form that has arrived. `number` is the ticket's, None while it is not known. `go_on_url` '' for nowhere."""

    config: FormConfig
    brand: str
    reference: str
    number: int | None
    form_url: str
    go_on_url: str = ""


def confirmation_page(page: Confirmation, look: Look) -> str:
    """Thanks, and what to name when asking about it."""
    language = look.language
    own = page.config.confirmation_en if language == "en" else page.config.confirmation_th
    own = own or page.config.confirmation_th or page.config.confirmation_en
    is_known = page.number is not None
    reference = element(
        "p",
        element("span", word("case_number" if is_known else "reference", language), class_="help"),
        element("strong", f"#{page.number}" if is_known else page.reference, class_="reference"),
        class_="ticket",
    )
    also = element("p", f"{word('reference', language)}: {page.reference}", class_="help") if is_known else None
    onward = (
        element("p", element("a", word("go_on", language), href=page.go_on_url, target="_top", class_="button"))
        if page.go_on_url
        else element("p", element("a", word("another", language), href=page.form_url))
    )
    body = join(
        element("div", "✓", class_="tick", aria_hidden="true"),
        element("h1", word("thanks", language), **look.focus),
        element("p", lines(own or word("thanks_text", language)), class_="intro"),
        reference,
        also,
        element("p", word("keep_it", language), class_="help"),
        onward,
    )
    done = element("div", body, class_="done", data_done="", data_reference=page.reference, data_go_on=page.go_on_url)
    return document(word("thanks", language), done, look, brand=page.brand)


def message_page(key: str, look: Look, *, form_url: str = "", **facts: object) -> str:
    """A page that says one thing: `key`_title and `key` of the texts."""
    language = look.language
    link = element("p", element("a", word("open_form", language), href=form_url)) if form_url else None
    body = join(
        element("h1", word(f"{key}_title", language)),
        element("p", word(key, language, **facts), class_="intro"),
        link,
    )
    return document(word(f"{key}_title", language), body, look)


def document(
    title: str, body: Html, look: Look, *, brand: str = "", other_languages: Mapping[str, str] | None = None
) -> str:
    """A whole page."""
    script, css = look.assets.get("page.js"), look.assets.get("form.css")
    head = join(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark" if look.theme == "auto" else look.theme),
        element("title", f"{title} · {brand}" if brand and brand != title else title),
        element("link", rel="stylesheet", href=css) if css else None,
        element("style", Html(look.style)),
        element("script", src=script, defer=True) if script else None,
    )
    links = [
        element("a", LANGUAGE_NAMES[code], href=url, lang=code, hreflang=code)
        for code, url in (other_languages or {}).items()
    ]
    bar = element(
        "header",
        element("span", brand, class_="brand"),
        element("nav", *links, aria_label=word("language", look.language)) if links else None,
    )
    show_bar = links or (brand and not look.is_embedded)
    classes = f"{'embedded' if look.is_embedded else 'whole'} theme-{look.theme}"
    content = join(bar if show_bar else None, element("main", body))
    page = element(
        "html", element("head", head), element("body", element("div", content, class_="card")),
        lang=look.language, class_=classes,
    )  # fmt: skip
    return f"<!doctype html>{page}"


def _notice(page: FormPage, look: Look) -> Html | None:
    if page.notice:
        return element("div", page.notice, class_="notice", role="alert", **look.focus)
    if page.is_question_asked:
        key = "question_wrong" if page.is_answer_wrong else "question_asked"
        return element("div", word(key, look.language), class_="notice", role="alert", **look.focus)
    return None


def _summary(page: FormPage, look: Look) -> Html | None:
    bad: Sequence[Html] = [
        element("li", element("a", f"{one.label(look.language)} – {sentence}", href=f"#{anchor_of(one)}"))
        for one in page.config.fields
        for sentence in (problem.sentence(look.language) for problem in page.filled.problems_of(one.key))
    ]
    if not bad:
        return None
    title = element("p", word("problems", look.language))
    focus = {} if page.notice else look.focus
    return element("div", title, element("ul", *bad), class_="summary", role="alert", **focus)


def _question(page: FormPage, language: str) -> Html | None:
    """Shown when it was asked, and to browsers that cannot do the work because they run no script."""
    if page.question is None:
        return None
    facts = {"first": page.question.first, "second": page.question.second}
    label = join(word("question", language, **facts), element("span", " *", class_="need", aria_hidden="true"))
    asked = element(
        "div",
        element("label", label, for_="answer"),
        element("p", word("question_help", language), class_="help", id="answer-help"),
        element(
            "input", type="text", id="answer", name=ANSWER, inputmode="numeric", autocomplete="off", maxlength=5,
            aria_describedby="answer-help", aria_invalid="true" if page.is_answer_wrong else None,
        ),
        class_="field question",
    )  # fmt: skip
    return asked if page.is_question_asked else element("noscript", asked)


def _readable_on(color: str) -> str:
    """Black or white, whichever is easier to read on this colour (WCAG 2.2 relative luminance)."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#ffffff" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else "#000000"
