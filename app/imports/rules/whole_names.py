"""A whole name in one cell, taken apart where that is certain, refused where it is not."""

import re
import unicodedata
from typing import Literal

from app.core.languages import _
from app.imports.errors import CellRefused

Order = Literal["", "family-first", "given-first"]
_HANGUL_TWO = frozenset(
    ["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방", "망절", "어금"]
)
_HAN_TWO = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "上官",
        "司徒",
        "夏侯",
        "尉迟",
        "尉遲",
        "皇甫",
        "公孙",
        "公孫",
        "慕容",
        "令狐",
        "长孙",
        "長孫",
        "宇文",
        "东方",
        "東方",
        "西门",
        "西門",
        "南宫",
        "南宮",
        "独孤",
        "獨孤",
        "端木",
        "轩辕",
        "軒轅",
        "呼延",
        "鲜于",
        "鮮于",
        "司空",
    ]
)
# Where Han names have one sign of family name, unless it is among those of two.
_ONE_SIGN_FAMILIES = frozenset({"CN", "TW", "KR", "KP"})
_LONGEST_CLOSED = 4


def taken_apart(name: str, order: Order, country: str | None) -> tuple[str, str]:
    """Return family and given name; raises CellRefused where both orders are possible.

    A comma ends a family name, capitals mark one, Han and Hangul names have it first.
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).replace("\u3000", " ").split())
    if "," in tidy or "、" in tidy or "，" in tidy:
        family, _comma, given = re.sub("[、，]", ",", tidy).partition(",")
        return family.strip(), given.strip()
    words = tidy.split(" ")
    if len(words) == 1:
        return _closed(tidy, country)
    if order == "given-first":
        return words[-1], " ".join(words[:-1])
    if order == "family-first" or _han_or_hangul(tidy) or _kana(tidy):
        return words[0], " ".join(words[1:])
    return _by_capitals(words)


def _closed(name: str, country: str | None) -> tuple[str, str]:
    """Take apart a name without a space; one of Japan cannot be."""
    hangul, han = _all(name, "HANGUL"), _all(name, "CJK")
    if len(name) == 1 or not (hangul or han):
        return name, ""
    if len(name) > _LONGEST_CLOSED or (han and country not in _ONE_SIGN_FAMILIES):
        raise CellRefused(_("Write a space between family and given name."))
    long_family = name[:2] in (_HANGUL_TWO if hangul else _HAN_TWO) and len(name) > 2  # noqa: PLR2004  (signs)
    if len(name) == _LONGEST_CLOSED and not long_family:
        raise CellRefused(_("Write a space between family and given name."))
    size = 2 if long_family else 1
    return name[:size], name[size:]


def _by_capitals(words: list[str]) -> tuple[str, str]:
    """Take apart a name whose family name stands in capitals, first or last."""
    loud = [word.isupper() and len(word) > 1 for word in words]
    if all(loud) or not any(loud):
        raise CellRefused(
            _(
                "Which is the family name? Say above which stands first, or write it in capitals "
                "or before a comma."
            )
        )
    first = loud.index(True)
    last = len(loud) - loud[::-1].index(True)
    if not all(loud[first:last]) or (first > 0 and last < len(words)):
        raise CellRefused(_("Which is the family name? Write family and given name apart."))
    family = " ".join(words[first:last])
    return family, " ".join(words[:first] + words[last:])


def _all(name: str, script: str) -> bool:
    """Tell whether every sign of a name is of a script."""
    return all(unicodedata.name(sign, "").startswith(script) or sign == "々" for sign in name)


def _han_or_hangul(name: str) -> bool:
    closed = name.replace(" ", "")
    return _all(closed, "CJK") or _all(closed, "HANGUL")


def _kana(name: str) -> bool:
    """Tell whether a name has a reading's signs in it, which only Japanese has."""
    return any("\u3041" <= sign <= "\u30ff" for sign in name)
