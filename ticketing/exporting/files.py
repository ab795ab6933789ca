"""Files line by line: whatever their length, only a few lines are in memory.

What a customer wrote must never be run by the program that opens the file. A CSV cell that begins like a formula gets
an apostrophe before it (OWASP, "CSV Injection"); an XLSX cell says itself that it is text.
"""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Protocol

from ticketing.exporting.cells import Cell
from ticketing.exporting.model import Format

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST_CELL: Final = 32_767  # characters, Excel's limit
_WIDTHS: Final = range(8, 61)
_NOT_IN_XML: Final = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


class LineFile(Protocol):
    """A file that is being written. Not for use from several threads at once."""

    def add(self, lines: Sequence[Sequence[Cell]]) -> None:
        """Write some lines."""

    def close(self) -> None:
        """Write what is left; the file is whole afterwards."""


def open_file(kind: Format, path: Path, headings: Sequence[str], title: str) -> LineFile:
    """A new file at `path` with its first line."""
    if kind is Format.XLSX:
        return _Xlsx(path, headings, title)
    return _Csv(path, headings)


class _Csv:
    """UTF-8 with a mark at its beginning, without which Excel takes Thai for something else (RFC 4180)."""

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([guarded(one) for one in headings])

    def add(self, lines: Sequence[Sequence[Cell]]) -> None:
        self._writer.writerows([[_csv_cell(cell) for cell in line] for line in lines])

    def close(self) -> None:
        self._file.close()


class _Xlsx:
    """One sheet whose first line stays in sight and can be filtered by."""

    def __init__(self, path: Path, headings: Sequence[str], title: str) -> None:
        import xlsxwriter  # a fifth of a second and 16 MB: only who needs it pays

        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
        self._book.set_properties({"title": _xlsx_text(title)[:200]})
        self._sheet = self._book.add_worksheet()
        self._instants = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._days = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._columns, self._line = len(headings), 1
        bold = self._book.add_format({"bold": True})
        self._sheet.freeze_panes(1, 0)
        for place, text in enumerate(headings):
            width = max(_WIDTHS.start, min(_WIDTHS.stop - 1, len(text) + 10))
            self._sheet.set_column(place, place, width)
        for place, text in enumerate(headings):
            self._sheet.write_string(0, place, _xlsx_text(text), bold)

    def add(self, lines: Sequence[Sequence[Cell]]) -> None:
        for line in lines:
            for place, cell in enumerate(line):
                self._write(place, cell)
            self._line += 1

    def close(self) -> None:
        if self._columns:
            self._sheet.autofilter(0, 0, self._line - 1, self._columns - 1)
        self._book.close()

    def _write(self, place: int, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, datetime):
            self._sheet.write_datetime(self._line, place, cell, self._instants)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._line, place, cell, self._days)
        elif isinstance(cell, str):
            self._sheet.write_string(self._line, place, _xlsx_text(cell))
        else:
            self._sheet.write_number(self._line, place, cell)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv_cell(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, str):
        return guarded(cell.replace("\0", ""))
    return "" if cell is None else cell


def _xlsx_text(text: str) -> str:
    return text.translate(_NOT_IN_XML)[:_LONGEST_CELL]
