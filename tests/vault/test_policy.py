"""Who reads, reveals and writes which class: the whole table, role by role."""

from types import SimpleNamespace

import pytest

from app.vault import policy
from app.vault.classes import SEALED, FieldClass

EDITION = SimpleNamespace(id=7, programme_id=3)
PERSON = SimpleNamespace(region_id=5, delegation=SimpleNamespace(edition=EDITION))

# Role, its scope, then per class: r reads, v reveals for a reason, w writes.
#                     name   contact birth  passport medical guardian open
TABLE = {
    "administrator": "-      -       -      -        -       -        -",
    "coordinator": "  r      r       r      v        -       v        r",
    "other programme": "-    -       -      -        -       -        -",
    "region": "       rw     rw      rw     vw       rw      -        rw",
    "other region": " -      -       -      -        -       -        -",
    "region, other": "-      -       -      -        -       -        -",
    "host": "         r      -       -      -        -       -        r",
    "other host": "   -      -       -      -        -       -        -",
    "care": "         r      -       -      -        v       -        r",
    "other care": "   -      -       -      -        -       -        -",
    "kitchen": "      -      -       -      -        -       -        -",
    "nobody": "       -      -       -      -        -       -        -",
}
HOLDS = {
    "administrator": {"role": "administrator"},
    "coordinator": {"role": "programme_coordinator", "programme_id": 3},
    "other programme": {"role": "programme_coordinator", "programme_id": 4},
    "region": {"role": "region_coordinator", "programme_id": 3, "region_id": 5},
    "other region": {"role": "region_coordinator", "programme_id": 3, "region_id": 6},
    "region, other": {"role": "region_coordinator", "programme_id": 4, "region_id": 5},
    "host": {"role": "host_staff", "edition_id": 7},
    "other host": {"role": "host_staff", "edition_id": 8},
    "care": {"role": "care_staff", "edition_id": 7},
    "other care": {"role": "care_staff", "edition_id": 8},
    "kitchen": {"role": "kitchen_staff", "edition_id": 7},
    "nobody": {"role": None},
}


class Actor:
    """Somebody with one role in one scope."""

    def __init__(self, held):
        self.held = held

    def holds(self, role, **scope):
        return {"role": role, **scope} == self.held


@pytest.mark.parametrize("who", TABLE)
def test_every_role_has_exactly_its_cells(who):
    user = Actor(HOLDS[who])
    expected = TABLE[who].split()
    for field_class, letters in zip(FieldClass, expected, strict=True):
        found = {
            "r": policy.may_read(user, PERSON, field_class),
            "v": policy.may_reveal(user, PERSON, field_class),
            "w": policy.may_write(user, PERSON, field_class),
        }
        assert "".join(key for key, yes in found.items() if yes) == letters.strip("-")


def test_nothing_sealed_is_read_by_who_does_not_enter_it():
    """Only whoever writes medical answers reads them without a reason."""
    readers = {
        (who, field_class)
        for who, held in HOLDS.items()
        for field_class in SEALED
        if policy.may_read(Actor(held), PERSON, field_class)
    }
    assert readers == {("region", FieldClass.MEDICAL)}


@pytest.mark.parametrize(
    ("who", "sees"), [(who, who in {"coordinator", "region"}) for who in HOLDS]
)
def test_who_looked_is_shown_to_the_region_and_the_coordinator(who, sees):
    assert policy.may_see_looks(Actor(HOLDS[who]), PERSON) is sees
