"""What stands in an activity's way: where it may not begin, and what it breaks where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from app.core.access import allow
from app.core.db import session
from app.core.languages import language
from app.schedule import policy
from app.schedule.models import Activity
from app.schedule.queries import board as queries
from app.schedule.queries.draft import Draft
from app.schedule.queries.stating import stated
from app.schedule.queries.warnings import names
from app.schedule.routes.answering import local
from app.schedule.routes.blueprint import ACTIVITY, bp
from app.schedule.rules.checking import faults
from app.schedule.rules.hindrances import NOWHERE, Hindrance, hindrances
from app.schedule.rules.layout import NOWHERE as NO_SPACE
from app.schedule.rules.problem import Window
from app.schedule.rules.stating import Stated
from app.schedule.words.hindering import reason
from app.schedule.words.warnings import warnings as told

# Each is searched for some milliseconds, while somebody waits.
WAYS_OUT = 2
_Told = tuple[Window, bool, str]


@bp.get(f"{ACTIVITY}/hindrances.json")
@allow(policy.may_plan_part, find=queries.activity)
def hindering(activity: Activity) -> ResponseReturnValue:
    """Tell where the activity may not begin, and what it breaks where it stands."""
    draft, found = stated(session(), activity.edition)
    titles = {one.uuid: one.title.best(language()) for one in draft.activities}
    windows = hindrances(found.problem, found.plan, activity.uuid)
    return jsonify(
        windows=list(_windows(found, windows, titles)),
        spaces=[_space(one) for one in windows],
        broken=_broken(draft, found, activity),
    )


def _windows(
    found: Stated, windows: Mapping[str, Iterable[Hindrance]], titles: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield the stretches with their words; what many spaces or parties share is told once."""
    spaces: dict[_Told, dict[str, None]] = defaultdict(dict)
    for space, each in windows.items():
        for one in each:
            others = {key: titles[key] for key in one.others}
            why = (one.window, one.requirement.weight is None, reason(one.requirement, others))
            spaces[why][_space(space)] = None
    for (window, hard, words), where in spaces.items():
        start, end = (found.line.moment(minute) for minute in window)
        yield {
            "from": local(start, found.line.zone),
            "until": local(end, found.line.zone),
            "hard": hard,
            "words": words,
            "spaces": list(where),
        }


def _space(key: str) -> str:
    """Return a space's key as the board has it."""
    return str(NO_SPACE) if key == NOWHERE else key


def _broken(draft: Draft, found: Stated, activity: Activity) -> list[dict[str, Any]]:
    """Return what the activity breaks where it stands, the heaviest first."""
    broken = faults(found.problem, found.plan, {activity.uuid})
    known = names(session(), activity.edition, found.parties.values())
    return [
        {"words": one.sentence, "out": one.way_out, "hard": one.hard}
        for one in told(draft, found, known, broken, searches=WAYS_OUT)
    ]
