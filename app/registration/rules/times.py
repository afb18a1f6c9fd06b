"""When people may be entered and changed, and when a place that was offered may be accepted."""

from datetime import datetime

from app.editions.models import Edition
from app.editions.rules import PREPARED, window
from app.registration.errors import RegistrationLate, RegistrationNotOpen


def check_open(edition: Edition, now: datetime) -> None:
    """Refuse when registration is not open or its deadline has passed, to the second."""
    stands = window(edition, now)
    if stands == "late":
        raise RegistrationLate
    if stands != "open":
        raise RegistrationNotOpen


def check_answerable(edition: Edition, now: datetime) -> None:
    """Refuse an answer once registration has closed; before it opens an answer is welcome."""
    if window(edition, now) != "early":
        check_open(edition, now)


def check_prepared(edition: Edition, _now: datetime) -> None:
    """Refuse once the edition is over or called off; an offer may outlive the deadline."""
    if edition.status not in PREPARED:
        raise RegistrationNotOpen
