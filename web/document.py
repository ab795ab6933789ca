"""Makes the OpenAPI 3.1 document from the registered operations. Deterministic: equal routes give equal bytes."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from web.access import Access
from web.openapi import API_BASE, JSON_TYPE, Operation, Resource
from web.parameters import Place
from web.problems import PROBLEM_TYPE, Problem, title_of

SESSION_COOKIE = "sawasdesk_session"
CSRF_HEADER = "X-CSRF-Token"
_REFERENCE = "#/components/schemas/{model}"
_MEANINGS = {
    400: "The request could not be read.",
    401: "Nobody is signed in.",
    403: "The role, or a missing CSRF token, does not allow this.",
    404: "There is no such thing, or you may not know that there is.",
    409: "The world changed since the caller looked, or the state forbids the step; see `code`.",
    412: "If-Match named a version that is no longer the current one.",
    413: "The body is larger than allowed.",
    415: "The body is not of the type this route reads.",
    422: "The request did not validate; `errors` lists everything that is wrong.",
    429: "Too many requests; see Retry-After.",
    503: "Something this needs does not answer; try again later.",
}
_CONVENTIONS = (
    "Instants are RFC 3339 in UTC, ids are UUIDs, sizes are bytes. "
    "Errors are problem documents (RFC 9457) with a stable `code`."
)
_Key = tuple[str, str]
_Schemas = dict[tuple[_Key, JsonSchemaMode], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ApiInfo:
    """What a document says of its API as a whole. `base` is where its paths begin."""

    base: str
    title: str
    description: str


DESK_API = ApiInfo(API_BASE, "Sawasdesk", "Customers, tickets, messages and the people who answer them.")


def build_document(resources: Iterable[Resource], version: str, info: ApiInfo = DESK_API) -> dict[str, Any]:
    """The OpenAPI document of all documented operations."""
    operations = [o for resource in resources for o in resource.operations if o.is_documented]
    schemas, components = _all_schemas(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        described = _describe(operation, schemas, components)
        paths.setdefault(operation.path, {})[operation.method.lower()] = described
    shown = {name: schema for name, schema in components.items() if not name.endswith("_parameters")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": info.title,
            "version": version,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": f"{info.description} {_CONVENTIONS}",
        },
        "servers": [{"url": info.base}],
        "tags": [{"name": tag} for tag in dict.fromkeys(operation.tag for operation in operations)],
        "paths": paths,
        "components": {"schemas": dict(sorted(shown.items())), "securitySchemes": _schemes_of(operations)},
    }


def document_bytes(document: dict[str, Any]) -> bytes:
    """The document as UTF-8 JSON, the same bytes every time."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def statuses_of(operation: Operation) -> list[int]:
    """Every status the operation can answer with, success included."""
    statuses = {operation.status, 400, *operation.errors}
    if not operation.access.is_public:
        statuses |= {401}
    if not operation.access.is_public or not operation.is_safe:
        statuses |= {403}
    if operation.access.permission is not None:
        statuses |= {403}
    if operation.signature.body_model is not None:
        statuses |= {413, 415}
    if operation.consumes is not None:
        statuses |= {413}
    if any(parameter.key == "If-Match" for parameter in operation.signature.parameters):
        statuses |= {412}
    return sorted(statuses | {422, 429})


def _all_schemas(operations: Sequence[Operation]) -> tuple[_Schemas, dict[str, Any]]:
    inputs: list[tuple[_Key, JsonSchemaMode, TypeAdapter[Any]]] = [
        (("problem", ""), "serialization", TypeAdapter(Problem))
    ]
    for operation in operations:
        signature = operation.signature
        if signature.parameter_model is not None:
            inputs.append((("parameters", operation.name), "validation", TypeAdapter(signature.parameter_model)))
        if signature.body_model is not None:
            inputs.append((("body", operation.name), "validation", TypeAdapter(signature.body_model)))
        if not (signature.gives_nothing or signature.gives_stream):
            inputs.append((("result", operation.name), "serialization", TypeAdapter(signature.result)))
    schemas, definitions = TypeAdapter.json_schemas(inputs, ref_template=_REFERENCE)
    return schemas, definitions.get("$defs", {})


