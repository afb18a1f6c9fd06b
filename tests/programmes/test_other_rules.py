"""Sides, candidacy, reciprocal pairs, permanent hosts, ties to other programmes, and none."""

import pytest

from app.programmes.rules.audit import audit
from app.programmes.rules.forecast import forecast
from app.programmes.rules.method import Certainty, Finding
from tests.programmes.making import codes, event, first, held, hosts, made, years

SIDES = {
    "kind": "sides",
    "sides": [{"side": "ru", "countries": ["RU"]}, {"side": "jp", "countries": ["JP"]}],
    "choice": "bid",
}
CANDIDACY = {"kind": "candidacy", "decided_by": "assembly", "avoid_last": 1}


def ruled(terms, codes="abcdef", **fields):
    rules = fields.pop("rules", [{"valid_from": 2000, **terms}])
    return made(codes, rules=rules, **fields)


def sides(facts, turns=4):
    return [turn.side for turn in forecast(facts, turns=turns, from_year=2026).turns]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"editions": held((2025, "b"))}, ["jp", "ru", "jp", "ru"]),
        ({"editions": held((2025, "a"))}, ["ru", "jp", "ru", "jp"]),
        ({"editions": [*held((2024, "b")), {"year": 2025}]}, ["jp", "ru", "jp", "ru"]),
        ({"editions": [*held((2024, "b")), {"year": 2025, "status": "held"}]}, ["ru", "jp"] * 2),
        ({}, [None] * 4),
        (
            {
                "editions": held((2025, "b")),
                "adjustments": [event("swapped", 2026, "a", other="b", to_year=2027)],
            },
            ["jp", "ru", "jp", "ru"],
        ),
    ],
)
def test_sides_alternate(fields, expected):
    assert sides(ruled(SIDES, **fields)) == expected


def test_the_host_inside_a_side_is_open():
    turn = first(ruled(SIDES, editions=held((2025, "b"))))
    assert (turn.hosts, turn.candidates, turn.certainty) == ((), ("a", "e"), Certainty.OPEN)
    assert codes(turn.reasons) == ["side.after_year", "side.choice_bid"]
    assert turn.reasons[0].params == {"side": "jp", "previous_side": "ru", "year": 2025}


def test_bids_are_the_candidates():
    bid = [event("candidate", 2026, "e")]
    assert first(ruled(SIDES, editions=held((2025, "b")), adjustments=bid)).candidates == ("e",)


def test_a_membership_may_state_its_side():
    members = [{"region": "c", "side": "jp"}, {"region": "b"}]
    turn = first(ruled(SIDES, members=members, editions=held((2025, "b"))))
    assert turn.candidates == ("c",)


def test_who_declined_on_a_side_is_owed_the_sides_next_turn():
    rule = {**SIDES, "policies": {"declined": "owed"}}
    events = [event("declined", 2026, "a"), event("accepted", 2026, "e")]
    facts = ruled(rule, editions=held((2025, "b")), adjustments=events)
    assert hosts(facts, turns=3) == "e ? a"


def test_a_side_without_known_members_is_asked_about():
    turn = first(ruled(SIDES, codes="", editions=held((2025, "b"))))
    assert codes(turn.questions) == ["side.members_unknown"]


def test_a_first_side_begins():
    assert sides(ruled({**SIDES, "first": "jp"})) == ["jp", "ru", "jp", "ru"]


@pytest.mark.parametrize(
    ("avoid_last", "editions", "expected"),
    [
        (1, held((2024, "a"), (2025, "b")), "acde"),
        (2, held((2024, "a"), (2025, "b")), "cd"),
        (0, held((2024, "a"), (2025, "b")), "abcdef"),
        (4, held((2022, "a"), (2023, "b"), (2024, "c"), (2025, "d")), "abcdef"),
    ],
)
def test_countries_that_hosted_lately_rest_where_others_are_left(avoid_last, editions, expected):
    facts = ruled({**CANDIDACY, "avoid_last": avoid_last}, editions=editions)
    assert "".join(first(facts).candidates) == expected


