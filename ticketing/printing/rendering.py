"""From a printed ticket to a PDF, by typst. The words go in as data; the template can read no file and no network.

Rendering is work for a thread: a usual ticket takes some ten milliseconds, the longest a few seconds.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Final

import typst

from ticketing.printing.document import PrintedTicket

_PAPER: Final = Path(__file__).parent / "paper"  # all that a template can read


def render(ticket: PrintedTicket, more_fonts: Path | None = None) -> bytes:
    """The PDF. `more_fonts` is a folder with fonts for what ours do not have: "Noto Emoji"."""
    made: bytes = typst.compile(
        _PAPER / "ticket.typ",
        root=_PAPER,
        font_paths=_fonts(more_fonts),
        format="pdf",
        sys_inputs={"ticket": json.dumps(asdict(ticket), ensure_ascii=False)},
    )
    return made


@cache
def _fonts(more: Path | None) -> typst.Fonts:
    """Our own and those handed in, then the machine's for signs that none of them has, such as Chinese characters."""
    return typst.Fonts(include_system_fonts=True, font_paths=[_PAPER / "fonts", *([more] if more else [])])
