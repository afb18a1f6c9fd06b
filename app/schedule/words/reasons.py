"""Why a forum has no plan, where it is no requirement: tracks and talks that are too much."""

from app.core.languages import _, language, ngettext
from app.schedule.rules.problem import Problem
from app.schedule.words.warnings.scene import Scene


def too_much(scene: Scene, problem: Problem, key: str) -> tuple[str, str, str] | None:
    """Return a sentence about a track or talk, what is changed and its id; None if it is gone."""
    kind, _colon, number = key.partition(":")
    if kind == "track":
        return _track(scene, number)
    talk = next((one for one in problem.activities if one.key == key), None)
    if talk is None or key not in scene.activities:
        return None
    title = scene.title(key)
    if talk.fixed:
        return _("“%(activity)s” stays where it is.", activity=title), "activity", key
    sentence = ngettext(
        "“%(activity)s” takes %(num)s slot, and no block has so many.",
        "“%(activity)s” takes %(num)s slots, and no block has so many.",
        talk.slots,
        activity=title,
    )
    return sentence, "talk", key


def _track(scene: Scene, number: str) -> tuple[str, str, str] | None:
    if number == "0":
        return _("All talks without a track find slots in blocks of their own."), "blocks", ""
    group = scene.groups.get(int(number))
    if group is None:
        return None
    name = group.name.best(language())
    sentence = _("All talks of the track “%(track)s” find slots in blocks of its own.", track=name)
    return sentence, "blocks", number
