"""Encryption at rest and signing keys, all derived from SAWASDESK_SECRET_KEY (or the key file of the data folder)."""

import base64
import secrets as random_secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import Unavailable

KEY_FILE = "secret.key"


class Secrets:
    """`key` may hold several secrets separated by commas: the first encrypts, all decrypt (rotation)."""

    def __init__(self, key: str) -> None:
        parts = [part.strip() for part in key.split(",") if part.strip()]
        if not parts:
            raise ValueError("an empty secret key cannot protect anything")
        self._keys = parts
        self._fernet = MultiFernet([Fernet(base64.urlsafe_b64encode(_derive(part, "encryption"))) for part in parts])

    def encrypt(self, plain: str) -> str:
        """An authenticated ciphertext (Fernet) as text."""
        return self._fernet.encrypt(plain.encode()).decode()

    def decrypt(self, cipher: str) -> str:
        """The plain text. Raises Unavailable(code="wrong_secret_key") when none of the keys made it."""
        try:
            return self._fernet.decrypt(cipher.encode()).decode()
        except InvalidToken as error:
            raise Unavailable(
                "A stored secret cannot be read with the current SAWASDESK_SECRET_KEY.", code="wrong_secret_key"
            ) from error

    def signing_key(self, purpose: str) -> bytes:
        """32 bytes for HMAC, different for every purpose."""
        return _derive(self._keys[0], f"signing:{purpose}")


def key_from_file(data_dir: Path) -> str:
    """The secret kept in the data folder, made on first use (mode 0600). For the embedded size only."""
    path = data_dir / KEY_FILE
    if path.exists():
        return path.read_text().strip()
    data_dir.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(random_secrets.token_urlsafe(48))
    return path.read_text().strip()


def _derive(secret: str, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=b"sawasdesk", info=purpose.encode()).derive(secret.encode())
