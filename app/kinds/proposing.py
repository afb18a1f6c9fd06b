"""The types of proposal: what each asks, who may propose it, and what acceptance makes of it."""

from typing import Any

from flask_babel import LazyString

from app.calls.terms import ProposalTerms
from app.calls.type import Field, ProposalType
from app.core.languages import _l
from app.kinds.accepting import become_project, become_turn, wait_in_edition


def _written(identifier: str, label: LazyString, most: int, **more: Any) -> Field:
    """Return a field that is answered in paragraphs, with at most so many letters."""
    return Field(identifier=identifier, label=label, kind="long-text", most=most, **more)


MINUTES = Field(
    identifier="minutes", label=_l("Minutes needed"), kind="number", required=True, most=480
)
PROJECT = ProposalType(
    slug="project",
    label=_l("Project"),
    summary=_l("Common work that one region leads and others join."),
    fields=(
        _written(
            "goal",
            _l("What it is for"),
            4000,
            hint=_l("What will be better afterwards, and for whom."),
            required=True,
        ),
        _written("work", _l("What is done, step by step"), 8000, required=True),
        _written("results", _l("What there will be to see or read at the end"), 4000),
    ),
    proposers=frozenset({"member", "organisation"}),
    asks=frozenset({"dates", "place", "people", "budget", "parties"}),
    made_label=_l("A project"),
    creates=become_project,
)
AGENDA_ITEM = ProposalType(
    slug="agenda-item",
    label=_l("Agenda item"),
    summary=_l("A matter that a meeting is to hear about, to discuss or to decide."),
    fields=(
        Field(
            identifier="wanted",
            label=_l("What the meeting is asked for"),
            kind="choice",
            required=True,
            choices=(
                ("hear", _l("To hear about it")),
                ("discuss", _l("To discuss it")),
                ("decide", _l("To decide about it")),
            ),
        ),
        MINUTES,
        _written("text", _l("The text that is to be decided, or the questions to discuss"), 8000),
    ),
    proposers=frozenset({"member"}),
    asks=frozenset({"parties"}),
    made_label=_l("An item that waits for the timetable"),
    creates=wait_in_edition,
    wants_edition=True,
)
SESSION = ProposalType(
    slug="session",
    label=_l("Session"),
    summary=_l("A talk, a discussion or a workshop before an audience."),
    fields=(
        Field(
            identifier="form",
            label=_l("Form"),
            kind="choice",
            required=True,
            choices=(
                ("talk", _l("Talk")),
                ("discussion", _l("Discussion of several speakers")),
                ("workshop", _l("Workshop")),
                ("visit", _l("Visit to a place")),
            ),
        ),
        MINUTES,
        Field(
            identifier="audience",
            label=_l("For whom it is"),
            kind="text",
            most=400,
        ),
    ),
    proposers=frozenset({"region", "organisation"}),
    asks=frozenset({"people", "parties"}),
    made_label=_l("A session that waits for the timetable"),
    creates=wait_in_edition,
    wants_edition=True,
)
COOPERATION = ProposalType(
    slug="cooperation",
    label=_l("Cooperation"),
    summary=_l("Work together in a field over years: what each side brings and looks for."),
    fields=(
        _written("brings", _l("What you bring"), 4000, required=True),
        _written("seeks", _l("What you look for"), 4000, required=True),
    ),
    proposers=frozenset({"region", "organisation"}),
    asks=frozenset({"dates", "parties"}),
    made_label=_l("A project"),
    creates=become_project,
)
CANDIDACY = ProposalType(
    slug="host-candidacy",
    label=_l("Host candidacy"),
    summary=_l("A region offers to host the programme in a year."),
    fields=(
        Field(
            identifier="year",
            label=_l("Year in which you would host"),
            kind="number",
            required=True,
            most=9999,
        ),
        Field(identifier="venue", label=_l("Venues"), kind="text", most=400, tells_who=True),
        _written(
            "support", _l("What the host pays for, and who supports it"), 4000, tells_who=True
        ),
    ),
    proposers=frozenset({"member"}),
    asks=frozenset({"dates", "place", "budget", "parties"}),
    made_label=_l("A turn to host"),
    creates=become_turn,
    once_per_region=True,
)
ALL = (PROJECT, AGENDA_ITEM, SESSION, COOPERATION, CANDIDACY)


def calls_for(*types: ProposalType) -> ProposalTerms:
    """Return the terms of a kind whose programmes may call for these types."""
    return ProposalTerms(types=tuple(one.slug for one in types))
