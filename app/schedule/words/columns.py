"""The columns of a file of activities, by which it is written and read again."""

from app.core.languages import LANGUAGES, pgettext

TITLES = {f"title-{code}": code for code in LANGUAGES}
# In the order of the file; only a title and the length are needed.
CODES = (
    *("kind", *TITLES, "minutes", "turnround", "group", "position", "delegations", "roles"),
    *("spaces", "equipment", "languages", "size", "places", "fixed", "online"),
    *("earliest", "latest", "starts", "space", "note"),
)
NUMBERS = frozenset({"minutes", "turnround", "position", "size", "places"})
EVERYONE = "everyone"


def heading(code: str) -> str:
    """Name a column."""
    if code in TITLES:
        language = LANGUAGES[TITLES[code]]
        return str(pgettext("column", "Title (%(language)s)", language=language))
    words = {
        "kind": pgettext("column", "Kind"),
        "minutes": pgettext("column", "Minutes"),
        "turnround": pgettext("column", "Minutes to make ready"),
        "group": pgettext("column", "Group"),
        "position": pgettext("column", "Place in the group"),
        "delegations": pgettext("column", "Delegations"),
        "roles": pgettext("column", "Roles"),
        "spaces": pgettext("column", "Spaces that suit"),
        "equipment": pgettext("column", "The space must have"),
        "languages": pgettext("column", "Interpreted into"),
        "size": pgettext("column", "People expected"),
        "places": pgettext("column", "Places"),
        "fixed": pgettext("column", "Does not move"),
        "online": pgettext("column", "Online too"),
        "earliest": pgettext("column", "Not before"),
        "latest": pgettext("column", "Ends by"),
        "starts": pgettext("column", "Begins"),
        "space": pgettext("column", "Space"),
        "note": pgettext("column", "Note"),
    }
    return str(words[code])


def everyone() -> str:
    """Name everyone who takes part."""
    return str(pgettext("people", "Everyone"))


def plain_title(_code: str = "") -> str:
    """Name the column of titles where a file does not say in which language they are."""
    return str(pgettext("column", "Title"))
