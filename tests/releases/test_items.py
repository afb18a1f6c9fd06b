"""Accepted proposals follow the releases that they are in."""

from app.core.words import Words
from app.projects.models import AgendaItem
from tests.schedule.making import MADE


def test_an_item_is_placed_by_the_first_release_that_it_is_in(session, placed, release):
    found = AgendaItem(
        edition_id=placed.edition.id,
        kind="agenda-item",
        title=Words(en="Fees"),
        summary=Words(),
        made_at=MADE,
    )
    session.add(found)
    session.flush()
    activity = placed.matches[0]
    activity.agenda_item_id = found.id
    session.commit()
    assert activity.starts_at is not None
    assert found.state == "waiting"
    release()
    assert found.state == "placed"
