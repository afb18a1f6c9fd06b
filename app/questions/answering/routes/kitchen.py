"""What a kitchen sees of an edition: how many need what, and no name."""

from collections.abc import Mapping
from typing import Any

from flask import Response, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import language
from app.core.sheets import FORMATS
from app.core.web import page
from app.editions.models import Edition
from app.questions.answering import actions, exports, forms, policy, words
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.rules.kitchen import LEAST, Counted
from app.registration.queries import edition as find_edition

OK = 200


@bp.route("/kitchen", methods=["GET", "POST"])
@allow(policy.may_see_diets, find=find_edition)
def kitchen(edition: Edition) -> ResponseReturnValue:
    """Count when asked to: what is opened for counting is recorded, and reading records nothing."""
    form, counted = forms.CountForm(), None
    if form.answered():
        counted = actions.count_diets(session(), actor().actor_id, edition)
    return page(
        OK if counted else form.http_status,
        edition=edition,
        form=form,
        counted=counted,
        regions=_regions(edition),
        least=LEAST,
        words=words,
    )


@bp.route("/kitchen/export", methods=["GET", "POST"])
@allow(policy.may_see_diets, find=find_edition)
def export_kitchen(edition: Edition) -> ResponseReturnValue:
    """Ask for the reason, then record and hand out the counts."""
    form = forms.CountsForm()
    if not form.answered():
        return page(form.http_status, edition=edition, form=form)
    counted = actions.export_diets(
        session(),
        actor().actor_id,
        edition,
        file_format=form.format.data,
        reason=form.reason.data,
    )
    return _file(edition, counted, form.format.data)


def _regions(edition: Edition) -> Mapping[int, str]:
    """Return the names of the regions invited."""
    return {one.region_id: one.region.name.best(language()) for one in edition.invitees}


def _file(edition: Edition, counted: Counted, file_format: str) -> Response:
    """Write the whole file before the answer begins."""
    write, mimetype = FORMATS[file_format]
    day = f"{clock.now():%Y-%m-%d}"
    told: dict[str, Any] = {"edition": edition, "reader": actor().actor_id, "day": day}
    sheet = exports.kitchen_sheet(counted, _regions(edition), words.stamp(**told))
    answer = send_file(
        write(sheet),
        mimetype=mimetype,
        as_attachment=True,
        download_name=f"kitchen-{edition.programme.slug}-{edition.year}-{day}.{file_format}",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
