"""Why a file cannot be read: a code and what fills its sentence, told by app.imports.words."""


class Unreadable(Exception):
    """The file is refused; `code` names the reason, `facts` fill the sentence."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts
