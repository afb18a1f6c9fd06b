"""Pages on which a programme's coordinator builds what an edition asks."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import LANGUAGES, _, language, speaking
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions.models import Edition
from app.editions.queries import edition as find_edition
from app.questions import actions, forms, policy, queries
from app.questions.answering import words as answer_words
from app.questions.answering.forms.answers import AnswersForm, Asked, answers_form
from app.questions.forms import QuestionForm
from app.questions.models import KINDS, STAGES, Question
from app.questions.routes.blueprint import bp, common, roles_of
from app.questions.rules import shown


@bp.get("")
@allow(policy.may_build, find=find_edition)
def index(edition: Edition) -> ResponseReturnValue:
    """Show what the edition asks, stage by stage, in its order."""
    there = queries.questions_of(session(), edition.id)
    return page(
        edition=edition,
        stages=[
            (code, [one for one in there if one.stage_kind == code and not one.archived_at])
            for code in STAGES
        ],
        archived=[one for one in there if one.archived_at],
        by_id={one.id: one for one in there},
        answers=queries.answers_by_question(session(), edition.id),
        roles=roles_of(edition),
        **common(),
    )


@bp.route("/new", methods=["GET", "POST"])
@allow(policy.may_build, find=find_edition)
@once
def add(edition: Edition) -> ResponseReturnValue:
    """Choose a kind, then ask a new question."""
    kind, stage = request.args.get("kind", ""), request.args.get("stage", STAGES[0])
    if kind not in KINDS:
        return page(edition=edition, form=None, kind="", kinds=KINDS, stage=stage, **common())
    there = queries.questions_of(session(), edition.id)
    form = forms.question_form(kind, edition, there, stage=stage if stage in STAGES else STAGES[0])
    if form.merged():
        with form.showing_refusals():
            made = actions.add(session(), actor().actor_id, edition, form.draft())
            said(_("It is asked."))
            return _back(edition, made)
    return page(form.http_status, edition=edition, form=form, kind=kind, stage=stage, **common())


@bp.route("/<int:question_id>", methods=["GET", "POST"])
@allow(policy.may_rebuild, find=queries.question)
def change(question: Question) -> ResponseReturnValue:
    """Change a question."""
    edition = question.edition
    there = queries.questions_of(session(), edition.id)
    form = forms.question_form(question.kind, edition, there, question)
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, question, form.draft())
            _say_saved(form)
            return _back(edition, question)
        # What was undone is forgotten too: the page reads it anew.
        question = queries.question(session(), edition.id, question.id) or question
    return page(form.http_status, edition=edition, form=form, **_told(question), **common())


@bp.post("/<int:question_id>/move")
@allow(policy.may_rebuild, find=queries.question)
def move(question: Question) -> ResponseReturnValue:
    """Move a question one up or one down."""
    edition = question.edition
    step = -1 if request.form.get("direction") == "up" else 1
    actions.move(session(), actor().actor_id, question, step)
    return _back(edition, question)


@bp.post("/<int:question_id>/archive")
@allow(policy.may_rebuild, find=queries.question)
def archive(question: Question) -> ResponseReturnValue:
    """Ask a question no more."""
    edition = question.edition
    actions.archive(session(), actor().actor_id, question)
    said(_("It is asked no more; it stands below and can be brought back."))
    return _back(edition, question)


@bp.post("/<int:question_id>/restore")
@allow(policy.may_rebuild, find=queries.question)
def restore(question: Question) -> ResponseReturnValue:
    """Ask an archived question again."""
    edition = question.edition
    actions.restore(session(), actor().actor_id, question)
    said(_("It is asked again."))
    return _back(edition, question)


@bp.get("/preview")
@allow(policy.may_build, find=find_edition)
def preview(edition: Edition) -> ResponseReturnValue:
    """Show the questions as people in a role see them, in the language chosen."""
    wish = request.args.get("speak", "")
    with speaking(wish if wish in LANGUAGES else language()):
        roles = roles_of(edition)
        role = request.args.get("role", "")
        role = role if role in roles else next(iter(roles), "")
        there = queries.questions_for(session(), edition.id, role)
        told = {"edition": edition, "role": role, "roles": roles, "answer_words": answer_words}
        stages = [(code, _blank(there, code)) for code in STAGES]
        return page(stages=stages, languages=LANGUAGES, spoken=language, **told, **common())


def _blank(there: list[Question], stage: str) -> AnswersForm:
    """Return the form of a stage's questions as it is before anything is answered."""
    return answers_form([Asked(question=one) for one in there if one.stage_kind == stage])


def _told(question: Question) -> dict[str, Any]:
    """Return what the page of one question shows besides its form."""
    return {
        "question": question,
        "answered": queries.answered(session(), question.current.id),
        "versions": queries.versions(session(), question.id),
        "waiting": shown.waiting(question, queries.questions_of(session(), question.edition_id)),
    }


def _say_saved(form: QuestionForm) -> None:
    """Say that it is saved, and which parts somebody else changed meanwhile."""
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))


def _back(edition: Edition, question: Question) -> ResponseReturnValue:
    """Lead back to the list, to where the question stands."""
    return back_to(".index", edition_id=edition.id, _anchor=f"question-{question.id}")
