"""Saved views over many tickets: what an agent's own conditions, columns and orders cost beside the built-in queues."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import aiohttp

from bench.company import Company

_API: Final = "/api/v1"
_ACTIVE: Final = {"field": "is_active", "operator": "is", "value": True}


def questions(company: Company) -> Mapping[str, dict[str, Any]]:
    """The lists that are measured, by name; bodies of POST /tickets/query."""
    product, amount = f"field.{company.product_id}", f"field.{company.amount_id}"
    tags = [str(tag_id) for tag_id in company.tag_ids[:2]]
    urgent = {"field": "priority", "operator": "is_any_of", "value": ["high", "urgent"]}
    waits = {"field": "waiting_since", "operator": "more_than_ago", "value": "PT4H"}
    return {
        "saved view": {"conditions": {"all": [_ACTIVE, {"any": [waits, urgent]}]}},
        "saved view with tags": {"conditions": {"all": [_ACTIVE, urgent, _test("tags", "contains_any", tags)]}},
        "saved view by own field": {"conditions": {"all": [_ACTIVE, _test(product, "is_any_of", ["p1", "p2"])]}},
        "saved view by rare own field": {"conditions": {"all": [_test(product, "is", "rare")]}},
        "saved view by words": {"conditions": {"all": [_ACTIVE, _test("subject", "contains", "ลำโพง")]}},
        "table sorted by own field": {
            "conditions": {"all": [_ACTIVE]},
            "order": {"field": amount, "is_descending": True},
            "columns": [product, amount],
        },
        "table sorted by due date": {
            "conditions": {"all": [_ACTIVE]},
            "order": {"field": "due_at", "is_descending": False},
            "columns": [product],
        },
        "finished and active, own columns": {"conditions": {"all": []}, "columns": [product, amount]},
    }


def board(company: Company) -> dict[str, Any]:
    """The body of POST /tickets/board."""
    return {
        "conditions": {"all": [_test("channel_kind", "is", "email")]},
        "board_field": "status",
        "values": ["new", "open", "waiting", "on_hold", "solved"],
        "columns": [f"field.{company.product_id}"],
    }


async def save_view(client: aiohttp.ClientSession, body: dict[str, Any]) -> UUID:
    """A view of the caller's own with these conditions."""
    view = {"name": "Measured", **body, "columns": [{"name": name} for name in body.get("columns", [])]}
    async with client.post(f"{_API}/views", json=view, raise_for_status=True) as answer:
        return UUID((await answer.json())["id"])


def _test(field: str, operator: str, value: object) -> dict[str, object]:
    return {"field": field, "operator": operator, "value": value}
