"""What waits for a region in an edition: its answer, then the stage that ends next."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from app.core.languages import _, language
from app.desk.scopes import edition_name
from app.desk.waiting import queries
from app.desk.waiting.queries import Pairs
from app.desk.waiting.task import Task, of, people
from app.editions.models import Invitee
from app.editions.rules import window
from app.stages import queries as stage_queries
from app.stages import words as stage_words
from app.stages.models import Stage
from app.stages.rules import standing

ENDPOINTS = {"number": "stages.announce"}


def tasks(session: Session, pairs: Pairs, now: datetime) -> Iterator[Task]:
    """Answer for regions, then enter their people, stage by stage."""
    found = queries.invitations_to(session, pairs, now)
    ids = {invitee.edition_id for invitee, _answer, _entered in found}
    stages = stage_queries.by_edition(session, ids)
    done = stage_queries.announcing(session, ids)
    for invitee, answer, entered in found:
        mine = dict(stages.get(invitee.edition_id, {}))
        if (invitee.edition_id, invitee.region_id) in done:
            mine.pop("number", None)
        if answer and stages.get(invitee.edition_id):
            yield from _next(invitee, mine, entered, now)
        else:
            yield from _enter(invitee, entered, now, answer=answer)


def _next(
    invitee: Invitee, stages: Mapping[str, Stage], entered: int, now: datetime
) -> Iterator[Task]:
    """Do what the stage asks for that ends next."""
    edition, region = invitee.edition, invitee.region
    for kind, stage in stages.items():
        if standing(stage, edition, now) != "open":
            continue
        endpoint = ENDPOINTS.get(kind, "registration.delegation")
        yield Task(
            about=of(edition_name(edition), region.name.best(language())),
            stands=f"{stage_words.kind(kind)} · {people(entered)}",
            verb=_verb(kind),
            address=url_for(endpoint, edition_id=edition.id, code=region.code),
            until=stage.deadline,
            zone=edition.zone,
        )
        return


def _verb(kind: str) -> str:
    """Say what is to be done in a stage."""
    words = {
        "number": _("Say how many people come"),
        "names": _("Enter people"),
        "documents": _("Complete the documents"),
    }
    return str(words[kind])


def _enter(invitee: Invitee, entered: int, now: datetime, *, answer: bool | None) -> Iterator[Task]:
    """Answer for a region, then enter its people."""
    edition, region = invitee.edition, invitee.region
    opened = window(edition, now) == "open"
    late = window(edition, now) == "late"
    if answer is False or late or (answer and not opened):
        return
    endpoint = "registration.answer" if answer is None else "registration.delegation"
    yield Task(
        about=of(edition_name(edition), region.name.best(language())),
        stands=people(entered),
        verb=_("Answer whether your region takes part") if answer is None else _("Enter people"),
        address=url_for(endpoint, edition_id=edition.id, code=region.code),
        until=edition.registration_closes_at,
        zone=edition.zone,
    )
