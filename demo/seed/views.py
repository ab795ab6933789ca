"""The views that the shop has saved: three for everybody, one of the workshop, one of Nok's own."""

from typing import Any, Final

from core.context import AppContext
from core.staff.sharing import Sharing
from demo.seed.people import Shop
from ticketing.exporting.model import Format
from ticketing.exporting.service import request_export
from ticketing.fields.reading import list_fields
from ticketing.views.model import Asked, Column, Layout, Order, ViewFields
from ticketing.views.service import arrange_views, create_view
from workers.jobs import exports

_ACTIVE: Final[dict[str, Any]] = {"field": "is_active", "operator": "is", "value": True}
_AWAKE: Final[dict[str, Any]] = {"field": "snoozed_until", "operator": "is_empty", "value": None}


async def save_views(context: AppContext, shop: Shop) -> None:
    """Views of every layout, with conditions of every kind; a side bar in Nok's own order; one view as a file."""
    boss, nok = shop.people["supervisor"], shop.people["nok"]
    async with context.database.write() as session:
        own = {field.label_en: field.key for field in await list_fields(session)}
        shared = _shared(shop, own)
        waiting, board, vips = [(await create_view(session, boss, fields)).id for fields in shared][:3]
        bills = (await create_view(session, nok, _of_nok())).id
        await arrange_views(session, nok, [waiting, bills, vips, board], [])
        asked = Asked(shared[2].conditions, shared[2].order)
        await request_export(session, boss, asked, shared[2].name, Format.XLSX, boss.language)
    await exports.run(context)


def _shared(shop: Shop, own: dict[str, str]) -> list[ViewFields]:
    urgent = {"field": "priority", "operator": "is_any_of", "value": ["urgent", "high"]}
    waits = {"field": "waiting_since", "operator": "more_than_ago", "value": "PT4H"}
    columns = ("number", "subject", "contact", "account", "priority", "waiting_since", "owner", "team", "tags")
    repair_team = str(shop.teams["repair"])
    repairs = (
        "number",
        "subject",
        own.get("Product"),
        own.get("Serial number"),
        "status_id",
        "owner",
        "last_message_at",
    )
    return [
        ViewFields(
            name="ลูกค้ารอเกิน 4 ชั่วโมง",
            icon="i-lucide-clock-alert",
            conditions={"all": [_ACTIVE, _AWAKE, {"any": [waits, urgent]}]},
            order=Order("waiting_since", is_descending=False),
            columns=tuple(Column(name) for name in columns),
            layout=Layout.TABLE,
            visibility=Sharing.EVERYONE,
        ),
        ViewFields(
            name="บอร์ดงานวันนี้",
            icon="i-lucide-calendar-days",
            conditions={"all": [{"field": "last_message_at", "operator": "less_than_ago", "value": "P3D"}]},
            layout=Layout.BOARD,
            board_field="status",
            visibility=Sharing.EVERYONE,
        ),
        ViewFields(
            name="ลูกค้า VIP",
            icon="i-lucide-star",
            conditions={"all": [_ACTIVE, {"field": "contact_is_vip", "operator": "is", "value": True}]},
            visibility=Sharing.EVERYONE,
        ),
        ViewFields(
            name="งานซ่อม",
            icon="i-lucide-wrench",
            conditions={"all": [_ACTIVE, {"field": "team_id", "operator": "is_any_of", "value": [repair_team]}]},
            columns=tuple(Column(name) for name in repairs if name),
            layout=Layout.TABLE,
            visibility=Sharing.TEAM,
            team_id=shop.teams["repair"],
        ),
    ]


def _of_nok() -> ViewFields:
    refund = {"field": "subject", "operator": "contains_any", "value": ["คืนเงิน", "refund", "ใบกำกับภาษี", "invoice"]}
    return ViewFields(
        name="เงินและใบกำกับ",
        icon="i-lucide-receipt",
        conditions={"all": [_ACTIVE, refund]},
        layout=Layout.BOARD,
        board_field="priority",
    )
