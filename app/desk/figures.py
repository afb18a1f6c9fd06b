"""The words of the printed figures, and which of them are drawn beside each other.

What a source printed stays as printed: shares that do not add up are noted, never mended.
"""

import re
from dataclasses import dataclass

from flask_babel import LazyString

from app.core.dates import PartialDate
from app.core.languages import _, _l, language, partial
from app.core.words import Words
from app.desk.models import Statistic
from app.regions.words import country_words

TABLES: dict[str, LazyString] = {
    "jp-affil-1998": _l("Affiliations of Japanese local governments, 1998"),
    "cn-affil-1999": _l("Affiliations of Chinese local governments, 1999"),
    "liaoning-invest-1998": _l("Foreign investment in Liaoning, 1998"),
    "intellectual-infrastructure": _l("Institutes, universities and libraries across the sea"),
    "near": _l("The association of regional governments"),
    "toyama-russia-logistics": _l("Between Toyama and the Russian Far East"),
    "mayors": _l("The mayors’ meeting"),
    "nsr-2021": _l("Figures of a report of 2021"),
}
METRICS: dict[str, LazyString] = {
    "prefectures with affiliations": _l("Prefectures with affiliations"),
    "municipalities with affiliations": _l("Municipalities with affiliations"),
    "local bodies in Japan": _l("Local bodies in Japan"),
    "affiliations total": _l("All affiliations"),
    "partner countries": _l("Partner countries"),
    "affiliations by partner": _l("Affiliations by partner"),
    "share by partner (as printed)": _l("Share by partner, as printed"),
    "affiliations with China": _l("Affiliations with China"),
    "investments, accumulated, contract base": _l("Investments, accumulated, by contract"),
    "amount invested": _l("Amount invested"),
    "investments from Japan": _l("Investments from Japan"),
    "amount from Japan": _l("Amount from Japan"),
    "increase per year": _l("Increase in a year"),
    "rank for Japanese enterprises": _l("Rank for Japanese enterprises"),
    "expert research institutes for international relations, CN cities": _l(
        "Research institutes for international relations, Chinese cities"
    ),
    "same, JP cities": _l("Research institutes for international relations, Japanese cities"),
    "ratio international research institutes CN/JP": _l(
        "International research institutes, Chinese to Japanese cities"
    ),
    "ratio universities CN/JP": _l("Universities, Chinese to Japanese cities"),
    "ratio books in provincial libraries CN/JP": _l(
        "Books in provincial libraries, Chinese to Japanese cities"
    ),
    "member regional governments": _l("Member governments"),
    "member countries": _l("Member countries"),
    "environment subcommittee launched": _l("Environment subcommittee launched"),
    "regular RO-RO/container services Fushiki-Toyama - Russian Far East": _l(
        "Regular ship services from Fushiki-Toyama to the Russian Far East"
    ),
    "export lead time before": _l("Export lead time before"),
    "export lead time after becoming last port of call (2010)": _l(
        "Export lead time after becoming the last port of call (2010)"
    ),
    "container growth over five years through 2015": _l(
        "Growth of containers over five years through 2015"
    ),
    "container growth vs 10 years ago (caption)": _l("Growth of containers against ten years ago"),
    "distance Fushiki-Toyama - Vladivostok": _l("Distance from Fushiki-Toyama to Vladivostok"),
    "sailing time": _l("Sailing time"),
    "travel time Tokyo - Toyama by Shinkansen": _l("Tokyo to Toyama by Shinkansen"),
    "Japanese member cities": _l("Japanese member cities"),
    "Russian member cities": _l("Russian member cities"),
    "first meeting": _l("First meeting"),
    "NSR logistics more effective than traditional routes": _l(
        "Northern Sea Route more effective than traditional routes"
    ),
    "Southern Kuril adult population opposed to ceding": _l(
        "Adults on the southern Kurils opposed to ceding the islands"
    ),
}
UNITS: dict[str, LazyString] = {
    "prefectures": _l("prefectures"),
    "municipalities": _l("municipalities"),
    "local bodies": _l("local bodies"),
    "affiliations": _l("affiliations"),
    "countries": _l("countries"),
    "percent": _l("percent"),
    "contracts": _l("contracts"),
    "billion USD": _l("billion US dollars"),
    "contracts per year": _l("contracts a year"),
    "rank": _l("rank"),
    "count or ratio": _l("number or ratio"),
    "governments": _l("governments"),
    "year": _l("year"),
    "services per month": _l("services a month"),
    "days": _l("days"),
    "factor": _l("times"),
    "km": _l("kilometres"),
    "hours": _l("hours"),
    "cities": _l("cities"),
}
SUBJECTS: dict[str, LazyString] = {
    "all partners": _l("All partners"),
    "all": _l("All countries"),
    "Japan": _l("Japan"),
    "NEAR": _l("NEAR"),
    "Niigata,Toyama,Kanazawa,Fukui vs Shenyang,Changchun,Harbin,Dalian": _l(
        "Niigata, Toyama, Kanazawa, Fukui beside Shenyang, Changchun, Harbin, Dalian"
    ),
}
NOTES: dict[str, LazyString] = {
    "later date than the 252 above": _l("of a later day than the 252 above"),
    "recomputed 21.7% - MISMATCH with printed 21.4": _l(
        "recomputed: 21.7%, which is not the 21.4 that was printed"
    ),
    "US$1 = JPY 130": _l("1 US dollar = 130 yen"),
    "printed as 15-16% of total; recomputed 15.5% / 16.6%": _l(
        "printed as 15 to 16% (of all); recomputed: 15.5% and 16.6%"
    ),
    "after Shanghai": _l("after Shanghai"),
    "seed undated; 77 matches Sept 2016 (pref.toyama.jp)": _l(
        "The document has no date; 77 fits September 2016 (pref.toyama.jp)."
    ),
    "approx": _l("about"),
    "different base from 3.8": _l("on another base than the 3.8"),
    "520 miles": _l("520 miles"),
    "other years: 15 (2007), 18 (2009, 2013)": _l("other years: 15 (2007), 18 (2009 and 2013)"),
    "18 in 2007 and 2009": _l("18 in 2007 and 2009"),
}
DAYS: dict[str, LazyString] = {
    "2020-21": _l("2020 or 2021"),
    "2020-21 (seed undated, mentions COVID-19)": _l(
        "2020 or 2021 (the document has no date; it speaks of COVID-19)"
    ),
}
_RECOMPUTED = re.compile(r"recomputed (\d+\.\d)%")
# The documents are kept under these names; their titles are what a reader can look for.
DOCUMENTS = {
    "000_76c6c9a2d41e8520.txt": "Promoting Local-Level International Exchange Around the Sea of "
    "Japan",
    "001_6e6532ad23b0eb98.txt": "Hirofumi Arai, Practice of Japan-Russia Interregional Cooperation",
    "003_fe01e0b673fd87b1.txt": "Japan Seeks Arctic Shipping, Agricultural Partnerships in "
    "Russia’s Far East, 26 January 2021",
    "004_c87e3b29914498c9.txt": "Hitoshi Yoshida, Exchanges between Local Governments in Japan and "
    "China",
}


