"""Reads a handler's signature once: what comes from the path, the query or a header, and which argument is the body."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from web.problems import FieldProblem, RequestRefused, field_problems

_COLLECTIONS = (list, tuple, set, frozenset)


class Place(StrEnum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Header:
    """Marks an argument as read from the header `name`: `Annotated[str, Header("X-Thing")]`."""

    name: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a handler; `key` is its name on the wire."""

    name: str
    key: str
    place: Place
    is_list: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """What a handler takes besides the request, and what it gives."""

    parameters: tuple[Parameter, ...]
    parameter_model: type[BaseModel] | None
    body_name: str | None
    body_model: type[BaseModel] | None
    result: Any

    @property
    def gives_stream(self) -> bool:
        """Whether the handler makes its own response (a download, a page, a WebSocket)."""
        return isinstance(self.result, type) and issubclass(self.result, web.StreamResponse)

    @property
    def gives_nothing(self) -> bool:
        """Whether success has no body."""
        return self.result in (None, type(None))


def signature_of(handler: Callable[..., Any], path: str) -> Signature:
    """Understand `handler(request, ...)`. Raises TypeError for an argument without annotation or a second body."""
    hints = get_type_hints(handler, include_extras=True)
    fields: dict[str, Any] = {}
    parameters: list[Parameter] = []
    body_name, body_model = None, None
    for name, argument in list(inspect.signature(handler).parameters.items())[1:]:
        if name not in hints:
            raise TypeError(f"{handler.__qualname__}: {name} has no annotation")
        kind = hints[name]
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if body_model is not None:
                raise TypeError(f"{handler.__qualname__}: two bodies")
            body_name, body_model = name, kind
            continue
        parameters.append(_parameter(name, kind, path))
        fields[name] = (kind, ... if argument.default is argument.empty else argument.default)
    if "return" not in hints:
        raise TypeError(f"{handler.__qualname__}: no return annotation")
    missing = _path_names(path) - {parameter.name for parameter in parameters if parameter.place is Place.PATH}
    if missing:
        raise TypeError(f"{handler.__qualname__}: path parameters {sorted(missing)} are not arguments")
    model = None
    if fields:
        model = create_model(f"{handler.__name__}_parameters", __config__=ConfigDict(extra="forbid"), **fields)
    return Signature(tuple(parameters), model, body_name, body_model, hints["return"])


def read_parameters(
    signature: Signature, path: Mapping[str, str], query: MultiMapping[str], headers: Mapping[str, str]
) -> dict[str, Any]:
    """The arguments as the handler wants them. Raises RequestRefused (422) listing everything that is wrong."""
    problems = _unknown_query(signature, query)
    raw: dict[str, Any] = {}
    for parameter in signature.parameters:
        value = _raw_value(parameter, path, query, headers)
        if value is None:
            continue
        if any("\x00" in text for text in ([value] if isinstance(value, str) else value)):
            problems.append(FieldProblem(loc=[parameter.place, parameter.key], msg="NUL is not text", type="nul"))
        raw[parameter.name] = value
    arguments: dict[str, Any] = {}
    if signature.parameter_model is not None:
        try:
            checked = signature.parameter_model.model_validate(raw)
            arguments = {parameter.name: getattr(checked, parameter.name) for parameter in signature.parameters}
        except ValidationError as error:
            problems += [_on_the_wire(problem, signature) for problem in field_problems(error, "query")]
    if problems:
        raise RequestRefused(422, "invalid", "The request did not validate.", problems)
    return arguments


def _parameter(name: str, kind: Any, path: str) -> Parameter:
    inner: Any = kind
    marks: list[Any] = []
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
    header = next((mark for mark in marks if isinstance(mark, Header)), None)
    if header is not None:
        return Parameter(name, header.name, Place.HEADER, is_list=False)
    if name in _path_names(path):
        return Parameter(name, name, Place.PATH, is_list=False)
    return Parameter(name, name, Place.QUERY, is_list=get_origin(inner) in _COLLECTIONS or inner in _COLLECTIONS)


def _path_names(path: str) -> set[str]:
    return {part[1:-1] for part in path.split("/") if part.startswith("{") and part.endswith("}")}


def _raw_value(
    parameter: Parameter, path: Mapping[str, str], query: MultiMapping[str], headers: Mapping[str, str]
) -> str | list[str] | None:
    if parameter.place is Place.PATH:
        return path[parameter.key]
    if parameter.place is Place.HEADER:
        return headers.get(parameter.key)
    if parameter.key not in query:
        return None
    return list(query.getall(parameter.key)) if parameter.is_list else query.getone(parameter.key)


def _unknown_query(signature: Signature, query: MultiMapping[str]) -> list[FieldProblem]:
    known = {parameter.key for parameter in signature.parameters if parameter.place is Place.QUERY}
    return [
        FieldProblem(loc=["query", key], msg="There is no such parameter", type="extra_forbidden")
        for key in sorted(set(query) - known)
    ]


def _on_the_wire(problem: FieldProblem, signature: Signature) -> FieldProblem:
    for parameter in signature.parameters:
        if problem.loc[1:2] == [parameter.name]:
            return problem.model_copy(update={"loc": [str(parameter.place), parameter.key, *problem.loc[2:]]})
    return problem
