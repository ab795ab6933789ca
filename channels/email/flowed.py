"""format=flowed text (RFC 3676) put back into paragraphs."""


def unflow(text: str, *, delete_spaces: bool = False) -> str:
    """Text with its soft line breaks undone. Quote depth is kept; `-- ` alone is never joined (section 4.3)."""
    out: list[str] = []
    pending: list[str] = []
    pending_depth = 0
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        is_signature = content == "-- "
        if pending and (depth != pending_depth or is_signature):
            out.append(_quoted(pending_depth, "".join(pending).rstrip(" ")))
            pending = []
        if content.endswith(" ") and not is_signature:
            pending.append(content[:-1] if delete_spaces else content)
            pending_depth = depth
        else:
            pending.append(content)
            out.append(_quoted(depth, "".join(pending)))
            pending = []
    if pending:
        out.append(_quoted(pending_depth, "".join(pending).rstrip(" ")))
    return "\n".join(out)


def _quoted(depth: int, content: str) -> str:
    return f"{'>' * depth} {content}" if depth else content
