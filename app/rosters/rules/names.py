"""How a person's name is put together and in which language its signs are."""

import unicodedata

_SCRIPTS = (("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("HANGUL", "ko"), ("CYRILLIC", "ru"))
_COUNTRIES = {"JP": "ja", "KR": "ko", "KP": "ko", "CN": "zh", "TW": "zh", "RU": "ru", "MN": "mn"}


def whole(family: str, given: str, order: str) -> str:
    """Return a name with its parts in the person's own order."""
    parts = (given, family) if order == "given-first" else (family, given)
    return " ".join(part for part in parts if part)


def language_of(name: str, country: str | None) -> str | None:
    """Return the language whose signs a name is written with; None for Latin letters."""
    at_home = _COUNTRIES.get(country or "")
    for sign in name:
        script = unicodedata.name(sign, "").split(" ", 1)[0]
        if script == "CJK":
            return at_home if at_home in {"ja", "ko", "zh"} else "zh"
        for known, language in _SCRIPTS:
            if script == known:
                return "mn" if language == "ru" and at_home == "mn" else language
    return None
