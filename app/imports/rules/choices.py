"""What the reader of a preview may choose instead of what was guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.imports.rules.days import Order
from app.imports.rules.whole_names import Order as NameOrder


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The choices; "" and None leave it to the guess. The row of headings counts from 1."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    head: int | None = None
    columns: Sequence[str] | None = None
    days: Order = ""
    names: NameOrder = ""
    role: str = ""
    # Which role a word of the file means, by the folded word.
    meanings: Mapping[str, str] = field(default_factory=dict)
