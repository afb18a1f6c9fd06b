"""Where an activity stands on the board and how it got there, in words."""

from app.core.languages import _, language, moment
from app.core.words import Words
from app.schedule.models.moves import Move, Spot


def where(spot: Spot, space: Words | None, zone: str) -> str:
    """Say where and how long, on the clocks of the zone."""
    if spot.starts_at is None:
        return _("not on the board, %(minutes)s minutes", minutes=spot.minutes)
    at = moment(spot.starts_at, zone)
    if space is None:
        return _("%(moment)s, %(minutes)s minutes", moment=at, minutes=spot.minutes)
    return _(
        "%(moment)s, %(space)s, %(minutes)s minutes",
        moment=at,
        space=space.best(language()),
        minutes=spot.minutes,
    )


def told(move: Move, actor_id: int | None, zone: str) -> str:
    """Say who moved what where; the move's step, activity and space must be loaded."""
    space = move.to_space
    what = move.activity.title.best(language())
    there = where(move.after, space.name if space else None, zone)
    if move.step.actor_id == actor_id:
        return _("You moved “%(activity)s”: %(where)s.", activity=what, where=there)
    who = move.step.actor
    return _(
        "%(person)s moved “%(activity)s”: %(where)s.",
        person=who.name if who else _("Somebody"),
        activity=what,
        where=there,
    )
