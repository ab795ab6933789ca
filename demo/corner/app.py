"""The corner's own small web application, mounted at /corner in the demo only."""

from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from aiohttp import BodyPartReader, web

from core import ids
from core.context import AppContext
from core.inbox.door import Door
from demo.corner.letters import Enclosure, Letter, read_mail, write_letter
from demo.corner.mailbox import PretendMailbox
from workers.accounts import load_accounts
from workers.door import raw_delivery

STATIC = Path(__file__).parent / "static"
_WAIT_SECONDS = 20.0
_MOST_BYTES = 10 * 1024 * 1024
_MOST_FILES = 5


class Corner:
    """Handlers of the corner: write a mail, wait for the desk's answers."""

    def __init__(self, context: AppContext, mailbox: PretendMailbox, account_id: UUID) -> None:
        self._context = context
        self._mailbox = mailbox
        self._account_id = account_id
        self._door = Door(context.database)

    def routes(self) -> list[web.AbstractRouteDef]:
        """The corner's addresses, to be added to the desk's application."""
        return [
            web.get("/corner", self.page),
            web.post("/corner/mails", self.write),
            web.get("/corner/mails", self.read),
            web.static("/corner/static", STATIC),
        ]

    async def page(self, _request: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(STATIC / "corner.html", headers={"Cache-Control": "no-cache"})

    async def write(self, request: web.Request) -> web.Response:
        """A customer's mail, as multipart form data: through the door exactly as a mailbox thread hands it over."""
        fields, enclosures = await _form(request)
        missing = [name for name in ("name", "address", "text") if not fields.get(name, "").strip()]
        if missing or "@" not in fields["address"]:
            return web.json_response({"missing": missing or ["address"]}, status=422)
        async with self._context.database.read() as session:
            account = (await load_accounts(self._context, session)).get(self._account_id)
        letter = Letter(
            sender_name=_one_line(fields["name"]),
            sender_address=_one_line(fields["address"]).lower(),
            recipient=account.address,
            subject=_one_line(fields.get("subject", "")) or "(no subject)",
            text=fields["text"].replace("\r\n", "\n"),
            answers=self._mailbox.get(fields.get("answers", "")),
            enclosures=enclosures,
        )
        delivery = await raw_delivery(self._context, account, write_letter(letter), f"corner:{ids.new_id()}")
        await self._door.take(delivery)
        return web.json_response({"sent": True}, status=202)

    async def read(self, request: web.Request) -> web.Response:
        """The mails of one address; with `known` the answer waits up to 20 s for more than that many."""
        address, known = request.query.get("address", ""), request.query.get("known", "")
        mails = self._mailbox.mails_for(address)
        if known.isdigit() and len(mails) <= int(known):
            mails = await self._mailbox.wait_for_news(address, int(known), _WAIT_SECONDS)
        return web.json_response({"mails": [asdict(read_mail(mail)) for mail in mails]})


async def _form(request: web.Request) -> tuple[dict[str, str], tuple[Enclosure, ...]]:
    fields: dict[str, str] = {}
    enclosures: list[Enclosure] = []
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read())
        total += len(content)
        if total > _MOST_BYTES:
            raise web.HTTPRequestEntityTooLarge(_MOST_BYTES, total)
        if part.filename and len(enclosures) < _MOST_FILES:
            kind: Any = part.headers.get("Content-Type", "application/octet-stream")
            enclosures.append(Enclosure(part.filename, kind, content))
        elif part.name:
            fields[part.name] = content.decode("utf-8", "replace")
    return fields, tuple(enclosures)


def _one_line(text: str) -> str:
    return " ".join(text.split())
