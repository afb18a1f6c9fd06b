"""What was agreed about turns according to the sources becomes events, once and for ever."""

from collections.abc import Mapping

from app.core import clock, facts
from app.programmes.loading import ROTATIONS, day
from app.programmes.models import Programme
from app.regions.models import Region
from app.turns.models import TurnEvent


def load_adjustments(
    loader: facts.Loader, programmes: Mapping[str, Programme], regions: Mapping[str, Region]
) -> None:
    """Load postponements, acceptances, candidacies and pauses; nobody in particular did them."""
    now = clock.now()
    for slug, programme in programmes.items():
        said = ROTATIONS["programmes"][slug].get("adjustments", ())
        for place, one in enumerate(said, start=1):
            region, other = regions.get(one.get("region", "")), regions.get(one.get("other", ""))
            values = {
                "programme_id": programme.id,
                "what": one["kind"],
                "year": one["year"],
                "region_id": region.id if region else None,
                "other_region_id": other.id if other else None,
                "to_year": one.get("to_year"),
                "day": day(one.get("date")),
                "reason": one.get("reason", ""),
            }
            loader.once(TurnEvent, f"{slug} {place}", values, {"at": now})
