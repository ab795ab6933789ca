"""Bad requests are refused clearly, never with a 500."""

import io
import json

import pytest

from core.staff.principal import Role
from tests.web.conftest import SignIn
from web.bodies import MAX_JSON_BYTES

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"name": "\xff\xfe"}',
        b'{"name": "\\ud800"}',
        b'{"name": "a\\u0000b"}',
        b'{"name": 1}',
        b'{"name": "x", "name2": 1}',
        b'{"name": "   "}',
        b'{"name": "x", "max_open_per_person": 1e400}',
        b'{"name": "x", "max_open_per_person": 99999999999999999999999999}',
        b'{"name": "x", "member_ids": ["not an id"]}',
        b"[" * 100_000,
        b'{"name": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001,
    ],
)
async def test_a_body_that_is_not_what_the_route_reads_is_422(sign_in: SignIn, body: bytes):
    admin = await sign_in(Role.ADMIN)
    refused = await admin.call("POST", "/teams", data=body, headers=JSON)
    problem = await refused.json()
    assert refused.status == 422
    assert refused.content_type == "application/problem+json"
    assert problem["code"] == "invalid"
    assert problem["errors"]


async def test_every_mistake_is_listed_with_its_place(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    refused = await admin.post("/teams", {"assignment": "chess", "max_open_per_person": 0, "more": 1})
    places = sorted(tuple(error["loc"]) for error in (await refused.json())["errors"])
    assert places == [("body", "assignment"), ("body", "max_open_per_person"), ("body", "more"), ("body", "name")]


async def test_ten_megabytes_of_json_are_413(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    body = json.dumps({"name": "x" * 10 * 1024 * 1024}).encode()
    announced = await admin.call("POST", "/teams", data=io.BytesIO(body), headers=JSON)
    assert announced.status == 413
    assert (await announced.json())["data"] == {"limit": MAX_JSON_BYTES}

    async def pieces():
        for start in range(0, len(body), 65536):
            yield body[start : start + 65536]

    streamed = await admin.call("POST", "/teams", data=pieces(), headers=JSON)
    assert streamed.status == 413


async def test_other_types_are_415(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        refused = await admin.call("POST", "/teams", data=b'{"name": "x"}', headers={"Content-Type": kind})
        assert refused.status == 415


async def test_a_broken_compressed_body_is_400(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    headers = JSON | {"Content-Encoding": "gzip"}
    refused = await admin.call("POST", "/teams", data=b"this is no gzip", headers=headers)
    assert refused.status == 400


@pytest.mark.parametrize(
    "path",
    ["/teams?page=2", "/teams?%00=1", "/teams?a=%ff"],
)
async def test_unknown_parameters_are_422(sign_in: SignIn, path: str):
    admin = await sign_in(Role.ADMIN)
    assert (await admin.get(path)).status == 422


@pytest.mark.parametrize("version", ["1", '"x"', '""', '"0"', '"99999999999999"', "*"])
async def test_an_entity_tag_that_is_not_ours_is_422(sign_in: SignIn, version: str):
    admin = await sign_in(Role.ADMIN)
    team = await (await admin.post("/teams", {"name": "x"})).json()
    refused = await admin.delete(f"/teams/{team['id']}", headers={"If-Match": version})
    assert refused.status == 422
    assert (await refused.json())["errors"][0]["loc"] == ["header", "If-Match"]


async def test_unknown_paths_and_methods_are_problems_too(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    missing = await admin.get("/no-such-thing")
    assert (missing.status, (await missing.json())["code"]) == (404, "not_found")
    wrong = await admin.call("PURGE", "/teams")
    assert (wrong.status, (await wrong.json())["code"]) == (405, "method_not_allowed")
    assert "GET" in wrong.headers["Allow"]
