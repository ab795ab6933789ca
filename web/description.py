"""The API's own description: the document for programs and the reference page for people, made once per process."""

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from web.document import DESK_API, ApiInfo, build_document, document_bytes
from web.openapi import Resource
from web.reference_page import reference_page

_MINUTES = "public, max-age=300"


class Description:
    """Serves the document and the reference page of one API's resources."""

    def __init__(self, resources: Sequence[Resource], version: str, info: ApiInfo = DESK_API) -> None:
        self._resources, self._version, self._info = resources, version, info
        self._document: bytes | None = None
        self._page: str | None = None

    async def document(self, _request: web.Request) -> web.Response:
        """The OpenAPI document."""
        if self._document is None:
            self._document = document_bytes(self._built())
        headers = {"Cache-Control": _MINUTES, "Access-Control-Allow-Origin": "*"}
        return web.Response(body=self._document, content_type="application/json", headers=headers)

    async def page(self, _request: web.Request) -> web.Response:
        """The reference page."""
        if self._page is None:
            self._page = reference_page(self._built())
        return web.Response(text=self._page, content_type="text/html", headers={"Cache-Control": _MINUTES})

    def _built(self) -> dict[str, Any]:
        return build_document(self._resources, self._version, self._info)
