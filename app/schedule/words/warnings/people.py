"""Sentences about people: in two places, not there, without rest, asleep, not understood."""

from app.core.languages import _, language, ngettext
from app.regions.words import country_words
from app.schedule.rules.holidays import holidays_of
from app.schedule.words.languages import spoken
from app.schedule.words.warnings.fault import Said
from app.schedule.words.warnings.scene import Scene

Sentences = tuple[str, str]


def in_two_places(scene: Scene, said: Said) -> Sentences:
    """Say who would have to be in two places, or cannot get there in time."""
    one, other = said.activities
    gap, who = scene.start(other) - scene.end(one), scene.who(said.parties)
    names = {"first": scene.title(one), "second": scene.title(other), "who": who}
    if gap < 0:
        sentence = _(
            "%(who)s: “%(first)s” and “%(second)s” are at the same time, %(time)s.",
            **names,
            time=scene.span(scene.start(other), min(scene.end(one), scene.end(other))),
        )
        return sentence, _("Move one of the two, or let somebody else attend it.")
    sentence = _(
        "%(who)s: the way from “%(first)s” to “%(second)s” takes %(way)s minutes, and there are "
        "%(gap)s.",
        **names,
        way=_way(scene, one, other),
        gap=gap,
    )
    return sentence, _("Begin the second later, or hold both at one venue.")


def _way(scene: Scene, one: str, other: str) -> int:
    first, second = scene.space_of(one), scene.space_of(other)
    if first is None or second is None:
        return 0
    low, high = sorted((first.venue_id, second.venue_id))
    return scene.draft.travel.get((low, high), 0)


def unrested(scene: Scene, said: Said) -> Sentences:
    """Say how much rest there is, and how much there should be."""
    one, other = said.activities
    gap = scene.start(other) - scene.end(one)
    sentence = ngettext(
        "%(who)s: %(num)s minute of rest between “%(first)s” and “%(second)s”; it should be "
        "%(needed)s.",
        "%(who)s: %(num)s minutes of rest between “%(first)s” and “%(second)s”; it should be "
        "%(needed)s.",
        max(0, gap),
        who=scene.who(said.parties),
        first=scene.title(one),
        second=scene.title(other),
        needed=said.requirement.minutes,
    )
    return sentence, _(
        "Begin the second %(minutes)s minutes later, or put something between them.",
        minutes=said.requirement.minutes - gap,
    )


def absent(scene: Scene, said: Said) -> Sentences:
    """Say who has not arrived yet, or has left."""
    (key,), (window,) = said.activities, said.requirement.windows
    more = {"who": scene.who(said.parties), "activity": scene.title(key)}
    early = window.start - scene.start(key)
    if early > 0:
        sentence = _(
            "%(who)s: arrival %(arrival)s, after the beginning of “%(activity)s” (%(time)s).",
            **more,
            arrival=scene.clock(window.start),
            time=scene.clock(scene.start(key)),
        )
        return sentence, _(
            "Begin it %(minutes)s minutes later or after that, or go without them.", minutes=early
        )
    sentence = _(
        "%(who)s: departure %(departure)s, before the end of “%(activity)s” (%(time)s).",
        **more,
        departure=scene.clock(window.end),
        time=scene.clock(scene.end(key)),
    )
    return sentence, _(
        "End it %(minutes)s minutes earlier or before that, or go without them.",
        minutes=scene.end(key) - window.end,
    )


def asleep(scene: Scene, said: Said) -> Sentences:
    """Say what the clocks show where somebody takes part online."""
    (key,) = said.activities
    presence = scene.stated.parties[said.parties[0]].presence
    zone = presence.zone if presence and presence.zone else ""
    sentence = _(
        "%(who)s: online, and “%(activity)s” is at %(time)s on their clocks.",
        who=scene.who(said.parties),
        activity=scene.title(key),
        time=scene.span(scene.start(key), scene.end(key), zone),
    )
    hours = ""
    if presence:
        hours = f"{_of_day(presence.sociable_from)}–{_of_day(presence.sociable_until)}"
    return sentence, _(
        "Move it to %(hours)s on their clocks, record it for them, or let others take part.",
        hours=hours,
    )


def _of_day(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def at_night(scene: Scene, said: Said) -> Sentences:
    """Say that something lies in the night."""
    (key,) = said.activities
    sentence = _(
        "“%(activity)s” is early in the morning or late at night: %(time)s.",
        activity=scene.title(key),
        time=scene.time(key),
    )
    return sentence, _("Move it into the day, or mark it as fixed if it is meant so.")


def not_interpreted(scene: Scene, said: Said) -> Sentences:
    """Say how many interpreters there are for how much at once."""
    one, most = said.requirement, said.requirement.most
    sentence = ngettext(
        "%(language)s: %(num)s activity needs interpreters when “%(activity)s” begins "
        "(%(time)s), and there are %(most)s: %(activities)s.",
        "%(language)s: %(num)s activities need interpreters when “%(activity)s” begins "
        "(%(time)s), and there are %(most)s: %(activities)s.",
        len(said.activities),
        language=spoken(one.subjects[0]),
        activity=scene.title(said.activities[0]),
        time=scene.clock(scene.start(said.activities[0])),
        most=most,
        activities=scene.titles(said.activities),
    )
    return sentence, _("Move one of them, or ask another interpreter for that time.")


def on_a_holiday(scene: Scene, said: Said) -> Sentences:
    """Say which holiday of which country it is."""
    country = said.requirement.key.split(":")[1]
    line = scene.stated.line
    day = line.local(scene.start(said.activities[0])).date()
    names = holidays_of(country, [day])
    sentence = ngettext(
        "%(day)s is a public holiday in %(country)s (%(holiday)s): %(num)s activity with its "
        "delegations begins on it.",
        "%(day)s is a public holiday in %(country)s (%(holiday)s): %(num)s activities with its "
        "delegations begin on it.",
        len(said.activities),
        day=scene.day(day),
        country=country_words(country),
        holiday=names[day].best(language()) if names else "",
    )
    return sentence, _("Ask those delegations whether the day suits them, or take another.")
