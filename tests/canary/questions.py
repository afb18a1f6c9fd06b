"""A question of every class, and what a person answers to each."""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from sqlalchemy.orm import Session

from app.core import clock
from app.core.files.uploads import Upload
from app.core.words import Words
from app.questions.answering import actions, queries
from app.questions.answering.actions.looking import file_bytes
from app.questions.answering.queries.people import Of
from app.questions.answering.rules.uploads import Files
from app.questions.models import Question, QuestionVersion
from tests.canary.tokens import Aviary

# Identifier, kind, class.
ASKED = (
    ("nickname", "text", "name"),
    ("portrait", "photo", "name"),
    ("telephone", "phone", "contact"),
    ("home", "address", "contact"),
    ("emergency", "emergency-contact", "contact"),
    ("birthplace", "text", "birth"),
    ("document", "passport", "passport"),
    ("scan", "file", "passport"),
    ("eating", "diet", "medical"),
    ("illness", "long-text", "medical"),
    ("family", "text", "guardian"),
    ("shirt", "text", "open"),
)


@dataclass(frozen=True)
class Asked:
    """The questions of an edition, by identifier."""

    edition_id: int
    ids: dict[str, int]


def ask(session: Session, edition_id: int) -> Asked:
    """Ask a question of every class in an edition."""
    ids = {}
    for place, (name, kind, field_class) in enumerate(ASKED, 20):
        question = Question(
            edition_id=edition_id,
            identifier=name,
            position=place,
            stage_kind="documents",
            kind=kind,
            field_class=field_class,
        )
        session.add(question)
        session.flush()
        words = {"label": Words(en=f"What {name}?"), "hint": Words()}
        session.add(QuestionVersion(question_id=question.id, made_at=clock.now(), **words))
        ids[name] = question.id
    return Asked(edition_id, ids)


def answer(
    session: Session, aviary: Aviary, asked: Asked, code: str, whose: str, who: int
) -> list[str]:
    """Let a person answer everything by their link; return the files, noted as they are kept."""
    person = queries.person(session, asked.edition_id, code, who)
    raw = _raw(aviary, whose, person.birth_date, person.delegation.edition.ends_on)
    by_id = {asked.ids[name]: value for name, value in raw.items()}
    actions.answer(session, None, person, by_id, by_link=True)
    session.flush()
    session.expire_all()
    person = queries.person(session, asked.edition_id, code, who)
    answers, kept = queries.answers_of(session, who), []
    for name, field in (("portrait", "portrait"), ("scan", "passport file")):
        found = answers[asked.ids[name]]
        for file in found.files:
            aviary.file(whose, field, file_bytes(session, Of(person, found, file)))
            kept.append(file.uuid)
    return kept


def _raw(aviary: Aviary, whose: str, born: Any, ends: Any) -> dict[str, Any]:
    """Return what is typed and sent."""

    def word(field: str, part: str) -> str:
        return aviary.word(whose, field, part)

    return {
        "nickname": word("name answer", "nk"),
        "portrait": Files(
            new=(Upload(name=f"{word('portrait file name', 'fn')}.png", content=_png(aviary)),)
        ),
        "telephone": aviary.phone(whose, "contact answer"),
        "home": {"text": f"Lane {word('contact answer', 'ad')}", "country": "JP"},
        "emergency": {
            "name": word("contact answer", "em"),
            "relation": word("contact answer", "re"),
            "phone": aviary.phone(whose, "contact answer"),
        },
        "birthplace": word("birth answer", "bi"),
        "document": {
            "number": word("passport", "pn").upper(),
            "issuing_state": "JPN",
            "nationality": "JPN",
            "surname": word("passport", "ps"),
            "given": word("passport", "pg"),
            "sex": "female",
            "birth_date": born.isoformat(),
            "expires_on": aviary.day(
                whose, "passport", ends + timedelta(days=4000 + len(aviary.words))
            ).isoformat(),
        },
        "scan": Files(
            new=(Upload(name=f"{word('passport file name', 'sn')}.pdf", content=_pdf(aviary)),)
        ),
        "eating": {
            "needs": ["halal"],
            "allergens": {"egg": "trace"},
            "other": f"No {word('medical', 'di')}",
        },
        "illness": f"Takes {word('medical', 'il')}\ndaily",
        "family": word("guardian answer", "fa"),
        "shirt": word("open answer", "sh"),
    }


def _png(aviary: Aviary) -> bytes:
    """Draw a picture that tells beside itself who took it where: nobody ever reads that."""
    beside, exif = PngInfo(), Image.Exif()
    beside.add_text("Comment", aviary.word("nobody", "beside a picture", "ex"))
    exif[0x010E] = aviary.word("nobody", "beside a picture", "ex")
    file, colour = io.BytesIO(), f"#{len(aviary.words):06x}"
    Image.new("RGB", (30, 40), colour).save(file, "PNG", pnginfo=beside, exif=exif)
    return file.getvalue()


def _pdf(aviary: Aviary) -> bytes:
    """Write a document of its own."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200 + len(aviary.words))
    writer.write(file)
    return file.getvalue()
