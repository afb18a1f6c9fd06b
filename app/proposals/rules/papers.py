"""The papers of a proposal: their lines of versions, and how many may be kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.core.files.uploads import MEGABYTE
from app.proposals.errors import NoRoom, TooManyPapers
from app.proposals.models import ProposalPaper

# In megabytes: one paper, and all that a proposal keeps with its older versions.
LARGEST = 10
ROOM = 100
# How many papers, each with all its versions, and how many files in all.
MOST = 20
MOST_FILES = 100


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paper with its versions, the newest first, and what of it was submitted.

    `versions` are those of the proposal that hold a file, by the file's uuid.
    """

    papers: Sequence[ProposalPaper]
    versions: Mapping[str, Sequence[int]]

    @property
    def newest(self) -> ProposalPaper:
        """The version that counts."""
        return self.papers[0]

    @property
    def removed(self) -> bool:
        """Whether the paper was taken off."""
        return self.newest.removed_at is not None


def lines(
    papers: Collection[ProposalPaper],
    versions: Mapping[str, Sequence[int]],
    *,
    submitted_only: bool = False,
) -> list[Line]:
    """Return the papers in the order in which they came, with those taken off at the end."""
    shown = [one for one in papers if not submitted_only or one.uuid in versions]
    found: dict[str, list[ProposalPaper]] = {}
    for paper in sorted(shown, key=lambda one: one.id):
        found.setdefault(paper.line, []).insert(0, paper)
    made = [Line(papers=of, versions=versions) for of in found.values()]
    return sorted(made, key=lambda one: one.removed)


def check_room(papers: Collection[ProposalPaper], size: int, line: str | None) -> None:
    """Refuse one more file of a size in bytes; raises TooManyPapers and NoRoom.

    `line` is that of the paper of which the file is a newer version, None for a new paper.
    """
    standing = {one.newest.line for one in lines(papers, {}) if not one.removed}
    if len(standing | {line or ""}) > MOST or len(papers) >= MOST_FILES:
        raise TooManyPapers(MOST)
    if sum(one.size for one in papers) + size > ROOM * MEGABYTE:
        raise NoRoom(ROOM)
