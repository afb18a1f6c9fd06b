"""Every fault in a whole sentence with its way out, and the page that lists them."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from types import SimpleNamespace as Row

import pytest

from app.core.words import Words
from app.schedule.models import USUAL_WEIGHTS
from app.schedule.rules import slots
from app.schedule.rules.checking import faults
from app.schedule.rules.problem import Placement
from app.schedule.rules.stating import state
from app.schedule.rules.ways import free_places
from app.schedule.words.warnings import warnings
from app.schedule.words.warnings.scene import Names
from app.schedule.words.warnings.telling import ABOUT
from tests.schedule.drafting import (
    PEOPLE,
    about,
    activity,
    attends,
    draft,
    group,
    hours,
    presence,
    rule,
    space,
    utc,
)

NAMES = Names(
    regions={7: Words(en="Toyama"), 8: Words(en="Gangwon")},
    people={11: "Coach Seven", 13: "Athlete Thirteen", 21: "Coach Eight"},
    codes={7: "jp-16", 8: "kr-42"},
)
ARENA = {"name": Words(en="Court A"), "position": 1}
HOUSE = {"name": Words(en="Great hall"), "position": 2}


def at(hour, minute=0, day=5, space_id=1):
    # Nine hours behind: the clocks show Japan's hour.
    moment = datetime(2027, 8, day, hour, minute, tzinfo=UTC) - timedelta(hours=9)
    return {"starts_at": moment, "space_id": space_id}


def lone(**more):
    return {"needs_space": False, **more}


def named(*activities):
    for one in activities:
        one.title = Words(en=one.uuid)
    return activities


def told(*activities, countries=None, only=None, searches=0, **more):
    spaces = more.pop("spaces", (space(1, **ARENA), space(2, venue_id=2, **HOUSE)))
    rows = draft(*named(*activities), spaces=spaces, **more)
    found = state(rows, countries or {7: "JP", 8: "KR"})
    broken = [
        one
        for one in chain(
            faults(found.problem, found.plan), slots.slot_faults(found.problem, found.plan)
        )
        if one.requirement.about != "place" or only == "place"
    ]
    said = warnings(rows, found, NAMES, broken, searches=searches)
    return [one for one in said if only is None or one.about == only]


TEAM = {"attendances": [attends(region_id=7)]}
CASES = {
    "place": (
        lambda: told(activity(1, "Match"), only="place"),
        "“Match” is not on the board yet.",
        "Put it there, or let the solver find a place for it.",
    ),
    "space": (
        lambda: told(activity(1, "Match", **at(9)), activity(2, "Final", **at(9, 40))),
        "“Match” and “Final” are both in Court A: Thu 5 Aug, 09:40–10:00.",
        "Move one of the two to another time or space.",
    ),
    "space: turn-round": (
        lambda: told(
            activity(1, "Match", turnround=15, **at(9)), activity(2, "Final", **at(10, 5))
        ),
        "Between “Match” and “Final” there are 5 minutes, and Court A needs 15 to be ready again.",
        "Move one of the two to another time or space.",
    ),
    "open": (
        lambda: told(
            activity(1, "Match", **at(20, 30)), spaces=(space(1, hours=[hours(8, 21)], **ARENA),)
        ),
        (
            "“Match” (Thu 5 Aug, 20:30–21:30) is 30 minutes outside the hours of Court A: "
            "Thu 5 Aug, 08:00–21:00."
        ),
        "Move it into the opening hours, or change them.",
    ),
    "open: never": (
        lambda: told(
            activity(1, "Match", **at(12)),
            spaces=(space(1, hours=[hours(9, 9, utc(5, 0).date())], **ARENA),),
        ),
        "Court A is closed on the day of “Match” (Thu 5 Aug, 12:00–13:00).",
        "Move it into the opening hours, or change them.",
    ),
    "blocked": (
        lambda: told(
            activity(1, "Match", **at(12)),
            spaces=(
                space(
                    1,
                    blocked=[Row(starts_at=utc(5, 0), ends_at=utc(5, 4), reason="repairs")],
                    **ARENA,
                ),
            ),
        ),
        "Court A cannot be used (repairs) at the time of “Match”: Thu 5 Aug, 12:00–13:00.",
        "Move it to another time or space.",
    ),
    "suits": (
        lambda: told(activity(1, "Match", spaces=[Row(space_id=2)], **at(12))),
        "“Match” is in Court A, which is not one of the spaces that suit it.",
        "Move it to a space that suits: Great hall.",
    ),
    "suits: none": (
        lambda: told(activity(1, "Match", **at(12, space_id=None))),
        "“Match” has a time but no space.",
        "Move it to a space that suits: Court A, Great hall.",
    ),
    "ground": (
        lambda: told(
            activity(1, "Final", kind="match", **at(12, space_id=2)),
            spaces=(space(1, **ARENA | {"kind": "court"}), space(2, **HOUSE)),
        ),
        "“Final” is in Great hall, which is neither court nor field.",
        "Move it to a space that suits: Court A.",
    ),
    "capacity": (
        lambda: told(
            activity(1, "Party", size=140, **at(12)),
            spaces=(space(1, capacity=100, **ARENA), space(2, capacity=500, **HOUSE)),
        ),
        "Court A holds 100 people, and “Party” expects 140.",
        "Move it to a space that suits: Great hall (500).",
    ),
    "equipment": (
        lambda: told(activity(1, "Talk", equipment=[Row(equipment="screen")], **at(12))),
        "“Talk” needs something that Court A does not have: Screen.",
        "No space does: add one, or ask for less.",
    ),
    "booths": (
        lambda: told(
            activity(1, "Talk", languages=[Row(language="ru"), Row(language="ko")], **at(12)),
            spaces=(space(1, booths=1, **ARENA), space(2, booths=2, **HOUSE)),
            interpreters=[
                Row(
                    id=1,
                    name="I",
                    starts_at=None,
                    ends_at=None,
                    languages=[Row(language="ru"), Row(language="ko")],
                )
            ],
        ),
        "Court A has 1 booth for interpreters, and “Talk” is interpreted into Russian, Korean.",
        "Move it to a space that suits: Great hall.",
    ),
    "within": (
        lambda: told(activity(1, "Call", earliest_at=utc(5, 1), **at(9))),
        (
            "“Call” (Thu 5 Aug, 09:00–10:00) begins 60 minutes too early: not before "
            "Thu 5 Aug, 10:00."
        ),
        "Move it, or change from when until when it may be.",
    ),
    "within: late": (
        lambda: told(activity(1, "Call", latest_at=utc(5, 1), **at(9, 20))),
        "“Call” (Thu 5 Aug, 09:20–10:20) ends 20 minutes too late: it ends by Thu 5 Aug, 10:00.",
        "Move it, or change from when until when it may be.",
    ),
    "starts": (
        lambda: told(
            activity(1, "Match", **at(9)),
            rules=[
                rule(
                    1,
                    "starts",
                    about(activity_id=1),
                    windows=[Row(starts_at=utc(5, 1), ends_at=utc(5, 2))],
                    note="sun",
                )
            ],
        ),
        "“Match” begins Thu 5 Aug, 09:00; it should begin here: Thu 5 Aug, 10:00–11:00.",
        "Move it, or change when it should begin.",
    ),
    "party": (
        lambda: told(
            activity(1, "Match", **TEAM, **at(9)), activity(2, "Call", **TEAM, **at(9, 30, 5, 2))
        ),
        "Toyama: “Match” and “Call” are at the same time, Thu 5 Aug, 09:30–10:00.",
        "Move one of the two, or let somebody else attend it.",
    ),
    "party: the way": (
        lambda: told(
            activity(1, "Match", **TEAM, **at(9)), activity(2, "Call", **TEAM, **at(10, 5, 5, 2))
        ),
        "Toyama: the way from “Match” to “Call” takes 20 minutes, and there are 5.",
        "Begin the second later, or hold both at one venue.",
    ),
    "rest": (
        lambda: told(
            activity(1, "Match", group_id=3, **TEAM, **at(9)),
            activity(2, "Final", group_id=3, **TEAM, **at(10, 1)),
            groups=[group(3, rest=45)],
        ),
        "Toyama: 1 minute of rest between “Match” and “Final”; it should be 45.",
        "Begin the second 44 minutes later, or put something between them.",
    ),
    "present": (
        lambda: told(
            activity(1, "Match", **TEAM, **at(9)),
            presences=[presence(1, region_id=7, arrives_at=utc(5, 1))],
        ),
        "Toyama: arrival Thu 5 Aug, 10:00, after the beginning of “Match” (Thu 5 Aug, 09:00).",
        "Begin it 60 minutes later or after that, or go without them.",
    ),
    "present: left": (
        lambda: told(
            activity(1, "Match", **TEAM, **at(9)),
            presences=[presence(1, region_id=7, leaves_at=utc(5, 0, 30))],
        ),
        "Toyama: departure Thu 5 Aug, 09:30, before the end of “Match” (Thu 5 Aug, 10:00).",
        "End it 30 minutes earlier or before that, or go without them.",
    ),
    "unsocial": (
        lambda: told(
            activity(1, "Session", **TEAM, **at(15)),
            presences=[presence(1, region_id=7, zone="Europe/Moscow", sociable_from=10 * 60)],
        ),
        "Toyama: online, and “Session” is at Thu 5 Aug, 09:00–10:00 on their clocks.",
        "Move it to 10:00–20:00 on their clocks, record it for them, or let others take part.",
    ),
    "night": (
        lambda: told(activity(1, "Party", **at(21, 30))),
        "“Party” is early in the morning or late at night: Thu 5 Aug, 21:30–22:30.",
        "Move it into the day, or mark it as fixed if it is meant so.",
    ),
    "languages": (
        lambda: told(
            activity(1, "Talk", languages=[Row(language="ru")], **at(12)),
            spaces=(space(1, booths=1, **ARENA),),
        ),
        (
            "Russian: 1 activity needs interpreters when “Talk” begins (Thu 5 Aug, 12:00), and "
            "there are 0: “Talk”."
        ),
        "Move one of them, or ask another interpreter for that time.",
    ),
    "order": (
        lambda: told(
            activity(1, "Semi", group_id=3, position=1, **at(9)),
            activity(2, "Final", group_id=3, position=2, **at(9, 30, 5, 2)),
            groups=[group(3, in_order=True)],
        ),
        "“Final” comes after “Semi”, which ends Thu 5 Aug, 10:00: it begins 30 minutes too early.",
        "Let it begin Thu 5 Aug, 10:00 or later, or change the order.",
    ),
    "after": (
        lambda: told(
            activity(1, "Semi", group_id=3, **at(9)),
            activity(2, "Final", group_id=4, **at(10, 30)),
            groups=[group(3), group(4, after_group_id=3, gap=45)],
        ),
        (
            "“Final” comes at least 45 minutes after “Semi”, which ends Thu 5 Aug, 10:00: it "
            "begins 15 minutes too early."
        ),
        "Let it begin Thu 5 Aug, 10:45 or later, or change the order.",
    ),
    "apart": (
        lambda: told(
            activity(1, "One", **lone(**at(9, space_id=None))),
            activity(2, "Two", **lone(**at(9, 30, space_id=None))),
            rules=[
                rule(1, "apart", about(activity_id=1), about(activity_id=2), note="n", weight=4)
            ],
        ),
        "“One” and “Two” should not be at the same time: Thu 5 Aug, 09:30–10:00.",
        "Move one of the two.",
    ),
    "apart: too close": (
        lambda: told(
            activity(1, "One", **lone(**at(9, space_id=None))),
            activity(2, "Two", **lone(**at(10, 1, space_id=None))),
            rules=[
                rule(1, "apart", about(activity_id=1), about(activity_id=2), minutes=9, note="")
            ],
        ),
        "There is 1 minute between “One” and “Two”; it should be 9.",
        "Move one of the two.",
    ),
    "same-space": (
        lambda: told(
            activity(1, "One", group_id=3, **at(9)),
            activity(2, "Two", group_id=3, **at(10, 0, 5, 2)),
            groups=[group(3, one_space=True, name=Words(en="Volleyball"))],
        ),
        "Volleyball: in 2 spaces (Court A, Great hall); they belong into one.",
        "Move them into one space.",
    ),
    "same-day": (
        lambda: told(
            activity(1, "One", **at(9)),
            activity(2, "Two", **at(9, day=6)),
            rules=[
                rule(1, "same-day", about(activity_id=1), about(activity_id=2), weight=2, note="")
            ],
        ),
        "“One”, “Two”: on 2 days (Thu 5 Aug, Fri 6 Aug); they belong on one.",
        "Move them to one day.",
    ),
    "holiday": (
        lambda: told(
            activity(1, "One", **TEAM, **at(9, day=11)),
            activity(2, "Two", **TEAM, **at(11, day=11)),
        ),
        (
            "Wed 11 Aug is a public holiday in Japan (Mountain Day): 2 activities with its "
            "delegations begin on it."
        ),
        "Ask those delegations whether the day suits them, or take another.",
    ),
}


@pytest.mark.parametrize(("made", "sentence", "way_out"), CASES.values(), ids=CASES.keys())
def test_each_fault_is_a_sentence_with_a_way_out(made, sentence, way_out):
    (one,) = made()
    assert (one.sentence, one.way_out) == (sentence, way_out)


def test_everything_that_can_be_broken_has_a_sentence():
    elsewhere = {"keep", *slots.ABOUT.values()}
    assert {name.partition(":")[0] for name in CASES} | elsewhere == set(ABOUT)


def test_what_was_announced_and_moved_is_said():
    (row,) = named(activity(1, "Match", **at(9)))
    rows = draft(row, spaces=(space(1, **ARENA),))
    found = state(rows, {}, present={"Match": (utc(5, 1), 1)}, kept={"Match"})
    (one,) = warnings(rows, found, NAMES, faults(found.problem, found.plan))
    assert one.sentence == (
        "“Match” does not stand where it was announced: Thu 5 Aug, 10:00 in Court A; "
        "now: Thu 5 Aug, 09:00 in Court A."
    )


def test_several_parties_in_one_trouble_are_told_once():
    both = {"attendances": [attends(everyone=True), attends(participant_id=13)]}
    (one,) = told(
        activity(1, "Match", **both, **at(9)),
        activity(2, "Call", attendances=[attends(everyone=True)], **at(9, space_id=2)),
        people=PEOPLE,
    )
    assert one.sentence.startswith("Toyama, Gangwon: ")
    assert one.regions == (7, 8)


def test_a_person_of_a_delegation_is_named():
    (one,) = told(
        activity(1, "Match", **TEAM, **at(9)),
        activity(2, "Call", attendances=[attends(participant_id=11)], **at(9, space_id=2)),
        people=PEOPLE,
    )
    assert one.sentence.startswith("Coach Seven: ")


def test_the_heaviest_come_first_and_links_lead_to_what_it_is_about():
    found = told(
        activity(1, "Night", **at(21, 30)),
        activity(2, "Match", **at(9)),
        activity(3, "Final", **at(9, 5)),
    )
    assert [one.weight for one in found] == [None, USUAL_WEIGHTS["unsocial"]]
    assert [(one.what, one.id) for one in found[0].links] == [
        ("activity", "Match"),
        ("activity", "Final"),
        ("space", "1"),
    ]
    assert (found[0].hard, found[0].spaces, found[1].hard) == (True, (1,), False)


def test_links_lead_to_delegations_and_to_what_asks_for_it():
    (late,) = told(
        activity(1, "Match", **TEAM, **at(9)),
        presences=[presence(1, region_id=7, arrives_at=utc(5, 1))],
    )
    assert [(one.what, one.id) for one in late.links] == [
        ("activity", "Match"),
        ("space", "1"),
        ("delegation", "jp-16"),
        ("presences", ""),
    ]
    two = {"weight": 2, "note": "as the mayor asked"}
    (wish,) = told(
        activity(1, "One", **at(9)),
        activity(2, "Two", **at(9, day=6)),
        rules=[rule(4, "same-day", about(activity_id=1), about(activity_id=2), **two)],
    )
    assert (wish.note, [one.id for one in wish.links if one.what == "rule"]) == (two["note"], ["4"])
    (order,) = told(
        activity(1, "Semi", group_id=3, **at(9)),
        activity(2, "Final", group_id=4, **at(10, 30)),
        groups=[group(3), group(4, after_group_id=3, gap=45, name=Words(en="Finals"))],
    )
    assert [one.label for one in order.links if one.what == "group"] == ["Finals"]


def test_the_way_out_names_free_places_for_so_many_warnings_as_may_be_searched():
    rows = [activity(number, f"M{number}", **at(9)) for number in (1, 2, 3)]
    first, second, third = told(*rows, searches=1)
    assert first.way_out == (
        "Move one of the two to another time or space. “M2” could be here: "
        "Thu 5 Aug, 09:00 in Great hall · Thu 5 Aug, 08:00 in Court A · "
        "Thu 5 Aug, 10:00 in Court A."
    )
    assert {second.way_out, third.way_out} == {"Move one of the two to another time or space."}


def test_free_places_are_the_nearest_ones_and_none_where_nothing_is_free():
    rows = draft(activity(1), activity(2, **at(9)), spaces=(space(1, **ARENA),))
    found = state(rows, {})
    assert free_places(found.problem, found.plan, "a1", most=2) == [
        Placement(7 * 60, "1"),
        Placement(10 * 60, "1"),
    ]
    closed = draft(activity(1), spaces=(space(1, hours=[hours(9, 9)], **ARENA),))
    found = state(closed, {})
    assert free_places(found.problem, found.plan, "a1") == []
