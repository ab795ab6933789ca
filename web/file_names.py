"""The names of uploaded files. Pure."""

from typing import Final

LONGEST: Final = 255


def clean_file_name(file_name: str) -> str:
    """The last part of the name, without control characters, so that it can stand in a header and a folder."""
    name = file_name.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in name if character.isprintable()).strip()[:LONGEST] or "file"
