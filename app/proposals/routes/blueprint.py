"""The one blueprint of proposals, and what guards the pages that are reached by a mailed link."""

from typing import Any

from flask import Blueprint, current_app, request, url_for

from app.accounts.routes import linked
from app.core.files.uploads import MEGABYTE
from app.proposals.rules import LARGEST

bp = Blueprint("proposals", __name__)
linked.guard(bp, "/co-proposer", "/co-writer")
# Files are sent to these; forms elsewhere are small.
UPLOADING = frozenset({"proposals.papers", "proposals.co_papers"})
AROUND = 100_000


def address(secret: str, language: str) -> str:
    """Return the address at which an organisation answers, as it stands in a mail."""
    path = url_for("proposals.linked", token=secret, language=language)
    return str(current_app.config["PUBLIC_URL"]) + path


def co_writer_address(secret: str, language: str) -> str:
    """Return the address at which a co-writer writes."""
    path = url_for("proposals.co_edit", token=secret, language=language)
    return str(current_app.config["PUBLIC_URL"]) + path


@bp.url_value_preprocessor
def take_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let files be sent to the pages that take them; the form's token is read after this."""
    if endpoint in UPLOADING:
        request.max_content_length = LARGEST * MEGABYTE + AROUND
