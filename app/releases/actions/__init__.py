"""Releasing, telling, signing up, and handing out links."""

from app.releases.actions.along import sign_ups
from app.releases.actions.linking import end, renew
from app.releases.actions.releasing import release, show_publicly
from app.releases.actions.signing import free_places, leave, sign_up
from app.releases.actions.taking_back import take_back, way_back
from app.releases.actions.telling import Letters, outlook, tell_some

__all__ = [
    "Letters",
    "end",
    "free_places",
    "leave",
    "outlook",
    "release",
    "renew",
    "show_publicly",
    "sign_up",
    "sign_ups",
    "take_back",
    "tell_some",
    "way_back",
]
