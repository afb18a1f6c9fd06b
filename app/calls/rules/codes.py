"""How access codes are written: without signs that look alike, in two groups."""

import unicodedata

# Without 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B: 25 signs, 46 bits in ten of them.
ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
LENGTH = 10
_GROUP = 5


def written(code: str) -> str:
    """Return a code as people read it to each other."""
    return f"{code[:_GROUP]}-{code[_GROUP:]}"


def plain(typed: str) -> str:
    """Return a code as it is kept, whatever width, case, spaces and hyphens were typed."""
    composed = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in composed if sign.isalnum())