def test_only_those_of_an_eligible_class_may_host():
    members = [{"region": "a"}, {"region": "c", "class": "observer"}]
    assert first(ruled(CANDIDACY, members=members)).candidates == ("a",)
    rule = {**CANDIDACY, "eligible": ["full", "observer"]}
    assert first(ruled(rule, members=members)).candidates == ("a", "c")


def test_a_candidate_that_would_repeat_its_country_is_pointed_out():
    named = [event("candidate", 2026, "e")]
    turn = first(ruled(CANDIDACY, editions=held((2025, "a")), adjustments=named))
    assert (turn.candidates, turn.certainty) == (("e",), Certainty.OPEN)
    assert "candidacy.would_repeat" in codes(turn.reasons)


def test_an_accepted_candidate_hosts_and_its_country_rests_next():
    facts = ruled(CANDIDACY, adjustments=[event("accepted", 2026, "a")])
    one, two = forecast(facts, turns=2, from_year=2026).turns
    assert (one.hosts, one.certainty) == (("a",), Certainty.FIXED)
    assert "".join(two.candidates) == "bcdf"


def test_who_was_elected_keeps_a_postponed_turn_where_the_policy_says_so():
    rule = {**CANDIDACY, "policies": {"postponed": "keeps"}}
    event_ = event("postponed", 2025, "b", to_year=2026)
    assert first(ruled(rule, adjustments=[event_])).hosts == ("b",)


@pytest.mark.parametrize(
    ("terms", "editions", "expected"),
    [
        ({"direction": "alternate"}, held((2025, "a")), "b a b a"),
        ({"direction": "alternate", "first": "b"}, [], "b a b a"),
        ({"direction": "alternate"}, [], "? ? ? ?"),
        ({"direction": "unknown"}, held((2025, "a")), "? ? ? ?"),
        ({"direction": "both"}, [], "ab ab ab ab"),
    ],
)
def test_a_pair_receives_in_turn_or_together(terms, editions, expected):
    facts = ruled({"kind": "reciprocal", "pair": ["a", "b"], **terms}, "ab", editions=editions)
    assert hosts(facts, turns=4) == expected


def test_a_pair_is_two_whatever_places_other_members_have():
    terms = {"kind": "reciprocal", "pair": ["a", "b"], "direction": "alternate", "first": "a"}
    members = [{"region": code, "place": place + 1} for place, code in enumerate("abcd")]
    assert hosts(ruled(terms, "abcd", members=members), turns=4) == "a b a b"


def test_a_pair_pays_back_a_declined_turn():
    rule = {
        "kind": "reciprocal",
        "pair": ["a", "b"],
        "direction": "alternate",
        "policies": {"declined": "owed"},
    }
    declined = [event("declined", 2026, "b")]
    facts = ruled(rule, "ab", editions=held((2025, "a")), adjustments=declined)
    assert hosts(facts, turns=4) == "a b b a"


def test_a_permanent_host_stays_and_may_decline():
    rule = {"kind": "permanent", "at": ["a"]}
    facts = ruled(rule, adjustments=[event("declined", 2027, "a")])
    assert hosts(facts, turns=4) == "a ? a a"


def test_two_permanent_hosts_host_together():
    assert hosts(ruled({"kind": "permanent", "at": ["a", "c"]}), turns=2) == "ac ac"


def test_one_host_stays_and_another_changes():
    rule = {"kind": "cycle", "order": list("bcd"), "joiners": False, "hosts": 2, "always": ["a"]}
    assert hosts(ruled(rule, editions=held((2025, "ab"))), turns=4) == "ac ad ab ac"


@pytest.mark.parametrize(
    ("because", "code"),
    [
        ("one-off", "none.one-off"),
        ("ended", "none.ended"),
        ("many-hosts", "none.many-hosts"),
        ("no-host", "none.no-host"),
    ],
)
def test_without_rotation_there_are_no_turns_and_a_reason(because, code):
    found = forecast(ruled({"kind": "none", "because": because}), turns=3, from_year=2026)
    assert (found.turns, codes(found.reasons)) == ((), [code])


