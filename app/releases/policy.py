"""Who releases, who reads what was released, and whose programme somebody may see."""

from app.accounts.policy import own_regions
from app.core.access import Actor
from app.editions.models import Edition, Invitee
from app.editions.policy import acts_for, coordinates, receives
from app.releases.models import Release, SignUp
from app.releases.queries import Seat
from app.releases.rules import NOBODY
from app.schedule.models import Activity
from app.schedule.policy import may_plan


def may_release(user: Actor, edition: Edition) -> bool:
    """Tell whether the person makes the edition's timetable known."""
    return may_plan(user, edition)


def may_read(user: Actor, edition: Edition) -> bool:
    """Tell whether the person reads what was released: the team, the host, and those who send."""
    return may_read_all(user, edition) or bool(own_regions(user, edition.programme_id))


def may_read_release(user: Actor, release: Release) -> bool:
    """Tell whether the person reads a release; the edition must be loaded."""
    return may_read(user, release.edition)


def may_take_back(user: Actor, release: Release) -> bool:
    """Tell whether the person may take a release back into the draft."""
    return may_release(user, release.edition)


def may_read_all(user: Actor, edition: Edition) -> bool:
    """Tell whether the person reads all of it, and not only what is public or their own."""
    return coordinates(user, edition) or receives(user, edition)


def may_see_delegation(user: Actor, invitee: Invitee) -> bool:
    """Tell whether the person may see the programme of a region's delegation."""
    return coordinates(user, invitee.edition) or may_sign_up(user, invitee)


def may_sign_up(user: Actor, invitee: Invitee) -> bool:
    """Tell whether the person may sign a region's people up."""
    return may_sign_up_for(user, invitee.edition, invitee.region_id)


def may_sign_up_for(user: Actor, edition: Edition, region_id: int) -> bool:
    """Tell whether the person may sign up the people of a region."""
    return acts_for(user, edition, region_id)


def may_leave(user: Actor, sign_up: SignUp) -> bool:
    """Tell whether the person may give a place back; its person's delegation must be loaded."""
    person = sign_up.participant
    return may_sign_up_for(user, person.delegation.edition, person.region_id)


def may_see_list(user: Actor, activity: Activity) -> bool:
    """Tell whether the person sees everybody who signed up for an activity.

    Not the host's staff: they know no child whose guardian has not agreed yet.
    """
    return coordinates(user, activity.edition)


def may_see_programme(user: Actor, seat: Seat) -> bool:
    """Tell whether the edition has a programme for the person: who reads it, and who interprets."""
    return may_read(user, seat.edition) or seat.interpreting(user.actor_id) != NOBODY
