"""What must stand before a form of the world of payloads takes anything."""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from app.calls.models import Call
from app.core import clock
from app.programmes.models import Membership
from app.registration.models import Participant
from app.requests.models import Request
from app.stages.models import Stage
from app.turns.models import Turn
from tests.matrix.asking import Place
from tests.matrix.cases import case_of

# Steps that end what they are taken with: each gets a turn of its own.
STEPS = ("turns.decline", "turns.withdraw", "turns.cancel", "turns.postpone", "turns.swap")
# Whose cases' own preparations can stand for good.
KEEPING = ("consents.", "personal.")
# What is asked for after a deadline.
LATE = ("requests.", "answering.ask")
# What a form takes besides what the world's cases send.
MORE = {
    **{key: {"version": "1"} for key in STEPS},
    # Something else than what the form before it left there.
    "requests.change": {"native_given": "Павел"},
}


def prepare(place: Place, endpoint: str, writer: str) -> dict[str, Any]:
    """Make what a form needs, for good, and return what its path needs."""
    case = case_of(endpoint, "POST")
    needed = place.arguments(endpoint, case, writer)
    if endpoint.startswith(KEEPING):
        with place.app.extensions["sessions"].begin() as session:
            case.before(session, place.world)
    if endpoint in STEPS:
        needed["turn_id"] = turn_for(place, endpoint)
    if endpoint in {"editions.status", "schedule.import_forum"}:
        # What is over takes no registrations any more, and what has a forum takes no other.
        needed["edition_id"] = place.world.own["planned_edition_id"]
    if endpoint.startswith(("proposals.", "ballots.")):
        be_member(place)
    if endpoint.startswith("proposals."):
        open_call(place)
    if endpoint == "requests.change":
        decline_changes(place)
    if endpoint == "requests.admit":
        let_wait(place)
    move_deadlines(place, timedelta(hours=-1 if endpoint.startswith(LATE) else 1000))
    return needed


def files(place: Place, endpoint: str, writer: str) -> dict[str, Any]:
    """Return the files of a form, which can be read only once."""
    answers = case_of(endpoint, "POST").answers(place.world, writer)
    return {name: value for name, value in answers.items() if isinstance(value, tuple)}


def agreed(html: str) -> dict[str, str]:
    """Answer each text for guardians and each proposal that a page shows: others came meanwhile."""
    texts = dict.fromkeys(re.findall(r'name="(text_\d+)"', html), "yes")
    return texts | dict.fromkeys(re.findall(r'name="(answer_\d+)"', html), "interested")


def turn_for(place: Place, endpoint: str) -> int:
    """Make a turn that waits for this step."""
    own = place.world.own
    state = "offered" if endpoint in {"turns.decline", "turns.withdraw"} else "accepted"
    year = 2060 + STEPS.index(endpoint)
    with place.app.extensions["sessions"].begin() as session:
        mine = {"programme_id": own["programme_id"], "region_id": own["region_id"]}
        session.add(turn := Turn(year=year, state=state, **mine))
        session.flush()
        return turn.id


def open_call(place: Place) -> None:
    """Let the call take proposals again: a form before changed it."""
    now, day = clock.now(), timedelta(days=1)
    told = {"cancelled_at": None, "reason": "", "opens_at": now - day, "closes_at": now + 30 * day}
    found = update(Call).where(Call.id == place.world.own["call_id"])
    with place.app.extensions["sessions"].begin() as session:
        session.execute(found.values(**told, survey_closes_at=now + 40 * day))


def be_member(place: Place) -> None:
    """Let the region be a full member again: a form before let it leave."""
    with place.app.extensions["sessions"].begin() as session:
        member = session.get_one(Membership, place.world.own["membership_id"])
        member.left = member.left_reason = None
        member.member_class = "full"


def decline_changes(place: Place) -> None:
    """Leave no change waiting: only one of a kind may."""
    with place.app.extensions["sessions"].begin() as session:
        waiting = Request.what == "change", Request.state == "open"
        done = {"state": "declined", "answered_at": clock.now()}
        session.execute(update(Request).where(*waiting).values(**done))


def let_wait(place: Place) -> None:
    """Let the person stand in the queue: only who waits is admitted above the limit."""
    with place.app.extensions["sessions"].begin() as session:
        person = session.get_one(Participant, place.world.own["participant_id"])
        person.state, person.queued_at = "waiting", clock.now()


def move_deadlines(place: Place, distance: timedelta) -> None:
    """Let numbers, names and documents be due that far from now, later changes by request."""
    edition = place.world.own["edition_id"]
    with place.app.extensions["sessions"].begin() as session:
        found = select(Stage).where(Stage.edition_id == edition)
        stages = {stage.kind: stage for stage in session.scalars(found)}
        for kind in ("number", "names", "documents"):
            due = {"deadline": clock.now() + distance, "after": "request"}
            if kind in stages:
                stages[kind].deadline, stages[kind].after = due["deadline"], due["after"]
            else:
                session.add(Stage(edition_id=edition, kind=kind, **due))
