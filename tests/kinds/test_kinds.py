"""The kinds that programmes may be of."""

import pytest

from app import kinds
from app.editions.terms import EntryTerms
from app.programmes.rules.registry import METHODS
from app.programmes.terms import RotationTerms

SLUGS = [
    "games",
    "officials-exchange",
    "forum",
    "mayors-meeting",
    "assembly",
    "committee",
    "group-visit",
    "project",
]


def test_the_kinds_are_those_that_occur():
    assert [kind.slug for kind in kinds.ALL] == SLUGS


@pytest.mark.parametrize("kind", kinds.ALL, ids=lambda kind: kind.slug)
def test_each_kind_has_roles_of_distinct_names(kind):
    roles = kind.terms(EntryTerms).roles
    assert len({role.slug for role in roles}) == len(roles) >= 2
    assert all(role.per_region is None or role.per_region > 0 for role in roles)


@pytest.mark.parametrize("kind", kinds.ALL, ids=lambda kind: kind.slug)
def test_each_kind_names_a_rule_that_exists_and_a_cadence_that_is_whole(kind):
    terms = kind.terms(RotationTerms)
    assert terms.rule in METHODS
    assert (terms.cadence == "every") == (terms.cadence_years is not None)


def test_games_bring_about_25_people_a_region():
    roles = kinds.ALL[0].terms(EntryTerms).roles
    assert sum(role.per_region or 0 for role in roles) == 25


@pytest.mark.parametrize(
    ("slug", "role"),
    [
        ("games", "athlete"),
        ("games", "head-of-delegation"),
        ("officials-exchange", "trainee"),
        ("officials-exchange", "supervisor"),
        ("forum", "speaker"),
        ("mayors-meeting", "deputy-mayor"),
        ("assembly", "governor"),
        ("committee", "section-head"),
        ("group-visit", "interpreter"),
        ("project", "project-lead"),
    ],
)
def test_each_kind_has_the_roles_of_its_exchanges(slug, role):
    (kind,) = (kind for kind in kinds.ALL if kind.slug == slug)
    assert role in {one.slug for one in kind.terms(EntryTerms).roles}
