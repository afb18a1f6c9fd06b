"""A person answers what is asked, with their own link."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.core.access import allow, anyone
from app.core.db import session
from app.core.web import back_to, page
from app.personal.models import OwnLink
from app.personal.routes import state
from app.personal.routes.blueprint import bp
from app.personal.routes.own import OWN, mine
from app.questions.answering import actions, forms, words
from app.questions.answering.routes.blueprint import LARGEST
from app.questions.answering.routes.people import asked_of, tell
from app.questions.models import STAGES
from app.questions.words import seen_by
from app.stages.words import kind as stage_name


def _mine_at(session: Session, token: str, stage: str) -> tuple[OwnLink, str] | None:
    """Return a link and a stage of questions."""
    found = mine(session, token)
    return (found, stage) if found and stage in STAGES else None


@bp.url_value_preprocessor
def take_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let files be sent to the page that takes them."""
    if endpoint == "personal.answer":
        request.max_content_length = LARGEST


@bp.route(f"{OWN}/answers/<stage>", methods=["GET", "POST"])
@allow(anyone, find=_mine_at)
def answer(found: tuple[OwnLink, str]) -> ResponseReturnValue:
    """Answer what is asked at a stage."""
    link, stage = found
    told = state.of(link)
    form = forms.answers_form(asked_of(told["sheet"], stage))
    if form.merged():
        with form.showing_refusals():
            done = actions.answer(session(), None, link.participant, form.raw(), by_link=True)
            tell(done, form.taken_over)
            return back_to(".show", token=told["token"])
    more = {"stage_name": stage_name, "answer_words": words, "seen_by": seen_by}
    return page(form.http_status, form=form, stage=stage, **more, **told)
