"""Why a workbook cannot be read: a code and what fills its sentence, told by the words."""


class Unreadable(Exception):
    """The workbook is refused; `code` names the reason, `facts` fill its sentence.

    Facts are always `sheet` and `cell` (as "B4") where the reason lies in a cell, and `said`, what
    stands there.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts."""
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
