"""Naming places in a refusal, with how many people are in them."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.editions import queries, words
from app.editions.models import Edition, Place
from app.editions.rules import What
from app.editions.rules.filling import what
from app.editions.terms import EntryTerms


def places_in_words(session: Session, edition: Edition, places: Sequence[What]) -> list[str]:
    """Name places by their region, role and sex."""
    regions = queries.names(session, {one.region_id for one in places if one.region_id})
    return words.places_named(edition.programme.kind.terms(EntryTerms), regions, places)


def named(
    session: Session, edition: Edition, rows: Sequence[tuple[Place, int | None]]
) -> list[str]:
    """Name places with how many are entered and how many would be allowed."""
    places = places_in_words(session, edition, [what(row) for row, _ in rows])
    return [
        words.filled(place, row.taken, most)
        for place, (row, most) in zip(places, rows, strict=True)
    ]


def named_waiting(session: Session, edition: Edition, rows: Sequence[Place]) -> list[str]:
    """Name places with how many wait for them."""
    places = places_in_words(session, edition, [what(row) for row in rows])
    return [words.waits(place, row.waiting) for place, row in zip(places, rows, strict=True)]


def unknown(session: Session, edition: Edition, people: Mapping[What, int]) -> list[str]:
    """Name where people are whose sex is not known, and how many."""
    places = places_in_words(session, edition, list(people))
    return [
        words.filled(place, number, None)
        for place, number in zip(places, people.values(), strict=True)
    ]
