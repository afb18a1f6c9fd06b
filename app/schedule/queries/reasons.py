"""Why there is no plan, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.schedule.rules.problem import Requirement
from app.schedule.words.reasons import too_much
from app.schedule.words.requiring import asks, where_changed
from app.schedule.words.warnings.scene import Scene

OF_PARTIES = frozenset({"party", "rest", "present"})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A requirement of the smallest set: its key, what it asks, and where it is changed.

    What a forum's blocks alone make impossible does not give way.
    """

    key: str
    sentence: str
    what: str
    id: str
    gives_way: bool = True


def reason(scene: Scene, keys: Sequence[str], known: set[str]) -> list[Standing]:
    """Return the smallest set in words; what is about something that is gone is left out."""
    problem = scene.stated.problem
    every = {one.key: one for one in problem.requirements}
    found = (every[key] for key in keys if key in every)
    standing = [_standing(scene, one) for one in found if _is_known(scene, one, known)]
    others = ((key, too_much(scene, problem, key)) for key in keys if key not in every)
    return standing + [
        Standing(key=key, sentence=said[0], what=said[1], id=said[2], gives_way=False)
        for key, said in others
        if said is not None
    ]


def _is_known(scene: Scene, one: Requirement, known: set[str]) -> bool:
    parties, about = scene.stated.parties, one.subjects[0]
    if one.kind in OF_PARTIES:
        return about in parties and known.issuperset(one.others)
    if one.kind in {"space", "open"}:
        return about in scene.spaces
    return one.kind == "languages" or known.issuperset((*one.subjects, *one.others))


def _standing(scene: Scene, one: Requirement) -> Standing:
    what, number = where_changed(one)
    return Standing(key=one.key, sentence=asks(scene, one), what=what, id=number)
