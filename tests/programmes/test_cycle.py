"""A fixed cycle, its members over time, and what people agree beside it."""

import pytest

from app.programmes.rules.method import Certainty
from app.programmes.rules.reasons import Reason
from tests.programmes.making import codes, event, first, held, hosts, made, years

DONE = held((2025, "a"))


def member(region, **fields):
    return {"region": region, **fields}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "a b c d a b"),
        ({"editions": DONE}, "b c d a b c"),
        ({"editions": held((2025, "d"))}, "a b c d a b"),
        ({"editions": held((2024, "a"), (2025, "c"))}, "d a b c d a"),
        ({"rule": {"first": "c"}}, "c d a b c d"),
        ({"rule": {"hosts": 2}, "editions": DONE}, "bc da bc da bc da"),
        ({"rule": {"order": [], "kind": "cycle"}}, "? ? ? ? ? ?"),
    ],
)
def test_the_cycle_goes_on_after_the_last_host(fields, expected):
    assert hosts(made(**fields)) == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([member("e", joined="2028")], "b c d e a b c d e"),
        ([member("e", joined="2028", place=2)], "b c d a e b c d a"),
        ([member("e", joined="2020", place=2)], "e b c d a e b c d"),
        ([member("e", joined="2040")], "b c d a b c d a b"),
        ([member("e", **{"class": "observer"})], "b c d a b c d a b"),
    ],
)
def test_a_member_that_joins_enters_at_its_place_or_the_end(members, expected):
    everybody = [member(code) for code in "abcd"]
    facts = made(members=[*everybody, *members], editions=DONE)
    assert hosts(facts, turns=9) == expected


def test_joiners_stay_outside_where_the_rule_says_so():
    everybody = [member(code) for code in "abcde"]
    facts = made(members=everybody, editions=DONE, rule={"joiners": False})
    assert hosts(facts, turns=5) == "b c d a b"


@pytest.mark.parametrize(
    ("fields", "expected", "code"),
    [
        ({"left": "2020", "left_reason": "withdrew"}, "c d a c d a", "passed_over.withdrew_in"),
        ({"left": "2020"}, "c d a c d a", "passed_over.left_in"),
        ({"left_reason": "suspended"}, "c d a c d a", "passed_over.suspended"),
        (
            {"left": "2020", "left_reason": "merged", "successor": "c"},
            "c d a c d a",
            "passed_over.merged_in",
        ),
        (
            {"left": "2020", "left_reason": "merged", "successor": "e"},
            "e c d a e c",
            "cycle.successor",
        ),
    ],
)
def test_a_member_that_left_is_passed_over_or_succeeded(fields, expected, code):
    members = [member("a"), member("b", **fields), member("c"), member("d"), member("e")]
    facts = made(members=members, editions=DONE, rule={"joiners": False})
    assert hosts(facts) == expected
    assert code in codes(first(facts).reasons)


def test_a_suspended_member_takes_its_place_again():
    members = [
        member("a"),
        member("b", joined="1990", left="2020", left_reason="suspended"),
        member("b", joined="2029"),
        member("c"),
    ]
    facts = made("abc", members=members, editions=DONE)
    assert hosts(facts) == "c a c a b c"


@pytest.mark.parametrize(
    ("policies", "events", "expected"),
    [
        ({"declined": "owed"}, [event("declined", 2026, "b")], "c b d a b c"),
        ({"declined": "lost"}, [event("declined", 2026, "b")], "c d a b c d"),
        ({}, [event("declined", 2026, "b")], "c d a b c d"),
        ({"declined": "owed"}, [event("declined", 2026, "b", to_year=2029)], "c d a b b c"),
        (
            {"declined": "owed"},
            [event("declined", 2026, "b"), event("declined", 2027, "b")],
            "c d b a b c",
        ),
        (
            {"declined": "owed"},
            [event("declined", 2026, "b"), event("declined", 2026, "c")],
            "d b c a b c",
        ),
        (
            {"declined": "owed"},
            [event("declined", 2026, "b"), event("accepted", 2026, "b")],
            "b c d a b c",
        ),
        (
            {"declined": "lost"},
            [event("accepted", 2026, "b"), event("declined", 2026, "b")],
            "c d a b c d",
        ),
        ({}, [event("cancelled", 2026)], "c d a b c d"),
        ({"cancelled": "loses"}, [event("cancelled", 2026)], "c d a b c d"),
        ({"cancelled": "keeps"}, [event("cancelled", 2026)], "b c d a b c"),
        ({"postponed": "keeps"}, [event("postponed", 2026, to_year=2027)], "b c d a b c"),
        ({"postponed": "loses"}, [event("postponed", 2026, to_year=2027)], "c d a b c d"),
        ({}, [event("accepted", 2026, "d")], "d a b c d a"),
        ({}, [event("offered", 2026, "d")], "d a b c d a"),
        ({}, [event("accepted", 2027, "c", other="d")], "b cd a b c d"),
        ({}, [event("swapped", 2026, "b", other="d", to_year=2028)], "d c b a b c"),
    ],
)
def test_what_people_agree_changes_the_turns(policies, events, expected):
    assert hosts(made(policies=policies, editions=DONE, adjustments=events)) == expected


