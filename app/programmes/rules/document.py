"""A programme as one JSON document: read strictly, and written so that it reads back the same."""

import json
from collections import Counter
from typing import NoReturn

from app.core.words import Words
from app.programmes.rules.document_parts import (
    read_adjustment,
    read_edition,
    read_member,
    read_office,
    read_region,
    read_rule,
    write_adjustment,
    write_edition,
    write_member,
    write_office,
    write_region,
    write_rule,
)
from app.programmes.rules.facts import Cadence, Programme, Rule
from app.programmes.rules.problems import DocumentRefused, Problem
from app.programmes.rules.reading import Node, Reading

FORMAT = "kitamae-programme/1"
DEEPEST = 3


def decode(text: str) -> object:
    """Decode the JSON text of a document; raises DocumentRefused where it is no JSON."""
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise DocumentRefused((Problem("$", "json", where),)) from error
    except ValueError as error:
        if isinstance(error, DocumentRefused):
            raise
        # Python reads no number of more than some thousand digits.
        raise DocumentRefused((Problem("$", "not_a_number", {"text": "1000…"}),)) from error
    except RecursionError as error:
        raise DocumentRefused((Problem("$", "deep"),)) from error


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object that names a field twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise DocumentRefused((Problem(twice, "field_twice"),))
    return found


def _constant(name: str) -> NoReturn:
    """Refuse NaN and infinities."""
    raise DocumentRefused((Problem("$", "not_a_number", {"text": name}),))


def parse(document: object) -> Programme:
    """Read a decoded document; raises DocumentRefused with every problem found."""
    reading = Reading()
    facts = _programme(Node(document, "", reading), 1)
    _finish(reading)
    return facts


def _finish(reading: Reading) -> None:
    """Refuse the document where anything was wrong with it."""
    if reading.problems:
        raise DocumentRefused(tuple(reading.problems))


def _programme(node: Node, depth: int) -> Programme:
    """Read one programme and those that it follows."""
    node.word("format", [FORMAT], required=depth == 1)
    outer = node.reading.regions
    regions = [read_region(one) for one in node.objects("regions")]
    codes: set[str] = set()
    for number, region in enumerate(regions):
        if region.code in codes:
            node.refuse(f"regions[{number}].code", "repeated")
        codes.add(region.code)
    node.reading.regions = frozenset(codes)
    cadence = node.choice("cadence", Cadence, Cadence.UNKNOWN)
    facts = Programme(
        slug=node.text("slug", required=True, longest=60) or "",
        names=_names(node),
        kind_slug=node.text("kind_slug", longest=40),
        since=node.date("since"),
        cadence=cadence,
        cadence_years=_cadence_years(node, cadence),
        regions={region.code: region for region in regions},
        members=tuple(read_member(one) for one in node.objects("members")),
        rules=_rules(node),
        editions=tuple(read_edition(one) for one in node.objects("editions")),
        adjustments=tuple(read_adjustment(one) for one in node.objects("adjustments")),
        offices=tuple(read_office(one) for one in node.objects("offices")),
        others=_others(node, depth),
    )
    node.reading.regions = outer
    node.done()
    return facts


def _names(node: Node) -> Words:
    """Read the names, of which there is at least one."""
    before = len(node.reading.problems)
    names = node.words("names")
    if not names and len(node.reading.problems) == before:
        node.refuse("names", "names")
    return names


def _cadence_years(node: Node, cadence: Cadence) -> int | None:
    """Read the years between editions, which only the cadence `every` has."""
    years = node.whole("cadence_years", least=1, most=100, code="whole")
    if (cadence is Cadence.EVERY) != (years is not None):
        node.refuse("cadence_years", "cadence_years")
    return years


def _rules(node: Node) -> tuple[Rule, ...]:
    """Read the rules, which come in the order of their first years."""
    rules: list[Rule] = []
    for number, one in enumerate(node.objects("rules")):
        valid_from = one.year("valid_from")
        rules.append(read_rule(one, valid_from))
        one.done()
        before = rules[number - 1].valid_from if number else None
        if number and (valid_from is None or (before is not None and valid_from <= before)):
            one.refuse("valid_from", "order_of_rules")
    return tuple(rules)


def _others(node: Node, depth: int) -> dict[str, Programme]:
    """Read the programmes that this one follows."""
    others = list(node.objects("others"))
    if others and depth == DEEPEST:
        node.refuse("others", "deep")
        return {}
    read = [_programme(one, depth + 1) for one in others]
    return {other.slug: other for other in read}


def parse_rule(terms: object, valid_from: int | None) -> Rule:
    """Read one rule as stored beside its first year; raises DocumentRefused."""
    reading = Reading()
    node = Node(terms, "", reading)
    rule = read_rule(node, valid_from)
    node.done()
    _finish(reading)
    return rule


def dump_rule(rule: Rule) -> dict[str, object]:
    """Write one rule without its first year, which is stored beside it."""
    return write_rule(rule)


def dump(facts: Programme) -> dict[str, object]:
    """Write a programme as a document that `parse` reads back to the same facts."""
    return {"format": FORMAT, **_write(facts)}


def _write(facts: Programme) -> dict[str, object]:
    """Write one programme; what is blank is left out."""
    fields: dict[str, object] = {
        "slug": facts.slug,
        "names": dict(facts.names),
        "kind_slug": facts.kind_slug,
        "since": facts.since,
        "cadence": facts.cadence.value,
        "cadence_years": facts.cadence_years,
        "regions": [write_region(one) for one in facts.regions.values()],
        "members": [write_member(one) for one in facts.members],
        "rules": [_with_year(one) for one in facts.rules],
        "editions": [write_edition(one) for one in facts.editions],
        "adjustments": [write_adjustment(one) for one in facts.adjustments],
        "offices": [write_office(one) for one in facts.offices],
        "others": [_write(one) for one in facts.others.values()],
    }
    return {key: value for key, value in fields.items() if value not in (None, [], {})}


def _with_year(rule: Rule) -> dict[str, object]:
    """Write a rule with its first year."""
    year = {} if rule.valid_from is None else {"valid_from": rule.valid_from}
    return {**year, **write_rule(rule)}
