"""Runs one server and ends it, with its folder, when asked (SIGTERM) or when the owner process is gone.

Arguments: owner pid, folder to remove, user to become ("-" for none), signal number that ends the server, its command.
"""

import contextlib
import os
import pwd
import select
import shutil
import signal
import subprocess
import sys


def main(owner: int, folder: str, user: str, end_with: int, command: list[str]) -> int:
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda *_: None)
    identity: dict[str, object] = {}
    if user != "-":
        account = pwd.getpwnam(user)
        identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    server = subprocess.Popen(command, start_new_session=True, **identity)  # type: ignore[call-overload]
    poll = select.poll()
    poll.register(wake_read, select.POLLIN)
    poll.register(os.pidfd_open(server.pid), select.POLLIN)
    with contextlib.suppress(ProcessLookupError):
        poll.register(os.pidfd_open(owner), select.POLLIN)
        poll.poll()
    if server.poll() is not None:
        return server.returncode or 1  # it died by itself: its log stays for whoever waits for it
    server.send_signal(end_with)
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(timeout=10)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)  # what it started and did not end
    shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5:]))
