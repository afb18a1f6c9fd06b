"""What usually takes place at meetings: assembly, forum, mayors' meeting, committee."""

from app.core.languages import _l
from app.kinds.planning.steps import (
    ARRIVAL,
    BUSINESS,
    DEPARTURE,
    EVENING,
    closing,
    opening,
    reception,
    session,
    visit,
)
from app.schedule.terms import StepTerms, TemplateTerms

ASSEMBLY_DAYS = TemplateTerms(
    label=_l("Assembly of heads of regions"),
    days=3,
    parts=(BUSINESS,),
    steps=(
        ARRIVAL,
        reception(0),
        opening(1, part="business", position=1),
        session("report", _l("Report of the secretariat"), 1, 2, minutes=45),
        session("general-session", _l("General session: statements of the regions"), 1, 3),
        session("committees-session", _l("Reports of the committees"), 1, 4, minutes=60),
        session("votes", _l("Votes: members, charter, chair"), 1, 5, kind="vote", minutes=60),
        session("next-host", _l("Choice of the next host"), 1, 6, kind="vote", minutes=30),
        closing(1, part="business", position=7),
        StepTerms(
            slug="dinner",
            kind="meal",
            title=_l("Dinner of the heads of regions"),
            minutes=120,
            day=1,
            **EVENING,
        ),
        visit(2),
        DEPARTURE,
    ),
)
FORUM_DAYS = TemplateTerms(
    label=_l("Forum"),
    days=2,
    parts=(BUSINESS,),
    steps=(
        opening(0, part="business", position=1),
        session("keynote", _l("Keynote speech"), 0, 2, kind="talk", minutes=45),
        session("first-session", _l("First session"), 0, 3),
        session("second-session", _l("Second session"), 0, 4),
        reception(0),
        session("panel", _l("Discussion of a panel"), 1, 5),
        session("business-talks", _l("Talks between companies"), 1, 6, kind="meeting"),
        closing(1, part="business", position=7),
        visit(1, 120),
    ),
)
MAYORS_DAYS = TemplateTerms(
    label=_l("Mayors’ meeting"),
    days=3,
    parts=(BUSINESS,),
    steps=(
        ARRIVAL,
        reception(0),
        opening(1, part="business", position=1),
        session("economy", _l("Session on economy, with a business forum"), 1, 2, minutes=120),
        session("tourism", _l("Session on tourism and exchange"), 1, 3),
        session("communique", _l("Signing of the communiqué"), 1, 4, kind="ceremony", minutes=45),
        session("press", _l("Press conference"), 1, 5, kind="meeting", minutes=30),
        visit(2),
        DEPARTURE,
    ),
)
COMMITTEE_DAYS = TemplateTerms(
    label=_l("Meeting of a committee"),
    days=2,
    parts=(BUSINESS,),
    steps=(
        ARRIVAL,
        opening(0, part="business", position=1),
        session("members-report", _l("Reports of the members"), 0, 2),
        session("projects", _l("Common projects: proposals and discussion"), 0, 3),
        reception(0),
        session("decisions", _l("Decisions and next meeting"), 1, 4, kind="vote", minutes=60),
        visit(1, 120),
        DEPARTURE,
    ),
)
