"""The words about regions: what sort they are, their country, their ties, their short names."""

import re

from app.core.languages import _, _l, language, locale
from app.core.words import Words
from app.regions.models import Region, Tie

KINDS = {
    "prefecture": _l("Prefecture"),
    "province": _l("Province"),
    "autonomous_region": _l("Autonomous region"),
    "municipality": _l("Municipality"),
    "metropolitan_city": _l("Metropolitan city"),
    "special_city": _l("Special city"),
    "special_self_governing_city": _l("Special self-governing city"),
    "special_self_governing_province": _l("Special self-governing province"),
    "aimag": _l("Aimag"),
    "capital_city": _l("Capital city"),
    "republic": _l("Republic"),
    "kray": _l("Krai"),
    "oblast": _l("Oblast"),
    "autonomous_oblast": _l("Autonomous oblast"),
    "city": _l("City"),
    "former_city": _l("Former city"),
    "district": _l("District"),
    "island_disputed": _l("Island"),
}
_LANGUAGES = {"JP": "ja", "KR": "ko", "KP": "ko", "CN": "zh", "TW": "zh", "RU": "ru"}
TIE_TYPES = {
    "sister/friendship region": _l("Sister or friendship region"),
    "provincial exchange": _l("Provincial exchange"),
    "sister city": _l("Sister city"),
    "sister/friendship city": _l("Sister or friendship city"),
    "friendship city": _l("Friendship city"),
    "friendship region": _l("Friendship region"),
    "sister region": _l("Sister region"),
    "exchange": _l("Exchange"),
    "exchange protocol (culture, arts, sports)": _l("Exchange protocol (culture, arts, sports)"),
}
LEVELS = {
    "region": _l("Between regions"),
    "city": _l("Between cities"),
    "city-municipality": _l("Between a city and a municipality"),
}
# What a place is called on a map is its proper name; the word for its sort stands in the list.
_SORTS = {
    "en": re.compile(
        r"^Republic of | (Prefecture|Province|Metropolis|Aimag|Krai|Oblast|Municipality|Region"
        r"|State|Autonomous Region|Metropolitan City|Special City"
        r"|Special Self-Governing (City|Province))\b.*$| \(.*$"
    ),
    "ru": re.compile(r"^(Префектура|Провинция|Аймак|Республика|Город) | \(.*$"),
}


def kind_words(region: Region) -> str:
    """Return what sort of region it is."""
    return str(KINDS.get(region.kind, region.kind))


def country_words(code: str | None) -> str:
    """Return the country's name in the reader's language; nothing where none is named."""
    return locale().territories.get(code, code) if code else ""


def tie_words(tie: Tie) -> str:
    """Return what sort of tie it is."""
    return str(TIE_TYPES.get(tie.tie_type, tie.tie_type))


def level_words(tie: Tie) -> str:
    """Return between what sort of places a tie is."""
    return str(LEVELS.get(tie.level, tie.level))


def short(name: Words) -> Words:
    """Return the proper names without the words for the sort of place."""
    return Words(
        {
            code: _SORTS[code].sub("", text) if code in _SORTS else text
            for code, text in name.items()
        }
    )


def name_words(region: Region | None) -> str:
    """Return a region's name as plain text in the reader's language; unknown without a region."""
    return region.name.best(language()) if region else _("unknown")


def spoken_in(country: str | None) -> str:
    """Return the language in which people of a country are written to, where nobody chose one."""
    return _LANGUAGES.get(country or "", "en")
