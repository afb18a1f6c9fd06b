"""Writing down requirements and wishes, and how much each kind of breach weighs."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition
from app.schedule.actions.saving import keep, rewrite, save, write
from app.schedule.models import USUAL_WEIGHTS, Rule, RuleSpace, RuleSubject, RuleWindow, Weight
from app.schedule.queries import requirements as queries
from app.schedule.rules import requirements as rules
from app.schedule.rules.requirements import RuleFacts


def add_rule(session: Session, actor_id: int | None, edition: Edition, facts: RuleFacts) -> Rule:
    """Write down a requirement or wish; raises what is missing in it."""
    rules.check(facts)
    made = make_rule(session, edition, facts)
    session.flush()
    write(session, actor_id, "rule.added", edition, made)
    return made


def make_rule(
    session: Session, edition: Edition, facts: RuleFacts, *, batch: str | None = None
) -> Rule:
    """Make the rows of a rule, without a record: many may be made at once."""
    made = Rule(
        edition_id=edition.id,
        batch=batch,
        **{name: getattr(facts, name) for name in rules.COLUMNS},
    )
    made.subjects = list(_subjects(facts).values())
    made.spaces = [RuleSpace(space_id=one) for one in sorted(facts.space_ids)]
    made.windows = [RuleWindow(**one._asdict()) for one in sorted(facts.windows)]
    session.add(made)
    return made


def change_rule(session: Session, actor_id: int | None, rule: Rule, facts: RuleFacts) -> None:
    """Change a requirement or wish; raises what is missing in it, and Stale."""
    rules.check(facts)
    known = {(one.side, rules.subject(one)): one for one in rule.subjects}
    times = {(one.starts_at, one.ends_at): one for one in rule.windows}
    changed = [
        rewrite(rule, {name: getattr(facts, name) for name in rules.COLUMNS}),
        keep(rule.subjects, known, _subjects(facts)),
        keep(
            rule.spaces,
            {one.space_id: one for one in rule.spaces},
            {one: RuleSpace(space_id=one) for one in sorted(facts.space_ids)},
        ),
        keep(
            rule.windows,
            times,
            {tuple(one): RuleWindow(**one._asdict()) for one in sorted(facts.windows)},
        ),
    ]
    save(session)
    if any(changed):
        write(session, actor_id, "rule.changed", rule.edition, rule)


def mark_rule(session: Session, actor_id: int | None, rule: Rule, what: str) -> None:
    """Remove a rule, put it back, set it aside, take it up again, or make a wish of it."""
    now = clock.now()
    changes: Mapping[str, dict[str, object]] = {
        "removed": {"removed_at": rule.removed_at or now},
        "restored": {"removed_at": None},
        "set_aside": {"set_aside_at": rule.set_aside_at or now},
        "taken_up": {"set_aside_at": None},
        "softened": {"weight": rule.weight or rules.SOFTENED},
    }
    if rewrite(rule, changes[what]):
        save(session)
        write(session, actor_id, f"rule.{what}", rule.edition, rule)


def set_weights(
    session: Session, actor_id: int | None, edition: Edition, told: Mapping[str, int | None]
) -> None:
    """Say how much breaches weigh, by what they are about; what is as usual needs no row."""
    known = queries.weight_rows(session, edition.id)
    changed = []
    for about, weight in told.items():
        row = known.get(about)
        if (row.weight if row else USUAL_WEIGHTS[about]) == weight:
            continue
        changed.append(about)
        if weight == USUAL_WEIGHTS[about]:
            session.delete(row)
        elif row is not None:
            row.weight = weight
        else:
            session.add(Weight(edition_id=edition.id, about=about, weight=weight))
    save(session)
    if changed:
        write(session, actor_id, "weights.set", edition)


def _subjects(facts: RuleFacts) -> dict[tuple[str, rules.Subject], RuleSubject]:
    """Return rows for both sides of a rule, by side and what they are about."""
    sides = (("first", facts.first), ("second", facts.second))
    return {
        (side, one): RuleSubject(side=side, **one._asdict())
        for side, named in sides
        for one in sorted(named, key=str)
    }
