"""The document is read strictly, says what to mend, and its schema tells the same story."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from app.programmes.rules.document import (
    decode,
    dump,
    dump_rule,
    parse,
    parse_rule,
)
from app.programmes.rules.problems import DocumentRefused
from tests.programmes import real, schema
from tests.programmes.strategies import programmes

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/programme-document.md"
LEAST = {"format": "kitamae-programme/1", "slug": "games", "names": {"en": "Games"}}
AB = {"regions": [{"code": "a"}, {"code": "b"}]}


def problems(document):
    """Return the problems as (path, code)."""
    with pytest.raises(DocumentRefused) as refused:
        parse(document)
    return [(one.path, one.code) for one in refused.value.problems]


def cycle(**fields):
    return {"kind": "cycle", **fields}


WRONG = [
    ({"format": "other"}, "format", "choice"),
    ({"slug": ""}, "slug", "missing"),
    ({"slug": 7}, "slug", "text"),
    ({"slug": "x" * 2001}, "slug", "text"),
    ({"slug": "a\x00b"}, "slug", "text"),
    ({"names": {}}, "names", "names"),
    ({"names": []}, "names", "words"),
    ({"names": {"en": "Games", "xx": "?"}}, "names.xx", "words"),
    ({"sinse": "1993"}, "sinse", "unknown_field"),
    ({"since": "93"}, "since", "date"),
    ({"since": 1993}, "since", "date"),
    ({"since": "1993-02-30"}, "since", "date"),
    ({"cadence": "weekly"}, "cadence", "choice"),
    ({"cadence": "every"}, "cadence_years", "cadence_years"),
    ({"cadence": "annual", "cadence_years": 2}, "cadence_years", "cadence_years"),
    ({"cadence": "every", "cadence_years": 0}, "cadence_years", "whole"),
    ({"regions": {}}, "regions", "list"),
    ({"regions": ["a"]}, "regions[0]", "object"),
    ({"regions": [{"code": "a"}, {"code": "a"}]}, "regions[1].code", "repeated"),
    ({**AB, "members": [{}]}, "members[0].region", "missing"),
    ({**AB, "members": [{"region": "z"}]}, "members[0].region", "region"),
    ({**AB, "members": [{"region": "a", "joined": "5 August"}]}, "members[0].joined", "date"),
    ({**AB, "members": [{"region": "a", "class": "guest"}]}, "members[0].class", "choice"),
    ({**AB, "members": [{"region": "a", "place": "2"}]}, "members[0].place", "whole"),
    (
        {**AB, "members": [{"region": "a", "joined": "2019", "left": "2018"}]},
        "members[0].left",
        "left_before_joined",
    ),
    ({**AB, "members": [{"region": "a", "successor": "b"}]}, "members[0].successor", "successor"),
    ({"rules": [{}]}, "rules[0].kind", "choice"),
    ({"rules": [cycle(valid_from="2019")]}, "rules[0].valid_from", "year"),
    ({"rules": [cycle(valid_from=True)]}, "rules[0].valid_from", "year"),
    ({"rules": [cycle(), cycle()]}, "rules[1].valid_from", "order_of_rules"),
    (
        {"rules": [cycle(valid_from=2020), cycle(valid_from=2019)]},
        "rules[1].valid_from",
        "order_of_rules",
    ),
    ({"rules": [cycle(order="ab")]}, "rules[0].order", "list_of_texts"),
    ({**AB, "rules": [cycle(order=["a", "z"])]}, "rules[0].order[1]", "region"),
    ({**AB, "rules": [cycle(order=["a", "a"])]}, "rules[0].order", "repeated"),
    ({"rules": [cycle(joiners="no")]}, "rules[0].joiners", "flag"),
    ({"rules": [cycle(pair=["a"])]}, "rules[0].pair", "unknown_field"),
    ({"rules": [cycle(policies={"declined": "perhaps"})]}, "rules[0].policies.declined", "choice"),
    ({"rules": [cycle(policies={"denied": "lost"})]}, "rules[0].policies.denied", "unknown_field"),
    ({"rules": [cycle(eligible=["guest"])]}, "rules[0].eligible", "choice"),
    ({**AB, "rules": [{"kind": "reciprocal", "pair": ["a"]}]}, "rules[0].pair", "pair"),
    ({"rules": [{"kind": "sides", "sides": [{"side": "a"}]}]}, "rules[0].sides", "sides"),
    ({"rules": [{"kind": "permanent"}]}, "rules[0].at", "missing"),
    ({"rules": [{"kind": "tied"}]}, "rules[0].to", "missing"),
    ({"rules": [{"kind": "none"}]}, "rules[0].because", "choice"),
    ({"editions": [{}]}, "editions[0].year", "missing_year"),
    ({"editions": [{"year": 93}]}, "editions[0].year", "year"),
    ({"editions": [{"year": 1993, "number": 1}]}, "editions[0].number", "text"),
    ({"adjustments": [{"kind": "offered", "year": 2027}]}, "adjustments[0].region", "needs_region"),
    (
        {**AB, "adjustments": [{"kind": "swapped", "year": 2027, "region": "a", "to_year": 2028}]},
        "adjustments[0].other",
        "needs_other",
    ),
    (
        {**AB, "adjustments": [{"kind": "swapped", "year": 2027, "region": "a", "other": "b"}]},
        "adjustments[0].to_year",
        "needs_to_year",
    ),
    (
        {"adjustments": [{"kind": "postponed", "year": 2027, "to_year": 2027}]},
        "adjustments[0].to_year",
        "to_year_later",
    ),
    ({"others": [{"slug": "other"}]}, "others[0].names", "names"),
]


@pytest.mark.parametrize(("change", "path", "code"), WRONG)
def test_what_is_wrong_is_named_with_its_path(change, path, code):
    assert (path, code) in problems({**LEAST, **change})


@pytest.mark.parametrize("document", [None, [], "games", 7])
def test_a_document_is_an_object(document):
    assert ("$", "object") in problems(document)


def test_everything_wrong_is_said_at_once():
    found = problems({**LEAST, "since": "x", "cadence": "x", "rules": [{"kind": "x"}]})
    assert {path for path, _ in found} == {"cadence", "since", "rules[0].kind"}


def test_documents_do_not_nest_without_end():
    document = {"slug": "other", "names": {"en": "Other"}}
    for _ in range(3):
        document = {**LEAST, "others": [document]}
    assert [code for _, code in problems(document)] == ["deep"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json"),
        ('{"slug": "a", "slug": "b"}', "field_twice"),
        ('{"year": NaN}', "not_a_number"),
        ("[" * 100_000, "deep"),
    ],
)
def test_what_is_no_json_is_refused(text, code):
    with pytest.raises(DocumentRefused) as refused:
        decode(text)
    assert refused.value.problems[0].code == code


def test_a_rule_is_stored_without_its_first_year():
    terms = {"kind": "cycle", "order": ["a", "b"], "policies": {"declined": "owed"}}
    rule = parse_rule(terms, 2019)
    assert rule.valid_from == 2019
    assert dump_rule(rule) == terms
    with pytest.raises(DocumentRefused):
        parse_rule({**terms, "valid_from": 2019}, 2019)


@given(programmes())
def test_what_is_written_fits_the_schema(facts):
    assert schema.faults(json.loads(json.dumps(dump(facts)))) == []


@pytest.mark.parametrize("slug", sorted(real.ROTATIONS))
def test_the_real_programmes_fit_the_schema(slug):
    assert schema.faults(dump(parse(real.document(slug)))) == []


BEYOND_THE_SCHEMA = {
    "cadence_years",  # depends on another field
    "left_before_joined",
    "order_of_rules",
    "region",  # depends on the list of regions
    "repeated",
    "successor",
    "to_year_later",
    "names",
    "deep",
}


@pytest.mark.parametrize(("change", "path", "code"), WRONG)
def test_what_the_reader_refuses_does_not_fit_the_schema_either(change, path, code):
    wrong = {**LEAST, **change}
    special = change.get("since") == "1993-02-30" or change.get("slug") == "a\x00b"
    if code in BEYOND_THE_SCHEMA or special:
        return
    assert schema.faults(wrong) != []


def examples():
    """Return the JSON documents that the guide shows."""
    return re.findall(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", range(3))
def test_the_guides_examples_can_be_read(number):
    facts = parse(decode(examples()[number]))
    assert parse(dump(facts)) == facts


def test_the_guide_names_every_field():
    text = GUIDE.read_text(encoding="utf-8")
    assert [name for name in sorted(schema.fields()) if f"`{name}`" not in text] == []
