"""Every code has a sentence, and every sentence can be said of every programme."""

import re
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given

from app.core import languages
from app.programmes.rules.audit import audit
from app.programmes.rules.document import parse
from app.programmes.rules.forecast import forecast
from app.programmes.rules.ledger import ledger
from app.programmes.rules.problems import DocumentRefused, Problem
from app.programmes.rules.reasons import Question, Reason
from app.programmes.words import sentences
from app.programmes.words.documents import PROBLEMS
from app.programmes.words.turns import QUESTIONS, REASONS
from tests.programmes import real
from tests.programmes.making import first, held, made
from tests.programmes.strategies import programmes
from tests.programmes.test_document import LEAST, WRONG

RULES = Path(__file__).parents[2] / "app/programmes/rules"
SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in sorted(RULES.glob("*.py")))


@pytest.fixture(scope="module", autouse=True)
def speaking():
    """Give the sentences a language."""
    application = Flask(__name__)
    application.config["SESSION_COOKIE_SECURE"] = False
    languages.init_app(application)
    with application.app_context():
        yield


def said(facts):
    """Say all that forecast, audit and ledger find."""
    found = forecast(facts, turns=6, from_year=2020)
    reasons = [*found.reasons, *(one for turn in found.turns for one in turn.reasons)]
    reasons += [one for verdict in audit(facts).verdicts for one in verdict.reasons]
    reasons += [one for line in ledger(facts, until=2030).accounts for one in line.owed]
    questions = [*found.questions, *(one for turn in found.turns for one in turn.questions)]
    return [
        *(sentences.reason(one, facts) for one in reasons),
        *(sentences.question(one, facts) for one in questions),
    ]


@given(programmes())
def test_whatever_is_found_can_be_said(facts):
    for sentence in said(facts):
        assert sentence
        assert "%(" not in sentence


@pytest.mark.parametrize("slug", sorted(real.ROTATIONS))
def test_the_real_programmes_can_be_said_without_a_code(slug):
    for sentence in said(parse(real.document(slug))):
        assert not re.search(r"\b(jp|ru|kr|cn|mn|kp)-[0-9a-z]+\b", sentence)


@pytest.mark.parametrize(
    ("what", "table"), [("Reason", REASONS), ("Question", QUESTIONS)], ids=["reasons", "questions"]
)
def test_every_code_written_in_the_rules_has_its_sentence(what, table):
    written = set(re.findall(rf'{what}\(\s*"([^"]+)"', SOURCE))
    assert written
    assert written <= set(table)


def test_every_problem_has_its_sentence_and_every_sentence_its_problem():
    written = set(
        re.findall(r'(?:refuse\([^"()]*(?:"[^"]*"|[\w.]+), |Problem\([^,]+, )"(\w+)"', SOURCE)
    )
    written |= set(re.findall(r'code="(\w+)"', SOURCE))
    written -= {"cycle", "reciprocal"}  # the beginnings of reasons' codes
    written |= {"needs_region", "needs_other", "needs_to_year"}
    assert written == set(PROBLEMS)


@pytest.mark.parametrize(("change", "path", "code"), WRONG)
def test_problems_say_where_and_what_to_do(change, path, code):
    with pytest.raises(DocumentRefused) as refused:
        parse({**LEAST, **change})
    lines = sentences.refusal(refused.value)
    assert any(line.startswith(f"{path}: ") for line in lines)
    assert all("%(" not in line for line in lines)


def test_a_date_that_is_none_is_explained():
    one = Problem("members[3].joined", "date")
    assert sentences.problem(one) == (
        "members[3].joined: write a year, 2019, or a date, 2019-08-05."
    )


def test_reasons_read_like_a_secretarys():
    games = parse(real.document("soj-highschool-games"))
    reason = Reason("cycle.after", {"region": "cn-ln", "previous": "jp-16"})
    assert sentences.reason(reason, games) == (
        "Next in the cycle after Toyama Prefecture: Liaoning Province."
    )
    mayors = parse(real.document("mayors-meeting"))
    assert sentences.reason(first(mayors).reasons[0], mayors) == (
        "Turn of the side: Japan. The last was held there: Russia (2019)."
    )
    with languages.speaking("ja"):
        assert sentences.region_name("jp-16", games) == "富山県"
        assert sentences.side_name("ru", mayors) == "ロシア"


def test_names_fall_back_to_codes():
    facts = made(editions=held((2025, "a")))
    assert sentences.region_name("a", facts) == "a"
    assert sentences.side_name("x", facts) == "x"
    assert sentences.country_name("XX") == "XX"


def test_a_code_without_a_sentence_is_an_error():
    """The control: a missing sentence does not pass in silence."""
    facts = made()
    with pytest.raises(KeyError):
        sentences.reason(Reason("no.such"), facts)
    with pytest.raises(KeyError):
        sentences.question(Question("no_such"), facts)
