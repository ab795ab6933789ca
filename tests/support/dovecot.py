"""A private Dovecot: an IMAP server with real mailboxes, no system service, no mail from outside.

Any user name may sign in with PASSWORD, which is the only good access token of XOAUTH2 too, and finds an empty INBOX of
its own, so every test invents an address.
"""

import grp
import imaplib
import os
import pwd
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from imapclient import IMAPClient

from tests.support.processes import (
    Guarded,
    can_connect,
    free_port,
    own_folder,
    program,
    shared,
    start_guarded,
    unprivileged_user,
    wait_until_up,
)

PASSWORD = "only-for-tests"

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:{folder}/mail/%u
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mailbox_idle_check_interval = 1 secs
mail_max_userip_connections = 200
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
auth_failure_delay = 0
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


@dataclass(frozen=True)
class Mailbox:
    """One account on the server: what a person would type into the settings of a mail program."""

    host: str
    port: int
    user: str
    password: str = PASSWORD

    def client(self) -> IMAPClient:
        """A signed-in client; use it in a `with` block."""
        client = IMAPClient(self.host, self.port, ssl=False, timeout=20)
        client.login(self.user, self.password)
        return client

    def append(self, raw: bytes, folder: str = "INBOX") -> int:
        """Deliver one raw mail; its UID."""
        with self.client() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            client.append(folder, raw)
            client.select_folder(folder, readonly=True)
            return int(max(client.search(["ALL"])))

    def fetch(self, folder: str = "INBOX") -> list[bytes]:
        """Every raw mail in the folder, oldest first."""
        with self.client() as client:
            if not client.folder_exists(folder):
                return []
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(["ALL"]), ["BODY.PEEK[]"])
            return [found[uid][b"BODY[]"] for uid in sorted(found)]

    def flags(self, folder: str = "INBOX") -> dict[int, tuple[bytes, ...]]:
        """The flags of every mail by UID."""
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            return dict(client.get_flags(client.search(["ALL"])))

    def recreate(self, folder: str) -> int:
        """Delete and create a folder (not INBOX), as a moved server would: its new UIDVALIDITY."""
        with self.client() as client:
            if client.folder_exists(folder):
                client.delete_folder(folder)
            client.create_folder(folder)
            return int(client.select_folder(folder)[b"UIDVALIDITY"])


@dataclass(frozen=True)
class Dovecot:
    """A running IMAP server on loopback, without TLS."""

    port: int
    host: str = "127.0.0.1"

    def mailbox(self, user: str | None = None) -> Mailbox:
        """The mailbox of `user` (an address), made on first use; a fresh one when no name is given."""
        return Mailbox(self.host, self.port, user or f"box-{uuid4().hex[:12]}@shop.example")


def start_dovecot(port: int | None = None) -> tuple[Guarded, Dovecot]:
    """A server of its own, for tests that stop and start it; `port` to come back where it was."""
    user = unprivileged_user("dovecot", "mail")
    folder, port = own_folder("imap", user), port or free_port()
    account = pwd.getpwnam(user) if user else pwd.getpwuid(os.getuid())
    for name in ("run", "mail"):
        (folder / name).mkdir()
        if user:
            os.chown(folder / name, account.pw_uid, account.pw_gid)
    folder.chmod(0o755)
    configuration = folder / "dovecot.conf"
    configuration.write_text(
        _CONFIGURATION.format(
            folder=folder, user=account.pw_name, group=_group_of(account), port=port, password=PASSWORD
        )
    )
    server = start_guarded([program("dovecot"), "-F", "-c", str(configuration)], folder)
    wait_until_up(server, lambda: can_connect(port) and _answers(port))
    return server, Dovecot(port)


def shared_dovecot() -> Dovecot:
    """The server of this pytest run."""

    def start() -> tuple[Guarded, dict[str, Any]]:
        server, dovecot = start_dovecot()
        return server, {"port": dovecot.port}

    return Dovecot(shared("dovecot", start)["port"])


def _group_of(account: pwd.struct_passwd) -> str:
    return grp.getgrgid(account.pw_gid).gr_name


def _answers(port: int) -> bool:
    try:
        with imaplib.IMAP4("127.0.0.1", port, timeout=5) as client:
            client.login("ready@shop.example", PASSWORD)
    except (OSError, imaplib.IMAP4.error):
        return False
    return True
