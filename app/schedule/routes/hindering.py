"""Where an activity may not begin: what the board paints before it is dropped there."""

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
from app.schedule.rules.hindrances import NOWHERE, Hindrance, hindrances
from app.schedule.rules.layout import NOWHERE as NO_SPACE
from app.schedule.rules.problem import Requirement, Window
from app.schedule.rules.stating import Stated
from app.schedule.words.hindering import reason

_Reason = tuple[Window, bool, str, tuple[str, ...]]


@bp.get(f"{ACTIVITY}/hindrances.json")
@allow(policy.may_plan_part, find=queries.activity)
def hindering(activity: Activity) -> ResponseReturnValue:
    """Tell where the activity may not begin, and the spaces that are asked about at all."""
    draft, found = stated(session(), activity.edition)
    titles = {one.uuid: one.title.best(language()) for one in draft.activities}
    windows = hindrances(found.problem, found.plan, activity.uuid)
    return jsonify(
        windows=list(_windows(found, windows, titles)),
        spaces=[_space(one) for one in windows],
    )


def _windows(
    found: Stated, windows: Mapping[str, Iterable[Hindrance]], titles: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield the stretches with their words; what many spaces or parties share is told once."""
    spaces: dict[_Reason, dict[str, None]] = defaultdict(dict)
    for space, each in windows.items():
        for window, one, others in each:
            key = (window, one.weight is None, _about(one), others)
            spaces[key][space] = None
    for (window, hard, about, others), where in spaces.items():
        start, end = (found.line.moment(minute) for minute in window)
        yield {
            "from": local(start, found.line.zone),
            "until": local(end, found.line.zone),
            "hard": hard,
            "words": reason(about, [titles[one] for one in others]),
            "spaces": [_space(one) for one in where],
        }


def _about(one: Requirement) -> str:
    """Return what a requirement is about; a wish is about its kind."""
    return one.kind if one.about in {"", "rule"} else one.about


def _space(key: str) -> str:
    """Return a space's key as the board has it."""
    return str(NO_SPACE) if key == NOWHERE else key
