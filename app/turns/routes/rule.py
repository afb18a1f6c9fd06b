"""The rotation rule beside the forecast that follows from it."""

from dataclasses import replace
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import language
from app.core.web import back_to, page
from app.programmes import actions as programmes
from app.programmes.forms import classes
from app.programmes.models import Programme
from app.programmes.queries import programme as find_programme
from app.programmes.queries import programmes as all_programmes
from app.programmes.rules.facts import Programme as Facts
from app.programmes.rules.facts import Rule
from app.programmes.rules.sides import Sides
from app.programmes.terms import RotationTerms
from app.programmes.words import sentences
from app.turns import policy, queries
from app.turns.forms.rule import RuleForm, shown
from app.turns.forms.types import FORMS, CycleForm, SidesForm, names
from app.turns.routes.blueprint import bp, this_year
from app.turns.rules.outlook import outlook


@bp.route("/programmes/<slug>/rule", methods=["GET", "POST"])
@allow(policy.may_plan, find=find_programme)
def rule(programme: Programme) -> ResponseReturnValue:
    """Write the rotation rule; the forecast beside follows what is written, saved or not."""
    facts = queries.programme_facts(session(), programme.id)
    known = facts.rule_at(None)
    chosen = _chosen_type(programme, known)
    form = _form(programme, known, chosen)
    wish = request.form.get("do", "")
    moved = _moved(form)
    right = form.answered() and not form.contradicts()
    if right and wish == "save" and not moved:
        programmes.set_rule(session(), actor().actor_id, programme, form.rule())
        return back_to(".rule", slug=programme.slug)
    seen = _with(facts, form.rule()) if right or moved else facts
    return page(
        200 if right or moved else form.http_status, **_shown(form, programme, chosen, seen)
    )


def _chosen_type(programme: Programme, known: Rule | None) -> str:
    """Return the type of rule that is asked about: chosen, in force, or the kind's usual one."""
    usual = programme.kind.terms(RotationTerms).rule
    for wish in (request.args.get("type"), known and known.method.kind, usual):
        if wish in FORMS:
            return str(wish)
    return "unknown"


def _form(programme: Programme, known: Rule | None, chosen: str) -> RuleForm:
    """Return the form of a type, filled with the rule in force where it is of that type."""
    members = queries.possible_hosts(session(), programme.id)
    kind = FORMS[chosen]
    same = known is not None and known.method.kind == chosen
    values: dict[str, Any] = {"hosts": 1, "eligible": ["full"], "avoid_last": 0, "years": 1}
    values |= {"offset": 0, "first": "", "joiners": True, "order": [one.code for one in members]}
    if known is not None:
        values |= shown(known)
    form = kind(data=values)
    if same and known is not None:
        form = kind(data={**values, **form.values(known.method)})
        form.always = known.always
        if isinstance(form, SidesForm) and isinstance(known.method, Sides):
            form.names = {side.code: side.names for side in known.method.sides}
    regions = sorted(
        ((one.code, one.name.best(language())) for one in members), key=lambda one: one[1]
    )
    others = [
        (one.slug, one.name.best(language()))
        for one in all_programmes(session())
        if one.id != programme.id
    ]
    form.offer(classes(), regions, others)
    return form


def _moved(form: RuleForm) -> bool:
    """Move a region in the order where a button asks for it."""
    wish = request.form.get("move")
    if wish is None or not isinstance(form, CycleForm):
        return False
    form.order.move(wish)
    return bool(form.validate())


def _with(facts: Facts, written: Rule) -> Facts:
    """Return the facts as they were if the rule was saved."""
    rules = [one for one in facts.rules if one.valid_from != written.valid_from]
    rules.append(written)
    rules.sort(key=lambda one: (one.valid_from is not None, one.valid_from or 0))
    others = dict(facts.others)
    lead = written.method.follows()
    partner = find_programme(session(), lead[0]) if lead else None
    if partner is not None and partner.slug not in others:
        others[partner.slug] = queries.programme_facts(session(), partner.id)
    return replace(facts, rules=tuple(rules), others=others)


def _shown(form: RuleForm, programme: Programme, chosen: str, seen: Facts) -> dict[str, Any]:
    """Return what the page shows."""
    members = queries.possible_hosts(session(), programme.id)
    return {
        "form": form,
        "programme": programme,
        "types": names(),
        "chosen": chosen,
        "outlook": outlook(seen, this_year()),
        "region_names": {one.code: one.name.best(language()) for one in members},
        "sentences": sentences,
    }
