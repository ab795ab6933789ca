"""The product with a widget, and the company's site."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.widget.site import Site, company_pages, open_site
from tests.support.server import Server

OpenSite = Callable[..., Site]


@pytest.fixture
def empty_site() -> Iterator[Site]:
    """The company's web server without the product."""
    with company_pages() as site:
        yield site


@pytest.fixture
def make_site(postgres_url: str, sawasdesk_serve: Callable[..., Server], empty_site: Site) -> OpenSite:
    """Starts the product with a widget of these settings: `make_site(needs_consent=True)`."""

    def make(**config: Any) -> Site:
        return open_site(postgres_url, sawasdesk_serve, empty_site, **config)

    return make
