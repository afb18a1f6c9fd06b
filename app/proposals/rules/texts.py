"""A proposal's texts in several languages: the original, and how far its translations are."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Text:
    """A title and a summary in one language, and how far they are."""

    title: str
    summary: str
    status: str

    @property
    def words(self) -> tuple[str, str]:
        """What is written, without its status."""
        return self.title, self.summary

    @property
    def blank(self) -> bool:
        """Whether nothing is written."""
        return not (self.title or self.summary)


def settled(
    before: Mapping[str, Text], written: Mapping[str, Text], original: str
) -> dict[str, Text]:
    """Return the texts to keep, by language, with the status that each has now.

    A translation that was done is outdated once the original changes, unless it was written anew
    together with it; one that is outdated stays so until somebody says otherwise. Translations
    without a word are left out; the original never is.
    """
    first = written.get(original) or Text(title="", summary="", status="original")
    known = before.get(original)
    changed = known is not None and known.words != first.words
    kept = {original: Text(title=first.title, summary=first.summary, status="original")}
    for language, text in written.items():
        if language == original or text.blank:
            continue
        same = language in before and before[language].words == text.words
        status = _status(text.status, changed=changed, same=same)
        kept[language] = Text(title=text.title, summary=text.summary, status=status)
    return kept


def _status(said: str, *, changed: bool, same: bool) -> str:
    """Return a translation's status: what its writer says, unless the original ran away from it."""
    if said == "outdated":
        return "outdated" if same else "in-work"
    if said == "done" and changed and same:
        return "outdated"
    return "done" if said == "done" else "in-work"
