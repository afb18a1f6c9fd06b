"""Sentences about talks of a forum that stand where no slots of theirs are."""

from app.core.languages import _
from app.schedule.words.warnings.fault import Said
from app.schedule.words.warnings.scene import Scene

Sentences = tuple[str, str]


def off_the_slots(scene: Scene, said: Said) -> Sentences:
    """Say that a talk begins at no slot of a block, or is in no room of the forum."""
    (key,) = said.activities
    sentence = _(
        "“%(activity)s” (%(place)s) stands at the beginning of no slot of the forum's blocks.",
        activity=scene.title(key),
        place=scene.place(scene.plan[key]),
    )
    return sentence, _("Move it to a slot, or let it be no talk of the forum.")


def too_few_slots(scene: Scene, said: Said) -> Sentences:
    """Say that a talk begins too late in its block."""
    (key,) = said.activities
    sentence = _(
        "“%(activity)s” begins %(time)s: its block has too few slots left for it.",
        activity=scene.title(key),
        time=scene.clock(scene.start(key)),
    )
    return sentence, _("Move it to an earlier slot, or into another block.")


def among_another_track(scene: Scene, said: Said) -> Sentences:
    """Say that a talk stands in a space that another track has in that block."""
    (key,) = said.activities
    sentence = _(
        "“%(activity)s” stands in %(space)s in a block in which another track has that space.",
        activity=scene.title(key),
        space=scene.space(scene.plan[key].space),
    )
    return sentence, _("Move it to the other talks of its track.")
