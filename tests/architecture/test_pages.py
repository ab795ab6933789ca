"""No page of the desk is forgotten by the tests that visit them all: the router's pages against their list."""

import re
from pathlib import Path

from tests.architecture.sources import committed_files, text_of
from tests.browser.pages import DESK, PUBLIC

ROUTER = Path("web/desk/src/router.ts")
BELOW = {"publicRoutes": "", "deskRoutes": "/", "settingsRoutes": "/settings/"}
_PATH = re.compile(r"\bpath: '([^']*)'")


def test_every_route_is_visited() -> None:
    visited = [*DESK, *PUBLIC]
    forgotten = [route for route in _routes() if not any(_pattern(route).fullmatch(path) for path in visited)]
    assert not forgotten, f"add a page for each to tests/browser/pages.py: {forgotten}"


def test_a_page_of_one_thing_is_visited_with_a_thing_that_is_there() -> None:
    """The form for a new one is not enough: it shows neither history nor log, and has nothing filled in."""
    single = [route for route in _routes() if ":" in route and not route.endswith("*")]
    real = [path for path in (*DESK, *PUBLIC) if re.search(r"\{|\d|:token", path)]
    assert [route for route in single if not any(_pattern(route).fullmatch(path) for path in real)] == []


def test_the_routes_are_found() -> None:
    assert len(_routes()) > 40, "this test reads `path: '…'` in features/*/routes.ts; has their shape changed?"


def _routes() -> list[str]:
    """The paths of all pages, as the router writes them."""
    files = [path for path in committed_files() if path.match("web/desk/src/features/*/routes.ts")]
    found = [
        BELOW[kind] + path for file in files for kind, body in _lists(text_of(file)) for path in _PATH.findall(body)
    ]
    own = [path for path in _PATH.findall(text_of(ROUTER)) if path not in {"/", "", "settings"}]
    return [route.removesuffix("/") for route in [*found, *own]]


def _lists(text: str) -> list[tuple[str, str]]:
    """Each exported list of routes: its name, and the text up to the next one."""
    parts = re.split(r"export const (\w+): RouteRecordRaw\[\]", text)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _pattern(route: str) -> re.Pattern[str]:
    """What a route matches; whatever no other route does, the last one (`:rest(.*)*`) shows."""
    if route.startswith(":rest"):
        return re.compile("/no/such/.*")
    return re.compile("".join(_part(part) for part in route.split("/")[1:]))


def _part(part: str) -> str:
    """One step of a path: `inbox`, `:view`, `:ticketId?` or `:number(\\d+)`."""
    named = re.fullmatch(r":\w+(?:\((.+)\))?(\??)", part)
    if named is None:
        return "/" + re.escape(part)
    value = (named[1] or "[^/]+").replace("\\\\", "\\")
    return f"(?:/{value}){named[2]}"
