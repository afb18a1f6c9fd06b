"""What holds for every rotation, whatever its members and its past."""

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.programmes.rules.audit import audit
from app.programmes.rules.document import dump, parse
from app.programmes.rules.forecast import forecast
from app.programmes.rules.ledger import ledger
from app.programmes.rules.registry import METHODS
from tests.programmes.making import event, held, made
from tests.programmes.strategies import METHODS_DRAWN, programmes

SIZES = st.integers(min_value=2, max_value=9)
LETTERS = "abcdefghi"


def in_order(found):
    return [turn.hosts[0] for turn in found.turns]


def cycle(size, **fields):
    return made(LETTERS[:size], editions=held((2025, LETTERS[0])), **fields)


def waits(turns, region):
    """Return the distances between the turns of a region, counting from the first turn."""
    return [after - before for before, after in pairwise([-1, *_at(turns, region)])]


def _at(turns, region):
    return [number for number, host in enumerate(turns) if host == region]


@given(SIZES, st.integers(min_value=1, max_value=40))
def test_in_a_pure_cycle_no_one_waits_longer_than_its_length(size, rounds):
    turns = in_order(forecast(cycle(size), turns=size * rounds, from_year=2026))
    for region in LETTERS[:size]:
        assert max(waits(turns, region)) <= size
        assert turns.count(region) == rounds


@given(SIZES, st.integers(0, 30), st.integers(1, 30))
def test_a_swap_changes_exactly_two_turns(size, start, distance):
    plain = in_order(forecast(cycle(size), turns=70, from_year=2026))
    one, two = plain[start], plain[start + distance]
    assume(one != two)
    swap = event("swapped", 2026 + start, one, other=two, to_year=2026 + start + distance)
    swapped = in_order(forecast(cycle(size, adjustments=[swap]), turns=70, from_year=2026))
    changed = [number for number in range(70) if plain[number] != swapped[number]]
    assert changed == [start, start + distance]
    assert (swapped[start], swapped[start + distance]) == (two, one)


@given(SIZES, st.data())
def test_passing_over_a_member_leaves_the_others_in_their_order(size, data):
    gone = data.draw(st.sampled_from(LETTERS[:size]))
    assume(size > 2)
    members = [
        {"region": code, **({"left": "2020", "left_reason": "withdrew"} if code == gone else {})}
        for code in LETTERS[:size]
    ]
    plain = in_order(forecast(cycle(size), turns=size * 5, from_year=2026))
    passed = in_order(forecast(cycle(size, members=members), turns=(size - 1) * 5, from_year=2026))
    assert passed == [host for host in plain if host != gone]


@given(SIZES, st.sets(st.integers(2026, 2045), max_size=6))
def test_who_declines_and_is_owed_hosts_as_often_as_the_others(size, years):
    plain = in_order(forecast(cycle(size), turns=60, from_year=2026))
    declined = [event("declined", year, plain[year - 2026]) for year in sorted(years)]
    facts = cycle(size, adjustments=declined, policies={"declined": "owed"})
    turns = in_order(forecast(facts, turns=60, from_year=2026))
    for one in declined:
        assert turns[one["year"] - 2026] != one["region"]
    counts = [turns.count(region) for region in LETTERS[:size]]
    assert max(counts) - min(counts) <= 1 + len(years)
    assert max(max(waits(turns, region)) for region in LETTERS[:size]) <= size + len(years) + 1


@given(SIZES, st.sets(st.integers(2026, 2045), max_size=6))
def test_a_kept_turn_only_moves_the_others_back(size, years):
    plain = in_order(forecast(cycle(size), turns=60, from_year=2026))
    events = [event("cancelled", year) for year in sorted(years)]
    facts = cycle(size, adjustments=events, policies={"cancelled": "keeps"})
    assert in_order(forecast(facts, turns=60, from_year=2026)) == plain


@given(programmes(), st.integers(0, 12), st.integers(0, 12))
def test_a_longer_forecast_begins_with_the_shorter(facts, few, more):
    short = forecast(facts, turns=few, from_year=2020).turns
    long = forecast(facts, turns=few + more, from_year=2020).turns
    assert long[:few] == short
    assert forecast(facts, turns=few, from_year=2020).turns == short


@given(programmes())
def test_turns_come_in_order_and_never_to_two_masters(facts):
    turns = forecast(facts, turns=12, from_year=2020).turns
    assert [turn.sequence for turn in turns] == list(range(1, len(turns) + 1))
    known = [turn.year for turn in turns if turn.year is not None]
    assert known == sorted(set(known))
    assert all(year >= 2020 for year in known)
    for turn in turns:
        assert len(set(turn.hosts)) == len(turn.hosts)


@given(programmes())
def test_the_ledger_adds_up_to_the_history(facts):
    found = ledger(facts, until=2030)
    took_place = [one for one in facts.editions if one.status.took_place and one.year <= 2030]
    assert sum(one.turns for one in found.accounts) == sum(len(one.hosts) for one in took_place)
    assert found.unknown == sum(1 for one in took_place if not one.hosts)
    assert len({one.region for one in found.accounts}) == len(found.accounts)


@given(programmes())
def test_the_audit_judges_every_edition_once(facts):
    rows = [verdict.edition for verdict in audit(facts).verdicts]
    assert sorted(one.year for one in rows if one in facts.editions) == sorted(
        one.year for one in facts.editions
    )


@given(programmes())
def test_a_document_reads_back_the_same(facts):
    document = dump(facts)
    assert parse(document) == facts
    assert dump(parse(document)) == document


def test_the_rules_drawn_are_of_every_type():
    """The control of the properties above: they would hold vacuously for fewer types."""
    drawn = set()

    @settings(derandomize=True, max_examples=300)
    @given(METHODS_DRAWN)
    def draw(method):
        drawn.add(method.kind)

    draw()
    assert drawn == set(METHODS)
