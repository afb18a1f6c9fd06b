"""What one cell says about a person: a part of a name, a role, a sex, a day, a mail address."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from email_validator import EmailNotValidError, validate_email

from app.core import text
from app.core.folding import folded
from app.core.languages import _, listed
from app.imports.errors import CellRefused
from app.imports.rules.days import Order, read_day
from app.imports.rules.headings import FAMILY_FIRST, GIVEN_FIRST
from app.imports.rules.reading.table import Cell
from app.imports.rules.roles import role_of
from app.imports.rules.whole_names import Order as NameOrder
from app.imports.rules.whole_names import taken_apart
from app.registration.rules import CHECKS

LONGEST_MAIL = 254
_LOST = "\N{REPLACEMENT CHARACTER}"
_SEXES = {
    "female": """f; female; woman; girl; women; w; 女; 女性; 女子; 여; 여자; 여성;
        ж; жен; женский; женщина; девушка""",
    "male": """m; male; man; boy; men; 男; 男性; 男子; 남; 남자; 남성;
        м; муж; мужской; мужчина; юноша""",
    "other": "x; other; その他; 기타; 其他; другой; иной",
}
SEXES = {folded(word): sex for sex, words in _SEXES.items() for word in words.split(";")}
_ORDERS = {"family-first", "given-first", "single"}
NOTHING = frozenset({"-", "—", "–", "なし", "無", "없음", "无", "нет", "n/a", "ー", "―"})
_MAIL_LINK = re.compile(r"^(?:mailto:)?(?:.*<)?([^<>\s]+@[^<>\s]+?)>?$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How cells are to be read: the roles by their folded words, and what was said above.

    `offered` are the roles' words in the reader's language; `meanings` the roles of words that
    mean none by themselves.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    offered: Sequence[str] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    sexes: Mapping[str, str] = field(default_factory=dict)
    days: Order = ""
    names: NameOrder = ""
    # What parts of questions choose from, by the folded words.
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    country: str | None = None
    epoch_1904: bool = False


def written(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, days as ISO."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 10**15 else repr(cell)
    return cell


def understood(name: str, cell: Cell, heading: str, manner: Manner) -> dict[str, Any]:
    """Return what a cell of a field says, by the names of an entry; raises Refused."""
    if name == "birth_date":
        plain = written(cell) if isinstance(cell, str) else cell
        return {name: read_day(plain, manner.days, epoch_1904=manner.epoch_1904)}
    value = tidied(cell)
    if value.casefold() in NOTHING:
        return {}
    return _READERS[name](name, value, heading, manner)


def tidied(cell: Cell) -> str:
    """Return a cell's text in one line; raises CellRefused for what was lost or hides."""
    value = written(cell)
    if _LOST in value:
        raise CellRefused(_("A character was lost when this file was made: ask for it anew."))
    tidy = text.tidy(value.replace("\r\n", " ").replace("\n", " "))
    if text.hidden(tidy):
        raise CellRefused(_("Remove the invisible or direction-changing characters."))
    return tidy


def _name(name: str, value: str, _heading: str, _manner: Manner) -> dict[str, Any]:
    """Read a part of a name."""
    script = name.partition("_")[0]
    part = _in_script(script, value)
    CHECKS[script](part)
    return {name: part}


def _whole_name(name: str, value: str, heading: str, manner: Manner) -> dict[str, Any]:
    """Read a whole name, in the order of its heading, its script, or as was said above."""
    key = folded(heading.rpartition(" / ")[2])
    said: NameOrder = manner.names
    if key in FAMILY_FIRST:
        said = "family-first"
    elif key in GIVEN_FIRST:
        said = "given-first"
    family, given = taken_apart(_in_script(name, value), said, manner.country)
    parts = {f"{name}_family": family, f"{name}_given": given}
    for part in parts.values():
        if part:
            CHECKS[name](part)
    return {key: part for key, part in parts.items() if part}


def _in_script(script: str, value: str) -> str:
    """Return a name in the width that its script has: Latin letters narrow, kana wide."""
    return value if script == "native" else unicodedata.normalize("NFKC", value)


def _role(name: str, value: str, _heading: str, manner: Manner) -> dict[str, Any]:
    """Read a role by its word in any of the languages, or by what was said that a word means."""
    found = manner.meanings.get(folded(value)) or role_of(value, manner.roles, manner.sexes)
    if found is None:
        raise CellRefused(
            _(
                "No role of this edition is called %(written)s. Write one of these: %(roles)s. "
                "Or say above what the word means.",
                written=value,
                roles=listed(manner.offered),
            )
        )
    return {name: found}


def _sex(name: str, value: str, _heading: str, manner: Manner) -> dict[str, Any]:
    """Read a sex by a usual word or letter of the five languages."""
    found = manner.sexes.get(folded(value))
    if found is None:
        raise CellRefused(_("Write female, male or other."))
    return {name: found}


def _order(name: str, value: str, _heading: str, _manner: Manner) -> dict[str, Any]:
    """Read the order of a name's parts as our own files write it."""
    if value not in _ORDERS:
        raise CellRefused(_("Write family-first, given-first or single."))
    return {name: value}


def _mail(name: str, value: str, _heading: str, _manner: Manner) -> dict[str, Any]:
    """Read a mail address, also one that a spreadsheet made a link of."""
    found = _MAIL_LINK.match(value)
    address = (found[1] if found else value).lower()[: LONGEST_MAIL + 1]
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        raise CellRefused(_("Write a mail address such as name@pref.example.jp.")) from None
    return {name: address}


def _identifier(name: str, value: str, _heading: str, _manner: Manner) -> dict[str, Any]:
    """Read the number of a person who is entered already."""
    if not (value.isascii() and value.isdigit() and len(value) < 19):  # noqa: PLR2004  (a 64-bit number)
        raise CellRefused(_("This is no number of a person: leave the cell empty."))
    return {name: int(value)}


Reader = Callable[[str, str, str, Manner], dict[str, Any]]
_READERS: dict[str, Reader] = {
    "id": _identifier,
    "role": _role,
    "sex": _sex,
    "mail": _mail,
    "name_order": _order,
    **{
        f"{script}_{part}": _name
        for script in ("native", "latin", "kana")
        for part in ("family", "given")
    },
    **dict.fromkeys(("native", "latin", "kana"), _whole_name),
}
