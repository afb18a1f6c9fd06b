"""The 25 programmes of the data: each has a rule, a forecast and an audit that make sense."""

import pytest

from app import kinds
from app.programmes.rules.audit import audit
from app.programmes.rules.document import dump, parse
from app.programmes.rules.forecast import forecast
from app.programmes.rules.ledger import ledger
from app.programmes.rules.method import Certainty
from tests.programmes import real
from tests.programmes.making import codes

YEAR = 2026
SLUGS = sorted(real.PROGRAMMES)


def facts(slug):
    return parse(real.document(slug))


def next_turns(slug, turns=3):
    return forecast(facts(slug), turns=turns, from_year=YEAR)


def test_every_row_has_its_rotation_and_no_rotation_lacks_a_row():
    assert sorted(real.ROTATIONS) == SLUGS
    assert len(SLUGS) == 25


def test_every_programme_is_of_a_kind_that_exists():
    known = {kind.slug for kind in kinds.ALL}
    assert {one["kind_slug"] for one in real.ROTATIONS.values()} <= known


@pytest.mark.parametrize("slug", SLUGS)
def test_every_programme_is_forecast_audited_and_written_back(slug):
    programme = facts(slug)
    assert parse(dump(programme)) == programme
    found = forecast(programme, turns=20, from_year=YEAR)
    assert bool(found.turns) != bool(found.reasons)
    verdicts = audit(programme).verdicts
    assert len(verdicts) == len(programme.editions)
    assert len(ledger(programme, until=YEAR).accounts) >= len(programme.members)


def test_liaoning_comes_after_gangwon_in_the_games():
    found = next_turns("soj-highschool-games", 5)
    assert [(turn.year, *turn.hosts) for turn in found.turns] == [
        (2026, "cn-ln"),
        (2027, "jp-16"),
        (2028, "ru-pri"),
        (2029, "kr-42"),
        (2030, "cn-ln"),
    ]
    assert found.turns[0].reasons[0].params == {"region": "cn-ln", "previous": "kr-42"}


def test_the_games_of_2017_followed_the_cycle_and_those_of_2025_did_not():
    found = {
        verdict.edition.year: verdict for verdict in audit(facts("soj-highschool-games")).verdicts
    }
    assert found[2017].finding == "followed"
    assert (found[2025].finding, found[2025].expected) == ("departed", ("ru-pri",))
    assert codes(found[2025].reasons) == ["cycle.counted", "cycle.after"]
    assert {found[year].finding for year in (1993, 2014, 2020)} == {"unjudged"}


def test_the_mayors_meet_next_in_japan_and_nobody_knows_when():
    turn = next_turns("mayors-meeting").turns[0]
    assert (turn.year, turn.side, turn.certainty) == (None, "jp", Certainty.OPEN)
    assert turn.reasons[0].params == {"side": "jp", "previous_side": "ru", "year": 2019}
    assert audit(facts("mayors-meeting")).departures == ()


def test_the_business_forum_goes_with_the_mayors():
    turn = next_turns("soj-business-forum").turns[0]
    assert (turn.year, turn.side) == (None, "jp")


def test_the_assembly_goes_to_buryatia_and_then_to_a_candidate():
    one, two, three = next_turns("near-assembly").turns
    assert (one.year, one.hosts, one.certainty) == (2027, ("ru-bu",), Certainty.FIXED)
    assert (two.year, two.hosts, two.candidates) == (2029, (), ("kr-49",))
    assert (three.year, len(three.candidates)) == (2031, 82)


def test_only_the_assembly_of_2000_repeated_a_country():
    departures = audit(facts("near-assembly")).departures
    assert [verdict.edition.year for verdict in departures] == [2000]


def test_the_chair_serves_the_two_years_up_to_its_assembly():
    turn = next_turns("near").turns[0]
    assert (turn.year, turn.until, turn.hosts) == (2026, 2027, ("ru-bu",))


def test_the_working_committee_meets_at_the_chair_before_and_after_the_change_of_2002():
    found = {one.edition.year: one for one in audit(facts("near-working-committee")).verdicts}
    assert found[1999].expected == ("jp-16",)
    assert found[2001].expected == ("jp-28",)
    assert [year for year, one in found.items() if one.finding == "followed"] == [
        2015,
        2019,
        2022,
        2024,
    ]
    assert next_turns("near-working-committee").turns[0].hosts == ("ru-bu",)


def test_the_environment_stays_in_toyama():
    turns = next_turns("near-env-subcommittee").turns
    assert [(turn.year, turn.hosts) for turn in turns] == [
        (2027, ("jp-16",)),
        (2029, ("jp-16",)),
        (2031, ("jp-16",)),
    ]


def test_whether_toyama_or_primorsky_is_next_is_asked():
    turn = next_turns("toyama-primorye-officials").turns[0]
    assert (turn.hosts, turn.candidates) == ((), ("jp-16", "ru-pri"))
    assert "reciprocal.first_unknown" in codes(turn.questions)


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("lgotp", "none.ended"),
        ("nea-env-partners-forum", "none.ended"),
        ("kozuki-proposal-2021", "none.one-off"),
        ("jet-cir", "none.many-hosts"),
        ("acid-rain-centre", "none.no-host"),
    ],
)
def test_where_no_host_rotates_the_forecast_says_why(slug, code):
    assert codes(next_turns(slug).reasons) == [code]


def test_blank_facts_stay_unknown():
    games = facts("soj-highschool-games")
    assert [one.hosts for one in games.editions if one.year == 1993] == [()]
    assert [one.number for one in games.editions if one.year == 2020] == [None]
    assert all(member.joined is None for member in games.members)
    assert facts("mayors-meeting").members == ()