def _describe(operation: Operation, schemas: _Schemas, components: dict[str, Any]) -> dict[str, Any]:
    first_line = operation.description.partition("\n")[0]
    described: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": first_line.partition(". ")[0].rstrip("."),
        "description": operation.description,
        "x-access": str(operation.access),
        "security": _security(operation.access, is_safe=operation.is_safe),
        "responses": _responses(operation, schemas),
    }
    if operation.signature.parameter_model is not None:
        described["parameters"] = _parameters(operation, schemas, components)
    if operation.signature.body_model is not None:
        schema = schemas[("body", operation.name), "validation"]
        described["requestBody"] = {"required": True, "content": {JSON_TYPE: {"schema": schema}}}
    elif operation.consumes is not None:
        schema = {"type": "string", "format": "binary"}
        described["requestBody"] = {"required": True, "content": {operation.consumes: {"schema": schema}}}
    return described


def _parameters(operation: Operation, schemas: _Schemas, components: dict[str, Any]) -> list[dict[str, Any]]:
    schema = schemas[("parameters", operation.name), "validation"]
    if "$ref" in schema:
        schema = components[schema["$ref"].rsplit("/", 1)[1]]
    required = set(schema.get("required", ()))
    listed = []
    for parameter in operation.signature.parameters:
        shape = _without_null(dict(schema["properties"][parameter.name]))
        described: dict[str, Any] = {"name": parameter.key, "in": str(parameter.place), "schema": shape}
        described["required"] = parameter.place is Place.PATH or parameter.name in required
        if "description" in shape:
            described["description"] = shape.pop("description")
        listed.append(described)
    return listed


def _without_null(shape: dict[str, Any]) -> dict[str, Any]:
    """A parameter cannot be null, only absent; `X | None` in a signature says the latter."""
    kinds = [kind for kind in shape.pop("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) == 1:
        shape |= kinds[0]
    elif kinds:
        shape["anyOf"] = kinds
    if shape.get("default", ...) is None:
        del shape["default"]
    shape.pop("title", None)
    return shape


def _responses(operation: Operation, schemas: _Schemas) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    for status in statuses_of(operation):
        if status == operation.status:
            responses[str(status)] = _success(operation, schemas)
            continue
        problem = schemas[("problem", ""), "serialization"]
        responses[str(status)] = {
            "description": _MEANINGS.get(status, title_of(status)),
            "content": {PROBLEM_TYPE: {"schema": problem}},
        }
    return responses


def _success(operation: Operation, schemas: _Schemas) -> dict[str, Any]:
    signature = operation.signature
    if signature.gives_stream:
        schema = {"type": "string"} | ({} if operation.produces.startswith("text/") else {"format": "binary"})
        return {"description": "Done.", "content": {operation.produces: {"schema": schema}}}
    if signature.gives_nothing:
        return {"description": "Done; there is nothing to say."}
    return {
        "description": "Done.",
        "content": {JSON_TYPE: {"schema": schemas[("result", operation.name), "serialization"]}},
    }


def _security(access: Access, *, is_safe: bool) -> list[dict[str, list[str]]]:
    if access.is_public:
        return []
    if access.is_visitor:
        return [{"visitor": []}]
    browser: dict[str, list[str]] = {"session": []} if is_safe else {"session": [], "csrf": []}
    return [browser, {"token": []}]


def _schemes_of(operations: Iterable[Operation]) -> dict[str, Any]:
    """The ways to prove oneself that these operations name."""
    named = {name for o in operations for way in _security(o.access, is_safe=o.is_safe) for name in way}
    return {name: scheme for name, scheme in _SECURITY_SCHEMES.items() if name in named}


_SECURITY_SCHEMES: dict[str, Any] = {
    "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE, "description": "The signed-in browser."},
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": CSRF_HEADER,
        "description": "Goes with the session on every method that changes something; GET /session tells it.",
    },
    "token": {"type": "http", "scheme": "bearer", "description": "A token made on the profile page, for programs."},
    "visitor": {"type": "http", "scheme": "bearer", "description": "The visitor's token, from POST …/visitors."},
}
