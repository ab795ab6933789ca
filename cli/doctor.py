"""`sawasdesk doctor`: looks at everything an operator can get wrong, and says what to mend."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import typer
from pydantic import ValidationError
from redis import asyncio as redis_asyncio
from sqlalchemy import text

from channels.registry import load_adapter
from core.context import AppContext
from core.db.migrate import current_revision, newest_revision
from core.jobs import NoJobs
from core.settings import Settings
from workers.accounts import load_accounts
from workers.bootstrap import open_context

_PROBE = b"sawasdesk doctor"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found: fine or not, and the sentence for the operator."""

    subject: str
    is_fine: bool
    words: str


Look = Callable[[AppContext], Awaitable[list[Finding]]]


def run() -> None:
    """Print every finding; exit 1 when something needs mending."""
    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors():
            typer.echo(f"✗ settings     {'.'.join(map(str, problem['loc'])) or 'settings'}: {problem['msg']}")
        raise typer.Exit(1) from error
    findings = asyncio.run(examine(settings))
    for finding in findings:
        typer.echo(f"{'✓' if finding.is_fine else '✗'} {finding.subject:<12} {finding.words}")
    if not all(finding.is_fine for finding in findings):
        raise typer.Exit(1)


async def examine(settings: Settings) -> list[Finding]:
    """Look at every part; one that breaks is a finding and stops no other."""
    findings: list[Finding] = []
    async with open_context(settings, NoJobs()) as context:
        looks: list[tuple[str, Look]] = [
            ("database", _database),
            ("connections", _connections),
            ("redis", _redis),
            ("blobs", _blobs),
            ("mailboxes", _mailboxes),
        ]
        for subject, look in looks:
            try:
                findings += await look(context)
            except Exception as error:  # noqa: BLE001 - whatever is wrong is what the operator asked about
                findings.append(Finding(subject, False, f"{type(error).__name__}: {error}".splitlines()[0]))
    return findings


async def _database(context: AppContext) -> list[Finding]:
    revision = await current_revision(context.settings.database)
    if revision == newest_revision():
        return [Finding("database", True, f"{context.database.url.get_backend_name()}, schema {revision}")]
    return [
        Finding("database", False, f"schema {revision or 'missing'}, wanted {newest_revision()}: run sawasdesk migrate")
    ]


async def _connections(context: AppContext) -> list[Finding]:
    """Whether PostgreSQL allows at least two processes of this pool beside its own reserve."""
    if context.database.is_sqlite:
        return []
    async with context.database.read() as session:
        allowed = int((await session.execute(text("SHOW max_connections"))).scalar_one())
    processes = (allowed - 3) // context.settings.database_pool
    words = f"max_connections {allowed}: room for {processes} processes of {context.settings.database_pool} each"
    return [Finding("connections", processes >= 2, words)]


async def _redis(context: AppContext) -> list[Finding]:
    url = context.settings.redis_url
    if not url:
        return [Finding("redis", True, "not used: the workers run inside serve")]
    client = redis_asyncio.from_url(url, socket_connect_timeout=5)
    try:
        await client.ping()
    finally:
        await client.aclose()
    return [Finding("redis", True, "answers")]


async def _blobs(context: AppContext) -> list[Finding]:
    key = await context.blobs.put(_PROBE)
    is_same = await context.blobs.get(key) == _PROBE
    return [Finding("blobs", is_same, "written and read back" if is_same else "what was read is not what was written")]


async def _mailboxes(context: AppContext) -> list[Finding]:
    async with context.database.read() as session:
        accounts = (await load_accounts(context, session)).enabled("email")
    if not accounts:
        return [Finding("mailboxes", True, "none connected yet")]
    findings = []
    for account in accounts:
        health = await load_adapter(account.kind).check(account)
        words = "receives and sends" if health.ok else f"{health.problem}: {health.detail}"
        findings.append(Finding("mailbox", health.ok, f"{account.address}: {words}"))
    return findings
