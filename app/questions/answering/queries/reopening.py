"""What the deadline says about a person's answers, and which of them are open again."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.editions.models import Edition
from app.questions.models import Question
from app.questions.rules.reopening import with_dependents
from app.requests.queries import reopened
from app.stages.errors import StageByRequest, StageLocked
from app.stages.models import Stage
from app.stages.rules import check


class Opening(NamedTuple):
    """Why nothing can be answered, if so; and the questions open all the same, and until when.

    `by_request` tells that what is fixed can be asked for.
    """

    refusal: Refused | None = None
    reopened: frozenset[int] = frozenset()
    until: datetime | None = None
    by_request: bool = True

    def check(self) -> None:
        """Raise what refuses every answer."""
        if self.refusal is not None and not self.reopened:
            raise self.refusal


def opening(
    session: Session,
    edition: Edition,
    participant_id: int,
    questions: Iterable[Question],
    stage: Stage | None,
    now: datetime,
) -> Opening:
    """Return what can be answered for a person now; one statement.

    An accepted request passes the deadline, but not a registration that the coordinator closed.
    """
    refusal = None
    try:
        check(stage, edition, now)
    except (StageByRequest, StageLocked) as late:
        refusal = late
    except Refused as closed:
        return Opening(refusal=closed, by_request=False)
    until = reopened(session, participant_id, now)
    return Opening(
        refusal=refusal,
        reopened=with_dependents(questions, until.keys()),
        until=max(until.values(), default=None),
        by_request=refusal is None or isinstance(refusal, StageByRequest),
    )
