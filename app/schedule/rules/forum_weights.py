"""How much the sixteen counts of a forum weigh until somebody says otherwise."""

from app.schedule.rules.problem import FORUM_COUNTS

# What nobody wants at all, what should rather not be; all else is not so bad.
_HEAVY = {
    "presenters-slots": 1000,
    "presenters-sessions": 1000,
    "chairs": 100,
    "attendees-slots": 100,
    "time-zones": 100,
    "parallel-tracks": 10,
    "similar-tracks": 10,
    "order": 10,
}
USUAL_COUNTS = dict.fromkeys(FORUM_COUNTS, 1) | _HEAVY
