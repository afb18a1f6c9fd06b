"""Who may do what with accounts."""

from typing import cast

from app.accounts.models import Role, SignIn, User
from app.core.access import Actor

# Whoever receives the people of one edition.
EDITION_ROLES = (Role.HOST_STAFF, Role.CARE_STAFF, Role.KITCHEN_STAFF)


def administers(user: Actor, _thing: object = None) -> bool:
    """Administrators."""
    return user.holds(Role.ADMINISTRATOR)


def coordinates(user: Actor, programme_id: int | None) -> bool:
    """Coordinators of a programme."""
    return programme_id is not None and user.holds(
        Role.PROGRAMME_COORDINATOR, programme_id=programme_id
    )


def own_programmes(user: Actor) -> frozenset[int]:
    """Return the ids of the programmes that a person coordinates."""
    return frozenset(
        grant.programme_id
        for grant in cast("User", user).grants
        if grant.role == Role.PROGRAMME_COORDINATOR and grant.programme_id is not None
    )


def own_editions(user: Actor) -> frozenset[int]:
    """Return the ids of the editions that a person receives people for."""
    return frozenset(
        grant.edition_id
        for grant in cast("User", user).grants
        if grant.role == Role.HOST_STAFF and grant.edition_id is not None
    )


def own_pairs(user: Actor) -> frozenset[tuple[int, int]]:
    """Return the regions that a person coordinates, as pairs of ids: programme and region."""
    return frozenset(
        (grant.programme_id, grant.region_id)
        for grant in getattr(user, "grants", ())
        if grant.role == Role.REGION_COORDINATOR
        and grant.programme_id is not None
        and grant.region_id is not None
    )


def own_regions(user: Actor, programme_id: int) -> frozenset[int]:
    """Return the ids of the regions that a person coordinates in a programme."""
    return frozenset(region for programme, region in own_pairs(user) if programme == programme_id)


def may_see_people(user: Actor) -> bool:
    """Administrators see everybody; programme coordinators who acts in their programmes."""
    return administers(user) or bool(own_programmes(user))


def may_invite(user: Actor) -> bool:
    """Administrators invite to any role; programme coordinators to some in their programmes."""
    return may_see_people(user)


def roles_to_give(user: Actor) -> tuple[Role, ...]:
    """Return the roles to which a person may invite somewhere."""
    if administers(user):
        return tuple(Role)
    if own_programmes(user):
        return (Role.REGION_COORDINATOR, Role.REVIEWER, *EDITION_ROLES)
    return ()


def may_give(user: Actor, role: str, programme_id: int | None) -> bool:
    """Tell whether a person may give or take a role in a programme (None: everywhere)."""
    if administers(user):
        return True
    return role in roles_to_give(user) and coordinates(user, programme_id)


def may_end(user: Actor, sign_in: SignIn) -> bool:
    """People end their own sessions."""
    return sign_in.user_id == user.actor_id
