"""Files of a mail: their names, types and bytes."""

import mimetypes
import re
from dataclasses import dataclass

from channels.email.headers import content_id_of, disposition_of
from channels.email.mime import Entity, parse_headers
from channels.email.parameters import decode_parameter
from channels.email.transfer import decode_transfer, encoding_name
from channels.email.words import decode_header

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_RESERVED = re.compile(r'[<>:"|?*]')
_LONGEST_NAME_BYTES = 200
_EXTENSIONS = {
    "message/rfc822": ".eml",
    "message/delivery-status": ".txt",
    "message/disposition-notification": ".txt",
    "message/feedback-report": ".txt",
    "text/rfc822-headers": ".txt",
    "text/calendar": ".ics",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/x-amp-html": ".html",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/directory": ".vcf",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/tiff": ".tif",
    "image/svg+xml": ".svg",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "audio/mpeg": ".mp3",
    "audio/amr": ".amr",
    "application/ms-tnef": ".dat",
    "application/vnd.ms-tnef": ".dat",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".asc",
    "application/pgp-keys": ".asc",
    "application/octet-stream": ".bin",
    "application/rtf": ".rtf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/csv": ".csv",
    "application/x-zip-compressed": ".zip",
}


@dataclass(slots=True)
class FilePart:
    """A file found in a mail. `content_id` without <>; `disposition` '' when the mail says nothing."""

    name: str
    content_type: str
    content: bytes
    content_id: str = ""
    content_location: str = ""
    disposition: str = ""
    in_related: bool = False
    is_cut: bool = False


def file_part(entity: Entity, number: int, *, in_related: bool = False, charset_hint: str = "") -> FilePart:
    """The file in an entity; `number` makes a name for one that has none."""
    disposition, parameters = disposition_of(entity)
    content = decode_transfer(entity.body, encoding_name(entity.first("content-transfer-encoding")))
    content_type = entity.content_type
    if content_type == "text/plain" and not entity.has_content_type:
        content_type = "application/octet-stream"
    name = safe_name(declared_name(entity, parameters, charset_hint))
    if not name:
        name = made_up_name(content_type, content, number)
    elif content_type == "application/octet-stream":
        content_type = mimetypes.guess_type(name, strict=False)[0] or content_type
    return FilePart(
        name=name,
        content_type=content_type,
        content=content,
        content_id=content_id_of(entity),
        content_location=entity.first("content-location").decode("utf-8", "replace").strip(),
        disposition=disposition,
        in_related=in_related,
        is_cut=entity.is_unfinished,
    )


def declared_name(entity: Entity, disposition_parameters: dict[str, str], charset_hint: str = "") -> str:
    """The name the mail gives, decoded: `filename` before `name` before Content-Description with an extension."""
    value = disposition_parameters.get("filename") or entity.parameters.get("name") or ""
    if value:
        return decode_parameter(value, charset_hint)
    description = decode_header(entity.first("content-description"), charset_hint)
    return description if re.search(r"\.[A-Za-z0-9]{2,5}$", description) else ""


def safe_name(name: str) -> str:
    """A name without folders, control or direction characters, at most 200 bytes with its extension kept."""
    name = _UNSAFE.sub("", name).replace("\\", "/").rpartition("/")[2]
    name = _RESERVED.sub("_", name).strip(" .") if name.strip(" .") else ""
    encoded = name.encode("utf-8", "replace")
    if len(encoded) <= _LONGEST_NAME_BYTES:
        return name.encode("utf-8", "replace").decode("utf-8")
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        stem, dot, extension = name, "", ""
    room = _LONGEST_NAME_BYTES - len((dot + extension).encode("utf-8", "replace"))
    return stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + dot + extension


def made_up_name(content_type: str, content: bytes, number: int) -> str:
    """`attachment-2.pdf`; a mail inside a mail is called after its subject."""
    if content_type in ("message/rfc822", "message/global"):
        headers, _ = parse_headers(content[:50_000])
        subject = next((value for name, value in headers if name == "subject"), b"")
        named = safe_name(decode_header(subject).replace("/", "-").replace("\\", "-"))
        return f"{named}.eml" if named else f"message-{number}.eml"
    extension = _EXTENSIONS.get(content_type) or mimetypes.guess_extension(content_type, strict=False) or ""
    stem = "image" if content_type.startswith("image/") else "attachment"
    return f"{stem}-{number}{extension}"
