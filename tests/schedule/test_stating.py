"""What goes without saying, said: an edition's rows as requirements, each of a hand's count."""

from datetime import date
from types import SimpleNamespace as Row

import pytest

from app.registration.models import Delegation
from app.schedule.models import USUAL_WEIGHTS
from app.schedule.queries.stating import countries, stated
from app.schedule.rules.checking import faults, misplaced
from app.schedule.rules.problem import Placement, Window
from app.schedule.rules.stating import state
from tests.schedule.drafting import (
    DAY,
    HOUR,
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


def said(found, prefix):
    return [one for one in found.problem.requirements if one.key.startswith(prefix)]


def one_said(found, key):
    (only,) = said(found, key)
    return only


def test_a_draft_is_counted_from_the_midnight_of_its_first_day_and_back():
    found = state(draft(activity(1, starts_at=utc(5, 0), space_id=2)), {})
    assert found.line.origin == utc(4, 15)
    assert found.problem.days == (Window(0, DAY), Window(DAY, 2 * DAY))
    assert found.plan == {"a1": Placement(9 * HOUR, "2")}
    assert found.spots(found.plan) == {"a1": (utc(5, 0), 2)}
    assert found.problem.present == found.plan
    assert found.problem.travel == {("1", "2"): 20}


def test_days_reach_to_what_is_placed_near_them_but_not_to_a_slip_of_the_year():
    near, far = activity(1, starts_at=utc(3, 20)), activity(2, starts_at=utc(5, 0, year=2028))
    found = state(draft(near, far), {})
    assert (found.line.first, len(found.problem.days)) == (date(2027, 8, 4), 3)
    assert found.spots(found.plan)["a2"][0] == utc(5, 0, year=2028)


def test_hours_are_those_of_the_local_clock_when_clocks_are_changed():
    # New York, 14 March 2027: after 2 o'clock it is 3 o'clock, seven hours later is ten o'clock.
    open_early = space(1, hours=[hours(1, 10)])
    york = {"zone": "America/New_York", "first": date(2027, 3, 13), "last": date(2027, 3, 14)}
    found = state(draft(spaces=(open_early,), travel={}, **york), {})
    assert found.problem.days == (Window(0, DAY), Window(DAY, 2 * DAY - HOUR))
    assert one_said(found, "open:1").windows == (
        Window(1 * HOUR, 10 * HOUR),
        Window(DAY + 1 * HOUR, DAY + 9 * HOUR),
    )


def test_a_space_is_open_by_the_hours_of_the_day_past_midnight_and_not_when_blocked():
    night = space(
        1,
        hours=[hours(18, 26), hours(9, 12, date(2027, 8, 6)), hours(13, 15, date(2027, 8, 6))],
        blocked=[Row(starts_at=utc(5, 0), ends_at=utc(5, 2))],
    )
    found = state(draft(spaces=(night,), travel={}), {})
    assert one_said(found, "open:1").windows == (
        Window(-6 * HOUR, 2 * HOUR),
        Window(18 * HOUR, 26 * HOUR),
        Window(DAY + 9 * HOUR, DAY + 12 * HOUR),
        Window(DAY + 13 * HOUR, DAY + 15 * HOUR),
    )
    assert one_said(found, "blocked:1").windows == (
        Window(0, 9 * HOUR),
        Window(11 * HOUR, 2 * DAY),
    )
    assert one_said(found, "blocked:1").about == "blocked"


def test_a_space_suits_if_it_is_chosen_big_enough_equipped_and_has_booths():
    spaces = (
        space(1, capacity=30, booths=1),
        space(2, capacity=29, booths=2, equipment=[Row(equipment="net")]),
        space(3, kind="bus"),
        space(4, kind="online"),
    )
    wants = {
        "size": 30,
        "equipment": [Row(equipment="net"), Row(equipment="mats")],
        "languages": [Row(language="ru"), Row(language="ko")],
    }
    free, chosen = activity(1, **wants), activity(2, spaces=[Row(space_id=3)], online=True)
    found = state(draft(free, chosen, spaces=spaces), {})
    suits = {one.key: one.spaces for one in found.problem.requirements if one.kind == "suits"}
    assert suits == {
        "suits:a1": ("1", "2"),
        "capacity:a1": ("1", "3", "4"),
        "equipment:net:a1": ("2",),
        "equipment:mats:a1": (),
        "booths:a1": ("2", "4"),
        "suits:a2": ("3",),
    }
    assert found.problem.activities[0].spaces == ("1", "2", "3", "4")


def test_without_a_size_as_many_are_expected_as_must_be_there():
    people = [Row(id=number, region_id=7, role="coach") for number in (1, 2, 3)]
    small = space(1, capacity=2)
    found = state(
        draft(activity(1, attendances=[attends(region_id=7)]), people=people, spaces=(small,)), {}
    )
    assert (one_said(found, "capacity:a1").spaces, one_said(found, "capacity:a1").most) == ((), 3)


def test_what_takes_no_space_needs_none_and_what_stands_in_a_removed_one_stands_in_none():
    free = activity(1, needs_space=False, starts_at=utc(5, 0))
    lost = activity(2, starts_at=utc(5, 0), space_id=99)
    found = state(draft(free, lost), {})
    assert found.problem.activities[0].spaces == ()
    broken = {one.requirement.key for one in faults(found.problem, found.plan)}
    assert broken == {"suits:a2"}


def parties_of(found):
    return {one.key: set(one.parties) for one in found.problem.activities}


def test_people_who_attend_the_same_are_one_party():
    found = state(
        draft(
            activity(1, "all", attendances=[attends(everyone=True)]),
            activity(2, "coaches", attendances=[attends(role="coach")]),
            activity(3, "seven", attendances=[attends(region_id=7)]),
            activity(4, "one", attendances=[attends(participant_id=13)]),
            activity(5, "athletes", attendances=[attends(region_id=7, role="athlete")]),
            people=PEOPLE,
        ),
        {7: "JP", 8: "KR"},
    )
    assert parties_of(found) == {
        "all": {"region:7", "region:8", "region:7:athlete", "person:11", "person:13", "person:21"},
        "coaches": {"person:11", "person:21"},
        "seven": {"region:7", "region:7:athlete", "person:11", "person:13"},
        "one": {"person:13"},
        "athletes": {"region:7:athlete", "person:13"},
    }
    assert [one.participant_id for one in found.parties["region:7:athlete"].members] == [None, 12]


def test_teams_of_a_delegation_play_at_once_but_whoever_is_named_in_both_does_not():
    def of_7(**more):
        return [attends(region_id=7, **more)]

    people = [Row(id=number, region_id=7, role="athlete") for number in (1, 2)]
    both = [*of_7(role="athlete"), attends(participant_id=1)]
    playing = {"teams": True}
    found = state(
        draft(
            activity(1, "boys 1", group_id=3, attendances=both, **playing),
            activity(2, "boys 2", group_id=3, attendances=of_7(role="athlete"), **playing),
            activity(3, "girls", group_id=4, attendances=both, **playing),
            activity(4, "alone", attendances=of_7(), **playing),
            activity(5, "training", attendances=of_7(role="athlete")),
            activity(6, "reception", attendances=of_7()),
            activity(7, "opening", attendances=[attends(everyone=True)]),
            people=people,
        ),
        {7: "JP"},
    )
    assert {key: set(one.activities) for key, one in found.parties.items()} == {
        "region:7": {"opening", "reception"},
        "region:7:athlete": {"opening", "reception", "training"},
        "region:7:athlete:3": {"opening", "reception", "training", "boys 1", "boys 2"},
        "region:7:athlete:4": {"opening", "reception", "training", "girls"},
        "region:7:-4": {"opening", "reception", "alone"},
        "person:1": {"opening", "reception", "training", "boys 1", "girls"},
    }
    # One team plays beside the other; named in both, a person would be in two places.
    at_once = {"boys 2": Placement(600, "1"), "girls": Placement(600, "2")}
    hard = [one for one in faults(found.problem, at_once) if one.requirement.kind == "party"]
    assert hard == []
    at_once["boys 1"] = at_once.pop("boys 2")
    (fault,) = [one for one in faults(found.problem, at_once) if one.requirement.kind == "party"]
    assert fault.requirement.subjects == ("person:1",)


def test_a_role_of_a_delegation_counts_before_anybody_is_entered():
    found = state(draft(activity(1, "call", attendances=[attends(role="coach")])), {7: "JP"})
    assert parties_of(found) == {"call": {"region:7:coach"}}


def test_a_delegation_and_its_own_coach_cannot_be_in_two_places():
    at = {"starts_at": utc(5, 0)}
    found = state(
        draft(
            activity(1, attendances=[attends(region_id=7)], space_id=1, **at),
            activity(2, attendances=[attends(participant_id=11)], space_id=2, **at),
            activity(3, attendances=[attends(participant_id=21)], needs_space=False, **at),
            people=PEOPLE,
        ),
        {7: None, 8: None},
    )
    broken = [(one.requirement.key, one.activities) for one in faults(found.problem, found.plan)]
    assert broken == [("party:person:11", ("a1", "a2"))]


def test_who_is_there_from_when_until_when_and_a_persons_own_times_count_first():
    found = state(
        draft(
            activity(1, attendances=[attends(region_id=7)]),
            people=PEOPLE,
            presences=[
                presence(1, region_id=7, arrives_at=utc(5, 3)),
                presence(2, participant_id=12, leaves_at=utc(6, 0)),
            ],
        ),
        {7: "JP"},
    )
    assert one_said(found, "present:region:7").windows == (Window(12 * HOUR, 2 * DAY),)
    assert one_said(found, "present:person:12").windows == (Window(0, DAY + 9 * HOUR),)
    assert said(found, "unsocial") == []


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        # Sociable from 8 to 20 there, on the clocks of Tokyo.
        ("Asia/Tokyo", 8),
        ("Asia/Vladivostok", 7),
        ("Asia/Ulaanbaatar", 9),
        ("America/New_York", 21),
        ("Europe/Moscow", 14),
    ],
)
def test_who_takes_part_online_is_asked_at_sociable_hours_of_their_own_zone(zone, hour):
    night = activity(1, attendances=[attends(region_id=7)], needs_space=False)
    found = state(draft(night, presences=[presence(1, region_id=7, zone=zone)]), {7: "JP"})
    requirement = one_said(found, "unsocial:region:7")
    assert requirement.weight == USUAL_WEIGHTS["unsocial"]
    inside = [start.start // HOUR % 24 for start in requirement.windows if 0 <= start.start < DAY]
    assert inside == [hour]
    assert {one.end - one.start for one in requirement.windows} == {12 * HOUR}


def test_rest_is_said_once_for_a_delegation_and_only_where_there_are_two():
    play = {"group_id": 3}
    found = state(
        draft(
            activity(1, attendances=[attends(region_id=7), attends(region_id=8)], **play),
            activity(2, attendances=[attends(region_id=7)], **play),
            activity(3, attendances=[attends(participant_id=11)]),
            people=PEOPLE,
            groups=[group(3, rest=45)],
        ),
        {7: "JP", 8: "KR"},
    )
    rest = one_said(found, "rest:3")
    assert (rest.subjects, rest.others, rest.minutes) == (("region:7",), ("a1", "a2"), 45)


def test_a_group_keeps_its_order_and_comes_after_another():
    found = state(
        draft(
            activity(1, group_id=3, position=2),
            activity(2, group_id=3, position=1),
            activity(3, group_id=3, position=2),
            activity(4, group_id=3),
            activity(5, group_id=4),
            groups=[
                group(3, in_order=True, one_space=True),
                group(4, one_day=True, in_order=True, after_group_id=3, gap=30),
            ],
        ),
        {},
    )
    order = one_said(found, "order:3")
    assert (order.subjects, order.others) == (("a2",), ("a1", "a3"))
    after = one_said(found, "after:4")
    assert (after.subjects, after.others, after.minutes) == (
        ("a4", "a2", "a1", "a3"),
        ("a5",),
        30,
    )
    assert len(one_said(found, "one-space:3").subjects) == 4
    assert said(found, "one-day") == []


def test_as_much_is_interpreted_at_once_as_there_are_interpreters_at_the_time():
    russian, other = [Row(language="ru")], [Row(language="ko")]
    found = state(
        draft(
            activity(1, languages=russian),
            interpreters=[
                Row(id=1, languages=russian, starts_at=None, ends_at=None),
                Row(id=2, languages=[*russian, *other], starts_at=utc(5, 3), ends_at=utc(5, 6)),
                Row(id=3, languages=other, starts_at=None, ends_at=None),
            ],
        ),
        {},
    )
    alone, two = said(found, "languages:ru")
    assert (alone.most, alone.windows) == (1, (Window(0, 720), Window(900, 2 * DAY)))
    assert (two.most, two.windows) == (2, (Window(720, 900),))


def test_a_holiday_of_a_country_that_takes_part_is_no_day_to_begin_on():
    # 11 August is Mountain Day in Japan.
    days = {"first": date(2027, 8, 10), "last": date(2027, 8, 12)}
    ours = activity(1, attendances=[attends(region_id=7)])
    found = state(draft(ours, activity(2), **days), {7: "JP", 8: "KR"})
    holiday = one_said(found, "holiday")
    assert (holiday.key, holiday.subjects) == ("holiday:JP", ("a1",))
    assert holiday.windows == (Window(0, DAY), Window(2 * DAY, 3 * DAY))
    assert holiday.weight == USUAL_WEIGHTS["holiday"]


def test_nothing_lies_in_the_night_but_journeys_and_what_is_fixed():
    found = state(
        draft(activity(1), activity(2, kind="arrival"), activity(3, fixed=True)),
        {},
    )
    night = one_said(found, "night")
    assert (night.subjects, night.windows[0]) == (("a1",), Window(7 * HOUR, 22 * HOUR))


def test_what_is_wished_is_stated_for_those_it_is_about_and_not_once_set_aside():
    rules = [
        rule(1, "order", about(activity_id=1), about("second", group_id=3), minutes=10, weight=4),
        rule(2, "rest", about(region_id=7), minutes=50),
        rule(
            3, "within", about(role="coach"), windows=[Row(starts_at=utc(5, 0), ends_at=utc(5, 3))]
        ),
        rule(4, "languages", language="ru", most=2),
        rule(5, "apart", about(activity_id=1)),
        rule(6, "same-day", about(activity_id=1), about(activity_id=2), set_aside_at=utc(1, 0)),
        rule(7, "suits", about(activity_id=2), spaces=[Row(space_id=2)]),
    ]
    found = state(
        draft(
            activity(1, attendances=[attends(region_id=7)]),
            activity(2, attendances=[attends(role="coach")], group_id=3),
            people=PEOPLE,
            groups=[group(3)],
            rules=rules,
        ),
        {7: "JP", 8: "KR"},
    )
    wished = {one.key: one for one in said(found, "rule")}
    assert set(wished) == {"rule:1", "rule:2:person:11", "rule:3", "rule:4", "rule:7"}
    assert (wished["rule:1"].subjects, wished["rule:1"].others) == (("a1",), ("a2",))
    assert (wished["rule:1"].minutes, wished["rule:1"].weight) == (10, 4)
    assert wished["rule:2:person:11"].others == ("a1", "a2")
    # The coach of the delegation attends what the delegation does.
    assert wished["rule:3"].subjects == ("a1", "a2")
    assert wished["rule:3"].windows == (Window(9 * HOUR, 12 * HOUR),)
    assert (wished["rule:4"].subjects, wished["rule:4"].most) == (("ru",), 2)
    assert wished["rule:7"].spaces == ("2",)


def test_what_an_edition_does_not_mind_is_not_stated_and_what_it_minds_more_is_hard():
    weights = {**USUAL_WEIGHTS, "place": 0, "unsocial": None}
    found = state(draft(activity(1), weights=weights), {})
    assert said(found, "place") == []
    assert one_said(found, "night").weight is None


def test_an_edition_without_days_has_nowhere_to_put_anything():
    wants = {"attendances": [attends(region_id=7)], "languages": [Row(language="ru")]}
    found = state(draft(activity(1, **wants), first=None, last=None), {7: "JP"})
    assert found.problem.days == ()
    assert [one.requirement.kind for one in faults(found.problem, found.plan)] == ["place"]


def test_only_what_may_move_moves_and_what_is_announced_is_kept():
    at = {"starts_at": utc(5, 0), "space_id": 1}
    rows = (activity(1, **at), activity(2, fixed=True, **at), activity(3, fixed=True))
    assert [one.fixed for one in state(draft(*rows), {}).problem.activities] == [False, True, False]
    found = state(draft(*rows), {}, movable={"a2"}, present={"a1": (utc(5, 1), 2)}, kept={"a1"})
    assert [one.fixed for one in found.problem.activities] == [True, False, True]
    assert found.problem.present == {"a1": Placement(10 * HOUR, "2")}
    assert one_said(found, "keep").subjects == ("a1",)
    assert "keep:a1" in {one.requirement.key for one in faults(found.problem, found.plan)}


def test_an_edition_is_read_and_stated_whole(timetable, session):
    opening, first = timetable.others[0], timetable.matches[0]
    for one in (opening, first):
        one.starts_at, one.space_id = utc(5, 1), timetable.spaces[0].id
    session.commit()
    draft, found = stated(session, timetable.edition)
    assert len(found.problem.activities) == len(draft.activities) == 12
    keys = [one.key for one in found.problem.requirements]
    assert len(keys) == len(set(keys))
    attending = {party for one in found.problem.activities for party in one.parties}
    assert attending == set(found.parties)
    assert misplaced(found.problem, found.plan) == []
    kinds = {one.requirement.about for one in faults(found.problem, found.plan, only={first.uuid})}
    assert {"space", "party"} <= kinds
    assert set(countries(session, timetable.edition.id)) == {one.id for one in timetable.regions}


def test_who_declined_does_not_take_part_and_who_answered_yes_does(timetable, session):
    def answer(region, taking_part):
        made = Delegation(edition_id=timetable.edition.id, region_id=region.id)
        made.taking_part = taking_part
        session.add(made)

    one, two, *rest = timetable.regions
    answer(one, False)
    session.flush()
    assert set(countries(session, timetable.edition.id)) == {two.id, *(one.id for one in rest)}
    answer(two, True)
    session.flush()
    assert set(countries(session, timetable.edition.id)) == {two.id}
