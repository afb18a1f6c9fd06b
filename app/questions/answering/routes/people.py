"""One person's answers: what stands there, completing them, revealing what is sealed."""

from collections.abc import Sequence
from typing import Any

from flask.typing import ResponseReturnValue

from app.core.access import Actor, actor, allow
from app.core.db import session
from app.core.languages import _, ngettext
from app.core.names import language_of
from app.core.web import back_to, page, said
from app.editions.terms import EntryTerms
from app.questions.answering import actions, forms, policy, queries, words
from app.questions.answering.forms import Asked
from app.questions.answering.queries.people import Of
from app.questions.answering.queries.sheets import Line, Sheet, sheet
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.routes.files import check_named
from app.questions.models import STAGES
from app.questions.words import seen_by
from app.registration.models import Participant
from app.stages.words import kind as stage_name
from app.vault import policy as vault
from app.vault.classes import FieldClass

PERSON = "/delegations/<code>/people/<int:person_id>"


@bp.get(PERSON + "/answers")
@allow(policy.may_see, find=queries.person)
def show(person: Participant) -> ResponseReturnValue:
    """Show how a person's answers stand, and those that the reader may read."""
    found = sheet(session(), person, readable(actor(), person))
    return page(
        **_told(person),
        sheet=found,
        stages=[(kind, stage_name(kind), found.of(kind)) for kind in STAGES],
        may_complete=policy.may_complete(actor(), person),
        revealable={
            one.question.id
            for one in found.lines
            if vault.may_reveal(actor(), person, FieldClass(one.question.field_class))
        },
    )


@bp.route(PERSON + "/answers/<stage>", methods=["GET", "POST"])
@allow(policy.may_complete_stage, find=queries.staged)
def complete(asked: tuple[Participant, str]) -> ResponseReturnValue:
    """Complete a person's answers of one stage."""
    person, stage = asked
    found = sheet(session(), person, readable(actor(), person))
    form = forms.answers_form(asked_of(found, stage))
    if form.merged():
        with form.showing_refusals():
            done = actions.answer(session(), actor().actor_id, person, form.raw())
            tell(done, form.taken_over)
            return _onward(person, stage, done)
    return page(
        form.http_status, **_told(person), form=form, sheet=found, stage=stage, name=stage_name
    )


@bp.route(PERSON + "/reveal/<int:question_id>", methods=["GET", "POST"])
@allow(policy.may_reveal, find=queries.answer)
def reveal(of: Of) -> ResponseReturnValue:
    """Show one sealed answer, once, for a reason that is recorded."""
    check_named(of)
    form = forms.ReasonForm()
    shown: list[str] = []
    if form.answered():
        with form.showing_refusals():
            value = actions.look_at(session(), actor().actor_id, of, form.reason.data)
            shown = words.answer(of.answer.question, of.answer.asked, value)
            return page(**_told(of.person), of=of, form=form, shown=shown)
    return page(form.http_status, **_told(of.person), of=of, form=form, shown=shown)


def asked_of(found: Sheet, stage: str) -> list[Asked]:
    """Return what a form asks of a stage: with a question's files, and why some are locked.

    After the deadline only what is open again is asked, if anything is.
    """
    lines = found.of(stage)
    return [
        Asked(
            question=one.question,
            value=one.value,
            known=one.answer is not None and one.answer.purged_at is None,
            shown=one.state != "hidden",
            locked=_locked(found, one),
            masked=one.masked,
            files={
                file.uuid: words.file_name(file, number) for number, file in enumerate(one.files, 1)
            },
        )
        for one in ([line for line in lines if line.reopened] if found.over else lines)
    ]


def tell(done: actions.Answered, taken_over: Sequence[str]) -> None:
    """Say what was saved, what else went with it, and what to look at again."""
    number = len(done.changed)
    said(ngettext("Saved: %(num)s answer.", "Saved: %(num)s answers.", number))
    if done.cleared:
        cleared = ngettext(
            "%(num)s answer is no longer asked and was taken away.",
            "%(num)s answers are no longer asked and were taken away.",
            len(done.cleared),
        )
        said(cleared)
    for label in taken_over:
        said(
            _("Somebody else changed this meanwhile, and it stays so: %(question)s", question=label)
        )
    for hint in done.hints:
        said(hint)


def _locked(found: Sheet, line: Line) -> str:
    """Say why a question cannot be answered now; nothing where it can."""
    if found.over and not line.reopened:
        return found.over
    if line.waits:
        return str(_("Waits until a guardian has consented."))
    if line.frozen and not line.reopened:
        return str(_("This answer can no longer be changed. Ask the coordinator."))
    return ""


def _onward(person: Participant, stage: str, done: actions.Answered) -> ResponseReturnValue:
    """Stay where an answer shows further questions, else go on to all answers."""
    here = {"edition_id": person.edition_id, "code": person.delegation.region.code}
    after = sheet(session(), person, lambda _class: False)
    fresh = {one.id for one in done.changed}
    more = any(
        line.state == "missing" and line.question.show_if_id in fresh for line in after.of(stage)
    )
    if more:
        said(_("What you answered asks for more: see below."))
        return back_to("answering.complete", **here, person_id=person.id, stage=stage)
    return back_to("answering.show", **here, person_id=person.id)


def readable(user: Actor, person: Participant) -> Any:
    """Return what a reader may read of a person, by class."""
    return lambda field_class: vault.may_read(user, person, field_class)


def _told(person: Participant) -> dict[str, Any]:
    """Return what every page about a person shows."""
    edition = person.delegation.edition
    terms = edition.programme.kind.terms(EntryTerms)
    return {
        "person": person,
        "edition": edition,
        "region": person.delegation.region,
        "role": terms.label(person.role),
        "script": language_of(person.native, person.delegation.region.country),
        "words": words,
        "seen_by": seen_by,
    }
