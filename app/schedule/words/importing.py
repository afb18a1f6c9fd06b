"""What the words of a file mean in all languages, and what is said of a cell that is wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.core.folding import folded
from app.core.languages import LANGUAGES, _, language, pgettext, speaking
from app.core.words import Words
from app.editions.terms import EntryTerms
from app.schedule.models import ACTIVITY_KINDS, INTERPRETED
from app.schedule.rules.choosing import Choices
from app.schedule.rules.importing import Fault, Vocabulary
from app.schedule.rules.rows import MOST_ROWS
from app.schedule.words import activities as words
from app.schedule.words import columns
from app.venues import words as venue_words
from app.venues.models import EQUIPMENT


def vocabulary(offered: Choices) -> Vocabulary:
    """Return what words mean in an edition, in all languages at once."""
    terms = offered.edition.programme.kind.terms(EntryTerms)
    also = {one.slug: one.also for one in terms.roles}
    roles = [one.role for one in offered.edition.roles]
    spaces = {one.id: one for one in offered.spaces}
    return Vocabulary(
        headings=_all(columns.CODES, columns.heading)
        | {title: f"title-{language()}" for title in _all(["title"], columns.plain_title)},
        kinds=_all(ACTIVITY_KINDS, words.kind),
        roles=_all(roles, lambda code: str(terms.label(code)))
        | {folded(word): role for role in roles for word in also.get(role, ())},
        equipment=_all(EQUIPMENT, venue_words.equipment),
        languages=_all(INTERPRETED, words.interpreted),
        regions={folded(one.code): one.id for one in offered.regions}
        | _named((one.id, one.name) for one in offered.regions),
        spaces=_named((one.id, one.name) for one in offered.spaces)
        | _all(spaces, lambda number: words.space(spaces[number])),
        groups=_named((one.id, one.name) for one in offered.groups),
        yes=frozenset(_all(["yes"], lambda _code: _("yes"))) | {"yes", "x", "1", "true"},
        everyone=frozenset(_all(["everyone"], lambda _code: columns.everyone())),
        titles=columns.TITLES,
        zone=offered.edition.zone,
    )


def _all(codes: Iterable[Any], worded: Callable[[Any], str]) -> dict[str, Any]:
    """Return what the words for codes mean, in every language, and the codes themselves."""
    found: dict[str, Any] = {folded(str(code)): code for code in codes}
    for spoken in LANGUAGES:
        with speaking(spoken):
            found |= {folded(worded(code)): code for code in codes}
    return found


def _named(things: Iterable[tuple[int, Words]]) -> dict[str, int]:
    """Return what names mean in any language; a name that two things bear means neither."""
    found: dict[str, set[int]] = {}
    for number, name in things:
        for one in name.values():
            found.setdefault(folded(one), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def fault(one: Fault) -> str:
    """Say what is wrong in a cell."""
    if one.code == "refused":
        return one.said
    column = columns.heading(one.column)
    told = {"column": column, "said": one.said}
    sentences: Mapping[str, str] = {
        "untitled": _("It has no title in any language."),
        "number": _("%(column)s: “%(said)s” is no whole number that can stand here.", **told),
        "moment": _("%(column)s: “%(said)s” is no moment such as 2027-08-06 09:00.", **told),
        "yes": _("%(column)s: “%(said)s” is neither yes nor blank.", **told),
        "long": _("%(column)s: at most %(said)s characters fit.", **told),
        "unknown": _("%(column)s: “%(said)s” is not known here.", **told),
    }
    return str(sentences[one.code])


def nothing_found() -> str:
    """Say that no row of a file could be read."""
    return str(
        _(
            "No sheet has headings that are known with rows below. Fill in the template; at most"
            " %(number)s rows.",
            number=MOST_ROWS,
        )
    )


def forum_found() -> str:
    """Say that a file tells a forum, and where it is brought in."""
    return str(_("This is the workbook of a forum. Bring it in where the link below leads."))


def outcome(*, taken: bool, known: bool) -> str:
    """Say what becomes of a row."""
    if known:
        return str(pgettext("row", "There already"))
    return str(pgettext("row", "Is made") if taken else pgettext("row", "Is left out"))
