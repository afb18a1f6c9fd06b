"""Calendar days that are only partly known: a year, a month, or a day."""

from datetime import date
from typing import Literal, Self

Precision = Literal["year", "month", "day"]
_PRECISIONS: dict[int, Precision] = {1: "year", 2: "month", 3: "day"}


class PartialDate(str):
    """A date written as far as it is known: `1990`, `1990-09` or `1990-09-12`."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Check the text; raises ValueError when it is no date of the three forms."""
        parts = text.split("-")
        if len(parts) not in _PRECISIONS or len(parts[0]) != 4:  # noqa: PLR2004  (four digits of a year)
            raise ValueError(text)
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(text)
        if any(len(part) != 2 for part in parts[1:]):  # noqa: PLR2004  (two digits of month and day)
            raise ValueError(text)
        date(*(int(part) for part in parts), *[1] * (3 - len(parts)))
        return super().__new__(cls, text)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return _PRECISIONS[self.count("-") + 1]

    @property
    def year(self) -> int:
        """The year, which is always known."""
        return int(self[:4])

    def first_day(self) -> date:
        """Return the first calendar day that the date may mean."""
        parts = [int(part) for part in self.split("-")]
        return date(*parts, *[1] * (3 - len(parts)))
