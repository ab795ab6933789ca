"""Blobs by content: the key is the SHA-256 of the bytes, so the same file is kept once, on disk or in S3 (obstore)."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from obstore.exceptions import AlreadyExistsError
from obstore.store import ObjectStore, from_url

from core.errors import NotFound

CHUNK = 1024 * 1024


def blob_key(data: bytes) -> str:
    """The key under which these bytes are kept: 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


class BlobStore:
    """`url` is file:///folder or s3://bucket/prefix; credentials come from obstore's own environment variables."""

    def __init__(self, url: str) -> None:
        if urlsplit(url).scheme == "file":
            Path(unquote(urlsplit(url).path)).mkdir(parents=True, exist_ok=True)
        self._store: ObjectStore = from_url(url)

    async def put(self, data: bytes) -> str:
        """Keep bytes; returns their key. Writing the same bytes again costs nothing and changes nothing."""
        key = await asyncio.to_thread(blob_key, data) if len(data) > CHUNK else blob_key(data)
        with suppress(AlreadyExistsError):
            await self._store.put_async(_path(key), data, mode="create")
        return key

    async def put_file(self, key: str, path: Path) -> None:
        """Keep a file of any size under a key of its own, which no content hash is; it goes up in pieces."""
        await self._store.put_async(_path(key), path)

    async def get(self, key: str) -> bytes:
        """All bytes of a blob. Raises NotFound."""
        try:
            result = await self._store.get_async(_path(key))
        except FileNotFoundError as error:
            raise NotFound("The stored file is gone.", code="blob_missing", data={"key": key}) from error
        return bytes(await result.bytes_async())

    async def stream(self, key: str) -> AsyncIterator[bytes]:
        """The bytes of a blob in pieces of about 1 MiB. Raises NotFound before the first piece."""
        try:
            result = await self._store.get_async(_path(key))
        except FileNotFoundError as error:
            raise NotFound("The stored file is gone.", code="blob_missing", data={"key": key}) from error
        async for piece in result.stream(min_chunk_size=CHUNK):
            yield bytes(piece)

    async def discard(self, key: str) -> None:
        """Throw a blob away; harmless when it is gone. Only for bytes that nothing else can name."""
        with suppress(FileNotFoundError):
            await self._store.delete_async(_path(key))

    async def exists(self, key: str) -> bool:
        """Whether the blob is there."""
        try:
            await self._store.head_async(_path(key))
        except FileNotFoundError:
            return False
        return True


def _path(key: str) -> str:
    return f"{key[:2]}/{key[2:4]}/{key}"
