"""The table of field classes, which people read: who is told what of whom.

`yes` stands in a page or a file; `reason` stands nowhere until a reason is given, which is
recorded; `age` is no more than the age on the edition's first day; `no` stands nowhere.
"""

import csv
from pathlib import Path

FILE = Path(__file__).parent.parent.parent / "docs" / "field-classes.csv"
CELLS = frozenset({"yes", "reason", "age", "no"})
# The table speaks of one's own; of people elsewhere the same holds for those who are theirs.
ABROAD = {"region_own": "region_other_region", "region_other_region": "region_own"}
_SIDES = ("programme", "host", "care", "kitchen")
ELSEWHERE = {
    **{f"{one}_own": f"{one}_other" for one in _SIDES},
    **{f"{one}_other": f"{one}_own" for one in _SIDES},
    "region_own": "region_other_programme",
    "region_other_programme": "region_own",
}
RELATED = {"abroad": ABROAD, "elsewhere": ELSEWHERE}
STATES = {
    "adult": "of age",
    "abroad": "of age",
    "elsewhere": "of age",
    "child": "consented",
    "unasked": "without consent",
    "taken back": "without consent",
    "waiting": "waiting",
    "withdrawn": "withdrawn",
    "erased": "erased",
    "proposed": "proposed",
    "uploaded": "uploaded",
    "nobody": "nobody",
}


def rows() -> dict[tuple[str, str], dict[str, str]]:
    """Return what each actor is told of a field of a person in a state."""
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {(line.pop("field"), line.pop("state")): line for line in lines}


def cell(table: dict[tuple[str, str], dict[str, str]], field: str, whose: str, actor: str) -> str:
    """Return what an actor is told of a field of one of the people."""
    line = table[field, STATES[whose]]
    return line[RELATED.get(whose, {}).get(actor, actor)]