@pytest.mark.parametrize(
    ("cadence", "policies", "events", "expected"),
    [
        ("annual", {}, [], [2026, 2027, 2028, 2029]),
        ("every", {}, [], [2027, 2029, 2031, 2033]),
        ("irregular", {}, [], [None, None, None, None]),
        ("unknown", {}, [event("accepted", 2030, "b")], [2030, None, None, None]),
        ("every", {}, [event("cancelled", 2027)], [2029, 2031, 2033, 2035]),
        ("every", {}, [event("postponed", 2027, to_year=2028)], [2028, 2030, 2032, 2034]),
        ("annual", {}, [event("postponed", 2026, to_year=2028)], [2028, 2029, 2030, 2031]),
        (
            "every",
            {"calendar": "stay"},
            [event("postponed", 2027, to_year=2028)],
            [2028, 2029, 2031, 2033],
        ),
        ("every", {}, [event("accepted", 2028, "b")], [2027, 2028, 2030, 2032]),
        ("annual", {}, [event("dormant", 2027)], [2026, None, None, None]),
        ("annual", {}, [event("dormant", 2027, to_year=2030)], [2026, 2030, 2031, 2032]),
    ],
)
def test_the_years_follow_the_cadence_and_what_happens(cadence, policies, events, expected):
    every = {"cadence_years": 2} if cadence == "every" else {}
    facts = made(policies=policies, cadence=cadence, editions=DONE, adjustments=events, **every)
    assert years(facts) == expected


@pytest.mark.parametrize(
    ("editions", "from_year", "expected"),
    [
        (held((2026, "b")), 2026, [2027, 2028]),
        ([{"year": 2026, "hosts": ["b"], "status": "planned"}], 2026, [2026, 2027]),
        ([{"year": 2026, "hosts": ["b"], "status": "cancelled"}], 2026, [2027, 2028]),
        (held((2020, "b")), 2026, [2026, 2027]),
        ([], 2026, [2026, 2027]),
    ],
)
def test_the_first_turn_is_the_first_that_is_not_behind_us(editions, from_year, expected):
    assert years(made(editions=editions), turns=2, from_year=from_year) == expected


def test_a_new_programme_begins_when_it_is_founded():
    facts = made(since="2031", cadence="every", cadence_years=3)
    assert years(facts) == [2031, 2034, 2037, 2040]


def test_a_turn_says_why():
    turn = first(made(editions=DONE))
    assert turn.reasons == (Reason("cycle.after", {"region": "b", "previous": "a"}),)
    assert turn.certainty is Certainty.EXPECTED


def test_an_owed_turn_says_since_when():
    facts = made(
        policies={"declined": "owed"},
        editions=held((2024, "d"), (2025, "b")),
        adjustments=[event("declined", 2025, "a")],
    )
    assert first(facts).reasons == (Reason("owed", {"region": "a", "year": 2025}),)
    assert hosts(facts) == "a c d a b c"


@pytest.mark.parametrize(
    ("kind", "certainty"), [("offered", Certainty.EXPECTED), ("accepted", Certainty.FIXED)]
)
def test_a_recorded_turn_stands_above_the_rule_and_says_so(kind, certainty):
    turn = first(made(editions=DONE, adjustments=[event(kind, 2026, "d", reason="Jubilee")]))
    assert codes(turn.reasons) == [kind, "stated", "instead_of"]
    assert turn.reasons[-1].params == {"expected": "b"}
    assert turn.certainty is certainty


def test_a_planned_edition_stands_above_the_rule():
    turn = first(made(editions=[*DONE, {"year": 2026, "hosts": ["c"], "status": "planned"}]))
    assert (turn.hosts, turn.certainty) == (("c",), Certainty.FIXED)
    assert codes(turn.reasons) == ["planned", "instead_of"]


def test_a_host_of_whom_nobody_knows_whether_it_is_agreed_is_asked_about():
    turn = first(made(editions=[*DONE, {"year": 2026, "hosts": ["c"]}]))
    assert turn.hosts == ("b",)
    assert codes(turn.questions) == ["named"]


def test_a_policy_that_nobody_knows_is_asked_about():
    turn = first(made(editions=DONE, adjustments=[event("declined", 2026, "b")]))
    assert codes(turn.reasons)[0] == "declined.unknown"
    assert "policy_unknown.declined" in codes(turn.questions)


def test_a_swap_in_a_year_of_the_past_does_not_move_the_cycle():
    swap = [event("swapped", 2025, "b", other="c", to_year=2026)]
    facts = made(editions=held((2024, "a"), (2025, "c")), adjustments=swap)
    assert hosts(facts) == "b d a b c d"


def test_hosts_unknown_but_held_use_up_their_turns():
    facts = made(editions=[*held((2023, "a")), {"year": 2024, "status": "held"}])
    assert hosts(facts) == "c d a b c d"
    assert "cycle.counted" in codes(first(facts).reasons)


def test_a_later_rule_takes_over_in_its_year():
    later = {"valid_from": 2028, "kind": "cycle", "order": list("dcba"), "first": "c"}
    rules = [{"valid_from": 2000, "kind": "cycle", "order": list("abcd")}, later]
    assert hosts(made(rules=rules, editions=DONE)) == "b c c b a d"


def test_who_is_owed_a_turn_stays_owed_where_others_swapped_that_year():
    agreed = [
        event("accepted", 2026, "b"),
        event("accepted", 2028, "d"),
        event("swapped", 2026, "b", other="d", to_year=2028),
        event("declined", 2027, "c"),
    ]
    facts = made(editions=DONE, policies={"declined": "owed"}, adjustments=agreed)
    assert hosts(facts, turns=5) == "d d b c a"


def test_a_swap_of_what_was_accepted_is_told_once():
    agreed = [
        event("accepted", 2026, "b"),
        event("accepted", 2027, "c"),
        event("swapped", 2026, "b", other="c", to_year=2027, reason="A hall is rebuilt."),
    ]
    facts = made(editions=DONE, adjustments=agreed)
    assert codes(first(facts).reasons) == ["swapped", "stated"]
