"""Keeping files of a project: checked by what they hold, never by what they are called."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from app.core import clock
from app.core.files.refusing import FileRefused
from app.core.files.uploads import Upload, check_upload
from app.projects import queries
from app.projects.actions.writing import record
from app.projects.errors import TooManyFiles
from app.projects.models import Project, ProjectPaper, Report

# In megabytes.
LARGEST = 10
# What one project may keep, in bytes, and how many files.
ROOM = 100_000_000
MOST = 100


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A file as it was sent; `public` ones are for anyone to take."""

    upload: Upload
    public: bool = False


def file_paper(
    session: Session,
    actor_id: int | None,
    project: Project,
    filed: Filed,
    *,
    report: Report | None = None,
) -> ProjectPaper:
    """Keep a file of a project, or of one of its reports; raises FileRefused, TooManyFiles."""
    queries.held(session, project)
    kept = queries.papers(session, project.id)
    try:
        checked = check_upload(filed.upload, megabytes=LARGEST, office=True)
    except FileRefused as refusal:
        raise FileRefused(refusal.message, "files") from refusal
    if len(kept) >= MOST or sum(one.size for one in kept) + len(checked.content) > ROOM:
        raise TooManyFiles
    made = ProjectPaper(
        project_id=project.id,
        report_id=report.id if report else None,
        name=checked.name,
        media_type=checked.media_type,
        size=len(checked.content),
        digest=sha256(checked.content).hexdigest(),
        content=checked.content,
        public=filed.public,
        made_at=clock.now(),
        made_by_id=actor_id,
    )
    session.add(made)
    session.flush()
    record(session, actor_id, "project.file_added", project, file=made.name)
    return made


def publish_paper(
    session: Session, actor_id: int | None, paper: ProjectPaper, *, public: bool
) -> None:
    """Let anyone take a file, or only those whom the project concerns."""
    if paper.public == public:
        return
    paper.public = public
    session.flush()
    action = "project.file_published" if public else "project.file_hidden"
    record(session, actor_id, action, paper.project, file=paper.name)


def remove_paper(session: Session, actor_id: int | None, paper: ProjectPaper) -> None:
    """Take a file away: its bytes are gone, that it was there is kept."""
    paper.removed_at, paper.content, paper.size = clock.now(), b"", 0
    session.flush()
    record(session, actor_id, "project.file_removed", paper.project, file=paper.name)
