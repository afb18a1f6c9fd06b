"""The turns of another programme, as one that follows it sees them."""

from app.programmes.rules.facts import Programme
from app.programmes.rules.method import Certainty, Turn


def lead_in(facts: Programme, slug: str, year: int) -> Turn | None:
    """Return the edition of another programme in a year; one that met before one that did not."""
    other = facts.others.get(slug)
    rows = [one for one in other.editions if one.year == year and one.hosts] if other else []
    rows.sort(key=lambda one: not one.status.took_place)
    if not rows:
        return None
    return Turn(sequence=0, year=year, hosts=rows[0].hosts, certainty=Certainty.FIXED)
