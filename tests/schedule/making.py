"""A small timetable for tests: games of four regions at two venues, two leagues and more."""

from datetime import UTC, datetime
from itertools import combinations
from types import SimpleNamespace
from uuid import uuid4

from app.core.words import Words
from app.editions import actions as editions
from app.editions import queries as found
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.schedule.models import Activity, ActivitySpace, Attendance, Group, Interpreter
from app.schedule.models import InterpreterLanguage as Language
from app.venues.models import OpeningHours, Space, SpaceEquipment, Travel, Venue
from tests.editions import making
from tests.keeping import once

MADE = datetime(2027, 7, 1, 3, 0, tzinfo=UTC)
HOUR = 60
# The edition lasts from 5 to 9 August 2027, on Japan's clocks.


def morning(day, hour=0, minute=0):
    """Return a moment of a day in August after nine in the morning in Japan."""
    return datetime(2027, 8, day, hour, minute, tzinfo=UTC)


def venue(session, edition, name, position, spaces):
    """Make a venue with spaces: name, kind, capacity and equipment of each."""
    made = Venue(edition_id=edition.id, name=Words(en=name), position=position)
    session.add(made)
    session.flush()
    spaces_made = []
    for place, (title, kind, capacity, equipment) in enumerate(spaces):
        space = Space(
            venue_id=made.id,
            edition_id=edition.id,
            name=Words(en=title),
            kind=kind,
            capacity=capacity,
            position=place,
        )
        space.equipment = [SpaceEquipment(equipment=one) for one in equipment]
        space.hours = [OpeningHours(opens=8 * HOUR, closes=21 * HOUR)]
        spaces_made.append(space)
    session.add_all(spaces_made)
    session.flush()
    return made, spaces_made


def activity(session, edition, title, *, kind="session", minutes=60, who=(), spaces=(), **more):
    """Make an activity; `who` are attendances."""
    made = Activity(
        edition_id=edition.id,
        kind=kind,
        title=Words(en=title),
        minutes=minutes,
        made_at=MADE,
        **more,
    )
    made.attendances = list(who)
    made.spaces = [ActivitySpace(space_id=one.id) for one in spaces]
    session.add(made)
    return made


def person(session, edition, region, name="Sato", role="athlete"):
    """Enter somebody, past all rules of registration."""
    delegation = Delegation(edition_id=edition.id, region_id=region.id)
    session.add(delegation)
    session.flush()
    made = Participant(
        delegation_id=delegation.id,
        edition_id=edition.id,
        region_id=region.id,
        role=role,
        name_order="single",
        native_family=name,
        search_key=name.casefold(),
        sort_key=name.casefold(),
        submission=str(uuid4()),
        entered_at=MADE,
    )
    session.add(made)
    session.flush()
    return made


def league(session, edition, group, regions, spaces, **more):
    """Make a match of each two regions."""
    return [
        activity(
            session,
            edition,
            f"{one.name['en']} against {other.name['en']}",
            kind="match",
            group_id=group.id,
            who=[Attendance(region_id=region.id) for region in (one, other)],
            spaces=spaces,
            **more,
        )
        for one, other in combinations(regions, 2)
    ]


def timetable(session):
    """Make an edition with 2 venues, 4 spaces, 4 delegations and 12 activities, none placed."""
    making.know_the_kind()
    made = once(session, "timetable", lambda: _timetable(session))
    made.session = session
    return made


def _timetable(session):
    """Build it."""
    world = making.world(session)
    fourth = Region(
        code="t-ru",
        kind="krai",
        country="RU",
        name=Words(en="Primorsky", ja="沿海地方"),
        zone="Asia/Vladivostok",
    )
    session.add(fourth)
    session.flush()
    regions = [*world.regions, fourth]
    edition = found.edition(session, world.edition.id)
    editions.change_edition(session, None, edition, making.plan(regions))
    arena, (court_a, court_b) = venue(
        session,
        edition,
        "Arena",
        1,
        (("Court A", "court", 300, ("net",)), ("Court B", "court", 300, ("net",))),
    )
    house, (hall, room) = venue(
        session,
        edition,
        "Culture house",
        2,
        (("Great hall", "hall", 500, ("stage", "screen")), ("Room 1", "room", 40, ("screen",))),
    )
    session.add(Travel(edition_id=edition.id, a_id=arena.id, b_id=house.id, minutes=25))
    group = Group(edition_id=edition.id, name=Words(en="Volleyball"), kind="league", rest=60)
    session.add(group)
    session.flush()
    matches = league(session, edition, group, regions, [court_a, court_b], minutes=90, turnround=15)
    interpreter = Interpreter(edition_id=edition.id, name="Kim Interpreter")
    interpreter.languages = [Language(language="ko"), Language(language="ja")]
    session.add(interpreter)
    everyone = {"everyone": True}
    others = [
        activity(session, edition, "Opening", kind="ceremony", who=[Attendance(**everyone)]),
        activity(session, edition, "Welcome party", kind="meal", who=[Attendance(**everyone)]),
        activity(
            session, edition, "Courtesy call", kind="courtesy", who=[Attendance(role="coach")]
        ),
        activity(session, edition, "Joint training", kind="training", minutes=120, places=30),
        activity(session, edition, "Museum", kind="visit", minutes=150, needs_space=False),
        activity(session, edition, "Closing", kind="ceremony", who=[Attendance(**everyone)]),
    ]
    session.flush()
    return SimpleNamespace(
        **{**vars(world), "regions": regions, "edition": edition, "session": None},
        venues=[arena, house],
        spaces=[court_a, court_b, hall, room],
        group=group,
        matches=matches,
        others=others,
        activities=[*matches, *others],
        interpreter=interpreter,
    )
