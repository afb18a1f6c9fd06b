"""The types of proposal are whole, and each kind calls for types that there are."""

import pytest

from app.calls.terms import ProposalTerms
from app.kinds import ALL as KINDS
from app.kinds import proposing

TYPES = {one.slug: one for one in proposing.ALL}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_calls_for_types_that_there_are(kind):
    types = kind.terms(ProposalTerms).types
    assert types
    assert set(types) <= set(TYPES)


@pytest.mark.parametrize("one", proposing.ALL, ids=lambda one: one.slug)
def test_every_type_is_whole(one):
    identifiers = [field.identifier for field in one.fields]
    assert len(identifiers) == len(set(identifiers)) > 0
    assert any(field.required for field in one.fields)
    assert all(bool(field.choices) == (field.kind == "choice") for field in one.fields)
    assert one.field(identifiers[0]).identifier == identifiers[0]
    assert one.field("nothing") is None
    assert callable(one.creates)
