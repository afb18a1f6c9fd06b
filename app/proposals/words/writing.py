"""Who wrote what at a proposal, in words."""

from collections.abc import Mapping

from app.core.languages import _
from app.history.models import Record
from app.history.words import sentence
from app.proposals.words.states import PARTS


def wrote(record: Record) -> list[str]:
    """Name the parts that somebody wrote at, or what was done with an attachment."""
    wider: Mapping[str, str] = {
        "texts": _("Titles and summaries"),
        "values": _("Answers to what the type asks"),
    }
    parts = record.details.get("fields")
    if parts is None:
        return [sentence(record.action)]
    return [wider.get(one) or PARTS[one]() for one in parts if one in wider or one in PARTS]
