"""Session blocks of a forum: where their slots begin, and how they suit those in other zones."""

from dataclasses import dataclass

from app.schedule.rules.problem import Window


def slot_starts(stretch: Window, slots: int) -> tuple[int, ...]:
    """Return the first minutes of a block's slots, as even as whole minutes allow."""
    minutes = stretch.end - stretch.start
    return tuple(stretch.start + minutes * slot // slots for slot in range(slots))


@dataclass(frozen=True)
class Hours:
    """The hours of the day that suit, those that suit less, and the price of the others."""

    suits: Window
    bears: Window
    small: int
    big: int

    def penalty(self, start: int, end: int) -> int:
        """Return the price of a stretch of a day, both ends as times of that day."""
        if start < self.bears.start or end > self.bears.end or end < self.bears.start:
            return self.big
        return self.small if start < self.suits.start or end > self.suits.end else 0
