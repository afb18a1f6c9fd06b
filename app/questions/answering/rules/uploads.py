"""Files that answer questions: how many and how large, each looked through as files always are."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.files import uploads
from app.core.files.refusing import FileRefused as Untaken
from app.core.files.uploads import LARGEST, MEGABYTE, Checked, Upload
from app.core.languages import _
from app.questions.answering.errors import FileRefused

# What one person may keep, in megabytes, and how many files may answer one question.
QUOTA = 30
MOST = 5


@dataclass(frozen=True, kw_only=True)
class Files:
    """What becomes of the files of an answer: those kept, by uuid, and those sent anew."""

    kept: tuple[str, ...] = ()
    new: tuple[Upload, ...] = ()


def check_upload(upload: Upload, *, photo: bool = False, megabytes: int | None = None) -> Checked:
    """Return what is kept of a file that answers a question; raises FileRefused."""
    most = min(megabytes or LARGEST, LARGEST)
    try:
        return uploads.check_upload(upload, photo=photo, megabytes=most)
    except Untaken as refusal:
        raise FileRefused(refusal.message) from refusal


def check_room(sizes: Sequence[int], number: int, *, photo: bool) -> None:
    """Refuse more files than a question or a person may keep; `sizes` in bytes, of the person."""
    most = 1 if photo else MOST
    if number > most:
        raise FileRefused(_("At most %(number)s files; remove one first.", number=most))
    if sum(sizes) > QUOTA * MEGABYTE:
        raise FileRefused(
            _("This person's files together may have at most %(number)s MB.", number=QUOTA)
        )
