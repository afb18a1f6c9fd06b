"""The words of reviews: conflicts, how far a review is, and why nothing can be assigned."""

from collections.abc import Iterable, Mapping

from app.core.languages import _, ngettext, number
from app.reviews.rules import Shortage, Uneven

SHOWN = 12
TONES = {"to-do": "waiting", "begun": "waiting", "done": "settled"}


def reason(code: str) -> str:
    """Say why somebody may not judge a proposal."""
    words = {
        "own-region": _("The own region proposes it"),
        "co-proposer": _("The own region proposes it with another, or is asked to"),
        "tied-region": _("The own region is tied to one that proposes it, or is asked to"),
        "declared": _("Declared a conflict of interest"),
    }
    return words[code]


def reasons(codes: Iterable[str]) -> str:
    """Say every reason."""
    return " · ".join(reason(code) for code in sorted(codes))


def state(code: str) -> str:
    """Say how far a review is."""
    words = {"to-do": _("To do"), "begun": _("Draft saved"), "done": _("Done")}
    return words[code]


def tone(code: str) -> str:
    """Return the tone in which a state is shown."""
    return TONES[code]


def how(code: str) -> str:
    """Say how somebody came to review a proposal."""
    words = {
        "hand": _("Assigned by hand"),
        "area": _("Assigned by area"),
        "balanced": _("Assigned evenly"),
    }
    return words[code]


def no_plan(found: Shortage, people: Mapping[int, str], numbers: Mapping[int, int]) -> str:
    """Say why there is no assignment; names are by reviewer, numbers by proposal."""
    if not found.proposals:
        return _(
            "All reviewers together can take %(possible)s reviews more, but %(wanted)s are wanted. "
            "Name more reviewers, raise what they take at most, or ask for fewer reviews.",
            possible=number(found.possible),
            wanted=number(found.wanted),
        )
    if not found.reviewers:
        return _(
            "Nobody may review these proposals: %(proposals)s. Every reviewer has a conflict of "
            "interest, or has them already.",
            proposals=_some(f"#{numbers[one]}" for one in found.proposals),
        )
    return _(
        "These proposals want %(wanted)s reviews more: %(proposals)s. Those who may review them "
        "without a conflict of interest can take %(possible)s: %(people)s.",
        wanted=number(found.wanted),
        proposals=_some(f"#{numbers[one]}" for one in found.proposals),
        possible=number(found.possible),
        people=_some(people[one] for one in found.reviewers),
    )


def not_even(found: Uneven, people: Mapping[int, str]) -> str:
    """Say who cannot get as many reviews as the others, and why."""
    return _(
        "Loads cannot be within one of each other: %(people)s get %(least)s, others up to "
        "%(most)s. All that the others have is shut to them by conflicts of interest.",
        people=_some(people[one] for one in found.reviewers),
        least=number(found.least),
        most=number(found.most),
    )


def _some(names: Iterable[str]) -> str:
    """Name some things, and how many more there are."""
    every = list(names)
    rest = len(every) - SHOWN
    if rest <= 0:
        return " · ".join(every)
    more = ngettext("%(num)s more", "%(num)s more", rest)
    return " · ".join([*every[:SHOWN], more])


def reviews(count: int) -> str:
    """Say how many reviews."""
    return ngettext("%(num)s review", "%(num)s reviews", count)