@dataclass(frozen=True)
class Chart:
    """Figures that are measured alike and may be drawn beside each other."""

    table_id: str
    title: LazyString
    metrics: tuple[str, ...]
    by_subject: bool = False


CHARTS = (
    Chart(
        "jp-affil-1998",
        _l("Affiliations by partner"),
        ("affiliations by partner",),
        by_subject=True,
    ),
    Chart(
        "jp-affil-1998",
        _l("Share by partner, as printed"),
        ("share by partner (as printed)",),
        by_subject=True,
    ),
    Chart(
        "jp-affil-1998",
        _l("Local bodies with affiliations"),
        (
            "prefectures with affiliations",
            "municipalities with affiliations",
            "local bodies in Japan",
        ),
    ),
    Chart(
        "cn-affil-1999",
        _l("Affiliations by partner"),
        ("affiliations by partner",),
        by_subject=True,
    ),
    Chart(
        "cn-affil-1999",
        _l("Share by partner, as printed"),
        ("share by partner (as printed)",),
        by_subject=True,
    ),
    Chart(
        "liaoning-invest-1998",
        _l("Contracts, all and from Japan"),
        ("investments, accumulated, contract base", "investments from Japan"),
    ),
    Chart(
        "liaoning-invest-1998",
        _l("Amount, all and from Japan"),
        ("amount invested", "amount from Japan"),
    ),
    Chart(
        "toyama-russia-logistics",
        _l("Days on the way"),
        (
            "export lead time before",
            "export lead time after becoming last port of call (2010)",
            "sailing time",
        ),
    ),
    Chart(
        "toyama-russia-logistics",
        _l("Growth of containers, on two different bases"),
        (
            "container growth over five years through 2015",
            "container growth vs 10 years ago (caption)",
        ),
    ),
    Chart("mayors", _l("Member cities"), ("Japanese member cities", "Russian member cities")),
)


def metric_words(figure: Statistic) -> str:
    """Return what a figure measures."""
    return str(METRICS.get(figure.metric, figure.metric))


def unit_words(figure: Statistic) -> str:
    """Return what a figure counts."""
    return str(UNITS.get(figure.unit, figure.unit))


def subject_words(figure: Statistic, names: dict[str, Words]) -> str:
    """Return whom or what a figure is about: a region, a country, or what the source compares."""
    if figure.subject in names:
        return names[figure.subject].best(language())
    if figure.subject in SUBJECTS:
        return str(SUBJECTS[figure.subject])
    return country_words(figure.subject) if len(figure.subject) == len("JP") else figure.subject


def note_words(figure: Statistic) -> str:
    """Return what is noted about a figure."""
    if found := _RECOMPUTED.fullmatch(figure.note):
        return _("recomputed: %(share)s%%", share=found[1])
    return str(NOTES.get(figure.note, figure.note))


def day_words(figure: Statistic) -> str:
    """Return the day, month or year that a figure is of, as far as it is known."""
    if figure.as_of in DAYS:
        return str(DAYS[figure.as_of])
    try:
        return partial(PartialDate(figure.as_of) if figure.as_of else None)
    except ValueError:
        return figure.as_of


def source_words(source: str) -> str:
    """Return a source with the titles of documents in place of the names of their files."""
    for name, title in DOCUMENTS.items():
        source = source.replace(f"seed: {name}", title).replace(name, title)
    return source
