"""The typed routes and the document made of them."""

from typing import Annotated
from uuid import UUID

import pytest
from multidict import MultiDict
from pydantic import BaseModel, Field

from core.context import AppContext
from core.staff.principal import Permission, Role
from tests.support.queries import counted_queries
from tests.web.conftest import SignIn
from web.access import PUBLIC
from web.api.schemas.common import IfMatch, Patch, omitted
from web.app import RESOURCES, product_version
from web.context import ApiRequest
from web.document import build_document, document_bytes
from web.openapi import Resource
from web.parameters import read_parameters, signature_of
from web.problems import RequestRefused

DOCUMENT = build_document(RESOURCES, product_version())


class Thing(BaseModel):
    """A body."""

    name: str


class ThingPatch(Patch):
    """A change."""

    name: str = omitted()
    note: str | None = omitted()


async def _handler(
    request: ApiRequest,
    thing_id: UUID,
    ids: Annotated[list[int], Field(max_length=3)],
    limit: int = 5,
    if_match: IfMatch = None,
) -> None: ...


SIGNATURE = signature_of(_handler, "/things/{thing_id}")
PATH = {"thing_id": "01a20014-3754-7000-ac58-7bba174e65df"}


def test_arguments_come_from_where_their_names_say():
    query = MultiDict([("ids", "1"), ("ids", "2"), ("limit", "7")])
    arguments = read_parameters(SIGNATURE, PATH, query, {"If-Match": '"3"'})
    assert arguments == {"thing_id": UUID(PATH["thing_id"]), "ids": [1, 2], "limit": 7, "if_match": 3}
    assert read_parameters(SIGNATURE, PATH, MultiDict(ids="1"), {})["limit"] == 5


def test_everything_wrong_is_listed_with_its_place():
    query = MultiDict([("limit", "x"), ("more", "1"), ("thing_id", "2"), ("a\x00", "b")])
    with pytest.raises(RequestRefused) as refused:
        read_parameters(SIGNATURE, {"thing_id": "nonsense\x00"}, query, {"If-Match": "W/3"})
    places = {tuple(problem.loc) for problem in refused.value.errors}
    assert places == {
        ("query", "limit"), ("query", "more"), ("query", "thing_id"), ("query", "a\x00"), ("query", "ids"),
        ("path", "thing_id"), ("header", "If-Match"),
    }  # fmt: skip


def test_handlers_that_cannot_be_understood_are_refused_at_import():
    async def untyped(request: ApiRequest, name) -> None: ...
    async def two_bodies(request: ApiRequest, one: Thing, other: Thing) -> None: ...
    async def forgot_the_path(request: ApiRequest) -> None: ...
    async def no_return(request: ApiRequest, thing_id: UUID): ...

    for handler in (untyped, two_bodies, forgot_the_path, no_return):
        with pytest.raises(TypeError):
            signature_of(handler, "/things/{thing_id}")


def test_the_document_tells_every_status_and_shape():
    resource = Resource("things")

    @resource.route("PATCH", "/things/{thing_id}", access=Permission.ADMINISTER, errors=(404,))
    async def change_thing(request: ApiRequest, thing_id: UUID, body: ThingPatch, if_match: IfMatch = None) -> Thing:
        """Change a thing.

        At length.
        """
        return Thing(name=str(thing_id))

    @resource.route("DELETE", "/things", access=PUBLIC)
    async def delete_things(request: ApiRequest) -> None:
        """Delete them all."""

    document = build_document([resource], "1")
    change = document["paths"]["/things/{thing_id}"]["patch"]
    expected = {"200", "400", "401", "403", "404", "412", "413", "415", "422", "429"}
    assert set(change["responses"]) == expected
    assert (change["summary"], change["description"]) == ("Change a thing", "Change a thing.\n\nAt length.")
    assert change["security"] == [{"session": [], "csrf": []}, {"token": []}]
    assert {(p["name"], p["in"], p["required"]) for p in change["parameters"]} == {
        ("thing_id", "path", True), ("If-Match", "header", False)
    }  # fmt: skip
    patch = document["components"]["schemas"]["ThingPatch"]
    assert "required" not in patch
    assert "default" not in patch["properties"]["name"]
    assert document["paths"]["/things"]["delete"]["responses"]["204"] == {
        "description": "Done; there is nothing to say."
    }


def test_a_patch_tells_what_was_sent():
    assert ThingPatch.model_validate_json('{"note": null}').changes == {"note": None}
    assert ThingPatch.model_validate_json("{}").changes == {}


def test_the_product_document_is_deterministic_and_its_names_are_words():
    assert document_bytes(DOCUMENT) == document_bytes(build_document(RESOURCES, product_version()))
    names = DOCUMENT["components"]["schemas"]
    assert [name for name in names if "__" in name or name.endswith(("-Input", "-Output"))] == []


def test_every_operation_says_what_it_does():
    silent = [
        operation["operationId"]
        for methods in DOCUMENT["paths"].values()
        for operation in methods.values()
        if not operation["summary"]
    ]
    assert silent == []


async def test_who_is_asking_costs_one_query_and_then_none_for_a_while(sign_in: SignIn, app_context: AppContext):
    agent = await sign_in(Role.AGENT)
    with counted_queries(app_context.database) as first:
        assert (await agent.get("/tickets/not-an-id")).status == 422
    with counted_queries(app_context.database) as second:
        assert (await agent.get("/tickets/not-an-id")).status == 422
    asked = [[one for one in sent if "staff_session" in one] for sent in (first, second)]
    assert [len(one) for one in asked] == [1, 0], first
