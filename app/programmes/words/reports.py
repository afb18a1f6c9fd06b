"""Forecast and audit written out for a reader of a terminal or of JSON."""

from collections.abc import Iterable

from app.core.languages import _, listed
from app.programmes.rules.audit import Audit, Verdict
from app.programmes.rules.facts import Programme
from app.programmes.rules.forecast import Forecast
from app.programmes.rules.method import Turn
from app.programmes.rules.reasons import Question, Reason
from app.programmes.words import sentences

SEVERAL = 6
Part = dict[str, object]


def forecast_document(facts: Programme, found: Forecast, from_year: int) -> Part:
    """Write a forecast as JSON: codes for programs, texts for people."""
    return {
        "programme": facts.slug,
        "from_year": from_year,
        "turns": [_turn(facts, one) for one in found.turns],
        "questions": [_question(facts, one) for one in found.questions],
        "reasons": [_reason(facts, one) for one in found.reasons],
    }


def audit_document(facts: Programme, found: Audit) -> Part:
    """Write an audit as JSON; the departures first, then every verdict."""
    return {
        "programme": facts.slug,
        "departures": [_verdict(facts, one) for one in found.departures],
        "verdicts": [_verdict(facts, one) for one in found.verdicts],
    }


def forecast_lines(facts: Programme, found: Forecast) -> list[str]:
    """Write a forecast as lines of text."""
    lines = [sentences.reason(one, facts) for one in found.reasons]
    for turn in found.turns:
        year = _("year unknown") if turn.year is None else str(turn.year)
        if turn.until is not None:
            year = f"{turn.year}–{turn.until}"
        who = _names(facts, turn.hosts) or _open(facts, turn.candidates)
        lines.append(f"{turn.sequence}. {year}: {who} ({sentences.certainty(turn.certainty)})")
        lines += [f"   {sentences.reason(one, facts)}" for one in turn.reasons]
        lines += [f"   ? {sentences.question(one, facts)}" for one in turn.questions]
    lines += [f"? {sentences.question(one, facts)}" for one in found.questions]
    return lines


def audit_lines(facts: Programme, found: Audit) -> list[str]:
    """Write an audit as lines of text."""
    lines = []
    for one in found.verdicts:
        who = _names(facts, one.actual) or _("host unknown")
        lines.append(f"{one.edition.year}: {who}: {sentences.finding(one.finding)}")
        if one.expected and set(one.expected) != set(one.actual):
            lines.append("   " + _("Expected: %(regions)s.", regions=_names(facts, one.expected)))
        lines += [f"   {sentences.reason(each, facts)}" for each in one.reasons]
    return lines


def _open(facts: Programme, candidates: tuple[str, ...]) -> str:
    """Name those who may host, where they are few."""
    if not candidates:
        said = _("host unknown")
    elif len(candidates) > SEVERAL:
        said = _("candidates: %(number)s", number=len(candidates))
    else:
        said = _("candidates: %(regions)s", regions=_names(facts, candidates))
    return str(said)


def _names(facts: Programme, codes: Iterable[str]) -> str:
    """Name regions one after another."""
    return listed(sentences.region_name(code, facts) for code in codes)


def _region(facts: Programme, code: str) -> Part:
    """Write one region."""
    return {"code": code, "name": sentences.region_name(code, facts)}


def _regions(facts: Programme, codes: Iterable[str]) -> list[Part]:
    """Write regions."""
    return [_region(facts, code) for code in codes]


def _turn(facts: Programme, one: Turn) -> Part:
    """Write one turn."""
    return {
        "sequence": one.sequence,
        "year": one.year,
        "until": one.until,
        "hosts": _regions(facts, one.hosts),
        "candidates": _regions(facts, one.candidates),
        "side": one.side,
        "certainty": one.certainty.value,
        "reasons": [_reason(facts, each) for each in one.reasons],
        "questions": [_question(facts, each) for each in one.questions],
    }


def _verdict(facts: Programme, one: Verdict) -> Part:
    """Write one verdict."""
    return {
        "year": one.edition.year,
        "number": one.edition.number,
        "status": one.edition.status.value,
        "finding": one.finding.value,
        "expected": _regions(facts, one.expected),
        "side": one.side,
        "actual": _regions(facts, one.actual),
        "reasons": [_reason(facts, each) for each in one.reasons],
    }


def _reason(facts: Programme, one: Reason) -> Part:
    """Write one reason."""
    return {"code": one.code, "params": dict(one.params), "text": sentences.reason(one, facts)}


def _question(facts: Programme, one: Question) -> Part:
    """Write one question."""
    return {"code": one.code, "params": dict(one.params), "text": sentences.question(one, facts)}
