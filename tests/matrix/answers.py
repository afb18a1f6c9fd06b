"""Answers of the world's participant: a passport, its scan and a photo, each found nowhere else."""

import io
from datetime import timedelta
from uuid import uuid4

from PIL import Image
from sqlalchemy.orm import Session

from app.core import clock
from app.core.files.uploads import Upload
from app.core.words import Words
from app.questions.answering import actions, queries
from app.questions.answering.rules.uploads import Files
from app.questions.models import Question, QuestionVersion
from tests.matrix.world import World

KINDS = (
    ("passport", "passport", "passport"),
    ("scan", "file", "passport"),
    ("photo", "photo", "name"),
    ("diet", "diet", "medical"),
)
PASSPORT = {
    "number": "CN4444444",
    "issuing_state": "JPN",
    "nationality": "JPN",
    "surname": "CANARYPASSPORT",
    "given": "CANARY",
    "sex": "female",
    "birth_date": "1932-03-17",
}
DIET = {"needs": ["halal"], "other": "canary-of-the-kitchen"}


def answer_all(session: Session, world: World) -> None:
    """Ask what is sealed, and let one's own and the other's participant answer."""
    for told in (world.own, world.other):
        asked = {name: _ask(session, told, name, *kind) for name, *kind in KINDS}
        session.flush()
        person = queries.person(session, told["edition_id"], "jp-90", told["participant_id"])
        expires = person.delegation.edition.ends_on + timedelta(days=400)
        sent = Files(new=(Upload(name="canary-photo.png", content=_picture()),))
        raw = {
            asked["passport"]: {**PASSPORT, "expires_on": expires.isoformat()},
            asked["scan"]: sent,
            asked["photo"]: sent,
            asked["diet"]: DIET,
        }
        actions.answer(session, None, person, raw)
        values = queries.opened(session, queries.answers_of(session, person.id).values())
        told["sealed_question_id"] = asked["passport"]
        told["sealed_file"], told["file"] = (values[asked[one]][0] for one in ("scan", "photo"))


def _ask(session: Session, told: dict, name: str, kind: str, field_class: str) -> int:
    """Ask one question of everybody."""
    question = Question(
        edition_id=told["edition_id"],
        identifier=f"sealed-{name}",
        position=10,
        stage_kind="documents",
        kind=kind,
        field_class=field_class,
    )
    session.add(question)
    session.flush()
    words = Words(en=f"Your {name}")
    session.add(
        QuestionVersion(question_id=question.id, label=words, hint=Words(), made_at=clock.now())
    )
    return question.id


def _picture() -> bytes:
    """Draw a small portrait."""
    file = io.BytesIO()
    Image.new("RGB", (30, 40), str(f"#{uuid4().hex[:6]}")).save(file, "PNG")
    return file.getvalue()
