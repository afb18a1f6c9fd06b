"""Files as they are sent and as they are kept: nothing that acts, whatever a file is called."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.core.files import offices
from app.core.files.pictures import drawn_anew, upright
from app.core.files.refusing import FileRefused
from app.core.languages import _
from app.core.later import at_first_call

MEGABYTE = 1_000_000
# In megabytes, where nobody says otherwise.
LARGEST = 5
LONGEST_NAME = 80
_PLAIN = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
EXTENSIONS = {**_PLAIN, **offices.EXTENSIONS}
_MAGIC = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
# The test signature that every scanner knows, written so that none takes this file for it.
_SCANNED = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"
# The library that reads PDF takes a twentieth of the site's start.
check_document = at_first_call("app.core.files.documents", "check_document")
_UNSAFE = re.compile(r"[^\w\- ()]+")


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file as it is kept: its bytes were looked through or written anew."""

    name: str
    media_type: str
    content: bytes
    upright: bool = True


def sent(found: Iterable[Any], megabytes: int = LARGEST) -> list[Upload]:
    """Return the files of a form's field; each is read no further than it may be long."""
    most = megabytes * MEGABYTE + 1
    return [_read(one, most) for one in found if getattr(one, "filename", "")]


def _read(file: Any, most: int) -> Upload:
    """Read a file, as far as is needed to see that it is too large."""
    with file.stream as stream:
        return Upload(name=str(file.filename), content=stream.read(most))


def check_upload(
    upload: Upload, *, photo: bool = False, megabytes: int = LARGEST, office: bool = False
) -> Checked:
    """Return what is kept of a file; raises FileRefused, saying what is taken.

    Pictures are decoded whole and written anew, without what they said beside the picture. A
    document is refused when it is locked, holds scripts or files, or ends with something else.
    Documents of office programs are taken where `office` says so.
    """
    content = upload.content
    if not content:
        raise FileRefused(_("The file is empty."))
    if len(content) > megabytes * MEGABYTE:
        raise FileRefused(_("The file is too large: at most %(number)s MB.", number=megabytes))
    media_type = _media_type(content, office=office)
    if media_type is None or (photo and media_type == "application/pdf"):
        raise FileRefused(_taken(photo=photo, office=office))
    if _SCANNED in content:
        raise FileRefused(_("A virus scanner would refuse this file."))
    if media_type == "application/pdf":
        check_document(content)
    elif media_type in _PLAIN:
        content = drawn_anew(content)
    return Checked(
        name=safe_name(upload.name, media_type),
        media_type=media_type,
        content=content,
        upright=not photo or upright(content),
    )


def safe_name(name: str, media_type: str) -> str:
    """Return a name without path, hidden signs or a second ending, with the true ending."""
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = bare.rsplit(".", 1)[0] if "." in bare else bare
    kept = " ".join(_UNSAFE.sub(" ", stem).split())[:LONGEST_NAME].strip()
    return f"{kept or 'file'}.{EXTENSIONS[media_type]}"


def _media_type(content: bytes, *, office: bool) -> str | None:
    """Return what a file's own signs say that it is, None for what is not taken."""
    if office and content.startswith(offices.MAGIC):
        return offices.office_type(content)
    return next((kind for kind, magic in _MAGIC.items() if content.startswith(magic)), None)


def _taken(*, photo: bool, office: bool) -> str:
    """Say what is taken."""
    if office:
        return _("Send a PDF, a JPEG or PNG picture, or a DOCX, XLSX, PPTX, ODT, ODS or ODP file.")
    return _("Send a JPEG or PNG picture.") if photo else _("Send a PDF, JPEG or PNG file.")
