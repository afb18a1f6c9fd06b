"""Who hosts next and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from app.programmes.rules.course import NO_RULE, Course
from app.programmes.rules.expected import Expected
from app.programmes.rules.facts import Programme
from app.programmes.rules.history import is_past, walked
from app.programmes.rules.leads import lead_in
from app.programmes.rules.method import Certainty, Turn
from app.programmes.rules.questions import about_turn, open_questions, resting
from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.schedule import Occasion, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The turns to come, what is open about the programme as a whole, and why there may be none."""

    turns: tuple[Turn, ...] = ()
    questions: tuple[Question, ...] = ()
    reasons: tuple[Reason, ...] = ()


def forecast(facts: Programme, *, turns: int, from_year: int) -> Forecast:
    """Return the next turns from a year on; asking for more of them never changes the first."""
    course = walked(facts, before=from_year)
    whole = open_questions(facts, from_year)
    found = tuple(islice(_ahead(facts, course, from_year, whole), turns))
    return Forecast(
        turns=found,
        questions=(*whole, *(() if found else resting(facts)), *course.questions),
        reasons=() if found or not turns else _why_none(facts, course, from_year),
    )


def _ahead(
    facts: Programme, course: Course, from_year: int, whole: tuple[Question, ...]
) -> Iterator[Turn]:
    """Go on from turn to turn without end, or to the end of the programme."""
    schedule = Schedule(
        facts,
        course.docket,
        from_year=from_year,
        last_year=course.last_year,
        leads=_leads(facts, from_year),
    )
    asked = list(whole)
    sequence = 1
    while (occasion := schedule.next()) is not None:
        expected = course.expect(occasion.year, lead=occasion.lead)
        void = expected.entry.void
        if void is not None:
            course.leave_out(expected, (void.region,) if void.region else (), void.kind)
            continue
        yield _turn(facts, sequence, occasion, expected, asked)
        course.settle(expected, expected.hosts)
        sequence += 1


def _turn(
    facts: Programme,
    sequence: int,
    occasion: Occasion,
    expected: Expected,
    asked: list[Question],
) -> Turn:
    """Write down what is expected of one occasion; a question is asked once."""
    year, term = occasion.year, expected.rule.method.term()
    hosts = expected.hosts
    questions = (*expected.questions, *_about(facts, occasion, hosts))
    fresh = tuple(one for one in questions if one not in asked)
    asked.extend(fresh)
    return Turn(
        sequence=sequence,
        year=year,
        until=year + term - 1 if year is not None and term > 1 else None,
        hosts=hosts,
        candidates=expected.choice.candidates if expected.certainty is Certainty.OPEN else (),
        side=expected.choice.side,
        certainty=expected.certainty,
        reasons=expected.reasons,
        questions=fresh,
    )


def _about(facts: Programme, occasion: Occasion, hosts: tuple[str, ...]) -> tuple[Question, ...]:
    """Return what is open about the occasion itself; for one that follows another, about that."""
    if occasion.lead is None:
        return about_turn(facts, occasion.year)
    return () if hosts and occasion.year is not None else occasion.lead.questions


def _leads(facts: Programme, from_year: int) -> Iterator[Turn] | None:
    """Return the turns of the programme that this one follows, behind and ahead."""
    follows = (facts.rule_at(from_year) or NO_RULE).method.follows()
    if follows is None or (other := facts.others.get(follows[0])) is None:
        return None
    years = sorted({one.year for one in other.editions if is_past(one, from_year)})
    behind = (lead for year in years if (lead := lead_in(facts, follows[0], year)) is not None)
    course = walked(other, before=from_year)
    return chain(behind, _ahead(other, course, from_year, ()))


def _why_none(facts: Programme, course: Course, from_year: int) -> tuple[Reason, ...]:
    """Say why there are no turns to forecast."""
    rule = facts.rule_at(max(from_year, (course.last_year or 0) + 1))
    if rule is None or rule.method.turns:
        return (Reason("none.ended_with_other"),)
    return rule.method.choose(course.expect(from_year).sight).reasons
