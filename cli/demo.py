"""`sawasdesk demo`: the whole product in one process, with a believable shop in it."""

import asyncio
import fcntl
import json
import shutil
import time
from pathlib import Path
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from cli.process import run_until_stopped, stop_requested
from cli.serve import listening
from core.context import AppContext
from core.db.migrate import upgrade
from core.jobs import NoJobs
from core.settings import Settings
from core.staff.principal import Principal, Role
from demo.corner.app import Corner
from demo.corner.mailbox import PretendMailbox
from demo.corner.shop import ShopSite, WebChannels
from demo.seed.people import Shop, reconnect_mailbox
from demo.seed.run import seed_shop
from demo.seed.shop import PASSWORD, STAFF
from demo.seed.web_channels import CONTACT_FORM, IDENTITY_SECRET, WIDGET_KEY
from workers.bootstrap import open_context
from workers.logs import configure_logs
from workers.process import working

SEEDED = "seeded.json"
LOCK = "demo.lock"
DEFAULT_FOLDER = Path("data") / "demo"
_console = Console()


def run(host: str, port: int, folder: str, *, fresh: bool) -> None:
    """Seed once, then serve until told to stop."""
    data_dir = Path(folder) if folder else DEFAULT_FOLDER
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            typer.echo(f"Another demo is running on {data_dir}. End it first, or choose another --folder.", err=True)
            raise typer.Exit(2) from None
        if fresh:
            _clear(data_dir)
        _run(data_dir, host, port)


def _run(data_dir: Path, host: str, port: int) -> None:
    settings = Settings(
        environment="development", data_dir=data_dir, database_url="", redis_url="", log_level="warning"
    )
    configure_logs(settings)
    run_until_stopped(_demo(settings, host, port))


async def _demo(settings: Settings, host: str, port: int) -> None:
    stopped = stop_requested()
    mailbox = PretendMailbox(settings.data_dir / "mailbox")
    await mailbox.start()
    try:
        account_id = await _seeded(settings, mailbox)
        async with working(settings, is_demo=True) as (context, _):
            corner = Corner(context, mailbox, account_id)
            site = ShopSite(WebChannels(WIDGET_KEY, IDENTITY_SECRET, CONTACT_FORM))
            async with listening(context, host, port, [*corner.routes(), *site.routes()]) as url:
                _welcome(url)
                await stopped.wait()
    finally:
        await mailbox.stop()


async def _seeded(settings: Settings, mailbox: PretendMailbox) -> UUID:
    """The shop's mailbox account; the shop is made on the first start. A start that was cut short begins again."""
    marker = settings.data_dir / SEEDED
    if not marker.exists() and (settings.data_dir / "sawasdesk.db").exists():
        await asyncio.to_thread(_clear, settings.data_dir)
    await upgrade(settings.database)
    async with open_context(settings, NoJobs(), is_demo=True) as context:
        if marker.exists():
            seeded = json.loads(marker.read_text())
            account_id = UUID(seeded["account_id"])
            admin = Principal(UUID(seeded["admin_id"]), "demo", Role.ADMIN)
            await reconnect_mailbox(context, admin, account_id, mailbox.port)
            return account_id
        shop = await _seed(context, mailbox)
    marker.write_text(json.dumps({"account_id": str(shop.account_id), "admin_id": str(shop.people["admin"].user_id)}))
    return shop.account_id


async def _seed(context: AppContext, mailbox: PretendMailbox) -> Shop:
    started = time.monotonic()
    _console.print("Making a Thai audio shop with months of customers' mail. This takes about 20 seconds, once.")
    with Progress(console=_console, transient=True) as progress:
        task = progress.add_task("mail", total=None)
        shop = await seed_shop(context, mailbox, lambda done, total: progress.update(task, completed=done, total=total))
    _console.print(f"Done in {time.monotonic() - started:.0f} s.")
    return shop


def _clear(folder: Path) -> None:
    for name in (SEEDED, "sawasdesk.db", "sawasdesk.db-wal", "sawasdesk.db-shm"):
        (folder / name).unlink(missing_ok=True)
    for name in ("mailbox", "blobs"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _welcome(url: str) -> None:
    table = Table(title=f"Sign in with any of these; the password is {PASSWORD}", title_justify="left")
    for column in ("who", "e-mail", "role"):
        table.add_column(column)
    for person in STAFF:
        table.add_row(person.name, person.email, person.role)
    _console.print(table)
    typer.echo(f"The customer's corner (write as a customer): {url}/corner")
    typer.echo(f"The shop's own page, with the chat and the form: {url}/corner/shop")
    typer.echo(f"Sawasdesk is ready: {url}")
