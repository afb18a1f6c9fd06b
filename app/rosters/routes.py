"""Pages about rosters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.sheets import FORMATS
from app.core.web import page
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.questions.answering import policy as answering_policy
from app.questions.models import Question
from app.rosters import actions, exports, policy, queries, words
from app.rosters.commands import bench_data
from app.rosters.forms import ExportForm
from app.rosters.rules.answers import Answers
from app.rosters.rules.people import Person
from app.rosters.rules.totals import Totals
from app.rosters.rules.view import View, columns_for

bp = Blueprint("rosters", __name__, cli_group=None)
bp.cli.add_command(bench_data)


@bp.get("/editions/<int:edition_id>/roster")
@allow(policy.may_see_roster, find=queries.edition)
def show(edition: Edition) -> ResponseReturnValue:
    """Show one page of the people, and the counts that add up."""
    asked = _asked(edition)
    count = queries.count(session(), edition, asked.view, asked.totals)
    asked = replace(asked, view=asked.view.within(count))
    people = queries.people(session(), edition, asked.view, asked.totals)
    answers = _answers(edition, asked, people)
    return page(
        **_shown(edition, asked), **_needs(edition), count=count, people=people, answers=answers
    )


@bp.get("/editions/<int:edition_id>/roster/print")
@allow(policy.may_see_roster, find=queries.edition)
def print_view(edition: Edition) -> ResponseReturnValue:
    """Show all people of the view on paper."""
    asked = _asked(edition)
    answers = _answers(edition, asked)
    people = list(queries.everyone(session(), edition, asked.view, asked.totals))
    return page(**_shown(edition, asked), people=people, answers=answers, now=clock.now())


@bp.route("/editions/<int:edition_id>/roster/export", methods=["GET", "POST"])
@allow(policy.may_see_roster, find=queries.edition)
def export(edition: Edition) -> ResponseReturnValue:
    """Ask for the reason, then hand out the file and record it."""
    asked = _asked(edition)
    count = queries.count(session(), edition, asked.view, asked.totals)
    form = ExportForm()
    if form.answered():
        actions.export(
            session(),
            actor().actor_id,
            edition,
            asked.view,
            file_format=form.format.data,
            count=count,
            reason=form.reason.data,
        )
        return _file(edition, asked, form.format.data)
    return page(form.http_status, **_shown(edition, asked), form=form, count=count)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an address asks for: the view, of which sums, from which columns and questions."""

    view: View
    totals: Totals
    offered: tuple[str, ...]
    questions: dict[str, Question]

    @property
    def shown(self) -> dict[str, Question]:
        """The questions whose answers the view shows, by their columns."""
        return {one: self.questions[one] for one in self.view.columns if one in self.questions}


def _asked(edition: Edition) -> Asked:
    """Read the part of the roster that the address asks for, in columns that the reader may see."""
    personal = policy.may_see_personal(actor(), edition)
    questions = queries.questions(session(), edition)
    offered = columns_for(personal=personal, answers=questions)
    view = View.asked(request.args.to_dict(), offered, names_all=personal)
    totals = queries.totals(session(), edition)
    return Asked(view=view, totals=totals, offered=offered, questions=questions)


def _answers(edition: Edition, asked: Asked, people: Sequence[Person] | None = None) -> Answers:
    """Return what the people of the page, or all of the view, answered where a column shows it."""
    chosen = list(asked.shown.values())
    return queries.answers(session(), edition, asked.view, asked.totals, chosen, people)


def _shown(edition: Edition, asked: Asked) -> dict[str, object]:
    """Return what all pages of a roster show."""
    return {
        "edition": edition,
        "view": asked.view,
        "totals": asked.totals,
        "offered": asked.offered,
        "questions": asked.shown,
        "answer": words.answer,
        "columns": words.columns(asked.questions),
        "roles": words.roles(edition, asked.totals),
        "regions": words.regions(asked.totals),
        "missing": _missing(edition, asked.totals),
    }


def _needs(edition: Edition) -> dict[str, bool]:
    """Tell which of the pages about health and diet the reader may go on to."""
    user = actor()
    return {
        "cares": answering_policy.may_care(user, edition),
        "cooks": answering_policy.may_see_diets(user, edition),
    }


def _missing(edition: Edition, totals: Totals) -> list[str]:
    """Say who is missing where a minimum asks for some; one statement where it is of a region."""
    ids = {one.what.region_id for one in totals.missing if one.what.region_id}
    names = edition_queries.names(session(), ids) if ids else {}
    return words.missing(edition, totals, names)


def _file(edition: Edition, asked: Asked, file_format: str) -> Response:
    """Write the whole file before the answer begins: it is recorded and complete, or neither."""
    write, mimetype = FORMATS[file_format]
    answered = asked.shown, _answers(edition, asked)
    people = queries.everyone(session(), edition, asked.view, asked.totals)
    now = clock.now()
    stamp = words.stamp(edition, actor(), now)
    answer = send_file(
        write(exports.sheet(edition, asked.view, asked.totals, people, answered, stamp)),
        mimetype=mimetype,
        as_attachment=True,
        download_name=f"roster-{edition.programme.slug}-{edition.year}-{now:%Y-%m-%d}.{file_format}",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
