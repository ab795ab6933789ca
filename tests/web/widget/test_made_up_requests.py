"""Requests made up from the description of the visitors' API, against a real server: never a 500, never a surprise."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from aiohttp import web
from hypothesis import HealthCheck, settings

from channels.webchat.tokens import visitor_tokens
from channels.webchat.visitors import Visit, begin_visit
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.staff import organization
from tests.web.test_schemathesis import CHECKS, EXAMPLES, Running, _Loop, _open, _serve
from web.app import VISITOR_RESOURCES, product_version
from web.document import build_document
from web.openapi import CHAT_BASE
from web.widget.door import VISITORS_API

KEY = "known-key"
schema = schemathesis.openapi.from_dict(build_document(VISITOR_RESOURCES, product_version(), VISITORS_API))


@pytest.fixture(scope="module")
def visitors_running(postgres_cluster: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder, name = tmp_path_factory.mktemp("visitors"), f"made_up_{id(schema)}"
    url = postgres_cluster.clone(name)
    loop = _Loop()
    context: AppContext = loop.run(_open(url, folder))
    runner: web.AppRunner = loop.run(_serve(context))
    token = loop.run(_fill(context))
    yield Running(f"http://127.0.0.1:{runner.addresses[0][1]}{CHAT_BASE}", token, {})
    loop.run(runner.cleanup())
    loop.run(context.database.close())
    loop.stop()
    postgres_cluster.drop(name)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_every_answer_to_a_visitor_is_one_that_the_description_promises(
    case: schemathesis.Case, visitors_running: Running
):
    if "key" in dict(case.path_parameters or {}):
        case.path_parameters["key"] = KEY
    if (case.query or {}).get("wait"):
        case.query["wait"] = 0.01
    response = case.call(base_url=visitors_running.url, headers={"Authorization": f"Bearer {visitors_running.token}"})
    if response.status_code == 400 and "Got more than" in response.text:
        return  # a longer line than HTTP itself takes: it never comes to us
    case.validate_response(response, checks=CHECKS)
    assert response.status_code < 500


async def _fill(context: AppContext) -> str:
    """A widget, and the token of one of its visitors."""
    account_id = ids.new_id()
    async with context.database.write() as session:
        await organization.ensure_organization(session, "Sawas Audio")
        session.add(
            ChannelAccount(
                id=account_id,
                kind="webchat",
                name="Shop chat",
                address=KEY,
                acknowledgement={},
                config_encrypted=context.secrets.encrypt("{}"),
                created_at=clock.utc_now(),
            )
        )
        visitor = await begin_visit(session, Visit(account_id))
    return visitor_tokens(context.secrets).sign(visitor.id, account_id)
