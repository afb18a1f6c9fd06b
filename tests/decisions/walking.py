"""Walking: everything that somebody can read about a call under decision, as text to compare."""

import re
from itertools import product

# Tokens and what differs each time; the rest of two equal pages is equal.
_EACH_TIME = re.compile(
    r'name="csrf_token" value="[^"]*"|content="[^"]*" name="csrf-token"|name="opened" value="[^"]*"'
    r'|name="once" value="[^"]*"'
)
# The capabilities that know calls, those that look across all, and history.
_HERE = ("calls.", "proposals.", "intentions.", "reviews.", "ballots.", "decisions.", "projects.")
_ACROSS = frozenset(
    {
        *("desk.home", "desk.programme", "desk.region", "desk.calls_feed", "desk.news_feed"),
        *("desk.history", "desk.history_export"),
    }
)


def paths(app, known):
    """Return the address of every page whose arguments are all known, with each value."""
    found = []
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        here = rule.endpoint.startswith(_HERE) or rule.endpoint in _ACROSS
        if (
            here
            and "GET" in rule.methods
            and "xlsx" not in rule.endpoint
            and rule.arguments <= known.keys()
        ):
            names = sorted(rule.arguments)
            for values in product(*(known[name] for name in names)):
                given = dict(zip(names, values, strict=True))
                found.append(adapter.build(rule.endpoint, given, append_unknown=False))
    return sorted(set(found))


def walk(client, addresses):
    """Ask for every address; return what each answers, as text."""
    seen = {}
    for address in addresses:
        with client.get(address, checked=False) as answer:
            assert answer.status_code < 500, address
            told = answer.data.decode("utf-8", "replace")
            seen[address] = f"{answer.status_code} {answer.location}\n{_EACH_TIME.sub('', told)}"
    return seen


def telling(seen, *words):
    """Return the addresses whose answers hold one of the words."""
    return sorted(address for address, text in seen.items() if any(one in text for one in words))


def differing(before, after):
    """Return the addresses that answer otherwise than before."""
    return sorted(address for address in before if before[address] != after.get(address))
