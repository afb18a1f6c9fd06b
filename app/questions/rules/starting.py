"""What an edition starts with: the questions of an earlier one, moved to its own days."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from app.editions.models import Edition
from app.questions.models import Question
from app.questions.rules.drafts import WORDING, options_of
from app.questions.terms import Draft
from app.stages.rules.timing import moved, shift_between


def drafts_of(
    questions: Iterable[Question], source: Edition, target: Edition, roles: Collection[str]
) -> list[Draft]:
    """Return the questions of one edition as another begins with them, in their order.

    Moments move as stages do: by whole days, the hours on the clocks stay. Options offered no more
    stay behind, and so does what nobody would be asked: questions for roles that the other edition
    has not, and those that wait for them. Versions and places must be loaded.
    """
    shift = shift_between(source.starts_on, source.year, target.starts_on, target.year)
    zones = (source.zone, target.zone)
    asked = [one for one in questions if one.archived_at is None]
    names = {one.id: one.identifier for one in asked}
    made = [_draft(one, names, shift, zones, roles) for one in asked]
    return _reachable([one for one in made if one.roles is None or one.roles])


def _draft(
    question: Question,
    names: Mapping[int, str],
    shift: timedelta,
    zones: tuple[str, str],
    roles: Collection[str],
) -> Draft:
    """Return one question as a draft; its roles are those that the other edition has too."""
    version = question.current
    capacities = {one.key: one.capacity for one in question.places}
    words = {name: getattr(version, name) for name in WORDING}
    words |= {
        name: None if words[name] is None else words[name] + shift
        for name in ("earliest", "latest")
    }

    def later(moment: datetime | None) -> datetime | None:
        return None if moment is None else moved(moment, shift, *zones)

    return Draft(
        identifier=question.identifier,
        kind=question.kind,
        stage_kind=question.stage_kind,
        field_class=question.field_class,
        roles=None if question.roles is None else tuple(set(question.roles) & set(roles)),
        show_if=names.get(question.show_if_id or 0, "") if question.show_if_id else "",
        show_if_values=tuple(question.show_if_values or ()),
        required=question.required,
        required_from=later(question.required_from),
        frozen_from=later(question.frozen_from),
        options=tuple(one for one in options_of(version, capacities) if not one.retired),
        **words,
    )


def _reachable(drafts: list[Draft]) -> list[Draft]:
    """Leave out, again and again, the questions whose conditions can no longer hold."""
    while True:
        offered = {
            one.identifier: {option.key for option in one.options} or {"yes"} for one in drafts
        }
        kept = [
            replace(one, show_if_values=tuple(sorted(wanted)) if one.show_if else ())
            for one in drafts
            if (wanted := set(one.show_if_values) & offered.get(one.show_if, set()))
            or not one.show_if_values
        ]
        if len(kept) == len(drafts):
            return kept
        drafts = kept
