"""What the page of an import shows: one page of rows, judged as the people stand now."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import request
from sqlalchemy.orm import Session

from app.imports import queries, words
from app.imports.actions import keys
from app.imports.actions.preparing import plan_of
from app.imports.errors import FileGone
from app.imports.forms import ChoiceForm, choice_form
from app.imports.models import AT_WORK, ROW_STATES, Import, ImportRow
from app.imports.rules.asking import fitting
from app.imports.rules.judging import judge
from app.imports.rules.people import People
from app.imports.rules.rows import STATES, Row
from app.imports.rules.sealing import Reading, unpacked
from app.questions.queries import questions_for

ROWS = 50
MOST_NAMED = 50


@dataclass(kw_only=True)
class Preview:
    """The rows of a page, how the file was read, and how far the work is."""

    state: str
    page: int
    counts: dict[str, int]
    form: ChoiceForm | None = None
    reading: Reading | None = None
    rows: list[tuple[ImportRow, Row]] = field(default_factory=list)
    kept_back: Sequence[str] = ()
    same: Import | None = None
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> int:
        """How many rows there are in the state that is shown."""
        return self.counts.get(self.state, 0) if self.state else sum(self.counts.values())

    @property
    def ordered(self) -> list[tuple[str, int]]:
        """The counts in the order in which a reader needs them."""
        return [(state, self.counts[state]) for state in STATES if self.counts.get(state)]

    @property
    def pages(self) -> dict[str, int]:
        """Which page of how many this is."""
        return {"page": self.page, "of": max(1, -(-self.shown // ROWS))}


def preview(session: Session, one: Import) -> Preview:
    """Return what the page shows; of a file that was deleted only the counts."""
    state = request.args.get("state", "")
    state = state if state in ROW_STATES else ""
    number = max(1, request.args.get("page", default=1, type=int))
    seen = Preview(state=state, page=number, counts=queries.counts(session, one))
    seen.page = min(number, seen.pages["of"])
    if one.state == "undone":
        seen.kept_back = queries.kept_back(session, one, MOST_NAMED)
    if one.state in AT_WORK:
        return seen
    if one.state == "ready":
        seen.same = queries.same_file(session, one)
    try:
        seen.reading = keys.reading_of(one)
    except FileGone:
        return seen
    asked = fitting(questions_for(session, one.invitee.edition_id))
    seen.fields = words.columns(asked)
    seen.form = choice_form(one, seen.reading, one.invitee.edition, seen.fields)
    seen.rows = _rows(session, one, seen)
    return seen


def _rows(session: Session, one: Import, seen: Preview) -> list[tuple[ImportRow, Row]]:
    """Return the rows of the page, judged anew with the people whom they mean."""
    stored = queries.rows(session, one, seen.state, seen.page, ROWS)
    ids = {row.participant_id for row in stored if row.participant_id and not row.applied_at}
    people = People(queries.these(session, ids).values())
    assert seen.reading is not None
    plan = plan_of(session, one, one.invitee, seen.reading, ids).among(people)
    seal = keys.seal_of(one)
    rows = []
    for row in stored:
        content = seal.open("cells", row.number, row.cells or b"")
        judged = judge(unpacked(row.number, content), plan, words.sentences)
        rows.append((row, _as_stored(judged, row)))
    return rows


def _as_stored(judged: Row, row: ImportRow) -> Row:
    """Let a row's cells say what was decided, not what would be decided now."""
    if row.state in {"same", "ignored"} or row.applied_at:
        for cell in judged.cells:
            if cell.state != "ignored":
                cell.state = row.state  # type: ignore[assignment]  # one of the same words
    return judged
