"""Sentences about order and about what belongs together or apart."""

from app.core.languages import _, language, listed, ngettext
from app.schedule.words.warnings.fault import Said
from app.schedule.words.warnings.scene import Scene

Sentences = tuple[str, str]


def out_of_time(scene: Scene, said: Said) -> Sentences:
    """Say by how much something begins too early or ends too late."""
    (key,) = said.activities
    window = min(said.requirement.windows, key=lambda one: _outside(scene, key, one), default=None)
    more = {"activity": scene.title(key), "time": scene.time(key)}
    if window is None:
        sentence = _("“%(activity)s” (%(time)s) has no time at which it may be.", **more)
    elif scene.start(key) < window.start:
        sentence = _(
            "“%(activity)s” (%(time)s) begins %(minutes)s minutes too early: not before "
            "%(earliest)s.",
            **more,
            minutes=window.start - scene.start(key),
            earliest=scene.clock(window.start),
        )
    else:
        sentence = _(
            "“%(activity)s” (%(time)s) ends %(minutes)s minutes too late: it ends by %(latest)s.",
            **more,
            minutes=scene.end(key) - window.end,
            latest=scene.clock(window.end),
        )
    return sentence, _("Move it, or change from when until when it may be.")


def _outside(scene: Scene, key: str, window: tuple[int, int]) -> int:
    return max(0, window[0] - scene.start(key)) + max(0, scene.end(key) - window[1])


def wrong_start(scene: Scene, said: Said) -> Sentences:
    """Say when something should begin."""
    (key,) = said.activities
    windows = [scene.span(*one) for one in said.requirement.windows]
    sentence = _(
        "“%(activity)s” begins %(time)s; it should begin here: %(windows)s.",
        activity=scene.title(key),
        time=scene.clock(scene.start(key)),
        windows=listed(windows),
    )
    return sentence, _("Move it, or change when it should begin.")


def out_of_order(scene: Scene, said: Said) -> Sentences:
    """Say what comes after what, and by how much the second is too early."""
    one, other = said.activities
    gap = said.requirement.minutes
    late = scene.end(one) + gap - scene.start(other)
    more = {"first": scene.title(one), "second": scene.title(other), "minutes": late}
    if gap:
        sentence = _(
            "“%(second)s” comes at least %(gap)s minutes after “%(first)s”, which ends %(end)s: it "
            "begins %(minutes)s minutes too early.",
            **more,
            gap=gap,
            end=scene.clock(scene.end(one)),
        )
    else:
        sentence = _(
            "“%(second)s” comes after “%(first)s”, which ends %(end)s: it begins %(minutes)s "
            "minutes too early.",
            **more,
            end=scene.clock(scene.end(one)),
        )
    return sentence, _(
        "Let it begin %(time)s or later, or change the order.",
        time=scene.clock(scene.end(one) + gap),
    )


def not_apart(scene: Scene, said: Said) -> Sentences:
    """Say that two are at once, or too close."""
    one, other = said.activities
    gap = scene.start(other) - scene.end(one)
    more = {"first": scene.title(one), "second": scene.title(other)}
    if gap < 0:
        sentence = _(
            "“%(first)s” and “%(second)s” should not be at the same time: %(time)s.",
            **more,
            time=scene.span(scene.start(other), min(scene.end(one), scene.end(other))),
        )
    else:
        sentence = ngettext(
            "There is %(num)s minute between “%(first)s” and “%(second)s”; it should be "
            "%(needed)s.",
            "There are %(num)s minutes between “%(first)s” and “%(second)s”; it should be "
            "%(needed)s.",
            gap,
            **more,
            needed=said.requirement.minutes,
        )
    return sentence, _("Move one of the two.")


def scattered(scene: Scene, said: Said) -> Sentences:
    """Say in how many spaces something is that belongs into one."""
    spaces = {scene.plan[key].space for key in said.activities}
    sentence = ngettext(
        "%(what)s: in %(num)s space (%(spaces)s); they belong into one.",
        "%(what)s: in %(num)s spaces (%(spaces)s); they belong into one.",
        len(spaces),
        what=_what(scene, said),
        spaces=listed(sorted(scene.space(one) for one in spaces)),
    )
    return sentence, _("Move them into one space.")


def over_days(scene: Scene, said: Said) -> Sentences:
    """Say on how many days something is that belongs on one."""
    line = scene.stated.line
    days = sorted({line.local(scene.start(key)).date() for key in said.activities})
    sentence = ngettext(
        "%(what)s: on %(num)s day (%(days)s); they belong on one.",
        "%(what)s: on %(num)s days (%(days)s); they belong on one.",
        len(days),
        what=_what(scene, said),
        days=listed(scene.day(one) for one in days),
    )
    return sentence, _("Move them to one day.")


def _what(scene: Scene, said: Said) -> str:
    """Name a group, or the activities of a wish."""
    kind, _colon, number = said.requirement.key.partition(":")
    if kind in {"one-space", "one-day"} and int(number) in scene.groups:
        return scene.groups[int(number)].name.best(language())
    return scene.titles(said.activities)


def moved(scene: Scene, said: Said) -> Sentences:
    """Say where something was announced, and where it stands."""
    (key,) = said.activities
    then, now = scene.stated.problem.present.get(key), scene.plan.get(key)
    sentence = _(
        "“%(activity)s” does not stand where it was announced: %(then)s; now: %(now)s.",
        activity=scene.title(key),
        then=scene.place(then) if then else _("not on the board"),
        now=scene.place(now) if now else _("not on the board"),
    )
    return sentence, _("Move it back, or tell those concerned with the next release.")