def test_a_programme_ends_in_the_year_of_its_last_rule():
    rules = [
        {"valid_from": 2000, "kind": "permanent", "at": ["a"]},
        {"valid_from": 2028, "kind": "none", "because": "ended"},
    ]
    assert years(made(rules=rules)) == [2026, 2027]


def test_an_unknown_rule_leaves_all_open_and_asks_once():
    one, two = forecast(ruled({"kind": "unknown"}), turns=2, from_year=2026).turns
    assert (one.hosts, one.certainty) == ((), Certainty.OPEN)
    assert (codes(one.questions), codes(two.questions)) == (["rule_unknown"], [])


def tied(terms, other_fields=None, **fields):
    other = {
        "slug": "assembly",
        "names": {"en": "Assembly"},
        "cadence": "every",
        "cadence_years": 2,
        "regions": [{"code": code} for code in "abcd"],
        "members": [{"region": code} for code in "abcd"],
        "rules": [{"kind": "cycle", "order": list("abcd")}],
        "editions": held((2021, "c"), (2023, "d"), (2025, "a")),
        **(other_fields or {}),
    }
    return ruled({"kind": "tied", "to": "assembly", **terms}, others=[other], **fields)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, [(2027, "b"), (2029, "c"), (2031, "d")]),
        ({"offset": -1}, [(2026, "b"), (2028, "c"), (2030, "d")]),
        ({"offset": 1}, [(2026, "a"), (2028, "b"), (2030, "c")]),
    ],
)
def test_a_tied_programme_takes_hosts_and_years_from_the_other(terms, expected):
    turns = forecast(tied(terms), turns=3, from_year=2026).turns
    assert [(turn.year, "".join(turn.hosts)) for turn in turns] == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"offset": -1, "years": 2}, [(2026, 2027, "b"), (2028, 2029, "c")]),
        ({"years": 2}, [(2027, 2028, "b"), (2029, 2030, "c")]),
    ],
)
def test_a_chair_serves_before_or_after_its_assembly(terms, expected):
    turns = forecast(tied(terms), turns=2, from_year=2026).turns
    assert [(turn.year, turn.until, "".join(turn.hosts)) for turn in turns] == expected


def test_what_is_open_there_is_open_here():
    facts = tied({}, {"rules": [{"kind": "candidacy"}]})
    turn = first(facts)
    assert (turn.hosts, turn.candidates) == ((), ("a", "b", "c", "d"))
    assert codes(turn.reasons) == ["tied.same_year", "candidacy.open"]


def test_a_pause_there_is_a_pause_here():
    turn = first(tied({}, {"adjustments": [event("dormant", 2026)]}))
    assert turn.year is None
    assert codes(turn.questions)[-1:] == ["year_dormant"]


def test_an_end_there_is_an_end_here():
    other = {"rules": [{"kind": "none", "because": "ended"}]}
    found = forecast(tied({}, other), turns=2, from_year=2026)
    assert (found.turns, codes(found.reasons)) == ((), ["none.ended_with_other"])


def test_without_the_others_document_the_host_is_asked_about():
    turn = first(ruled({"kind": "tied", "to": "assembly"}))
    assert codes(turn.questions) == ["tied.unknown"]


def test_the_chairs_rule_changed_and_the_audit_knows_when():
    rules = [
        {"valid_from": 1996, "kind": "tied", "to": "assembly", "offset": 1},
        {"valid_from": 2022, "kind": "tied", "to": "assembly", "offset": -1},
    ]
    editions = held((2020, "c"), (2022, "d"), (2024, "d"))
    facts = tied(
        {},
        {"editions": held((2019, "c"), (2023, "d"), (2025, "a"))},
        rules=rules,
        editions=editions,
    )
    found = [verdict.finding for verdict in audit(facts).verdicts]
    assert found == [Finding.FOLLOWED, Finding.FOLLOWED, Finding.DEPARTED]
