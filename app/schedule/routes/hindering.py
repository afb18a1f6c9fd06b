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
from app.schedule.queries.stating import stated
from app.schedule.routes.answering import local
from app.schedule.routes.blueprint import ACTIVITY, bp
from app.schedule.rules.checking import faults
from app.schedule.rules.hindrances import NOWHERE, Hindrance, hindrances
from app.schedule.rules.layout import NOWHERE as NO_SPACE
from app.schedule.rules.problem import Window
from app.schedule.rules.stating import Stated
from app.schedule.words.hindering import reason

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
        broken=list(_broken(found, activity, titles)),
    )


def _windows(
    found: Stated, windows: Mapping[str, Iterable[Hindrance]], titles: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield the stretches with their words; what many spaces or parties share is told once."""
    spaces: dict[_Told, dict[str, None]] = defaultdict(dict)
    for space, each in windows.items():
        for one in each:
            others = {key: titles[key] for key in one.others}
            told = (one.window, one.requirement.weight is None, reason(one.requirement, others))
            spaces[told][_space(space)] = None
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


def _broken(
    found: Stated, activity: Activity, titles: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield what the activity breaks where it stands, each sentence once."""
    told: dict[str, bool] = {}
    for one in faults(found.problem, found.plan, {activity.uuid}):
        others = {key: titles[key] for key in one.activities if key != activity.uuid}
        words = reason(one.requirement, others)
        told[words] = told.get(words, False) or one.requirement.weight is None
    for words, hard in sorted(told.items(), key=lambda one: not one[1]):
        yield {"words": words, "hard": hard, "href": ""}
