"""Public holidays of the countries whose regions take part."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays

from app.core.words import Words

# The names are read in English and in the country's own language, whichever a reader knows.
_OWN = {"JP": "ja", "KR": "ko", "CN": "zh_CN", "RU": "ru", "MN": "mn"}
_KEPT = 64


def holidays_of(country: str, days: Iterable[date]) -> dict[date, Words]:
    """Return which of the days are public holidays of a country (ISO 3166-1), and their names."""
    found = {}
    for day in days:
        names = _year(country, day.year).get(day)
        if names is not None:
            found[day] = names
    return found


@lru_cache(maxsize=_KEPT)
def _year(country: str, year: int) -> dict[date, Words]:
    """Return a year's holidays; none for a country that the almanac does not know."""
    try:
        english = holidays.country_holidays(country, years=year, language="en_US")
        own = holidays.country_holidays(country, years=year, language=_OWN.get(country))
    except NotImplementedError:
        return {}
    spoken = _OWN.get(country, "").partition("_")[0]
    return {
        day: Words({"en": name} | ({spoken: str(own.get(day, ""))} if spoken else {}))
        for day, name in english.items()
    }
