"""A board with five hundred activities, its page, and moves on it, so that both can be measured."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from random import Random
from time import perf_counter

from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import transaction
from app.core.words import Words
from app.editions.models import Edition, Invitee
from app.schedule.actions import moving
from app.schedule.models import ACTIVITY_KINDS, Activity, Attendance, Group, Spot
from app.venues.models import Space, Venue
from bench.place import Field

ACTIVITIES, SPACES, DAYS, WAITING = 500, 20, 5, 40
LOOKS, MOVES = 30, 60
MINUTES = (30, 45, 60, 90)
OK = 200
HOUR = timedelta(hours=1)


def fill(app: Flask, edition_id: int) -> None:
    """Plan five hundred activities in an edition; all but some have a place, without collision."""
    with app.app_context(), transaction() as session:
        edition = session.get_one(Edition, edition_id)
        now = datetime.combine(edition.starts_on or date(edition.year, 8, 5), time(), UTC)
        spaces, activities = _spaces(session, edition_id), _activities(session, edition_id)
        session.flush()
        placed = activities[: ACTIVITIES - WAITING]
        plan = {
            one.id: _spot(now, spaces[n % SPACES], n // SPACES, one.minutes)
            for n, one in enumerate(placed)
        }
        moving.together(session, None, edition, plan, 0)
    with app.extensions["engine"].connect() as connection:
        outside = connection.execution_options(isolation_level="AUTOCOMMIT")
        outside.execute(text("VACUUM ANALYZE"))


def _spot(first: datetime, space: Space, turn: int, minutes: int) -> Spot:
    """Return the turn's spot in a space: five turns a day, two hours each."""
    day, slot = divmod(turn, DAYS)
    return Spot(first + (24 * day + 2 * slot) * HOUR, space.id, minutes)


def _spaces(session: Session, edition_id: int) -> list[Space]:
    """Make the rooms of a house."""
    venue = Venue(edition_id=edition_id, name=Words(en="House of congresses", ja="国際会議場"))
    session.add(venue)
    session.flush()
    shared = {"edition_id": edition_id, "venue_id": venue.id, "kind": "room"}
    names = [Words(en=f"Room {n + 1}", ja=f"第{n + 1}会議室") for n in range(SPACES)]
    made = [Space(**shared, name=name, position=n) for n, name in enumerate(names)]
    session.add_all(made)
    session.flush()
    return made


def _activities(session: Session, edition_id: int) -> list[Activity]:
    """Make activities of all kinds, each of two delegations, some in a group."""
    chance = Random(5)  # noqa: S311  (the same activities every time)
    invited = select(Invitee.region_id).where(Invitee.edition_id == edition_id)
    regions = list(session.scalars(invited))
    group = Group(edition_id=edition_id, name=Words(en="Main track", ja="本会議"), kind="track")
    session.add(group)
    session.flush()
    made = []
    for number in range(ACTIVITIES):
        one = Activity(
            edition_id=edition_id,
            kind=chance.choice(ACTIVITY_KINDS),
            title=Words(en=f"Ports and their people, part {number}", ja=f"港と人びと 第{number}部"),
            minutes=chance.choice(MINUTES),
            group_id=group.id if number % 3 else None,
            made_at=clock.now(),
        )
        who = chance.sample(regions, min(2, len(regions)))
        one.attendances = [Attendance(region_id=region) for region in who]
        made.append(one)
    session.add_all(made)
    return made


class Planner:
    """A coordinator's browser at the board: one connection, the page's own token."""

    def __init__(self, address: tuple[str, int], field: Field) -> None:
        """Open the board once."""
        self.connection = HTTPConnection(*address)
        self.cookie = field.programme.cookie.decode()
        self.path = f"/editions/{field.edition_id}/board"
        answer, body = self._ask("GET", self.path)
        held = re.findall(r"(kitamae=[^;]+)", str(answer.getheader("Set-Cookie")))
        self.cookie = held[-1] if held else self.cookie
        self.page = body.decode()
        self.token = re.findall(r'data-token="([^"]+)"', self.page)[0]

    def _ask(self, method: str, path: str, said: object = None) -> tuple[HTTPResponse, bytes]:
        """Send a request; raises RuntimeError for any answer but a good one."""
        headers = {"Cookie": self.cookie, "Accept-Language": "ja"}
        if said is not None:
            headers |= {"Content-Type": "application/json", "X-CSRFToken": self.token}
        body = None if said is None else json.dumps(said)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        read = answer.read()
        if answer.status != OK:
            raise RuntimeError(f"{path}: {answer.status} {read[:2000].decode()}")
        return answer, read

    def looking(self) -> float:
        """Return the median of the seconds that the page takes."""
        return _middle([self._timed("GET", self.path) for _ in range(LOOKS)])

    def kilobytes(self) -> float:
        """Return how large the page is with its own script, the calendar's library apart."""
        built = Path("static/built")
        script = json.loads((built / "manifest.json").read_text())["board.js"]
        return (len(self.page.encode()) + (built / script).stat().st_size) / 1000

    def moving(self) -> float:
        """Return the median of the seconds that a move takes until it is stored and answered."""
        found = re.findall(r'href="(/activities/[^"]+/place)"[^>]*data-t="([^"]+)"', self.page)
        times = []
        for number in range(MOVES):
            place, at = found[number * 7 % len(found)]
            said = {"at": f"{at[:14]}{number % 4 * 15:02}", "space": "", "minutes": 45}
            times.append(self._timed("POST", place, {**said, "seen": 10_000}))
        return _middle(times)

    def _timed(self, method: str, path: str, said: object = None) -> float:
        """Return the seconds from request to last byte."""
        began = perf_counter()
        self._ask(method, path, said)
        return perf_counter() - began


def _middle(times: list[float]) -> float:
    """Return the median."""
    return sorted(times)[len(times) // 2]
