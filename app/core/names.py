"""Names of people: their signs, the order of their parts, their language."""

import re
import unicodedata
from typing import Literal

Order = Literal["family-first", "given-first", "single"]

# Latin as in the machine-readable line of a passport, which has room for 39 signs.
LATIN = re.compile(r"[A-Za-z](?:[A-Za-z]|[ '’-](?=[A-Za-z]))*")
_BETWEEN = frozenset(" '’ʼʻ`´.·・‧-‐‑‒–゠＝＇᠂")
_KANA = re.compile(r"[\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe・゠＝ ]+")
_MARKS_IN_A_ROW = 4
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "KATAKANA-HIRAGANA": "ja",
    "HANGUL": "ko",
    "CYRILLIC": "ru",
    "CJK": "zh",
}
_COUNTRIES = {"JP": "ja", "KR": "ko", "KP": "ko", "CN": "zh", "TW": "zh", "RU": "ru", "MN": "mn"}
_HAN_LANGUAGES = frozenset({"ja", "ko", "zh"})


def spelt(name: str) -> bool:
    """Tell whether a name has only letters of any script and what stands between them.

    Letters, their marks, 〇, spaces, apostrophes, hyphens, full stops and middle dots; the first
    sign is a letter and no letter bears more than four marks.
    """
    marks = 0
    for place, sign in enumerate(name):
        category = unicodedata.category(sign)
        if category[0] == "M":
            marks += 1
            if place == 0 or marks > _MARKS_IN_A_ROW:
                return False
            continue
        marks = 0
        letter = category[0] == "L" or sign == "〇"
        if not letter and (place == 0 or sign not in _BETWEEN):
            return False
    return bool(name)


def latin(name: str) -> bool:
    """Tell whether a name is written as in a passport: A to Z, spaces, hyphens, apostrophes."""
    return LATIN.fullmatch(name) is not None


def kana(name: str) -> bool:
    """Tell whether a name is written in hiragana or katakana."""
    return _KANA.fullmatch(name) is not None


def usual_order(name: str) -> Order:
    """Return the order that a name's script usually has: family first for Han, kana, Hangul."""
    return "family-first" if _scripts(name) & {"ja", "ko", "zh"} else "given-first"


def whole(family: str, given: str, order: str, *, kana: str = "") -> str:
    """Return a name with its parts in the person's own order.

    Chinese and Korean names are written without a space; a reading in kana tells a Japanese one.
    """
    parts = [
        part for part in ((given, family) if order == "given-first" else (family, given)) if part
    ]
    closed = order == "family-first" and not kana and _all_in("".join(parts))
    return ("" if closed else " ").join(parts)


def language_of(name: str, country: str | None) -> str | None:
    """Return the language whose signs a name is written with; None for Latin letters."""
    at_home = _COUNTRIES.get(country or "")
    found = _scripts(name)
    if "ja" in found or "ko" in found:
        return "ja" if "ja" in found else "ko"
    if "zh" in found:
        return at_home if at_home in _HAN_LANGUAGES else "zh"
    if "ru" in found:
        return "mn" if at_home == "mn" else "ru"
    return None


def _scripts(name: str) -> set[str]:
    """Return the languages that stand for the scripts in a name."""
    found = {unicodedata.name(sign, "").split(" ", 1)[0] for sign in name}
    return {_SCRIPTS[script] for script in found if script in _SCRIPTS}


def _all_in(name: str) -> bool:
    """Tell whether every sign is Han, or every sign is Hangul."""
    found = {unicodedata.name(sign, "").split(" ", 1)[0] for sign in name}
    return found in ({"HANGUL"}, {"CJK"})
