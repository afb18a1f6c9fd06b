"""Questions and answers of everybody, so that the matrix of missing answers can be measured."""

from uuid import uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.core import clock
from app.core.words import Words
from app.questions.answering.actions import recount
from app.questions.models import Answer, Question, QuestionVersion
from app.registration.models import Participant

ASKED = 20
AT_ONCE = 5000
# One in so many people has left one answer in seven open.
SOME, LEFT = 3, 7


def ask_everybody(session: Session, edition_id: int) -> None:
    """Ask twenty questions of an edition's people, let them answer most, and count."""
    now = clock.now()
    asked: list[tuple[int, int]] = []
    for place in range(ASKED):
        question = Question(
            edition_id=edition_id,
            identifier=f"asked-{place}",
            position=place,
            kind="text",
            field_class="medical" if place % 5 == 0 else "open",
            required=True,
        )
        session.add(question)
        session.flush()
        version = QuestionVersion(
            question_id=question.id, label=Words(en=f"Question {place}"), hint=Words(), made_at=now
        )
        session.add(version)
        session.flush()
        asked.append((question.id, version.id))
    people = session.scalars(select(Participant.id).where(Participant.edition_id == edition_id))
    rows = [
        {
            "uuid": str(uuid4()),
            "participant_id": person,
            "question_id": question,
            "question_version_id": version,
            "value": "x",
            "answered_at": now,
            "version": 1,
        }
        for person in people
        for place, (question, version) in enumerate(asked)
        if person % SOME or place % LEFT
    ]
    for start in range(0, len(rows), AT_ONCE):
        session.execute(insert(Answer), rows[start : start + AT_ONCE])
    while recount(session, edition_id, AT_ONCE):
        session.flush()
