"""Warnings as rows of a file."""

from collections.abc import Iterable

from app.core.languages import _, pgettext
from app.core.sheets import Sheet
from app.schedule.words.warnings import Warned
from app.schedule.words.warnings.kinds import kind, weight


def warnings_sheet(found: Iterable[Warned], stamp: str) -> Sheet:
    """Lay out warnings, one a row, in the reader's language."""
    return Sheet(
        title=_("Warnings"),
        headings=[
            pgettext("warning", "How heavy"),
            pgettext("warning", "Kind"),
            _("What is wrong"),
            _("Way out"),
            _("Note"),
        ],
        types=[str, str, str, str, str],
        rows=[[weight(one), kind(one.about), one.sentence, one.way_out, one.note] for one in found],
        stamp=stamp,
    )
