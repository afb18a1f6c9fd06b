"""The requirements and wishes that somebody wrote down, as the problem has them."""

from collections.abc import Iterable, Iterator

from app.schedule.models import Rule, RuleSubject
from app.schedule.rules.problem import Requirement
from app.schedule.rules.stating.context import Context
from app.schedule.rules.stating.parties import Party

# Fewer of them than this and there is nothing to hold together or apart.
_AT_LEAST = {"apart": 2, "same-space": 2, "same-day": 2}


def of_rules(context: Context) -> Iterator[Requirement]:
    """Yield each rule that counts; one about nothing that is still there is left out."""
    for rule in context.draft.rules:
        if rule.set_aside_at is not None or rule.removed_at is not None:
            continue
        if rule.kind == "rest":
            yield from _rest(context, rule)
        elif rule.kind == "languages":
            yield _stated(context, rule, (rule.language or "",))
        else:
            subjects = activities(context, rule, "first")
            others = activities(context, rule, "second")
            enough = len(subjects) >= _AT_LEAST.get(rule.kind, 1)
            if enough and (others or rule.kind != "order"):
                yield _stated(context, rule, subjects, others=others)


def _stated(
    context: Context,
    rule: Rule,
    subjects: tuple[str, ...],
    *,
    others: tuple[str, ...] = (),
    key: str = "",
) -> Requirement:
    return Requirement(
        key=key or f"rule:{rule.id}",
        kind=rule.kind,
        subjects=subjects,
        others=others,
        spaces=tuple(str(one.space_id) for one in rule.spaces),
        windows=tuple(context.line.window(one.starts_at, one.ends_at) for one in rule.windows),
        minutes=rule.minutes,
        most=rule.most,
        weight=rule.weight,
        about="rule",
    )


def _rest(context: Context, rule: Rule) -> Iterator[Requirement]:
    """Yield a rest for each party that it means, between what it names, or all they attend."""
    named = frozenset(activities(context, rule, "first", whole=False))
    whom = [one for one in rule.subjects if one.activity_id is None and one.group_id is None]
    said = set()
    for party in context.parties:
        if whom and not any(means(one, party) for one in whom):
            continue
        attends = party.activities & named if named else party.activities
        keys = context.attended(attends, context.draft.activities)
        if len(keys) > 1 and (party.region_id, keys) not in said:
            said.add((party.region_id, keys))
            yield _stated(
                context, rule, (party.key,), others=keys, key=f"rule:{rule.id}:{party.key}"
            )


def means(subject: RuleSubject, party: Party) -> bool:
    """Tell whether a rule that names a region, role or person is about somebody of a party."""
    return any(
        (subject.region_id is not None and one.region_id == subject.region_id)
        or (subject.role is not None and one.role == subject.role)
        or (subject.participant_id is not None and one.participant_id == subject.participant_id)
        for one in party.members
    )


def activities(context: Context, rule: Rule, side: str, *, whole: bool = True) -> tuple[str, ...]:
    """Return the activities of one side of a rule: named, of a group, or (`whole`) attended."""
    found: set[str] = set()
    for subject in (one for one in rule.subjects if one.side == side):
        found.update(_meant(context, subject, whole=whole))
    return context.attended(frozenset(found), context.draft.activities)


def _meant(context: Context, subject: RuleSubject, *, whole: bool) -> Iterable[str]:
    if subject.activity_id is not None:
        return [one.uuid for one in context.draft.activities if one.id == subject.activity_id]
    if subject.group_id is not None:
        return [one.uuid for one in context.of(subject.group_id)]
    if not whole:
        return ()
    return [key for party in context.parties if means(subject, party) for key in party.activities]
