"""Enters invented people into the demo edition, for pictures: `python -m make.crowd`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app import create_app
from app.core.db import transaction
from app.desk.demo_edition import open_demo_edition
from app.editions.models import Edition
from app.registration import queries
from app.registration.actions import answer, enter
from app.registration.rules import Entry
from app.rosters.rules import invented

# The regions that take part, in the order of the scripts in which `invented` makes up names.
DELEGATIONS = ("jp-16", "ru-pri", "kr-42", "cn-ln")
# How many come in each role, and the age of the youngest.
TEAM = {
    "head-of-delegation": (1, 52),
    "official": (1, 36),
    "interpreter": (1, 29),
    "coach": (3, 31),
    "athlete": (15, 15),
}
SCRIPTS = 5
# In this step of `invented` hardly two people of a team have the same name.
STEP = 29
YEAR, APART, OLDER = 365.25, 137, 1000


def main() -> None:
    """Let each delegation answer and enter its team."""
    app = create_app()
    with app.app_context(), transaction() as session:
        edition = open_demo_edition(session, app.config["PUBLIC_URL"])
        if edition is None:
            message = "the facts are not loaded"
            raise SystemExit(message)
        for script, code in enumerate(DELEGATIONS):
            _arrive(session, edition, script, code)


def _arrive(session: Session, edition: Edition, script: int, code: str) -> None:
    """Say that a region takes part, and enter its people."""
    invitee = queries.invitee(session, edition.id, code)
    assert invitee is not None
    answer(session, None, invitee, taking_part=True)
    for place, entry in enumerate(_team(script, edition)):
        submission = str(UUID(int=script * 1000 + place))
        enter(session, None, invitee, entry, submission)


def _team(script: int, edition: Edition) -> Iterator[Entry]:
    """Make up the people of one script, each of an age that fits the role."""
    assert edition.starts_on is not None
    place = 0
    for role, (people, age) in TEAM.items():
        for _ in range(people):
            days = age * YEAR + (place * APART + script * APART // SCRIPTS) % OLDER
            born = edition.starts_on - timedelta(days=round(days))
            entry = invented.person(place * STEP * SCRIPTS + script, role)
            yield replace(entry, birth_date=born)
            place += 1


if __name__ == "__main__":
    main()
