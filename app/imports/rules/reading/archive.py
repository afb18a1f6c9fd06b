"""What a workbook's archive may be: looked at before anything in it is parsed."""

from app.core.files.archives import Unpackable, parts
from app.imports.rules.reading.unreadable import Unreadable

_NEEDED = frozenset({"[Content_Types].xml", "xl/workbook.xml"})


def opened(content: bytes, kept: tuple[str, ...]) -> dict[str, bytes]:
    """Look through a workbook's parts and return those whose names begin as `kept` says.

    Raises Unreadable for an archive that is no plain workbook.
    """
    try:
        return {name: part for name, part in parts(content, _NEEDED) if name.startswith(kept)}
    except Unpackable as refused:
        code = "no_workbook" if refused.code == "needed" else refused.code
        raise Unreadable(code, **refused.facts) from None
