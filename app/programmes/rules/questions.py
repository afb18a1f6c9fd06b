"""What the facts of a programme leave open."""

from collections.abc import Iterable

from app.programmes.rules.facts import Cadence, Programme
from app.programmes.rules.history import is_past
from app.programmes.rules.reasons import Question
from app.programmes.rules.records import AdjustmentKind, Status


def open_questions(facts: Programme, from_year: int) -> tuple[Question, ...]:
    """Return what a person should find out about the programme as a whole."""
    past = [one for one in facts.editions if is_past(one, from_year)]
    found = []
    if not facts.editions:
        found.append(Question("no_editions"))
    blank = [one.year for one in past if one.status.took_place and not one.hosts]
    unclear = [one.year for one in past if one.status in {Status.UNKNOWN, Status.PLANNED}]
    for code, years in (
        ("hosts_unknown", blank),
        ("outcome_unknown", unclear),
        ("editions_missing", missing_years(facts, from_year)),
    ):
        if years:
            found.append(Question(code, {"years": spans(years)}))
    undated = sum(1 for member in facts.members if member.joined is None)
    if undated:
        found.append(Question("joined_unknown", {"members": undated}))
    if not facts.members:
        found.append(Question("members_unknown"))
    if facts.cadence is Cadence.UNKNOWN:
        found.append(Question("cadence_unknown"))
    return tuple(found)


def about_turn(facts: Programme, year: int | None) -> tuple[Question, ...]:
    """Return why the year of a turn is unknown."""
    if year is not None:
        return ()
    return resting(facts) or (Question("year_unknown"),)


def resting(facts: Programme) -> tuple[Question, ...]:
    """Ask when a programme that rests will be taken up again."""
    for one in facts.adjustments:
        if one.kind is AdjustmentKind.DORMANT and one.to_year is None:
            params: dict[str, str | int] = {"year": one.year}
            if one.reason:
                return (Question("year_dormant_because", {**params, "text": one.reason}),)
            return (Question("year_dormant", params),)
    return ()


def spans(years: Iterable[int]) -> str:
    """Write years shortly: 1994–1996, 2001."""
    runs: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)


def missing_years(facts: Programme, from_year: int) -> list[int]:
    """Return the years in which the cadence asks for an edition and none is recorded."""
    step = facts.step
    years = sorted({one.year for one in facts.editions if one.year < from_year})
    if step is None or not years:
        return []
    found: list[int] = []
    for year, after in zip(years, [*years[1:], from_year], strict=True):
        found.extend(range(year + step, after, step))
    paused = [one for one in facts.adjustments if one.kind is AdjustmentKind.DORMANT]
    return [
        year
        for year in found
        if not any(one.year <= year < (one.to_year or from_year) for one in paused)
    ]
