"""Why something is so: a code and what it is about, to be said in words elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact behind a turn or a finding; `region`, `previous` and `expected` hold codes."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that the facts leave open and that a person should find out."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
