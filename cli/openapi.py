"""`sawasdesk openapi`: prints the API's OpenAPI document without starting a server; the same bytes every time."""

import sys

from web.app import RESOURCES, product_version
from web.document import build_document, document_bytes


def run() -> None:
    """Write the document to standard output."""
    sys.stdout.buffer.write(document_bytes(build_document(RESOURCES, product_version())))
