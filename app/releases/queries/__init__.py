"""Finding releases, the draft, those concerned, sign-ups and links."""

from app.releases.queries.draft import activities, draft, unplaced
from app.releases.queries.links import link_of_token, live_link, live_links, spaces
from app.releases.queries.people import People, interpreters, interpreters_by_id, people, signed
from app.releases.queries.released import (
    entries,
    entries_before,
    latest,
    newest,
    release,
    release_by_id,
    release_seen,
    releases,
    shown,
)
from app.releases.queries.signing import (
    give_back,
    limited,
    of_those_gone,
    open_places,
    sign_ups,
    signed_up,
    take_place,
    whose,
)
from app.releases.queries.telling import addresses, counts, hold_waiting, waiting

__all__ = [
    "People",
    "activities",
    "addresses",
    "counts",
    "draft",
    "entries",
    "entries_before",
    "give_back",
    "hold_waiting",
    "interpreters",
    "interpreters_by_id",
    "latest",
    "limited",
    "link_of_token",
    "live_link",
    "live_links",
    "newest",
    "of_those_gone",
    "open_places",
    "people",
    "release",
    "release_by_id",
    "release_seen",
    "releases",
    "shown",
    "sign_ups",
    "signed",
    "signed_up",
    "spaces",
    "take_place",
    "unplaced",
    "waiting",
    "whose",
]
