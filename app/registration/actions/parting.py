"""Saying that people who look alike are not the same person."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.registration import queries, rules
from app.registration.actions.recording import record_person
from app.registration.models import Distinct, Participant


def part(session: Session, actor_id: int | None, person: Participant, *, whole: bool) -> int:
    """Keep that a person is nobody of those who look alike; returns how many these are.

    `whole` is the coordinator, who sees the people of all regions. Otherwise what is said about
    another region's person holds in the person's own region alone.
    """
    found = queries.named_like(session, person)
    if not whole:
        own = person.region_id
        found = [one for one in found if one.region_id == own or rules.same(person, one)]
    if not found:
        return 0
    rows = [
        {
            "person_id": person.id,
            "other_id": one.id,
            "everybody": whole or one.region_id == person.region_id,
        }
        for one in found
    ]
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if on_sqlite else postgresql.insert
    wanted = insert(Distinct)
    either = Distinct.everybody | wanted.excluded.everybody
    keys = ["person_id", "other_id"]
    session.execute(
        wanted.on_conflict_do_update(index_elements=keys, set_={"everybody": either}), rows
    )
    record_person(session, actor_id, "participant.parted", person.delegation.edition, person)
    return len(found)
