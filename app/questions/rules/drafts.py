"""A question as a coordinator writes it, and what may not be asked like that."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from app.core.languages import _
from app.core.words import Words
from app.questions.errors import QuestionRefused
from app.questions.models import KINDS, STAGES, Question, QuestionVersion
from app.questions.rules.kinds import OPTIONED, classes_of, sealed, usual_class
from app.questions.terms import Draft, Option

LONGEST_IDENTIFIER = 60
LONGEST_KEY = 40


WORDING = ("label", "hint", "least", "most", "decimals", "longest", "earliest", "latest")
ASKING = ("stage_kind", "required", "required_from", "frozen_from", "show_if_id")


def settled_class(draft: Draft) -> str:
    """Return the class chosen, else the kind's usual one."""
    return draft.field_class or usual_class(draft.kind)


def check_draft(draft: Draft, roles: Collection[str]) -> None:
    """Refuse a question without words or options, with bounds reversed, or of an unknown kind."""
    if draft.kind not in KINDS or draft.stage_kind not in STAGES:
        raise QuestionRefused(_("There is no such kind of question."), "kind")
    if not any(draft.label.values()):
        raise QuestionRefused(_("Write it in at least one language."), "label")
    if settled_class(draft) not in classes_of(draft.kind):
        raise QuestionRefused(
            _("Answers of this kind belong to another class of data."), "field_class"
        )
    if draft.roles is not None and not (draft.roles and set(draft.roles) <= set(roles)):
        raise QuestionRefused(_("Choose at least one role of the edition."), "roles")
    _check_options(draft)
    _check_bounds(draft)


def check_change(question: Question, draft: Draft, *, answered: bool) -> None:
    """Refuse another kind, and another way of keeping answers that are there already."""
    if draft.kind != question.kind:
        raise QuestionRefused(_("The kind of a question stays. Ask a new question."), "kind")
    if answered and sealed(settled_class(draft)) != sealed(question.field_class):
        raise QuestionRefused(
            _("People have answered: the answers cannot be kept in another way. Ask anew."),
            "field_class",
        )


def written(options: Iterable[Option]) -> list[dict[str, Any]]:
    """Return options as a version keeps them."""
    return [{"key": one.key, "label": dict(one.label), "retired": one.retired} for one in options]


def options_of(version: QuestionVersion, places: Mapping[str, int | None]) -> tuple[Option, ...]:
    """Return a version's options with the places of each."""
    return tuple(
        Option(
            key=one["key"],
            label=Words(one["label"]),
            places=places.get(one["key"]),
            retired=bool(one.get("retired")),
        )
        for one in version.options
    )


def kept(
    options: Sequence[Option], before: QuestionVersion, *, answered: bool
) -> tuple[Option, ...]:
    """Return the options to write: once somebody answered, one left out is only retired."""
    if not answered:
        return tuple(options)
    named = {one.key for one in options}
    gone = (one for one in before.options if one["key"] not in named)
    retired = (Option(key=one["key"], label=Words(one["label"]), retired=True) for one in gone)
    return (*options, *retired)


def reworded(version: QuestionVersion, draft: Draft, options: Iterable[Option]) -> bool:
    """Tell whether the draft says anything else than the version does."""
    same = all(_plain(getattr(version, name)) == _plain(getattr(draft, name)) for name in WORDING)
    return not same or version.options != written(options)


def identifier(wish: str, kind: str, taken: Collection[str]) -> str:
    """Return a short name that no other question has: from the wish, else from the kind."""
    base = slug(wish)[: LONGEST_IDENTIFIER - 4].strip("-") or kind
    return _free(base, taken)


def option_key(label: Words, taken: Collection[str]) -> str:
    """Return a key for a new option that no other has: from its English words, else a number."""
    return _free(slug(label.get("en", ""))[: LONGEST_KEY - 4].strip("-") or "option", taken)


def slug(words: str) -> str:
    """Return words as a short name: a to z, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    ascii_only = "".join(sign for sign in plain if sign.isascii())
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def _free(base: str, taken: Collection[str]) -> str:
    """Return the name, with a number behind where it is taken."""
    if base not in taken:
        return base
    return next(name for count in range(2, 10_000) if (name := f"{base}-{count}") not in taken)


def _check_options(draft: Draft) -> None:
    """Refuse a choice without options, options without words, and two of the same key."""
    if draft.kind not in OPTIONED:
        return
    if not any(not one.retired for one in draft.options):
        raise QuestionRefused(_("Write at least one option."), "options")
    keys = [one.key for one in draft.options]
    if len(set(keys)) < len(keys) or not all(any(one.label.values()) for one in draft.options):
        raise QuestionRefused(_("Write each option in at least one language."), "options")


def _check_bounds(draft: Draft) -> None:
    """Refuse bounds in the wrong order, and a question that is frozen before it is due."""
    if draft.least is not None and draft.most is not None and draft.most < draft.least:
        raise QuestionRefused(_("This must not be less than the other bound."), "most")
    if draft.earliest and draft.latest and draft.latest < draft.earliest:
        raise QuestionRefused(_("This day must not be before the other one."), "latest")
    offered = sum(not one.retired for one in draft.options)
    if draft.kind == "choices" and draft.least is not None and draft.least > offered:
        raise QuestionRefused(_("There are fewer options than must be chosen."), "least")
    if draft.required_from and draft.frozen_from and draft.frozen_from <= draft.required_from:
        raise QuestionRefused(
            _("The answer would be fixed before it is asked for: choose a later moment."),
            "frozen_from",
        )


def _plain(value: Any) -> Any:
    """Return words without what is empty, so that a blank language is no change."""
    return {key: word for key, word in value.items() if word} if isinstance(value, dict) else value
