"""The questions about stages and numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import IntegerField, RadioField, SelectMultipleField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.errors import Refused
from app.core.forms import choices, time_field
from app.core.languages import _l
from app.core.merge import MergingForm
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.stages import rules, words
from app.stages.errors import MoreThanAllowed, StageByRequest
from app.stages.models import AFTER, KINDS, Announcement, Stage
from app.stages.rules import Column, Planned
from app.stages.rules.timing import MINUTES_A_DAY

USUAL_REMINDERS = (*(days * MINUTES_A_DAY for days in (28, 14, 7, 3, 1)), 180)
MOST = 100_000


class StagesForm(MergingForm):
    """Set the stages of an edition; made by `stages_form`."""

    def lines(self) -> list[tuple[str, Any, Any, Any]]:
        """Return each stage's kind and its questions: deadline, what follows, reminders."""
        named = ((kind, *_names(kind)) for kind in KINDS)
        return [
            (kind, self[deadline], self[after], self[reminders])
            for kind, deadline, after, reminders in named
        ]

    def planned(self) -> tuple[Planned, ...]:
        """Return the stages that have a deadline; raises StageWithoutDeadline."""
        found = []
        for kind, deadline, after, reminders in self.lines():
            rules.check_reminded(kind, deadline.data, reminders.data or ())
            if deadline.data is None:
                continue
            found.append(
                Planned(
                    kind=kind,
                    deadline=deadline.data,
                    after=after.data,
                    reminders=frozenset(reminders.data or ()),
                )
            )
        return tuple(found)


def stages_form(edition: Edition, stages: Mapping[str, Stage]) -> StagesForm:
    """Make the form with the stages as they stand, on the clocks of the edition's zone."""
    fields: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for kind in KINDS:
        stage = stages.get(kind)
        reminders = [one.before_minutes for one in stage.reminders] if stage else []
        fields |= _questions(kind, edition.zone, reminders)
        standing = (stage.deadline, stage.after, reminders) if stage else (None, AFTER[0], [])
        values |= zip(_names(kind), standing, strict=True)
    form: StagesForm = type("StagesForm", (StagesForm,), fields)(data=values)
    return form


def _questions(kind: str, zone: str, also: Sequence[int]) -> dict[str, Any]:
    """Return the three questions about a stage."""
    zoned = time_field(zone)
    offered = sorted({*USUAL_REMINDERS, *also}, reverse=True)
    asked = (
        zoned(
            _l("Deadline"), [Optional()], description=_l("Leave empty for no stage of this kind.")
        ),
        RadioField(
            _l("After the deadline"),
            default=AFTER[0],
            choices=choices((code, words.after(code)) for code in AFTER),
        ),
        SelectMultipleField(
            _l("Reminders to the regions that have not finished"),
            coerce=int,
            choices=choices((str(minutes), words.before(minutes)) for minutes in offered),
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
            description=_l("They follow the deadline when it moves."),
        ),
    )
    return dict(zip(_names(kind), asked, strict=True))


def _names(kind: str) -> tuple[str, str, str]:
    """Return the names of a stage's three questions."""
    return f"{kind}_deadline", f"{kind}_after", f"{kind}_reminders"


class NumbersForm(MergingForm):
    """Say how many people a region sends; made by `numbers_form`."""

    columns: Sequence[Column]
    full = False

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal; what can only be asked for goes on to the form of a request."""
        if isinstance(refusal, StageByRequest):
            raise refusal
        self.full = isinstance(refusal, MoreThanAllowed)
        super().refuse(refusal)

    def lines(self) -> list[Any]:
        """Return the questions in their order."""
        return [self[column.name] for column in self.columns]

    def numbers(self) -> dict[Column, int]:
        """Return how many people are sent, by column; blank means nobody."""
        return {column: self[column.name].data or 0 for column in self.columns}


def number_fields(columns: Iterable[Column], terms: EntryTerms) -> dict[str, Any]:
    """Return a question about each column."""
    return {
        column.name: IntegerField(
            words.column(str(terms.label(column.role or "")), column.sex),
            [Optional(), NumberRange(min=0, max=MOST)],
        )
        for column in columns
    }


def numbers_form(
    columns: Sequence[Column], terms: EntryTerms, announced: Iterable[Announcement]
) -> NumbersForm:
    """Make the form with what the region announced so far."""
    said = {Column(one.role, one.sex).name: one.people for one in announced}
    fields = {"columns": columns, **number_fields(columns, terms)}
    form: NumbersForm = type("NumbersForm", (NumbersForm,), fields)(data=said)
    return form
