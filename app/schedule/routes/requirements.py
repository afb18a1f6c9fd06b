"""What a timetable must keep to, what is wished, and how much each kind of breach weighs."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy
from app.schedule.actions import requirements as actions
from app.schedule.forms.requirements import rule_form
from app.schedule.forms.weights import weights_form
from app.schedule.models import RULE_KINDS, USUAL_WEIGHTS, Rule
from app.schedule.queries import requirements as queries
from app.schedule.queries import weights as stated_weights
from app.schedule.routes.activities import say_saved
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.words import requirements as words


@bp.get(f"{EDITION}/requirements")
@allow(policy.may_plan, find=edition_queries.edition)
def requirements(edition: Edition) -> ResponseReturnValue:
    """List the requirements and wishes, each as a sentence."""
    every = queries.all_rules(session(), edition.id)
    return page(
        edition=edition,
        rules=[one for one in every if one.removed_at is None],
        removed=[one for one in every if one.removed_at is not None],
        names=queries.names(session(), edition),
        kinds=RULE_KINDS,
        words=words,
    )


@bp.route(f"{EDITION}/requirements/new", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def add_rule(edition: Edition) -> ResponseReturnValue:
    """Write down a requirement or wish of a kind."""
    wanted = request.args.get("kind", "")
    kind = wanted if wanted in RULE_KINDS else RULE_KINDS[0]
    form = rule_form(kind, queries.names(session(), edition))
    if form.answered():
        with form.showing_refusals():
            actions.add_rule(session(), actor().actor_id, edition, form.facts())
            said(_("Added."))
            return back_to(".requirements", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, kind=kind, words=words)


@bp.route(f"{EDITION}/requirements/<int:rule_id>", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=queries.rule)
def change_rule(rule: Rule) -> ResponseReturnValue:
    """Change a requirement or wish."""
    edition, kind = rule.edition, rule.kind
    names = queries.names(session(), edition)
    form = rule_form(kind, names, rule)
    sentence = words.sentence(rule, names)
    if form.merged():
        with form.showing_refusals():
            actions.change_rule(session(), actor().actor_id, rule, form.facts())
            say_saved(form)
            return back_to(".requirements", edition_id=edition.id)
    return page(
        form.http_status, edition=edition, form=form, kind=kind, sentence=sentence, words=words
    )


@bp.post(f"{EDITION}/requirements/<int:rule_id>/mark")
@allow(policy.may_plan_part, find=queries.rule)
def mark_rule(rule: Rule) -> ResponseReturnValue:
    """Remove a rule, put it back, set it aside, take it up again, or make a wish of it."""
    told = {
        "removed": _("Removed. It can be put back at the end of this page."),
        "restored": _("Put back."),
        "set_aside": _("Set aside: it does not count until it is taken up again."),
        "taken_up": _("Taken up again."),
        "softened": _("It is a wish now: breaches cost, and are no longer ruled out."),
    }
    what = request.form.get("what", "")
    if what in told:
        actions.mark_rule(session(), actor().actor_id, rule, what)
        said(told[what])
    return back_to(".requirements", edition_id=rule.edition_id, _anchor=f"rule-{rule.id}")


@bp.route(f"{EDITION}/weights", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def weights(edition: Edition) -> ResponseReturnValue:
    """Say how much each kind of breach weighs, or go back to what is usual."""
    form = weights_form(stated_weights(session(), edition.id))
    usual = "usual" in request.form
    if (usual and form.answered()) or form.merged():
        told = dict(USUAL_WEIGHTS) if usual else form.weights()
        actions.set_weights(session(), actor().actor_id, edition, told)
        say_saved(form)
        return back_to(".weights", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, words=words, usual=USUAL_WEIGHTS)
