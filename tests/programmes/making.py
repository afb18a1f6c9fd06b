"""Short ways to write down a programme for the tests of the rules."""

from app.programmes.rules.document import parse
from app.programmes.rules.forecast import forecast

COUNTRY = {"a": "JP", "b": "RU", "c": "KR", "d": "CN", "e": "JP", "f": "RU"}


def made(codes="abcd", *, rule=None, policies=None, cadence="annual", **fields):
    """Return a programme of one-letter regions; hosts and members may be given as strings."""
    terms = {"kind": "cycle", "order": list(codes), **(rule or {})}
    document = {
        "format": "kitamae-programme/1",
        "slug": "games",
        "names": {"en": "Games"},
        "cadence": cadence,
        "regions": [
            {"code": code, "country": COUNTRY.get(code)} for code in all_codes(codes, fields)
        ],
        "members": [{"region": code} for code in codes],
        "rules": [{"valid_from": 2000, "policies": policies or {}, **terms}],
        **fields,
    }
    return parse(document)


def all_codes(codes, fields):
    """Return every one-letter region that a test speaks of."""
    return sorted({*codes, *COUNTRY} | {one["region"] for one in fields.get("members", ())})


def held(*pairs, **fields):
    """Return editions held, as (year, hosts)."""
    return [
        {"year": year, "hosts": list(hosts), "status": "held", **fields} for year, hosts in pairs
    ]


def event(kind, year, region=None, **fields):
    """Return one adjustment."""
    return {"kind": kind, "year": year, "region": region, **fields}


def hosts(facts, turns=6, from_year=2026):
    """Return who hosts next, as one string; several hosts stand together, open turns are '?'."""
    found = forecast(facts, turns=turns, from_year=from_year).turns
    return " ".join("".join(turn.hosts) or "?" for turn in found)


def years(facts, turns=4, from_year=2026):
    """Return the years of the next turns."""
    return [turn.year for turn in forecast(facts, turns=turns, from_year=from_year).turns]


def codes(reasons):
    """Return the codes of reasons or questions."""
    return [one.code for one in reasons]


def first(facts, from_year=2026):
    """Return the next turn."""
    return forecast(facts, turns=1, from_year=from_year).turns[0]
