"""What was done, in words: a sentence for each code of an action."""

from flask_babel import LazyString

from app.core.languages import _, _l

# What became of an edition follows in the code: held, postponed and so on.
MARKED = "edition.marked_"

ACTIONS: dict[str, LazyString] = {
    "consent.age_set": _l("Set until which age a guardian answers"),
    "consent.given": _l("Kept a guardian's consent"),
    "consent.refused": _l("Kept that a guardian did not agree"),
    "consent.text_written": _l("Put a text for guardians in force"),
    "consent.withdrawn": _l("Kept that a guardian took a consent back"),
    "delegation.absent": _l("Answered that the region does not take part"),
    "delegation.answered": _l("Answered whether the region takes part"),
    "delegation.taking_part": _l("Answered that the region takes part"),
    "edition.changed": _l("Changed an edition"),
    "edition.limits_set": _l("Set who may take part and how many"),
    "edition.opened": _l("Opened an edition"),
    "edition.registration_closed": _l("Closed registration"),
    "edition.registration_opened": _l("Opened registration"),
    "edition.waiting_list_set": _l("Switched the waiting list on or off"),
    "grant.revoked": _l("Revoked a role"),
    "guardian.link_sent": _l("Sent a guardian a link"),
    "guardian.named": _l("Named a guardian"),
    "guardian.revoked": _l("Let a guardian answer no more"),
    "import.applied": _l("Applied a file with people"),
    "import.stopped": _l("Stopped applying a file with people"),
    "import.undone": _l("Undid a file with people"),
    "import.uploaded": _l("Uploaded a file with people"),
    "invitation.accepted": _l("Accepted an invitation"),
    "invitation.cancelled": _l("Withdrew an invitation"),
    "invitation.made": _l("Invited somebody to a role"),
    "invitation.sent_again": _l("Sent an invitation again"),
    "member.added": _l("Added a member"),
    "member.changed": _l("Changed a membership"),
    "member.ended": _l("Ended a membership"),
    "member.restored": _l("Restored a membership"),
    "numbers.announced": _l("Said how many people come"),
    "office.added": _l("Added an office"),
    "office.changed": _l("Changed an office"),
    "participant.accepted_offer": _l("Accepted the offer of a place"),
    "participant.admitted": _l("Gave a place above the limits to a person who waited"),
    "participant.changed": _l("Changed a participant"),
    "participant.declined_offer": _l("Declined the offer of a place"),
    "participant.erased": _l("Erased a participant on request"),
    "participant.entered": _l("Entered a participant"),
    "participant.lapsed": _l("Let the offer of a place lapse"),
    "participant.offered": _l("Offered a place to a person who waited"),
    "participant.queued": _l("Put a participant on the waiting list"),
    "participant.removed": _l("Removed a participant by undoing a file"),
    "participant.restored": _l("Restored a participant"),
    "participant.withdrawn": _l("Withdrew a participant"),
    "programme.candidate": _l("Noted that a region asks to host"),
    "programme.created": _l("Created a programme"),
    "programme.dormant": _l("Noted that nothing is held for a time"),
    "programme.edited": _l("Changed a programme"),
    "programme.imported": _l("Imported a programme"),
    "question.added": _l("Asked a new question"),
    "question.archived": _l("Asked a question no more"),
    "question.changed": _l("Changed a question"),
    "question.moved": _l("Changed the order of questions"),
    "question.restored": _l("Asked a question again"),
    "questions.copied": _l("Took over the questions of an earlier edition"),
    "questions.started": _l("Took the usual questions"),
    "retention.purged": _l("Took away what was kept for its time"),
    "retention.said": _l("Said how long data is kept"),
    "roster.exported": _l("Exported a roster"),
    "request.accepted": _l("Accepted a request"),
    "request.declined": _l("Declined a request"),
    "request.made": _l("Asked for something after a deadline or above a limit"),
    "request.taken_back": _l("Took a request back"),
    "rule.set": _l("Set the rule of the rotation"),
    "stages.set": _l("Set the stages of entry"),
    "turn.accepted": _l("Accepted a turn"),
    "turn.cancelled": _l("Cancelled a turn"),
    "turn.declined": _l("Declined a turn"),
    "turn.offered": _l("Offered a turn"),
    "turn.opened": _l("Opened an edition from a turn"),
    "turn.postponed": _l("Postponed a turn"),
    "turn.received": _l("Gave a region a turn in a swap"),
    "turn.swapped": _l("Swapped turns"),
    "turn.withdrawn": _l("Withdrew the offer of a turn"),
    "vault.looked": _l("Looked at sealed data of a participant"),
}


def sentence(action: str) -> str:
    """Say what was done; a code from an older version stands for itself."""
    if action.startswith(MARKED):
        return str(_("Said what became of an edition"))
    return str(ACTIONS.get(action, action))
