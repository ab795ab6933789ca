"""From a printed ticket to a PDF, by typst. The words go in as data; the template can read no file and no network.

Rendering is work for a thread: a usual ticket takes some ten milliseconds, the longest a few seconds.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

import typst

from ticketing.printing.document import PrintedTicket

_PAPER: Final = Path(__file__).parent / "paper"  # all that a template can read
_AT_ONCE = BoundedSemaphore(2)  # a PDF is pure work for a processor


def render(ticket: PrintedTicket) -> bytes:
    """The PDF."""
    document = json.dumps(asdict(ticket), ensure_ascii=False)
    with _AT_ONCE:
        made: bytes = typst.compile(
            _PAPER / "ticket.typ",
            root=_PAPER,
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"ticket": document},
        )
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our own, then those of the machine for signs that ours do not have, such as emoji and Chinese characters."""
    return typst.Fonts(include_system_fonts=True, font_paths=[_PAPER / "fonts"])
