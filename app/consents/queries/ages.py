"""Until which age guardians answer: the facts by country, and regions of their own rule."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources

from sqlalchemy import ScalarSelect, select
from sqlalchemy.orm import Session

from app.consents import rules
from app.consents.models import ConsentAge
from app.consents.terms import ConsentTerms
from app.core.errors import Absent
from app.editions.models import Edition
from app.regions.models import Region


@cache
def countries() -> dict[str, int]:
    """Return until which age a guardian answers in each country of the facts."""
    file = resources.files("app.consents") / "facts" / "ages.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["country"]: int(row["age"]) for row in rows}


def takes_minors(edition: Edition) -> bool:
    """Tell whether minors take part, so that whoever has no birth date may be one."""
    try:
        return edition.programme.kind.terms(ConsentTerms).minors
    except Absent:
        return False


def ages(session: Session, regions: Iterable[int] | ScalarSelect[int]) -> dict[int, int]:
    """Return until which age a guardian answers for people of these regions, by region id."""
    wanted = regions if isinstance(regions, ScalarSelect) else set(regions)
    found = session.execute(
        select(Region.id, Region.country, ConsentAge.age)
        .outerjoin(ConsentAge, ConsentAge.region_id == Region.id)
        .where(Region.id.in_(wanted))
    )
    known = countries()
    return {row.id: rules.age_limit(row.age, row.country, known) for row in found}


def own_age(session: Session, region_id: int) -> ConsentAge | None:
    """Return a region's own age limit."""
    return session.scalar(select(ConsentAge).where(ConsentAge.region_id == region_id))


def all_ages(session: Session) -> list[tuple[Region, int | None]]:
    """Return every region whose people may be sent, with its own age limit if it has one."""
    return list(
        session.execute(
            select(Region, ConsentAge.age)
            .outerjoin(ConsentAge, ConsentAge.region_id == Region.id)
            .order_by(Region.country, Region.code)
        )
    )


def region(session: Session, code: str) -> Region | None:
    """Return a region."""
    return session.scalar(select(Region).where(Region.code == code))
