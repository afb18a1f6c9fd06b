"""Forums written by hand, small enough to be counted on the fingers."""

from app.schedule.rules.problem import (
    FORUM_COUNTS,
    Activity,
    Block,
    Forum,
    Placement,
    Problem,
    Space,
    Track,
    Window,
)

ROOMS = ("North", "South", "West")


def talk(key, track="A", **more):
    people = {name: frozenset(more.pop(name, ())) for name in ("parties", "guests")}
    return Activity(
        key=key, minutes=0, track=track, **{"slots": 1, "spaces": ROOMS} | people | more
    )


def forum(*talks, blocks=(2, 2, 2), rooms=ROOMS, chairs=None, tracks="ABC", weights=None, **tables):
    """State a forum: blocks by their slots, chairs by their track, prices by their table."""
    chairs = chairs or {}
    its_blocks = tuple(
        Block(
            key=f"block {number}",
            starts=tuple(100 * number + slot for slot in range(slots)),
            end=100 * number + 60,
        )
        for number, slots in enumerate(blocks)
    )
    return Problem(
        days=(Window(0, 1000),),
        spaces=tuple(Space(key=room, venue="") for room in rooms),
        activities=talks,
        forum=Forum(
            blocks=its_blocks,
            tracks=tuple(Track(key=key, chairs=frozenset(chairs.get(key, ()))) for key in tracks),
            weights=dict.fromkeys(FORUM_COUNTS, 1) if weights is None else weights,
            **tables,
        ),
        step=1,
    )


def at(block, room="North", slot=0):
    """Return where a talk stands."""
    return Placement(100 * block + slot, room)
