"""Every kind of programme there is. To add one: write a module here and list it."""

from app.kinds.assembly import ASSEMBLY
from app.kinds.committee import COMMITTEE
from app.kinds.forum import FORUM
from app.kinds.games import GAMES
from app.kinds.group_visit import GROUP_VISIT
from app.kinds.mayors_meeting import MAYORS_MEETING
from app.kinds.officials_exchange import OFFICIALS_EXCHANGE
from app.kinds.project import PROJECT
from app.programmes.kind import Kind

ALL: tuple[Kind, ...] = (
    GAMES,
    OFFICIALS_EXCHANGE,
    FORUM,
    MAYORS_MEETING,
    ASSEMBLY,
    COMMITTEE,
    GROUP_VISIT,
    PROJECT,
)
