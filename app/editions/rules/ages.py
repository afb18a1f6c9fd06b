"""Ages in whole years on the day that an edition states."""

from datetime import date

from app.editions.errors import AgeRefused
from app.editions.models import Edition, EditionRole


def age(born: date, on: date) -> int:
    """Return the age in whole years; born on 29 February, one turns older on 1 March at latest."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_day(edition: Edition) -> date:
    """Return the day on which ages hold: the one stated, the first day, or the year's last."""
    return edition.age_on or edition.starts_on or date(edition.year, 12, 31)


def check_age(edition: Edition, role: EditionRole, born: date | None) -> None:
    """Refuse who is too young or too old for a role, or whose age nobody can tell."""
    if role.age_from is None and role.age_to is None:
        return
    on = age_day(edition)
    years = None if born is None else age(born, on)
    highest = years if role.age_to is None else role.age_to
    if years is None or highest is None or not (role.age_from or 0) <= years <= highest:
        raise AgeRefused(on, role.age_from, role.age_to)
