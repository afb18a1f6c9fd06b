"""All facts become rows in one transaction, from regions and editions to past projects."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy.orm import Session

from app.calls.loading import load_areas
from app.core import facts
from app.desk.models import Statistic
from app.desk.past import Past
from app.editions.loading import load_editions
from app.programmes.loading import load_programmes
from app.regions.loading import load_regions, load_ties
from app.turns.loading import load_adjustments

FILE = Path(__file__).parent / "facts" / "statistics.csv"


def load_facts(session: Session) -> facts.Report:
    """Load everything and return what changed; a second load changes nothing."""
    report = facts.Report()
    loader = facts.Loader(session, report)
    regions = load_regions(loader)
    load_ties(loader, regions)
    programmes = load_programmes(loader, regions)
    load_editions(loader, programmes, regions)
    load_adjustments(loader, programmes, regions)
    areas = load_areas(loader)
    Past(loader, programmes, regions, areas).load()
    _load_statistics(loader)
    session.flush()
    return report


def _load_statistics(loader: facts.Loader) -> None:
    """Load the figures as printed, quirks and all."""
    for place, row in enumerate(facts.read(FILE), start=1):
        values = {
            "table_id": row["table_id"],
            "metric": row["metric"],
            "subject": row["group"],
            "value": row["value"],
            "number": number(row["value"]),
            "unit": row["unit"],
            "as_of": row["as_of"],
            "note": row["note"],
            "source": row["source"],
        }
        loader.put(Statistic, f"{row['table_id']} {place:02}", values)


def number(value: str) -> float | None:
    """Return the number that is printed; a range or a bound such as >1000 is none."""
    with suppress(ValueError):
        return float(value)
    return None
