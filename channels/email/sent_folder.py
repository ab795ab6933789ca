"""A copy of what was sent, in the mailbox's own sent folder (RFC 9051 APPEND, RFC 6154 SPECIAL-USE).

Nothing here sends anything, and a copy that is there already (put there before, or by a provider that keeps what goes
through its server) is found by its Message-ID and not made again.
"""

from contextlib import suppress

from imapclient import SEEN, IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from channels.adapter import Health
from channels.email.imap import connect
from channels.email.manifest import EmailConfig, ImapSettings

_SPECIAL_USE = b"\\Sent"
# as mail programs and providers name it, lower case: English, Thai, Chinese, Japanese, Korean, German, French, …
_NAMES = (
    "sent", "sent items", "sent mail", "sent messages", "sent-mail", "sentmail",
    "ส่งแล้ว", "จดหมายที่ส่งแล้ว", "รายการที่ส่ง", "รายการที่ส่งแล้ว", "ข้อความที่ส่ง", "ข้อความที่ส่งแล้ว",
    "อีเมลที่ส่ง", "อีเมลที่ส่งแล้ว", "เมลที่ส่งแล้ว", "กล่องจดหมายที่ส่งแล้ว",
    "已发送", "已發送", "已发送邮件", "寄件備份", "送信済み", "送信済みメール", "送信済みアイテム",
    "보낸 편지함", "보낸편지함",
    "gesendet", "gesendete objekte", "gesendete elemente", "envoyés", "éléments envoyés", "messages envoyés",
    "enviados", "elementos enviados", "inviata", "posta inviata", "itens enviados", "verzonden", "verzonden items",
    "отправленные", "đã gửi", "terkirim",
)  # fmt: skip


def save_copy(raw: bytes, message_id: str, settings: ImapSettings, config: EmailConfig, token: str) -> Health:
    """Put `raw` into the sent folder unless it is there. Blocks; trouble is answered.

    Problems: login_refused, no_connection, no_sent_folder, sent_folder_watched, server_error.
    """
    try:
        session = connect(settings, config, token)
    except LoginError as error:
        return Health(ok=False, problem="token_rejected" if token else "login_refused", detail=str(error))
    except OSError as error:
        return Health(ok=False, problem="no_connection", detail=str(error))
    except IMAPClientError as error:
        return Health(ok=False, problem="server_error", detail=str(error))
    try:
        return _save(session, raw, message_id, settings, config)
    except (IMAPClientError, OSError) as error:
        return Health(ok=False, problem="server_error", detail=str(error))
    finally:
        with suppress(IMAPClientError, OSError):
            session.logout()


def _save(session: IMAPClient, raw: bytes, message_id: str, settings: ImapSettings, config: EmailConfig) -> Health:
    folder = config.sent_folder or find_sent_folder(session)
    if not folder or not session.folder_exists(folder):
        return Health(ok=False, problem="no_sent_folder", detail=folder)
    if folder.lower() == settings.folder.lower():
        return Health(ok=False, problem="sent_folder_watched", detail=folder)
    session.select_folder(folder, readonly=True)
    if not session.search(["HEADER", "Message-ID", message_id.strip("<>")]):
        session.append(folder, raw, flags=[SEEN])
    return Health(ok=True)


def find_sent_folder(session: IMAPClient) -> str:
    """The folder that the server marks as the one for sent mail, else one with a usual name, '' when there is none."""
    by_name: dict[str, str] = {}
    for flags, delimiter, name in session.list_folders():
        folder = str(name)
        if any(flag.lower() == _SPECIAL_USE.lower() for flag in flags):
            return folder
        separator = delimiter.decode() if isinstance(delimiter, bytes) else str(delimiter or "/")
        by_name.setdefault(folder.rpartition(separator)[2].strip().lower(), folder)
    return next((by_name[name] for name in _NAMES if name in by_name), "")
