"""Typed routes: a decorator that checks access, reads the arguments, calls the handler and writes its answer.

A handler is `async def get_thing(request: ApiRequest, thing_id: UUID, body: ThingInput) -> ThingView`. Its argument
names and annotations say where values come from (web/parameters.py), its name is the operationId, its docstring the
description, its return annotation the shape of the answer. The same facts make the OpenAPI document (web/document.py).
"""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from aiohttp import web
from pydantic import TypeAdapter

from core.staff.principal import Permission
from web.access import Access, access_of
from web.bodies import MAX_JSON_BYTES, read_json
from web.context import GATE, ApiRequest
from web.parameters import Signature, read_parameters, signature_of

API_BASE = "/api/v1"
CHAT_BASE = "/chat/v1"
JSON_TYPE = "application/json"
AnyHandler = Callable[..., Awaitable[Any]]
Enter = Callable[[web.Request, Access], Awaitable[ApiRequest]]
Handler = TypeVar("Handler", bound=AnyHandler)


@dataclass(frozen=True, slots=True)
class Operation:
    """One route: everything the server and the document need to know about it."""

    method: str
    path: str
    name: str
    description: str
    tag: str
    access: Access
    status: int
    errors: tuple[int, ...]
    signature: Signature
    consumes: str | None
    produces: str
    max_body: int
    is_documented: bool
    handler: AnyHandler
    base: str
    enter: Enter

    @property
    def is_safe(self) -> bool:
        """Whether the method promises to change nothing (RFC 9110 section 9.2.1)."""
        return self.method in {"GET", "HEAD"}

    def route(self) -> web.RouteDef:
        """The aiohttp route below the resource's base."""
        return web.route(self.method, self.base + self.path, _Endpoint(self).serve, name=self.name)


async def enter_by_gate(request: web.Request, access: Access) -> ApiRequest:
    """The door of staff and their programs (web/gate.py)."""
    return ApiRequest(request, await request.config_dict[GATE].admit(request, access))


class Resource:
    """The routes of one noun. A file in web/api makes one and web/app.py lists it.

    `base` is the API it belongs to, `enter` the door of that API: it lets a request in or raises.
    """

    def __init__(self, tag: str, *, base: str = API_BASE, enter: Enter = enter_by_gate) -> None:
        self.tag, self.base, self.enter = tag, base, enter
        self.operations: list[Operation] = []

    def route(
        self,
        method: str,
        path: str,
        *,
        access: Access | Permission,
        status: int | None = None,
        errors: Sequence[int] = (),
        consumes: str | None = None,
        produces: str = JSON_TYPE,
        max_body: int = MAX_JSON_BYTES,
        is_documented: bool = True,
    ) -> Callable[[Handler], Handler]:
        """Register the decorated handler at the resource's base + `path`.

        `access` is required: PUBLIC, SIGNED_IN, VISITOR or a Permission. `status` is that of success (200, or 204
        without a body). `errors` are the handler's own refusals, such as 404 and 409; those of the door, the body and
        the parameters are known. `consumes` names the type of a body that the handler reads raw, `produces` the type of
        a response that it makes itself. `max_body` bounds a JSON body, in bytes.
        """

        def register(handler: Handler) -> Handler:
            signature = signature_of(handler, path)
            operation = Operation(
                method=method,
                path=path,
                name=handler.__name__,
                description=inspect.getdoc(handler) or "",
                tag=self.tag,
                access=access_of(access),
                status=status or (204 if signature.gives_nothing else 200),
                errors=tuple(sorted(set(errors))),
                signature=signature,
                consumes=consumes,
                produces=produces,
                max_body=max_body,
                is_documented=is_documented,
                handler=handler,
                base=self.base,
                enter=self.enter,
            )
            self.operations.append(operation)
            return handler

        return register


class _Endpoint:
    """Serves one operation."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        signature = operation.signature
        makes_json = not (signature.gives_nothing or signature.gives_stream)
        self._writer: TypeAdapter[Any] | None = TypeAdapter(signature.result) if makes_json else None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Door, arguments, body, handler, answer: in this order, so that a stranger learns nothing from validation."""
        operation, signature = self._operation, self._operation.signature
        call = await operation.enter(request, operation.access)
        arguments = read_parameters(signature, request.match_info, request.query, request.headers)
        if signature.body_name is not None and signature.body_model is not None:
            arguments[signature.body_name] = await read_json(request, signature.body_model, operation.max_body)
        result = await operation.handler(call, **arguments)
        if isinstance(result, web.StreamResponse):
            if not result.prepared:
                result.headers.extend(call.headers)
            return result
        body = self._writer.dump_json(result, by_alias=True) if self._writer is not None else None
        response = web.Response(body=body, status=operation.status, headers=call.headers)
        if body is not None:
            response.content_type = JSON_TYPE
        return response
