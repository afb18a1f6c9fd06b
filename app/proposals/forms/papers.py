"""The questions about a paper: which file, and of which paper it is a newer version."""

from collections.abc import Iterable

import wtforms

from app.core.files.refusing import FileRefused
from app.core.files.uploads import EXTENSIONS, Upload, sent
from app.core.forms import Form, choices, required
from app.core.languages import _, _l
from app.proposals import rules
from app.proposals.rules import Line


class PaperForm(Form):
    """Attach a file; made by `paper_form`."""

    file = wtforms.FileField(
        _l("File"),
        [required(_l("Choose a file."))],
        description=_l(
            "PDF, JPEG, PNG, DOCX, XLSX, PPTX, ODT, ODS or ODP, at most %(largest)s MB. "
            "At most %(most)s attachments, together with their older versions %(room)s MB.",
            largest=rules.LARGEST,
            most=rules.MOST,
            room=rules.ROOM,
        ),
        render_kw={"accept": ",".join(f".{one}" for one in EXTENSIONS.values())},
    )
    line = wtforms.SelectField(_l("New, or a newer version"))

    def upload(self) -> Upload:
        """Return the file that was sent, read no further than it may be long.

        Raises FileRefused for words where a file belongs.
        """
        if found := sent([self.file.data], rules.LARGEST):
            return found[0]
        raise FileRefused(_("Choose a file."), "file")


def paper_form(lines: Iterable[Line]) -> PaperForm:
    """Make the form; a newer version can be sent of each paper that stands."""
    form = PaperForm()
    newer = [
        (one.newest.line, _("A newer version of “%(name)s”", name=one.newest.name))
        for one in lines
        if not one.removed
    ]
    form.line.choices = choices([("", _("A new attachment")), *newer])
    return form
