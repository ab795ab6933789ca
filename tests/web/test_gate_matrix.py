"""The door, role × route: every route is listed with its rule, and every rule holds for everybody."""

from pathlib import Path
from uuid import UUID

import pytest

from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn
from web.app import RESOURCES, VISITOR_RESOURCES, build_app
from web.openapi import API_BASE, Operation, Resource

OPERATIONS = [operation for resource in RESOURCES for operation in resource.operations]
OF_VISITORS = [operation for resource in VISITOR_RESOURCES for operation in resource.operations]
LISTED = Path(__file__).with_name("access_rules.txt")
OPEN_PAGES = {
    "/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/docs", "/chat/openapi.json", "/chat/docs",
    "/chat/v1/{path}", "/widget.js", "/widget/assets/{name}", "/{path}",
    "/form.js", "/forms/-/{name}", "/forms/{slug}", "/forms/{slug}/sent/{submission_id}",
}  # fmt: skip


def test_every_route_is_listed_with_its_rule():
    """A new route, or a changed rule, must be written into access_rules.txt, where a reviewer sees it."""
    assert LISTED.read_text().splitlines() == sorted(_line(operation) for operation in [*OPERATIONS, *OF_VISITORS])


def test_a_route_without_a_rule_cannot_be_declared():
    async def handler(request: object) -> None: ...

    with pytest.raises(TypeError, match="access"):
        Resource("x").route("GET", "/x")(handler)  # type: ignore[call-arg]


def test_operation_names_and_paths_are_unique():
    names = [operation.name for operation in [*OPERATIONS, *OF_VISITORS]]
    places = [(operation.method, operation.base + operation.path) for operation in [*OPERATIONS, *OF_VISITORS]]
    assert len(set(names)) == len(names)
    assert len(set(places)) == len(places)


async def test_no_route_is_served_beside_the_listed_ones(app_context):
    served = {
        (route.method.replace("HEAD", "GET"), route.resource.canonical)
        for route in build_app(app_context).router.routes()
        if route.resource is not None and route.resource.canonical not in OPEN_PAGES
    }
    listed = [*OPERATIONS, *OF_VISITORS]
    assert served == {(operation.method, operation.base + operation.path) for operation in listed}


async def test_every_rule_holds_for_everybody(sign_in: SignIn, stranger: Caller):
    """The door opens before anything is read, so a nonsense parameter (422) proves that somebody came in."""
    people: dict[Role | None, Caller] = {None: stranger} | {role: await sign_in(role) for role in Role}
    wrong = []
    for operation in OPERATIONS:
        for role, caller in people.items():
            answer = await caller.call(operation.method, _path(operation), params={"no_such_parameter": "1"})
            expected = 422 if operation.access.admits(role) else 403 if role else 401
            if answer.status != expected:
                wrong.append((operation.method, operation.path, role, answer.status, expected))
    assert wrong == []


async def test_no_unsafe_route_works_with_the_cookie_alone(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    careless = Caller(admin.client, admin.user_id, admin.cookie)
    let_in = []
    for operation in OPERATIONS:
        if not operation.is_safe and not operation.access.is_public:
            answer = await careless.call(operation.method, _path(operation), params={"no_such_parameter": "1"})
            if answer.status != 403 or (await answer.json())["code"] != "bad_csrf_token":
                let_in.append(operation.name)
    assert let_in == []


def _line(operation: Operation) -> str:
    path = operation.path if operation.base == API_BASE else operation.base + operation.path
    return f"{path} {operation.method} {operation.access}"


def _path(operation: Operation) -> str:
    return "/".join(str(UUID(int=7)) if part.startswith("{") else part for part in operation.path.split("/"))
