"""`sawasdesk import mbox|maildir|eml PATH --account NAME`: an archive's mail becomes tickets; nothing is ever sent.

Exit codes: 0 everything is in, 1 some mails could not be read (they are named, and parked where they can be), 2 it
could not begin, 130 broken off with Ctrl-C. Run again, it goes on where it stopped.
"""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from channels.adapter import AccountContext
from cli.mail_archives import ArchiveKind, NoArchive, Unreadable, archive_size, read_archive
from core.context import AppContext
from core.db.migrate import current_revision, newest_revision
from core.jobs import NoJobs
from core.settings import Settings
from workers.accounts import Accounts, load_accounts
from workers.bootstrap import open_context
from workers.logs import configure_logs
from workers.mail_import import ArchivedMail, ImportCounts, MailImport

_KIND: Final = "email"
_BATCH: Final = 64
_BATCH_BYTES: Final = 8 * 1024 * 1024
_MOST_NAMED: Final = 50
_BROKEN_OFF: Final = 130


class CannotBegin(Exception):
    """Why nothing was imported."""


def run(kind: str, path: Path, account: str, *, stays_open: bool) -> None:
    """Import, with a bar on standard error and the result on standard output."""
    counts = ImportCounts()
    try:
        settings = Settings(log_level="error")
        configure_logs(settings)
        asyncio.run(import_archive(settings, ArchiveKind(kind), path, account, counts, stays_open=stays_open))
    except (CannotBegin, NoArchive, ValidationError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        typer.echo(summary(counts))
        typer.echo("Broken off. Run the same command again: it goes on where it stopped.")
        raise typer.Exit(_BROKEN_OFF) from error
    typer.echo(summary(counts))
    if counts.unreadable:
        raise typer.Exit(1)


def choose_account(accounts: Accounts, wanted: str) -> AccountContext:
    """The mailbox with this id, address or name. Raises CannotBegin when there is none or more than one."""
    mailboxes = [accounts.get(row.id) for row in accounts.rows.values() if row.kind == _KIND]
    try:
        found = [one for one in mailboxes if one.id == UUID(wanted)]
    except ValueError:
        words = wanted.strip().casefold()
        found = [one for one in mailboxes if words == one.address.casefold()]
        found = found or [one for one in mailboxes if words == one.name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{one.name} <{one.address}>" for one in mailboxes) or "none yet: connect one in the desk first"
    reason = "Several mailboxes have this name; give the address." if found else f"No mailbox is called {wanted}."
    raise CannotBegin(f"{reason} Mailboxes: {known}")


async def import_archive(
    settings: Settings, kind: ArchiveKind, path: Path, wanted: str, counts: ImportCounts, *, stays_open: bool
) -> None:
    """Bring an archive in, counting as it goes. Raises CannotBegin or NoArchive before anything has happened."""
    total = archive_size(kind, path)
    if await current_revision(settings.database) != newest_revision():
        raise CannotBegin("The database is not at the newest schema: run sawasdesk migrate first.")
    async with open_context(settings, NoJobs()) as context:
        account = await _account(context, wanted)
        work = MailImport(context, account, counts, stays_open=stays_open)
        with _bar() as progress:
            task = progress.add_task(account.address, total=total, mails=0)
            for batch, size in _batches(read_archive(kind, path), counts):
                await work.take(batch)
                progress.update(task, advance=size, mails=counts.seen)
            await work.settle()
            progress.update(task, completed=total, mails=counts.seen)


async def _account(context: AppContext, wanted: str) -> AccountContext:
    async with context.database.read() as session:
        return choose_account(await load_accounts(context, session), wanted)


def _batches(
    mails: Iterable[tuple[ArchivedMail | Unreadable, int]], counts: ImportCounts
) -> Iterator[tuple[list[ArchivedMail], int]]:
    """At most 64 mails or 8 MiB at a time; files that cannot be opened are noted on the way."""
    batch: list[ArchivedMail] = []
    size = 0
    for mail, taken in mails:
        size += taken
        if isinstance(mail, Unreadable):
            counts.unreadable.append(f"{mail.place}: {mail.reason}")
        else:
            batch.append(mail)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch, size
            batch, size = [], 0
    yield batch, size


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[mails]} mails"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def summary(counts: ImportCounts) -> str:
    """What became of the mails, for the person who asked."""
    lines = [f"Imported: {counts.imported}", f"Here already: {counts.known}"]
    if counts.own:
        lines.append(f"Left out, sent by the desk itself or to nobody outside: {counts.own}")
    if counts.waiting:
        lines.append(f"Of the imported ones still to be put on tickets by the running desk: {counts.waiting}")
    if counts.unreadable:
        lines.append(f"Not readable: {len(counts.unreadable)} (what came in is under Settings, Parked messages)")
        lines += [f"  {words}" for words in counts.unreadable[:_MOST_NAMED]]
        if len(counts.unreadable) > _MOST_NAMED:
            lines.append(f"  … and {len(counts.unreadable) - _MOST_NAMED} more")
    return "\n".join(lines)
