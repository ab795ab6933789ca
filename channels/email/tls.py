"""The TLS contexts of mail connections."""

import ssl
from functools import cache


@cache
def tls_context(verify: bool) -> ssl.SSLContext:
    """A shared TLS context; `verify` False is for servers with a certificate of their own making."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
