"""The records about imports: how many rows, never what stands in them."""

from sqlalchemy.orm import Session

from app.history import actions as history
from app.imports.models import Import


def record(session: Session, actor_id: int | None, action: str, one: Import) -> None:
    """Write a record about an import; its region and edition must be loaded."""
    invitee = one.invitee
    history.record(
        session,
        actor_id,
        action,
        subject=f"import:{one.id}",
        programme_id=invitee.edition.programme_id,
        edition_id=invitee.edition_id,
        region_id=invitee.region_id,
        details={"rows": sum(one.counts.values()), "format": one.file_format},
    )
