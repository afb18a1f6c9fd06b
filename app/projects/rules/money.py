"""What was accepted and what was used, by payer and currency; amounts are never floats."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from app.proposals.budget import PAYERS

NOTHING = Decimal(0)


class Line(Protocol):
    """An amount that somebody pays, in a currency; None is not known."""

    @property
    def payer(self) -> str:
        """Who pays."""

    @property
    def amount(self) -> Decimal | None:
        """How much."""

    @property
    def currency(self) -> str:
        """In which currency, by its three letters."""


@dataclass(frozen=True, kw_only=True)
class Balance:
    """What one payer agreed to pay in a currency, and what was spent of it.

    `accepted` is None where nothing was accepted or its amount was left open. `payer` is None for
    the sum over all payers.
    """

    payer: str | None
    currency: str
    accepted: Decimal | None
    used: Decimal

    @property
    def left(self) -> Decimal | None:
        """What is left of the amount accepted; below zero where more was spent."""
        return None if self.accepted is None else self.accepted - self.used


def balances(lines: Iterable[Line], expenses: Iterable[Line]) -> list[Balance]:
    """Return a balance for each payer and currency, by currency and in the order of payers."""
    accepted, used = _sums(lines), _sums(expenses)
    keys = sorted(accepted.keys() | used.keys(), key=lambda key: (key[1], PAYERS.index(key[0])))
    return [
        Balance(
            payer=payer,
            currency=currency,
            accepted=accepted.get((payer, currency)),
            used=used.get((payer, currency)) or NOTHING,
        )
        for payer, currency in keys
    ]


def totals(found: Iterable[Balance]) -> list[Balance]:
    """Return a balance over all payers for each currency; currencies are never added up."""
    by_currency: dict[str, list[Balance]] = {}
    for one in found:
        by_currency.setdefault(one.currency, []).append(one)
    return [
        Balance(
            payer=None,
            currency=currency,
            accepted=_sum(one.accepted for one in group),
            used=sum((one.used for one in group), NOTHING),
        )
        for currency, group in sorted(by_currency.items())
    ]


def _sums(lines: Iterable[Line]) -> dict[tuple[str, str], Decimal | None]:
    """Add up lines by payer and currency; where every amount is open, so is the sum."""
    found: dict[tuple[str, str], list[Decimal | None]] = {}
    for line in lines:
        found.setdefault((line.payer, line.currency), []).append(line.amount)
    return {key: _sum(amounts) for key, amounts in found.items()}


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Add up the amounts that are known; None where none is."""
    known = [one for one in amounts if one is not None]
    return sum(known, NOTHING) if known else None
