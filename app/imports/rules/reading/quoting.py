"""The apostrophe that keeps a spreadsheet from running a cell of text, and how it comes off."""

# A spreadsheet takes a cell that begins so for a formula; our own quote must come back too.
EXECUTED = tuple("=+-@\t\r\n\0'＝＋－＠")


def quoted(value: str) -> str:
    """Put an apostrophe before what a spreadsheet might run."""
    return "'" + value if value.lstrip(" ").startswith(EXECUTED) else value


def unquoted(value: str) -> str:
    """Take the apostrophe off that keeps a spreadsheet from running a cell."""
    rest = value.removeprefix("'")
    return rest if rest != value and rest.lstrip(" ").startswith(EXECUTED) else value
