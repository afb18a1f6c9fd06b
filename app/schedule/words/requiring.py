"""What a requirement asks, in a whole sentence, and where it is changed."""

from collections.abc import Callable, Iterable, Mapping

from app.core.languages import _, listed, ngettext
from app.regions.words import country_words
from app.schedule.rules.problem import Requirement, Window
from app.schedule.words.languages import spoken
from app.schedule.words.warnings.scene import Scene

Telling = Callable[[Scene, Requirement], str]
# So many stretches of time are named.
MOST_TIMES = 3


def asks(scene: Scene, one: Requirement) -> str:
    """Say what a requirement asks."""
    return _SENTENCES.get(one.about, _SENTENCES[one.kind])(scene, one)


def where_changed(one: Requirement) -> tuple[str, str]:
    """Return what is changed to change a requirement, and its id: activity, space, rule, group ...

    The id is blank where the weights of the edition decide, or the presences.
    """
    name, _colon, rest = one.key.partition(":")
    key = rest.partition(":")[0]
    return {
        "rule": ("rule", key),
        "after": ("group", key),
        "order": ("group", key),
        "one-space": ("group", key),
        "one-day": ("group", key),
        "space": ("space", key),
        "open": ("space", key),
        "blocked": ("space", key),
        "present": ("presences", ""),
        "unsocial": ("presences", ""),
        "languages": ("interpreters", ""),
        "party": ("weights", ""),
        "rest": ("weights", ""),
        "holiday": ("weights", ""),
    }.get(name, ("activity", one.subjects[0]))


def _first(scene: Scene, one: Requirement) -> str:
    return scene.title(one.subjects[0])


def _times(scene: Scene, windows: Iterable[Window]) -> str:
    """Name stretches of time, of many only the first ones."""
    found = [scene.span(start, end) for start, end in windows]
    if len(found) <= MOST_TIMES:
        return listed(found) or _("never")
    return ngettext(
        "%(some)s and %(num)s more",
        "%(some)s and %(num)s more",
        len(found) - MOST_TIMES,
        some=listed(found[:MOST_TIMES]),
    )


def _place(scene: Scene, one: Requirement) -> str:
    return _("“%(activity)s” finds a place.", activity=_first(scene, one))


def _space(scene: Scene, one: Requirement) -> str:
    return _("%(space)s holds one activity at a time.", space=scene.space(one.subjects[0]))


def _open(scene: Scene, one: Requirement) -> str:
    return _(
        "%(space)s can be used only then: %(times)s.",
        space=scene.space(one.subjects[0]),
        times=_times(scene, one.windows),
    )


def _suits(scene: Scene, one: Requirement) -> str:
    if not one.spaces:
        return _("“%(activity)s” needs a space such as there is none.", activity=_first(scene, one))
    return _(
        "%(activities)s: in %(spaces)s.",
        activities=scene.titles(one.subjects),
        spaces=listed([scene.space(key) for key in one.spaces]),
    )


def _capacity(scene: Scene, one: Requirement) -> str:
    return _("The space of “%(activity)s” is big enough for it.", activity=_first(scene, one))


def _equipment(scene: Scene, one: Requirement) -> str:
    return _("The space of “%(activity)s” has what it needs.", activity=_first(scene, one))


def _ground(scene: Scene, one: Requirement) -> str:
    return _("“%(activity)s” is on a court or a field.", activity=_first(scene, one))


def _booths(scene: Scene, one: Requirement) -> str:
    return _(
        "The space of “%(activity)s” has a booth for each of its languages.",
        activity=_first(scene, one),
    )


def _within(scene: Scene, one: Requirement) -> str:
    return _(
        "%(activities)s: only then, %(times)s.",
        activities=scene.titles(one.subjects),
        times=_times(scene, one.windows),
    )


def _night(scene: Scene, one: Requirement) -> str:
    return _("“%(activity)s” is not at night.", activity=_first(scene, one))


def _starts(scene: Scene, one: Requirement) -> str:
    return _(
        "%(activities)s: beginning only then, %(times)s.",
        activities=scene.titles(one.subjects),
        times=_times(scene, one.windows),
    )


def _holiday(_scene: Scene, one: Requirement) -> str:
    return _(
        "Nothing with delegations of %(country)s begins on a public holiday there.",
        country=country_words(one.key.split(":")[1]),
    )


def _party(scene: Scene, one: Requirement) -> str:
    return _(
        "%(who)s: in one place at a time, and with time for the way.", who=scene.who(one.subjects)
    )


def _rest(scene: Scene, one: Requirement) -> str:
    return ngettext(
        "%(who)s: %(num)s minute of rest between %(activities)s.",
        "%(who)s: %(num)s minutes of rest between %(activities)s.",
        one.minutes,
        who=scene.who(one.subjects),
        activities=scene.titles(one.others),
    )


def _present(scene: Scene, one: Requirement) -> str:
    return _(
        "%(who)s: there only %(times)s.",
        who=scene.who(one.subjects),
        times=_times(scene, one.windows),
    )


def _unsocial(scene: Scene, one: Requirement) -> str:
    return _("%(who)s: not at night where they are.", who=scene.who(one.subjects))


def _languages(_scene: Scene, one: Requirement) -> str:
    return ngettext(
        "%(language)s: interpreters for %(num)s activity at a time.",
        "%(language)s: interpreters for %(num)s activities at a time.",
        one.most,
        language=spoken(one.subjects[0]),
    )


def _order(scene: Scene, one: Requirement) -> str:
    names = {"first": scene.titles(one.subjects), "second": scene.titles(one.others)}
    if not one.minutes:
        return _("%(second)s: only after %(first)s.", **names)
    return ngettext(
        "%(second)s: at least %(num)s minute after %(first)s.",
        "%(second)s: at least %(num)s minutes after %(first)s.",
        one.minutes,
        **names,
    )


def _apart(scene: Scene, one: Requirement) -> str:
    if not one.minutes:
        return _("Not at the same time: %(activities)s.", activities=scene.titles(one.subjects))
    return ngettext(
        "At least %(num)s minute between %(activities)s.",
        "At least %(num)s minutes between %(activities)s.",
        one.minutes,
        activities=scene.titles(one.subjects),
    )


def _same_space(scene: Scene, one: Requirement) -> str:
    return _("All in one space: %(activities)s.", activities=scene.titles(one.subjects))


def _same_day(scene: Scene, one: Requirement) -> str:
    return _("All on one day: %(activities)s.", activities=scene.titles(one.subjects))


def _keep(scene: Scene, one: Requirement) -> str:
    return _("“%(activity)s” stays where it stands.", activity=_first(scene, one))


_SENTENCES: Mapping[str, Telling] = {
    "place": _place,
    "space": _space,
    "open": _open,
    "suits": _suits,
    "capacity": _capacity,
    "equipment": _equipment,
    "booths": _booths,
    "ground": _ground,
    "within": _within,
    "night": _night,
    "starts": _starts,
    "holiday": _holiday,
    "party": _party,
    "rest": _rest,
    "present": _present,
    "unsocial": _unsocial,
    "languages": _languages,
    "order": _order,
    "apart": _apart,
    "same-space": _same_space,
    "same-day": _same_day,
    "keep": _keep,
}
ABOUT = tuple(_SENTENCES)
