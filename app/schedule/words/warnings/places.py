"""Sentences about spaces: taken twice, closed, blocked, too small, without what is needed."""

from app.core.languages import _, language, listed, ngettext
from app.schedule.rules.problem import Window
from app.schedule.words.languages import spoken
from app.schedule.words.warnings.fault import Said
from app.schedule.words.warnings.scene import Scene
from app.venues import words as venue_words
from app.venues.models import MINUTES_A_DAY

Sentences = tuple[str, str]


def unplaced(scene: Scene, said: Said) -> Sentences:
    """Say that something is not on the board."""
    (key,) = said.activities
    sentence = _("“%(activity)s” is not on the board yet.", activity=scene.title(key))
    return sentence, _("Put it there, or let the solver find a place for it.")


def taken(scene: Scene, said: Said) -> Sentences:
    """Say that two are in one space, or that it is not ready for the second."""
    one, other = said.activities
    names = {"first": scene.title(one), "second": scene.title(other)}
    where, gap = scene.space(said.requirement.subjects[0]), scene.start(other) - scene.end(one)
    if gap < 0:
        common = scene.span(scene.start(other), min(scene.end(one), scene.end(other)))
        sentence = _(
            "“%(first)s” and “%(second)s” are both in %(space)s: %(time)s.",
            **names,
            space=where,
            time=common,
        )
    else:
        sentence = _(
            "Between “%(first)s” and “%(second)s” there are %(gap)s minutes, and %(space)s needs "
            "%(needed)s to be ready again.",
            **names,
            gap=gap,
            space=where,
            needed=scene.activities[one].turnround,
        )
    return sentence, _("Move one of the two to another time or space.")


def closed(scene: Scene, said: Said) -> Sentences:
    """Say when a space is open, and by how much something misses that."""
    (key,) = said.activities
    space, windows = scene.space(said.requirement.subjects[0]), said.requirement.windows
    near = [one for one in windows if _on_its_day(scene, key, one)]
    more = {"activity": scene.title(key), "space": space, "time": scene.time(key)}
    if not near:
        sentence = _("%(space)s is closed on the day of “%(activity)s” (%(time)s).", **more)
    else:
        hours = listed(scene.span(*one) for one in near)
        outside = min(_outside(scene, key, one) for one in near)
        sentence = ngettext(
            "“%(activity)s” (%(time)s) is %(num)s minute outside the hours of %(space)s: "
            "%(hours)s.",
            "“%(activity)s” (%(time)s) is %(num)s minutes outside the hours of %(space)s: "
            "%(hours)s.",
            outside,
            hours=hours,
            **more,
        )
    return sentence, _("Move it into the opening hours, or change them.")


def _on_its_day(scene: Scene, key: str, window: Window) -> bool:
    """Tell whether a window reaches into the day on which an activity begins."""
    day = scene.stated.line.local(scene.start(key)).date()
    start = scene.stated.line.at(day)
    return window.start < start + MINUTES_A_DAY and start < window.end


def _outside(scene: Scene, key: str, window: Window) -> int:
    early = max(0, window.start - scene.start(key))
    return early + max(0, scene.end(key) - window.end)


def blocked(scene: Scene, said: Said) -> Sentences:
    """Say why a space cannot be used then."""
    (key,) = said.activities
    space, line = scene.spaces[said.requirement.subjects[0]], scene.stated.line
    reasons = [
        one.reason
        for one in space.blocked
        if line.minute(one.starts_at) < scene.end(key)
        and scene.start(key) < line.minute(one.ends_at)
    ]
    sentence = _(
        "%(space)s cannot be used (%(reason)s) at the time of “%(activity)s”: %(time)s.",
        space=scene.space(str(space.id)),
        reason=listed(reasons),
        activity=scene.title(key),
        time=scene.time(key),
    )
    return sentence, _("Move it to another time or space.")


def unsuitable(scene: Scene, said: Said) -> Sentences:
    """Say that an activity stands in a space that does not suit it, or in none."""
    (key,) = said.activities
    suitable = _suitable(scene, said)
    if scene.space_of(key) is None:
        sentence = _("“%(activity)s” has a time but no space.", activity=scene.title(key))
    else:
        sentence = _(
            "“%(activity)s” is in %(space)s, which is not one of the spaces that suit it.",
            activity=scene.title(key),
            space=scene.space(scene.plan[key].space),
        )
    return sentence, suitable


def off_the_ground(scene: Scene, said: Said) -> Sentences:
    """Say that sports stand neither on a court nor on a field, though there are some."""
    (key,) = said.activities
    sentence = _(
        "“%(activity)s” is in %(space)s, which is neither court nor field.",
        activity=scene.title(key),
        space=scene.space(scene.plan[key].space),
    )
    return sentence, _suitable(scene, said)


def too_small(scene: Scene, said: Said) -> Sentences:
    """Say how many people a space holds, and how many are expected."""
    (key,) = said.activities
    space = scene.space_of(key)
    capacity = space.capacity if space else 0
    sentence = ngettext(
        "%(space)s holds %(num)s person, and “%(activity)s” expects %(size)s.",
        "%(space)s holds %(num)s people, and “%(activity)s” expects %(size)s.",
        capacity or 0,
        space=scene.space(scene.plan[key].space),
        activity=scene.title(key),
        size=said.requirement.most,
    )
    return sentence, _suitable(scene, said)


def unequipped(scene: Scene, said: Said) -> Sentences:
    """Say what an activity needs that its space does not have."""
    (key,) = said.activities
    code = said.requirement.key.split(":")[1]
    sentence = _(
        "“%(activity)s” needs something that %(space)s does not have: %(equipment)s.",
        activity=scene.title(key),
        space=scene.space(scene.plan[key].space),
        equipment=venue_words.equipment(code),
    )
    return sentence, _suitable(scene, said)


def too_few_booths(scene: Scene, said: Said) -> Sentences:
    """Say into how many languages a space lets interpret at once."""
    (key,) = said.activities
    space = scene.space_of(key)
    sentence = ngettext(
        "%(space)s has %(num)s booth for interpreters, and “%(activity)s” is interpreted into "
        "%(languages)s.",
        "%(space)s has %(num)s booths for interpreters, and “%(activity)s” is interpreted into "
        "%(languages)s.",
        space.booths if space else 0,
        space=scene.space(scene.plan[key].space),
        activity=scene.title(key),
        languages=listed(spoken(one.language) for one in scene.activities[key].languages),
    )
    return sentence, _suitable(scene, said)


def _suitable(scene: Scene, said: Said) -> str:
    """Name the spaces that would do."""
    spaces = [scene.spaces[key] for key in said.requirement.spaces if key in scene.spaces]
    if not spaces:
        return _("No space does: add one, or ask for less.")
    names = (_capacious(scene, one.id) for one in sorted(spaces, key=lambda one: one.position))
    return _("Move it to a space that suits: %(spaces)s.", spaces=listed(list(names)[:6]))


def _capacious(scene: Scene, number: int) -> str:
    space = scene.spaces[str(number)]
    name = space.name.best(language())
    return f"{name} ({space.capacity})" if space.capacity else name
