"""Whose turn it is once debts, kept turns and agreements stand beside the rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.programmes.rules.docket import Entry
from app.programmes.rules.facts import Rule
from app.programmes.rules.method import Certainty, Choice, Sight
from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.records import Adjustment, AdjustmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """A turn that a region is owed: since when, from when on, and why."""

    region: str
    year: int
    due: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The hosts by rule, and what their turn uses up: regular turns and debts."""

    hosts: tuple[str, ...]
    regular: tuple[str, ...] = ()
    debts: tuple[Debt, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """All that can be said of a turn before it takes place; `due` is by rule, `hosts` as agreed."""

    rule: Rule
    sight: Sight
    choice: Choice
    entry: Entry
    due: Due
    hosts: tuple[str, ...]
    certainty: Certainty
    reasons: tuple[Reason, ...]
    questions: tuple[Question, ...]


def expected(
    rule: Rule, sight: Sight, entry: Entry, debts: Sequence[Debt], kept: Sequence[Debt]
) -> Expected:
    """Put rule, debts and agreements together."""
    choice = rule.method.choose(sight)
    due = _swap(_due(rule, choice, sight, debts, kept), entry, sight.year)
    hosts, agreed = _agree(due.hosts, entry, sight.year)
    said = tuple(reason for one in entry.declines for reason in _declined(rule, one))
    instead = _instead(due.hosts, hosts)
    questions = list(choice.questions if not due.debts else ())
    asked = (code for code in entry.uncertain if code not in hosts)
    questions += [Question("named", {"region": code}) for code in asked]
    if entry.declines and rule.policies.declined is None:
        questions.append(Question("policy_unknown.declined"))
    if agreed:
        said = (*agreed, *(instead or (due.reasons if due.hosts else ())))
    else:
        said = (*said, *due.reasons)
    return Expected(
        rule=rule,
        sight=sight,
        choice=choice,
        entry=entry,
        due=due,
        hosts=hosts or rule.always,
        certainty=_certainty(hosts, entry),
        reasons=tuple(one for at, one in enumerate(said) if one not in said[:at]),
        questions=tuple(questions) if not (agreed and hosts) else (),
    )


def _due(
    rule: Rule, choice: Choice, sight: Sight, debts: Sequence[Debt], kept: Sequence[Debt]
) -> Due:
    """Fill the places: who keeps a turn, then who is owed one, then whom the rule names."""
    repaid: list[Debt] = []
    for debt in (*kept, *debts):
        fits = sight.year is None or debt.due <= sight.year
        taken = {one.region for one in repaid} | sight.excluded
        room = len(repaid) < sight.count and debt.region not in taken
        if fits and room and rule.method.may_repay(debt.region, choice, sight):
            repaid.append(debt)
    owed = tuple(debt.region for debt in repaid)
    chosen = tuple(host for host in choice.hosts if host not in owed)
    if len(choice.hosts) <= sight.count:
        chosen = chosen[: sight.count - len(owed)]
    stayed = tuple(debt.region for debt in repaid if debt in kept)
    reasons = tuple(debt.reason for debt in repaid)
    if chosen or not owed:
        reasons = (*reasons, *choice.reasons)
    hosts = tuple(dict.fromkeys((*rule.always, *owed, *chosen)))
    if rule.always and not (owed or chosen):
        hosts = ()
    return Due(
        hosts=hosts,
        regular=(*stayed, *chosen),
        debts=tuple(repaid),
        reasons=(*(Reason("always", {"region": one}) for one in rule.always), *reasons),
    )


def _swap(due: Due, entry: Entry, year: int | None) -> Due:
    """Exchange hosts where two regions swapped their years; what is used up stays the same."""
    for one in entry.agreements:
        if one.kind is not AdjustmentKind.SWAPPED or one.region is None or one.other is None:
            continue
        gives, takes = _exchange(one, year)
        if takes in due.hosts and gives not in due.hosts:
            continue
        what = _swapped(one, year)
        reasons = (what, *_stated(one))
        if gives in due.hosts:
            hosts = tuple(takes if host == gives else host for host in due.hosts)
            due = replace(due, hosts=hosts, reasons=reasons)
        else:
            # Whoever was owed this year does not host in it, and stays owed.
            owed = {debt.region for debt in due.debts}
            regular = tuple(host for host in due.regular if host not in owed)
            due = Due(hosts=(takes,), regular=regular, reasons=reasons)
    return due


def _exchange(one: Adjustment, year: int | None) -> tuple[str, str]:
    """Return who gives a year in a swap, and who takes it."""
    region, other = str(one.region), str(one.other)
    return (region, other) if one.year == year else (other, region)


def _swapped(one: Adjustment, year: int | None) -> Reason:
    """Say who took a year in a swap."""
    gives, takes = _exchange(one, year)
    years = {"year": one.year, "to_year": one.to_year or one.year}
    return Reason("swapped", {"region": takes, "previous": gives, **years})


def _agree(
    hosts: tuple[str, ...], entry: Entry, year: int | None
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Let what is planned, offered, accepted, or swapped after that stand in place of the rule."""
    reasons: tuple[Reason, ...] = ()
    if entry.planned:
        hosts = entry.planned
        reasons = tuple(Reason("planned", {"region": host}) for host in hosts)
    for one in entry.agreements:
        if one.region is None:
            continue
        if one.kind is AdjustmentKind.SWAPPED:
            gives, takes = _exchange(one, year)
            if reasons and gives in hosts:
                hosts = tuple(takes if host == gives else host for host in hosts)
                reasons = (_swapped(one, year), *_stated(one))
            continue
        hosts = (one.region,) if one.other is None else (one.region, one.other)
        what = tuple(Reason(one.kind, {"region": host, "year": one.year}) for host in hosts)
        reasons = (*what, *_stated(one))
    return hosts, reasons


def _instead(due: tuple[str, ...], hosts: tuple[str, ...]) -> tuple[Reason, ...]:
    """Say who would have been next by rule, where something else was agreed."""
    if set(due) == set(hosts):
        return ()
    return tuple(Reason("instead_of", {"expected": one}) for one in due if one not in hosts)


def _certainty(hosts: tuple[str, ...], entry: Entry) -> Certainty:
    """Say how sure the hosts are."""
    if not hosts:
        return Certainty.OPEN
    last = entry.agreements[-1].kind if entry.agreements else None
    if last is AdjustmentKind.OFFERED or (last is None and not entry.planned):
        return Certainty.EXPECTED
    return Certainty.FIXED


def _declined(rule: Rule, one: Adjustment) -> tuple[Reason, ...]:
    """Say who gave up the turn and what the programme's policy makes of it."""
    policy = rule.policies.declined or "unknown"
    what = Reason(f"declined.{policy}", {"region": str(one.region), "year": one.year})
    return (what, *_stated(one))


def _stated(one: Adjustment) -> tuple[Reason, ...]:
    """Repeat the reason that people gave."""
    return (Reason("stated", {"text": one.reason}),) if one.reason else ()
