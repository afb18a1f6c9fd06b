"""What a programme's pages say about its rotation: who is next, what departed, who is owed."""

from dataclasses import dataclass

from app.programmes.rules.audit import Audit, audit
from app.programmes.rules.facts import Programme
from app.programmes.rules.forecast import Forecast, forecast
from app.programmes.rules.ledger import Ledger, ledger

USUAL_TURNS = 8


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The rotation of one programme, seen from a year."""

    facts: Programme
    forecast: Forecast
    audit: Audit
    ledger: Ledger


def outlook(facts: Programme, year: int, turns: int = USUAL_TURNS) -> Outlook:
    """Look ahead from a year and back to the beginning."""
    return Outlook(
        facts=facts,
        forecast=forecast(facts, turns=turns, from_year=year),
        audit=audit(facts),
        ledger=ledger(facts, until=year),
    )
