"""Which short names a programme's address can bear."""

import re

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60
# Addresses that mean something else.
TAKEN = frozenset({"new", "import", "export"})


def fits(slug: str) -> bool:
    """Tell whether a programme can be found under the short name."""
    return SLUG.fullmatch(slug) is not None and len(slug) <= LONGEST and slug not in TAKEN
