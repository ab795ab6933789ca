"""The questions of a form as HTML: label, help, input and, beside it, what is wrong. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from channels.webform.file_kinds import accept_attribute, names_of
from channels.webform.manifest import FieldType, FormConfig, FormField, MapsTo
from channels.webform.problems import AnswerProblem, size_text
from web.forms.markup import Html, element, join
from web.forms.texts import word

_INPUT_TYPES = {FieldType.EMAIL: "email", FieldType.PHONE: "tel", FieldType.DATE: "date"}
_AUTOCOMPLETE = {MapsTo.NAME: "name", MapsTo.EMAIL: "email", MapsTo.PHONE: "tel"}
_GROUPS = frozenset({FieldType.RADIO, FieldType.CHECKBOX})


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form: raw values by field key, problems, and the names of files that were chosen before."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    problems: Sequence[AnswerProblem] = ()
    file_names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def problems_of(self, key: str) -> list[AnswerProblem]:
        """What is wrong with one field."""
        return [problem for problem in self.problems if problem.field_key == key]


@dataclass(frozen=True, slots=True)
class _State:
    """What a reader of the screen is told about an input: the ids of its help and problems, and whether it is wrong."""

    described: str | None
    is_bad: bool


def field_html(config: FormConfig, one: FormField, filled: Filled, language: str) -> Html:
    """One question. A hidden one is only its input."""
    values = list(filled.values.get(one.key, ()))
    if one.type is FieldType.HIDDEN:
        return element("input", type="hidden", name=one.key, value=values[0] if values else one.default)
    problems = [problem.sentence(language) for problem in filled.problems_of(one.key)]
    notes = _notes(config, one, filled, language)
    described = " ".join(
        [f"h-{one.key}-{number}" for number, _ in enumerate(notes)] + ([f"e-{one.key}"] if problems else [])
    )
    state = _State(described or None, bool(problems))
    help_lines = [element("p", note, class_="help", id=f"h-{one.key}-{number}") for number, note in enumerate(notes)]
    error = element("p", "\n".join(problems), class_="error", id=f"e-{one.key}") if problems else None
    css = "field bad" if problems else "field"
    if one.type is FieldType.CHECKBOX and not one.options:
        box = _box(one, "yes", one.label(language), values, state)
        return element("div", box, *help_lines, error, class_=css)
    if one.type in _GROUPS:
        boxes = [_box(one, option.value, option.label(language), values, state) for option in one.options]
        legend = element("legend", _label(one, language))
        group = element("div", *boxes, class_="choices")
        role = "radiogroup" if one.type is FieldType.RADIO else None
        return element(
            "fieldset", legend, *help_lines, group, error,
            class_=css, id=f"g-{one.key}", role=role, tabindex="-1", aria_describedby=described or None,
        )  # fmt: skip
    label = element("label", _label(one, language), for_=f"f-{one.key}")
    return element("div", label, *help_lines, _input(config, one, values, language, state), error, class_=css)


def anchor_of(one: FormField) -> str:
    """The id of what a link in the summary jumps to."""
    is_group = one.type in _GROUPS and bool(one.options)
    return f"g-{one.key}" if is_group else f"f-{one.key}"


def _label(one: FormField, language: str) -> Html:
    star = element("span", " *", class_="need", aria_hidden="true") if one.is_required else None
    return join(one.label(language), star)


def _notes(config: FormConfig, one: FormField, filled: Filled, language: str) -> list[str]:
    notes = [one.help(language)]
    if one.type is FieldType.FILE:
        key = "files_hint" if config.file_kinds else "files_hint_any"
        facts = {"count": config.max_files, "size": size_text(config.max_file_bytes)}
        notes.append(word(key, language, **facts, kinds=names_of(config.file_kinds, language)))
        if names := filled.file_names.get(one.key):
            notes.append(word("files_again", language, names=", ".join(names)))
    return [note for note in notes if note]


def _input(config: FormConfig, one: FormField, values: list[str], language: str, state: _State) -> Html:
    value = values[0] if values else one.default
    attributes: dict[str, object] = {
        "id": f"f-{one.key}",
        "name": one.key,
        "required": one.is_required,
        "aria_describedby": state.described,
        "aria_invalid": "true" if state.is_bad else None,
    }
    if one.type is FieldType.SELECT:
        first = element("option", word("choose", language), value="")
        options = [
            element("option", option.label(language), value=option.value, selected=option.value == value)
            for option in one.options
        ]
        return element("select", first, *options, **attributes)
    if one.type is FieldType.FILE:
        return element(
            "input", type="file", multiple=config.max_files > 1, accept=accept_attribute(config.file_kinds) or None,
            data_max_bytes=config.max_file_bytes, **attributes,
        )  # fmt: skip
    attributes["placeholder"] = one.placeholder(language) or None
    if one.type is FieldType.TEXTAREA:
        # a browser drops the first line break behind the tag
        return element("textarea", Html("\n"), value, rows=6, **attributes)
    if one.type is FieldType.NUMBER:
        # Thai digits and thousands separators are welcome, which type=number would not let in
        return element("input", type="text", inputmode="decimal", value=value, **attributes)
    if one.type is FieldType.DATE:
        attributes |= {"min": one.minimum or None, "max": one.maximum or None}
    return element(
        "input", type=_INPUT_TYPES.get(one.type, "text"), value=value, maxlength=one.max_length,
        autocomplete=_AUTOCOMPLETE.get(one.maps_to), **attributes,
    )  # fmt: skip


def _box(one: FormField, value: str, label: str, values: list[str], state: _State) -> Html:
    is_single = one.type is FieldType.CHECKBOX and not one.options
    box = element(
        "input",
        type="radio" if one.type is FieldType.RADIO else "checkbox",
        name=one.key,
        value=value,
        id=f"f-{one.key}" if is_single else None,
        checked=value in values or (not values and value == one.default),
        required=one.is_required and (is_single or one.type is FieldType.RADIO),
        aria_describedby=state.described if is_single else None,
        aria_invalid="true" if state.is_bad else None,
    )
    star = element("span", " *", class_="need", aria_hidden="true") if is_single and one.is_required else None
    return element("label", box, element("span", label, star), class_="box")
