"""Figures, each beside its target and its baseline of the same run: as a table, as JSON, as Markdown."""

import json
import math
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
_BEGIN, _END = "<!-- figures: written by ./run bench --write-docs -->", "<!-- end of figures -->"
_HEADINGS = ("what", "database", "value", "target", "", "beside it, in the same run")


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised. `is_least`: the value must not be below `limit`, else not above."""

    limit: float
    is_least: bool = False

    def is_met(self, value: float) -> bool:
        """Whether `value` keeps the promise."""
        return value >= self.limit if self.is_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `beside` says what the same machine did without us; `detail` goes into the JSON only."""

    what: str
    database: str
    value: float
    unit: str
    target: Target | None = None
    beside: str = ""
    detail: dict[str, object] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """met, MISSED, or nothing when nothing was promised."""
        if self.target is None:
            return ""
        return "met" if self.target.is_met(self.value) else "MISSED"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed (nearest rank). Raises ValueError for no values."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    return ordered[max(0, math.ceil(share * len(ordered) - 1e-9) - 1)]


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return percentile(values, 0.5)


def table(figures: Sequence[Figure]) -> str:
    """For a terminal."""
    rows = [_HEADINGS, *map(_cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def markdown(figures: Sequence[Figure]) -> str:
    """For docs/performance.md."""
    rows = [f"| {' | '.join(_cells(figure))} |" for figure in figures]
    return "\n".join([f"| {' | '.join(_HEADINGS)} |", "|" + "---|" * len(_HEADINGS), *rows])


def machine() -> dict[str, object]:
    """Where the figures come from."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "load_before": os.getloadavg()[0],
    }


def write_json(figures: Sequence[Figure], circumstances: dict[str, object], folder: Path = RESULTS) -> Path:
    """Keep a run; the path of its file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
    document = {**circumstances, "figures": [{**asdict(one), "verdict": one.verdict} for one in figures]}
    target.write_text(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")
    return target


def write_docs(figures: Sequence[Figure], circumstances: dict[str, object], page: Path) -> None:
    """Replace the table in a page, between its two marks. Raises ValueError when they are missing."""
    before, begin, rest = page.read_text().partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for figures")
    words = (
        f"{circumstances['measured_at']}, {circumstances['processors']} processors, Python {circumstances['python']}"
    )
    page.write_text(f"{before}{_BEGIN}\n\nMeasured {words}.\n\n{markdown(figures)}\n\n{_END}{after}")


def _cells(figure: Figure) -> tuple[str, ...]:
    target = ""
    if figure.target is not None:
        target = f"{'≥' if figure.target.is_least else '≤'} {_number(figure.target.limit)} {figure.unit}"
    value = f"{_number(figure.value)} {figure.unit}"
    return (figure.what, figure.database, value, target, figure.verdict, figure.beside)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}".removesuffix(".0")
