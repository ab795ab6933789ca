"""Judging what was typed into a form: every problem of every field at once, and the answers as they are kept. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from channels.webform import patterns
from channels.webform.file_kinds import is_taken, names_of
from channels.webform.manifest import FieldType, FormConfig, FormField
from channels.webform.problems import AnswerProblem, size_text
from channels.webform.submission import Answer
from channels.webform.values import clean_line, clean_text, read_date, read_email, read_number, read_phone

_NO_LENGTH_CHECK = frozenset({FieldType.SELECT, FieldType.RADIO, FieldType.CHECKBOX, FieldType.NUMBER, FieldType.DATE})
_YES = ("ใช่", "Yes")


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file of the request: the field it was chosen in, its clean name, its sniffed media type, its size in bytes."""

    field_key: str
    file_name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answers that are there (in the form's order, without files), or what is wrong with them."""

    answers: tuple[Answer, ...]
    problems: tuple[AnswerProblem, ...]

    def of(self, field_key: str) -> tuple[AnswerProblem, ...]:
        """The problems of one field."""
        return tuple(problem for problem in self.problems if problem.field_key == field_key)


def judge(
    config: FormConfig, language: str, values: Mapping[str, Sequence[str]], files: Sequence[ChosenFile]
) -> Judgement:
    """Judge a submission: `values` are the raw inputs by field key, several for boxes. Unknown keys are ignored."""
    answers: list[Answer] = []
    problems: list[AnswerProblem] = []
    for field in config.fields:
        if field.type is FieldType.FILE:
            problems += _file_problems(config, field, [file for file in files if file.field_key == field.key])
            continue
        answer, found = _judge_field(field, language, values.get(field.key, ()))
        problems += found
        if answer is not None:
            answers.append(answer)
    problems += _count_problems(config, files)
    return Judgement(tuple(answers), tuple(problems))


def _judge_field(
    field: FormField, language: str, raw: Sequence[str]
) -> tuple[Answer | None, tuple[AnswerProblem, ...]]:
    if field.type is FieldType.HIDDEN:
        # nobody can mend what he does not see, so it is cut instead of refused
        text = clean_line(raw[0])[: field.longest] if raw else ""
        return _answer(field, language, (text or field.default,)), ()
    if field.is_many:
        return _judge_boxes(field, language, raw)
    text = clean_text(raw[0]) if raw else ""
    if field.type is not FieldType.TEXTAREA:
        text = clean_line(text)
    if not text:
        return None, (AnswerProblem(field.key, _missing(field)),) if field.is_required else ()
    if field.type is FieldType.CHECKBOX:
        return _answer(field, language, ("yes",)), ()
    kept, problem = _judge_text(field, language, text)
    return (None, (problem,)) if problem else (_answer(field, language, (kept,)), ())


def _judge_boxes(
    field: FormField, language: str, raw: Sequence[str]
) -> tuple[Answer | None, tuple[AnswerProblem, ...]]:
    chosen = {clean_line(value) for value in raw} - {""}
    known = [option.value for option in field.options]
    if not chosen <= set(known):
        return None, (AnswerProblem(field.key, "not_an_option"),)
    if not chosen:
        return None, (AnswerProblem(field.key, "choices_required"),) if field.is_required else ()
    return _answer(field, language, tuple(value for value in known if value in chosen)), ()


def _judge_text(field: FormField, language: str, text: str) -> tuple[str, AnswerProblem | None]:
    """The text as it is kept, or what is wrong with it."""
    if field.type not in _NO_LENGTH_CHECK and (problem := _length_problem(field, text)):
        return "", problem
    match field.type:
        case FieldType.SELECT | FieldType.RADIO:
            is_known = any(option.value == text for option in field.options)
            return text, None if is_known else AnswerProblem(field.key, "not_an_option")
        case FieldType.EMAIL:
            address = read_email(text)
            return address or "", None if address else AnswerProblem(field.key, "not_email")
        case FieldType.NUMBER:
            return _judge_number(field, text)
        case FieldType.DATE:
            return _judge_date(field, text)
        case FieldType.PHONE:
            number = read_phone(text)
            if number is None:
                return "", AnswerProblem(field.key, "not_phone")
            text = number
    if field.pattern and not patterns.matches(field.pattern, text):
        return "", AnswerProblem(field.key, "wrong_pattern", {"help": (field.help("th"), field.help("en"))})
    return text, None


def _judge_number(field: FormField, text: str) -> tuple[str, AnswerProblem | None]:
    number = read_number(text)
    if number is None:
        return "", AnswerProblem(field.key, "not_number")
    smallest, largest = read_number(field.minimum), read_number(field.maximum)
    if smallest is not None and number < smallest:
        return "", AnswerProblem(field.key, "too_small", {"limit": f"{smallest:,f}"})
    if largest is not None and number > largest:
        return "", AnswerProblem(field.key, "too_big", {"limit": f"{largest:,f}"})
    return f"{number:f}", None


def _judge_date(field: FormField, text: str) -> tuple[str, AnswerProblem | None]:
    day = read_date(text)
    if day is None:
        return "", AnswerProblem(field.key, "not_date")
    first, last = read_date(field.minimum), read_date(field.maximum)
    if first is not None and day < first:
        return "", AnswerProblem(field.key, "too_early", {"limit": _both_dates(first)})
    if last is not None and day > last:
        return "", AnswerProblem(field.key, "too_late", {"limit": _both_dates(last)})
    return day.isoformat(), None


def _length_problem(field: FormField, text: str) -> AnswerProblem | None:
    if len(text) > field.longest:
        return AnswerProblem(field.key, "too_long", {"limit": f"{field.longest:,}", "length": f"{len(text):,}"})
    if field.min_length and len(text) < field.min_length:
        return AnswerProblem(field.key, "too_short", {"limit": f"{field.min_length:,}"})
    return None


def _file_problems(config: FormConfig, field: FormField, files: Sequence[ChosenFile]) -> Iterator[AnswerProblem]:
    if field.is_required and not files:
        yield AnswerProblem(field.key, "file_required")
    for file in files:
        if file.size > config.max_file_bytes:
            facts = {"file": file.file_name, "limit": size_text(config.max_file_bytes)}
            yield AnswerProblem(field.key, "file_too_large", facts)
        elif file.size == 0:
            yield AnswerProblem(field.key, "file_empty", {"file": file.file_name})
        elif not is_taken(config.file_kinds, file.content_type):
            kinds = (names_of(config.file_kinds, "th"), names_of(config.file_kinds, "en"))
            yield AnswerProblem(field.key, "file_type", {"file": file.file_name, "limit": kinds})


def _count_problems(config: FormConfig, files: Sequence[ChosenFile]) -> Iterator[AnswerProblem]:
    """Too many files is a problem of the field with the one that is too many."""
    known = {field.key for field in config.file_fields}
    counted = [file for file in files if file.field_key in known]
    if len(counted) > config.max_files:
        yield AnswerProblem(counted[config.max_files].field_key, "too_many_files", {"limit": str(config.max_files)})


def _answer(field: FormField, language: str, values: tuple[str, ...]) -> Answer | None:
    if not any(values):
        return None
    return Answer(
        key=field.key,
        label=field.label(language),
        values=values,
        text=", ".join(_readable(field, language, value) for value in values),
        maps_to=field.maps_to,
        is_long=field.type is FieldType.TEXTAREA,
    )


def _readable(field: FormField, language: str, value: str) -> str:
    """An answer as people read it: an option's label, a date in the calendar of the language."""
    for option in field.options:
        if option.value == value:
            return option.label(language)
    if field.type is FieldType.CHECKBOX:
        return _YES[1 if language == "en" else 0]
    if field.type is FieldType.DATE:
        return _both_dates(date.fromisoformat(value))[1 if language == "en" else 0]
    return value


def _both_dates(day: date) -> tuple[str, str]:
    """22/11/2569 for Thai eyes, 22/11/2026 for English ones."""
    return f"{day:%d/%m}/{day.year + 543}", f"{day:%d/%m}/{day.year}"


def _missing(field: FormField) -> str:
    if field.type is FieldType.CHECKBOX:
        return "must_accept"
    return "choice_required" if field.type in {FieldType.SELECT, FieldType.RADIO} else "required"
