"""The questions about one line of a budget."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms import ValidationError
from wtforms.validators import Length

from app.core.forms import StringField, choices
from app.core.languages import _, _l
from app.proposals.budget import PAYERS
from app.proposals.words import payer

CURRENCIES = ("JPY", "KRW", "CNY", "RUB", "MNT", "USD", "EUR")
MOST = Decimal(10) ** 12
SPARE_LINES = 2
MOST_LINES = 40
_SHOWN = frozenset(str(place) for place in range(MOST_LINES))
_HUNDREDTHS = Decimal("0.01")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?")
_PLAIN = re.compile(r"[0-9]{1,15}([.,][0-9]{1,2})?")


def line_count(stored: int, sent: MultiDict[str, str] | None) -> int:
    """Return how many lines to ask: those stored, those sent, and some spare ones."""
    wanted = max([stored + SPARE_LINES, *(place + 1 for place in _places(sent or MultiDict()))])
    return min(wanted, MOST_LINES)


def closed_up(sent: MultiDict[str, str]) -> MultiDict[str, str]:
    """Return what was sent with the lines of the budget moved up to where they will be stored.

    Whoever left a line out, or wiped one, would else find the next ones in other places than the
    form that was opened remembers them in.
    """
    places = sorted(_places(sent), key=lambda place: (_is_spare(sent, place), place))
    moved = {f"line_{before}": f"line_{place}" for place, before in enumerate(places)}
    found = MultiDict[str, str]()
    for name, value in sent.items(multi=True):
        line, dash, part = name.partition("-")
        found.add(moved.get(line, line) + dash + part, value)
    return found


def is_blank(line: Mapping[str, Any]) -> bool:
    """Tell whether a line says nothing: who pays how much of nothing is no answer."""
    return not line["what"] and line["amount"] is None


def _is_spare(sent: MultiDict[str, str], place: int) -> bool:
    """Tell whether nothing was typed into a line."""
    typed = (sent.get(f"line_{place}-{part}", "") for part in ("what", "amount"))
    return not any(one.strip() for one in typed)


def _places(sent: MultiDict[str, str]) -> list[int]:
    """Return which lines were sent; numbers that no page shows are left out."""
    parts = {name.partition("-")[0].removeprefix("line_") for name in sent if "line_" in name[:5]}
    return [int(one) for one in parts if one in _SHOWN]


def _amount(plain: str) -> Decimal | None:
    """Return the amount that figures mean, or None.

    A comma before three figures separates thousands; before one or two it is the point of whoever
    writes decimals so. Neither is guessed where it could be the other.
    """
    if _GROUPED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    return Decimal(plain.replace(",", ".")) if _PLAIN.fullmatch(plain) else None


class AmountField(wtforms.StringField):
    """An amount of money; separators of thousands may be typed."""

    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read a number with at most two decimals; blank means that it is not known yet."""
        typed = unicodedata.normalize("NFKC", valuelist[0] if valuelist else "")
        plain = "".join(sign for sign in typed if not sign.isspace() and sign not in "'_")
        self.data = None
        if not plain:
            return
        amount = _amount(plain)
        if amount is None or amount >= MOST:
            raise ValueError(_("Write an amount in figures, such as 120000 or 99.50."))
        self.data = amount.quantize(_HUNDREDTHS)

    def _value(self) -> str:
        """Return what the input shows: what was typed, or what is stored."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data.normalize():f}"


class LineForm(wtforms.Form):
    """One line of a budget; without words it is none."""

    what = StringField(_l("What for"), [Length(max=200)])
    payer = wtforms.SelectField(_l("Who pays"), default=PAYERS[0])
    amount = AmountField(_l("Amount"))
    currency = wtforms.SelectField(
        _l("Currency"), choices=choices((code, code) for code in CURRENCIES)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer who may pay, in the reader's language."""
        super().__init__(*args, **kwargs)
        self.payer.choices = choices((code, payer(code)) for code in PAYERS)

    def validate_what(self, field: Any) -> None:
        """Ask what an amount is for."""
        if self.amount.data is not None and not field.data:
            raise ValidationError(_("Say what this amount is for."))
