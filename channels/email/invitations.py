"""What an invitation says (text/calendar, RFC 5545), for mails that bring no other text."""

import re
from datetime import UTC, datetime

_LARGEST = 200_000
_MOST_LINES = 3_000
_LINE = re.compile(r"([A-Za-z-]{1,40})((?:;[^:\"]{0,200}(?:\"[^\"]{0,200}\"[^:\"]{0,200})?)?):(.*)")
_NAME = re.compile(r'(?i);cn="?([^";:]+)')
_ESCAPE = re.compile(r"\\([nN\\,;])")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$")
_WANTED = frozenset({"SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER", "DESCRIPTION"})


def invitation_text(calendar: str) -> str:
    """Title, time, place, host and words of the first event, one a line; '' when there is none."""
    unfolded = re.sub(r"\n[ \t]", "", calendar[:_LARGEST].replace("\r\n", "\n"))
    found: dict[str, tuple[str, str]] = {}
    depth: list[str] = []
    for line in unfolded.split("\n")[:_MOST_LINES]:
        match = _LINE.match(line)
        if match is None:
            continue
        name, parameters, value = match[1].upper(), match[2], match[3]
        if name == "BEGIN":
            depth.append(value.strip().upper())
        elif name == "END" and depth:
            if depth.pop() in ("VEVENT", "VTODO") and found:
                break
        elif name in _WANTED and depth and depth[-1] in ("VEVENT", "VTODO"):
            found.setdefault(name, (parameters, value))
    lines = [_words(found, "SUMMARY"), _times(found), _words(found, "LOCATION"), _host(found)]
    about = _words(found, "DESCRIPTION")
    head = "\n".join(line for line in lines if line)
    return f"{head}\n\n{about}" if head and about else head or about


def _words(found: dict[str, tuple[str, str]], name: str) -> str:
    value = found.get(name, ("", ""))[1]
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()


def _times(found: dict[str, tuple[str, str]]) -> str:
    times = [_stamp(*found[name]) for name in ("DTSTART", "DTEND") if name in found]
    return " – ".join(time for time in times if time)


def _stamp(parameters: str, value: str) -> str:
    match = _STAMP.match(value.strip())
    if match is None:
        return ""
    year, month, day, hour, minute = (int(part or 0) for part in match.groups()[:5])
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return ""
    if match[4] is None:
        return f"{moment:%Y-%m-%d}"
    zone = re.search(r"(?i);tzid=\"?([^\";:]+)", parameters)
    return f"{moment:%Y-%m-%d %H:%M} {'UTC' if match[6] else zone[1] if zone is not None else ''}".rstrip()


def _host(found: dict[str, tuple[str, str]]) -> str:
    parameters, value = found.get("ORGANIZER", ("", ""))
    name = _NAME.search(parameters)
    address = re.sub(r"(?i)^mailto:", "", value.strip())
    return f"{name[1].strip()} <{address}>" if name is not None and "@" in address else address
