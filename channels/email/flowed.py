"""format=flowed text (RFC 3676) put back into paragraphs."""


def unflow(text: str, *, delete_spaces: bool = False) -> str:
    """Text with its soft line breaks undone. Quote depth is kept; `-- ` alone is never joined (section 4.3)."""
    out: list[str] = []
    pending: str | None = None
    pending_depth = 0
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        content = content.removeprefix(" ")
        is_signature = content == "-- "
        is_flowed = content.endswith(" ") and not is_signature
        if pending is not None and (depth != pending_depth or is_signature):
            out.append(_quoted(pending_depth, pending.rstrip(" ")))
            pending = None
        joined = content if pending is None else pending + content
        if is_flowed:
            pending = joined[:-1] if delete_spaces else joined
            pending_depth = depth
        else:
            out.append(_quoted(depth, joined))
            pending = None
    if pending is not None:
        out.append(_quoted(pending_depth, pending.rstrip(" ")))
    return "\n".join(out)


def _quoted(depth: int, content: str) -> str:
    return f"{'>' * depth} {content}" if depth else content
