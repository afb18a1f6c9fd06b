"""What mails about a release say, each in its reader's language."""

from collections.abc import Sequence

from app.core import mail
from app.core.languages import _, language, ngettext
from app.releases import words
from app.releases.models import Release
from app.releases.rules import Change

# What is told one by one; a calendar file holds the rest.
MOST = 60


def said(release: Release, changed: Sequence[Change]) -> tuple[str, str]:
    """Return subject and text about what changed for a reader, in the language spoken now."""
    told = {"edition": words.edition_name(release.edition), "number": release.number}
    if all(one.kinds == ("new",) for one in changed):
        subject = _("%(edition)s: your programme (release %(number)s)", **told)
        first = _("This is your programme as it was released.")
    else:
        subject = _("%(edition)s: your programme has changed (release %(number)s)", **told)
        first = _("Something has changed in your programme.")
    lines = [_line(one, release.zone) for one in changed[:MOST]]
    if (more := len(changed) - MOST) > 0:
        lines.append(
            ngettext(
                "%(num)s more is in the calendar file.",
                "%(num)s more are in the calendar file.",
                more,
            )
        )
    note = [release.note.best(language())] if release.note else []
    last = [
        _("The file that goes along brings your calendar up to date."),
        mail.link("editions.show", edition_id=release.edition_id),
    ]
    return subject, "\n\n".join([first, *note, *lines, *last])


def _line(change: Change, zone: str) -> str:
    """Say what became of one activity."""
    before, after = change.before, change.after
    told = {"what": words.kinds(change), "title": words.title(change.entry)}
    head = _("%(title)s (%(what)s)", **told)
    if before is None or after is None:
        return "\n".join((head, words.when(change.entry, zone), words.where(change.entry)))
    now = _at(words.when(after, zone), words.where(after))
    was = _at(words.when(before, zone), words.where(before))
    if was == now:
        return f"{head}\n{now}"
    before_line, now_line = _("Before: %(place)s", place=was), _("Now: %(place)s", place=now)
    return f"{head}\n{before_line}\n{now_line}"


def _at(when: str, where: str) -> str:
    """Say when and where."""
    return _("%(when)s · %(where)s", when=when, where=where)
