"""Pages of votes: preparing, opening, voting, the result, and who has no vote for a time."""

from app.ballots import jobs
from app.ballots.routes import panels, pausing, preparing, running, seeing, voting
from app.ballots.routes.blueprint import bp

__all__ = ["bp", "jobs", "panels", "pausing", "preparing", "running", "seeing", "voting"]
