"""Whoever takes their data along takes what they signed up for, and when they are there."""

import io
import json
import zipfile

import pytest

from app.core.words import Words
from app.personal import actions as personal
from app.registration.queries import participant
from app.releases import actions
from app.schedule import queries
from app.schedule.actions import speakers
from app.schedule.models import Presence
from app.schedule.rules.forums import TalkFacts
from tests.schedule.making import morning


@pytest.fixture
def read(session, app, placed):
    """Return what a person takes along."""

    def take(person):
        session.expire_all()
        held = participant(session, placed.edition.id, "t-jp", person.id)
        with (
            app.test_request_context(),
            zipfile.ZipFile(io.BytesIO(personal.take(session, held))) as made,
        ):
            return json.loads(made.read("your-data.json"))

    return take


def test_sign_ups_and_the_own_presence_are_taken_along_and_nobody_elses(
    session, placed, enter, release, read
):
    training = placed.others[3]
    training.places = 5
    session.commit()
    release()
    hana, yuki = enter("Hana"), enter("Yuki")
    actions.sign_up(session, None, placed.edition, hana, training)
    session.add(
        Presence(edition_id=placed.edition.id, participant_id=hana.id, arrives_at=morning(5))
    )
    training.title = Words(en="Canary of the draft")
    session.commit()
    told = read(hana)
    (sign_up,) = told["sign_ups"]
    assert sign_up["activity"] == "Joint training"
    assert sign_up["starts_at"] == training.starts_at.isoformat()
    assert sign_up["signed_up_by"] == "you, with your link"
    (presence,) = told["presence"]
    assert presence == {"arrives_at": morning(5).isoformat(), "leaves_at": None, "zone": None}
    other = read(yuki)
    assert (other["sign_ups"], other["presence"]) == ([], [])


def test_the_parts_in_a_forum_are_taken_along_by_released_titles(
    session, placed, enter, release, read
):
    training = placed.others[3]
    hana, yuki = enter("Hana"), enter("Yuki")
    name = f"{hana.native_family} {hana.native_given}"
    facts = TalkFacts(slots=1, presenters=(name,), attendees=())
    speakers.set_talk(session, None, queries.activity(session, training.uuid), facts)
    session.commit()
    release()
    training.title = Words(en="Canary of the draft")
    session.commit()
    told = read(hana)
    assert told["talks"] == [
        {"written_as": name, "part": "presenter", "activity": "Joint training"}
    ]
    assert read(yuki)["talks"] == []
