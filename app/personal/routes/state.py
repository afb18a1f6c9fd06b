"""What a person's own page says about how it stands."""

from typing import Any

from flask import request

from app.core import clock
from app.core.db import session
from app.core.names import language_of
from app.editions import queries as editions
from app.editions.terms import EntryTerms
from app.personal import policy, words
from app.personal.models import OwnLink
from app.questions.answering.queries.sheets import sheet
from app.registration.models import Participant
from app.registration.routes import offers
from app.stages import queries as stage_queries
from app.stages.rules import standing


def of(link: OwnLink) -> dict[str, Any]:
    """Return what every page of a link is about: the person, the edition, and what is asked."""
    person = link.participant
    edition = person.delegation.edition
    stages = stage_queries.stages(session(), edition.id)
    asked = sheet(session(), person, policy.own)
    return {
        "token": (request.view_args or {})["token"],
        "person": person,
        "edition": edition,
        "region": person.delegation.region,
        "gate": asked.gate,
        "stages": stages,
        "names": standing(stages.get("names"), edition, clock.now()),
        "sheet": asked,
        "places": _places(person),
        "terms": edition.programme.kind.terms(EntryTerms),
        "language_of": language_of,
        "words": words,
    }


def _places(person: Participant) -> list[str]:
    """Say where a person stands on the waiting list."""
    if person.state != "waiting":
        return []
    edition = person.delegation.edition
    places = editions.counters(session(), edition.id)
    return offers.standing(edition, places).get(person.id, [])
