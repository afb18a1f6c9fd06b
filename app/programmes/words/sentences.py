"""What the rules of rotation found, said in whole sentences of the reader's language.

Names are set where a language needs no case or particle: after a colon or in brackets.
"""

from collections.abc import Iterable, Mapping

from flask_babel import LazyString

from app.core import told
from app.core.languages import _l, language, listed, locale
from app.core.words import Words
from app.programmes.rules.facts import Programme
from app.programmes.rules.method import Certainty, Finding
from app.programmes.rules.problems import DocumentRefused, Problem
from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.sides import Sides
from app.programmes.words.documents import PROBLEMS
from app.programmes.words.turns import QUESTIONS, REASONS

REGIONS = frozenset({"region", "previous", "expected"})
SIDES = frozenset({"side", "previous_side"})

CERTAINTIES: Mapping[Certainty, LazyString] = {
    Certainty.FIXED: _l("agreed on record"),
    Certainty.EXPECTED: _l("expected by the rule"),
    Certainty.OPEN: _l("open"),
}
FINDINGS: Mapping[Finding, LazyString] = {
    Finding.FOLLOWED: _l("as the rule says"),
    Finding.DEPARTED: _l("departed from the rule"),
    Finding.UNJUDGED: _l("cannot be judged"),
}


def reason(one: Reason, facts: Programme) -> str:
    """Say one reason."""
    return _say(REASONS[one.code], one.params, facts)


def question(one: Question, facts: Programme) -> str:
    """Ask what is open."""
    params = dict(one.params)
    if "years" in params:
        params["years"] = listed(str(params["years"]).split(", "))
    return _say(QUESTIONS[one.code], params, facts)


def problem(one: Problem) -> str:
    """Say what is wrong with a document, and what to do about it."""
    return str(PROBLEMS[one.code]) % {**one.params, "path": one.path}


def refusal(refused: DocumentRefused) -> list[str]:
    """Say all that is wrong with a document."""
    return [problem(one) for one in refused.problems]


def certainty(one: Certainty) -> str:
    """Say how sure a turn is."""
    return str(CERTAINTIES[one])


def finding(one: Finding) -> str:
    """Say what the audit found."""
    return str(FINDINGS[one])


def region_name(code: str, facts: Programme) -> str:
    """Return the name of a region, here or in a programme that is followed; else its code."""
    for programme in _all(facts):
        region = programme.regions.get(code)
        if region is not None and (name := region.names.best(language())):
            return name
    return code


def side_name(code: str, facts: Programme) -> str:
    """Return the name of a side: its own, else that of its only country; else its code."""
    for programme in _all(facts):
        for rule in reversed(programme.rules):
            for side in rule.method.sides if isinstance(rule.method, Sides) else ():
                if side.code == code:
                    return _side(side.names, side.countries) or code
    return code


def country_name(code: str) -> str:
    """Return the name of a country by its two letters."""
    return str(locale().territories.get(code, code))


def _all(facts: Programme) -> Iterable[Programme]:
    """Yield a programme and those that it follows."""
    yield facts
    for other in facts.others.values():
        yield from _all(other)


def _side(names: Words, countries: tuple[str, ...]) -> str:
    """Return the name of a side; empty where it has none."""
    if name := names.best(language()):
        return name
    return country_name(countries[0]) if len(countries) == 1 else ""


def _programme(slug: str, facts: Programme) -> str:
    """Return the name of a programme by its slug; what is no slug stays as it is."""
    for programme in _all(facts):
        if programme.slug == slug:
            return programme.names.best(language()) or slug
    return slug


def _say(sentence: LazyString, params: Mapping[str, str | int], facts: Programme) -> str:
    """Fill the names into a sentence."""
    said = {key: _name(key, value, facts) for key, value in params.items()}
    return str(sentence) % said


def _name(key: str, value: str | int, facts: Programme) -> str:
    """Return what to say for a parameter: codes become names."""
    text = str(value)
    if key in REGIONS:
        return region_name(text, facts)
    if key in SIDES:
        return side_name(text, facts)
    if key == "country":
        return country_name(text)
    if key == "text":
        return told.plain(text)
    return _programme(text, facts) if key in {"programme", "decided_by"} else text
