"""How people may be entered, and by which keys they are found and sorted."""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from app.core import names
from app.core.folding import folded
from app.core.languages import _
from app.editions.models import Edition
from app.editions.rules import check_age
from app.registration.errors import (
    BirthDateRefused,
    NameRefused,
    RoleNotOffered,
    SexMissing,
)

LONGEST_NATIVE = 750
LONGEST_LATIN = 39
FIRST_BIRTH_YEAR = 1900
# An index entry must fit a database page, whatever the script.
LONGEST_SORT_KEY = 200


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a region says about a person it sends; name_order "" means as the script usually has."""

    role: str
    native_family: str = ""
    native_given: str = ""
    latin_family: str = ""
    latin_given: str = ""
    kana_family: str = ""
    kana_given: str = ""
    name_order: str = ""
    sex: str | None = None
    birth_date: date | None = None
    mail: str | None = None


def check_native(part: str) -> None:
    """Refuse a part of a native name with other signs than names have, or too long."""
    if len(part) > LONGEST_NATIVE:
        raise NameRefused(_("At most %(number)s characters.", number=LONGEST_NATIVE))
    if not names.spelt(part):
        raise NameRefused(
            _(
                "Letters of any script, spaces, hyphens, apostrophes, full stops and middle dots "
                "only, beginning with a letter."
            )
        )


def check_latin(part: str) -> None:
    """Refuse a part of a name that no passport's machine-readable line could show."""
    if len(part) > LONGEST_LATIN:
        raise NameRefused(_("At most %(number)s characters.", number=LONGEST_LATIN))
    if not names.latin(part):
        raise NameRefused(_("Letters A to Z, spaces, hyphens and apostrophes only."))


def check_kana(part: str) -> None:
    """Refuse a reading that is not in kana."""
    if len(part) > LONGEST_NATIVE:
        raise NameRefused(_("At most %(number)s characters.", number=LONGEST_NATIVE))
    if not names.kana(part):
        raise NameRefused(_("Hiragana or katakana only."))


CHECKS = {"native": check_native, "latin": check_latin, "kana": check_kana}


def check_entry(entry: Entry, offered: Collection[str], today: date) -> None:
    """Refuse a role that is not offered, a name against the rules, an impossible birth date."""
    if entry.role not in offered:
        raise RoleNotOffered
    for script, check in CHECKS.items():
        for part in ("family", "given"):
            value = getattr(entry, f"{script}_{part}")
            if value:
                check(value)
    check_parts(entry)
    if entry.birth_date and not date(FIRST_BIRTH_YEAR, 1, 1) <= entry.birth_date <= today:
        raise BirthDateRefused


def check_limited(entry: Entry, edition: Edition) -> None:
    """Refuse a person of whom nobody said the sex that a limit counts, or of the wrong age."""
    check_sex(edition, entry.sex)
    for role in edition.roles:
        if role.role == entry.role:
            check_age(edition, role, entry.birth_date)


def check_sex(edition: Edition, sex: str | None) -> None:
    """Refuse a person whose sex nobody said where a limit counts by it."""
    if edition.sex_asked == "needed" and not sex:
        raise SexMissing


def check_parts(entry: Entry) -> None:
    """Refuse a person without a native name, and a single name in two parts."""
    if not entry.native_family and not entry.native_given:
        raise NameRefused(_("Write at least one part of the name."), "native_family")
    if entry.name_order == "single" and entry.native_family and entry.native_given:
        raise NameRefused(_("A single name has one part: leave the other one empty."), "name_order")


def settled(entry: Entry) -> Entry:
    """Return the entry with its name order decided: single for one part, else said or usual."""
    if not (entry.native_family and entry.native_given):
        return replace(entry, name_order="single")
    order = entry.name_order or names.usual_order(entry.native_family + entry.native_given)
    return replace(entry, name_order=order)


def search_key(entry: Entry) -> str:
    """Return the key in which a folded search is found: every script, in both orders."""
    keys = []
    for script in CHECKS:
        family = folded(getattr(entry, f"{script}_family"))
        given = folded(getattr(entry, f"{script}_given"))
        keys += [family + given, given + family] if family and given else [family + given]
    return " ".join(dict.fromkeys(key for key in keys if key))


def sort_key(entry: Entry) -> str:
    """Return the key by which a roster sorts: the Latin name, else the native one, family first."""
    latin = f"{entry.latin_family} {entry.latin_given}".strip()
    native = f"{entry.native_family} {entry.native_given}".strip()
    return (latin or native).casefold()[:LONGEST_SORT_KEY]


def digest(entry: Entry) -> str:
    """Return a digest of everything that was answered, to tell a repeat from other answers."""
    said = dict(vars(entry))
    if said["sex"] is None:
        del said["sex"]
    answers = json.dumps(said, default=str, sort_keys=True, ensure_ascii=False)
    return sha256(answers.encode()).hexdigest()
