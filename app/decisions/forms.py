"""What deciders are asked: which decision about which proposals, and why a ranking is exported."""

import re
from collections.abc import Mapping, Sequence

import wtforms
from wtforms.validators import Length, Optional

from app.calls.models import Call
from app.core.forms import (
    Form,
    LocalDateTimeField,
    StringField,
    WordsField,
    choices,
    required,
    time_field,
)
from app.core.languages import _l
from app.core.words import Words
from app.decisions import words
from app.decisions.actions import Verdict
from app.decisions.models import OUTCOMES, Decision

LONGEST, LONGEST_REASON = 4000, 300
# A proposal's number, and which pending decision about it the person saw.
_CHOSEN = re.compile(r"([1-9]\d{0,8})-(\d{1,9})")


def chosen(written: Sequence[str]) -> dict[int, int]:
    """Return the proposals that were chosen: by number the pending decision that was seen."""
    found = (_CHOSEN.fullmatch(one) for text in written for one in text.split())
    return {int(one[1]): int(one[2]) for one in found if one}


def written(seen: Mapping[int, int]) -> str:
    """Write the chosen proposals so that they can be read again."""
    return " ".join(f"{number}-{version}" for number, version in seen.items())


class DecisionForm(Form):
    """One decision about one proposal or many; made by `decision_form`."""

    chosen = wtforms.HiddenField()
    outcome = wtforms.RadioField(_l("What is decided"))
    for_proposer = WordsField(
        _l("Comment for whoever proposes"),
        longest=LONGEST,
        lines=True,
        description=_l("It is sent to them with the decision. Nobody reads it before the release."),
    )
    until: LocalDateTimeField

    def verdict(self, *, keeping: bool) -> Verdict:
        """Return what is decided; where several are decided a blank comment keeps what stands."""
        told = self.for_proposer.words()
        kept = None if keeping and not told else Words(told)
        return Verdict(outcome=self.outcome.data, for_proposer=kept, until=self.until.data)


def decision_form(
    call: Call, seen: Mapping[int, int], pending: Decision | None, offered: str | None
) -> DecisionForm:
    """Make the form: filled from a pending decision, else with what the members' vote says."""
    zoned = time_field(call.zone)
    until = zoned(_l("Answer to “revise” at the latest by"), [Optional()])
    kind = type("DecisionForm", (DecisionForm,), {"until": until})
    form: DecisionForm = kind(obj=pending, data={"outcome": offered} if offered else {})
    form.outcome.choices = choices((code, words.outcome(code)) for code in OUTCOMES)
    if not form.is_submitted():
        form.chosen.data = written(seen)
    return form


class ReleaseForm(Form):
    """Release what was seen."""

    seen = wtforms.HiddenField()


class ExportForm(Form):
    """In which format, and why."""

    format = wtforms.RadioField(
        _l("Which file do you need?"),
        choices=choices(
            [
                ("xlsx", _l("Excel workbook (XLSX)")),
                ("csv", _l("Comma-separated text (CSV)")),
            ]
        ),
        default="xlsx",
    )
    reason = StringField(
        _l("What is the file for?"),
        [required(), Length(max=LONGEST_REASON)],
        description=_l("The history keeps it with your name and the number of rows."),
    )
