"""The next step in each thing that a person acts for, as one list of things to do."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import cast

from flask import url_for
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.accounts.policy import administers, own_editions, own_programmes
from app.core.access import Actor
from app.core.languages import _, language, ngettext
from app.desk.scopes import edition_name
from app.desk.waiting import carrying, deciding, entering, proposing, queries, reviewing
from app.desk.waiting.queries import Counted
from app.desk.waiting.task import Task, of, people
from app.editions import words as edition_words
from app.editions.models import Edition
from app.editions.rules import window
from app.history.policy import sight
from app.programmes.models import Programme
from app.programmes.rules.facts import Programme as Facts
from app.programmes.rules.forecast import forecast
from app.programmes.rules.method import Certainty
from app.programmes.words.sentences import certainty
from app.requests import queries as requests
from app.reviews.policy import is_reviewer
from app.stages import queries as stages
from app.stages import words as stage_words
from app.stages.models import Stage
from app.stages.rules import following as next_stage
from app.turns import words
from app.turns.models import Turn

LOOKING_AHEAD = 3


def acts(user: Actor) -> bool:
    """Tell whether a person acts for anything at all."""
    return user.is_authenticated and bool(cast("User", user).grants)


def tasks(session: Session, user: Actor, facts: Mapping[str, Facts], now: datetime) -> list[Task]:
    """Return what waits for a person; `facts` holds the programmes that they coordinate."""
    found: list[Task] = []
    if pairs := sight(user).regions:
        found += [_answer(turn) for turn in queries.offers_to(session, pairs)]
        found += entering.tasks(session, pairs, now)
        found += proposing.tasks(session, pairs, now)
        found += deciding.tasks(session, pairs, now)
        found += carrying.tasks(session, pairs, now)
    if programmes := own_programmes(user):
        found += _coordinate(session, programmes, facts, now)
        found += proposing.calls_to_publish(session, programmes)
    if receives := own_editions(user):
        found += [_receive(counted) for counted in queries.editions_received(session, receives)]
    if user.actor_id is not None and is_reviewer(user):
        found += reviewing.tasks(session, user.actor_id, now)
    if administers(user) and (waiting := queries.invitations_waiting(session)):
        found.append(_invitations(waiting))
    return found


def _coordinate(
    session: Session, ids: Collection[int], facts: Mapping[str, Facts], now: datetime
) -> Iterator[Task]:
    """Offer turns, follow them, prepare editions."""
    editions = queries.editions_prepared(session, ids, now.date())
    prepared = {(one.edition.programme_id, one.edition.year) for one in editions}
    yield from (
        _requests(edition, waiting) for edition, waiting in requests.open_by_edition(session, ids)
    )
    ahead = stages.by_edition(session, {counted.edition.id for counted in editions})
    yield from (_prepare(counted, ahead.get(counted.edition.id, {}), now) for counted in editions)
    yield from (_follow(turn) for turn in queries.standing_turns(session, ids))
    for one in queries.programmes(session, ids):
        yield from _offer(one, facts[one.slug], prepared, now.year)


def _answer(turn: Turn) -> Task:
    """Answer an offer."""
    return Task(
        about=of(turn.programme.name.best(language()), _("Turn of %(year)s", year=turn.year)),
        stands=words.state(turn.state),
        verb=_("Answer the offer"),
        address=url_for("turns.show", turn_id=turn.id),
    )


def _offer(
    programme: Programme, facts: Facts, prepared: Collection[tuple[int, int]], year: int
) -> Iterator[Task]:
    """Offer the next turn of the forecast that nobody has been offered."""
    for turn in forecast(facts, turns=LOOKING_AHEAD, from_year=year).turns:
        if turn.year is None or turn.certainty is Certainty.FIXED:
            continue
        if (programme.id, turn.year) in prepared:
            continue
        names = [facts.regions[code].names.best(language()) for code in turn.hosts]
        yield Task(
            about=of(programme.name.best(language()), _("Turn of %(year)s", year=turn.year)),
            stands=" · ".join([certainty(turn.certainty), *names]),
            verb=_("Offer the turn"),
            address=url_for("turns.index", slug=programme.slug),
        )
        return


def _follow(turn: Turn) -> Task:
    """Wait for an answer, or open the edition of a turn that was accepted."""
    accepted = turn.state == "accepted"
    return Task(
        about=of(turn.programme.name.best(language()), _("Turn of %(year)s", year=turn.year)),
        stands=f"{turn.region.name.best(language())} · {words.state(turn.state)}",
        verb=_("Open the edition") if accepted else _("See the turn"),
        address=url_for("turns.open_edition" if accepted else "turns.show", turn_id=turn.id),
    )


def _prepare(counted: Counted, ahead: Mapping[str, Stage], now: datetime) -> Task:
    """Open registration, or see who has not answered, until the stage ends that is next."""
    edition, stands = counted.edition, window(counted.edition, now)
    closed = stands == "closed"
    missing = counted.invited - counted.answered
    answers = ngettext(
        "%(num)s region has not answered", "%(num)s regions have not answered", missing
    )
    asked = edition.registration_closes_at if stands == "open" else None
    parts = [answers, people(counted.entered)]
    if following := next_stage(ahead, edition, now):
        asked = ahead[following].deadline
        parts.insert(0, stage_words.kind(following))
    return Task(
        about=edition_name(edition),
        stands=edition_words.window(stands) if closed else " · ".join(parts),
        verb=_("Open registration") if closed else _("See the delegations"),
        address=url_for(
            "editions.registration" if closed else "registration.delegations",
            edition_id=edition.id,
        ),
        until=asked,
        zone=edition.zone,
    )


def _requests(edition: Edition, waiting: int) -> Task:
    """Answer what regions ask for."""
    return Task(
        about=edition_name(edition),
        stands=ngettext(
            "%(num)s request waits for an answer", "%(num)s requests wait for an answer", waiting
        ),
        verb=_("See the requests"),
        address=url_for("requests.queue", edition_id=edition.id),
    )


def _receive(counted: Counted) -> Task:
    """See who comes."""
    return Task(
        about=edition_name(counted.edition),
        stands=people(counted.entered),
        verb=_("See the roster"),
        address=url_for("rosters.show", edition_id=counted.edition.id),
    )


def _invitations(waiting: int) -> Task:
    """See who has not taken up a role."""
    return Task(
        about=_("People and invitations"),
        stands=ngettext(
            "%(num)s invitation is not answered", "%(num)s invitations are not answered", waiting
        ),
        verb=_("See the invitations"),
        address=url_for("desk.people"),
    )
