"""The facts about programmes become rows: rules and members, offices, what the sources say."""

import json
import re
from pathlib import Path
from typing import Any

from app.core import facts
from app.core.dates import PartialDate
from app.core.words import Words
from app.programmes.models import Membership, Office, Programme, RotationRule
from app.regions.loading import FOLDER as REGIONS
from app.regions.loading import names
from app.regions.models import Region

FOLDER = Path(__file__).parent / "facts"
TOLD = ("cadence", "members", "lead", "rotation", "participants", "outputs", "programme", "seed")
BODY = "near"


def load_programmes(loader: facts.Loader, regions: dict[str, Region]) -> dict[str, Programme]:
    """Load the programmes with their members, rules and offices; returns them by slug."""
    return {}


def since(text: str) -> PartialDate | None:
    """Return the date that a text begins with; what else it says is kept in `told`."""
    found = re.match(r"\d{4}(-\d{2}){0,2}", text)
    return PartialDate(found[0]) if found else None
