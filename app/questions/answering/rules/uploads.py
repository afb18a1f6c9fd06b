"""Files as people send them and as they are kept: only PDF, JPEG and PNG, nothing that acts."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.languages import _
from app.questions.answering.errors import FileRefused
from app.questions.answering.rules.documents import check_document
from app.questions.answering.rules.pictures import drawn_anew, upright

MEGABYTE = 1_000_000
LARGEST = 5
# What one person may keep, in megabytes, and how many files may answer one question.
QUOTA = 30
MOST = 5
LONGEST_NAME = 80
EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
_MAGIC = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
# The test signature that every scanner knows, written so that none takes this file for it.
_SCANNED = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"
_UNSAFE = re.compile(r"[^\w\- ()]+")


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Files:
    """What becomes of the files of an answer: those kept, by uuid, and those sent anew."""

    kept: tuple[str, ...] = ()
    new: tuple[Upload, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file as it is kept: its bytes were looked through or written anew."""

    name: str
    media_type: str
    content: bytes
    upright: bool = True


def check_upload(upload: Upload, *, photo: bool = False, megabytes: int | None = None) -> Checked:
    """Return what is kept of a file; raises FileRefused, saying what is taken.

    Pictures are decoded whole and written anew, without what they said beside the picture. A
    document is refused when it is locked, holds scripts or files, or ends with something else.
    """
    most = min(megabytes or LARGEST, LARGEST)
    if not upload.content:
        raise FileRefused(_("The file is empty."))
    if len(upload.content) > most * MEGABYTE:
        raise FileRefused(_("The file is too large: at most %(number)s MB.", number=most))
    media_type = _media_type(upload.content)
    if media_type is None or (photo and media_type == "application/pdf"):
        raise FileRefused(
            _("Send a JPEG or PNG picture.") if photo else _("Send a PDF, JPEG or PNG file.")
        )
    if _SCANNED in upload.content:
        raise FileRefused(_("A virus scanner would refuse this file."))
    content = upload.content
    if media_type == "application/pdf":
        check_document(content)
    else:
        content = drawn_anew(content)
    return Checked(
        name=safe_name(upload.name, media_type),
        media_type=media_type,
        content=content,
        upright=media_type == "application/pdf" or not photo or upright(content),
    )


def check_room(sizes: Sequence[int], number: int, *, photo: bool) -> None:
    """Refuse more files than a question or a person may keep; `sizes` in bytes, of the person."""
    most = 1 if photo else MOST
    if number > most:
        raise FileRefused(_("At most %(number)s files; remove one first.", number=most))
    if sum(sizes) > QUOTA * MEGABYTE:
        raise FileRefused(
            _("This person's files together may have at most %(number)s MB.", number=QUOTA)
        )


def safe_name(name: str, media_type: str) -> str:
    """Return a name without path, hidden signs or a second ending, with the true ending."""
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = bare.rsplit(".", 1)[0] if "." in bare else bare
    kept = " ".join(_UNSAFE.sub(" ", stem).split())[:LONGEST_NAME].strip()
    return f"{kept or 'file'}.{EXTENSIONS[media_type]}"


def _media_type(content: bytes) -> str | None:
    """Return what a file's first signs say that it is, None for what is not taken."""
    return next((kind for kind, magic in _MAGIC.items() if content.startswith(magic)), None)
