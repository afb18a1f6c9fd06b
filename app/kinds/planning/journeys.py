"""What usually takes place where people stay some days together: games, visits of groups."""

from app.core.languages import _l
from app.kinds import roles
from app.kinds.planning.steps import ARRIVAL, DEPARTURE, EVENING, opening, reception
from app.schedule.terms import LeagueTerms, PartTerms, StepTerms, TemplateTerms

# After the games of 2025: opening party on the second day, two days of play, joint training and
# culture, departure on the sixth.
GAMES_WEEK = TemplateTerms(
    label=_l("Games week"),
    days=6,
    league=LeagueTerms(minutes=90, turnround=15, rest=60, first_day=2, last_day=3),
    parts=(PartTerms(slug="frame", label=_l("Ceremonies"), in_order=True),),
    steps=(
        ARRIVAL,
        StepTerms(
            slug="courtesy-call",
            kind="courtesy",
            title=_l("Courtesy call on the host’s government"),
            minutes=45,
            day=1,
            role=roles.HEAD.slug,
            begins=10 * 60,
            ends=12 * 60,
        ),
        StepTerms(
            slug="practice",
            kind="training",
            title=_l("Practice at the venues"),
            minutes=120,
            day=1,
            begins=13 * 60,
            ends=17 * 60,
            role=roles.ATHLETE.slug,
        ),
        opening(1, part="frame", position=1, begins=17 * 60, ends=18 * 60),
        reception(1),
        StepTerms(
            slug="awards",
            kind="ceremony",
            title=_l("Award ceremony"),
            minutes=45,
            day=3,
            begins=16 * 60,
            ends=20 * 60,
            part="frame",
            position=2,
        ),
        StepTerms(
            slug="joint-training",
            kind="training",
            title=_l("Joint training of all teams"),
            minutes=120,
            day=4,
            ends=12 * 60,
        ),
        StepTerms(
            slug="culture",
            kind="culture",
            title=_l("Culture and sights of the host region"),
            minutes=210,
            day=4,
            begins=13 * 60,
            needs_space=False,
        ),
        StepTerms(
            slug="farewell",
            kind="meal",
            title=_l("Farewell party"),
            minutes=120,
            day=4,
            **EVENING,
        ),
        DEPARTURE,
    ),
)
VISIT_DAYS = TemplateTerms(
    label=_l("Visit of a group"),
    days=4,
    steps=(
        ARRIVAL,
        StepTerms(
            slug="courtesy-call",
            kind="courtesy",
            title=_l("Courtesy call on the host’s government"),
            minutes=45,
            day=1,
            ends=12 * 60,
        ),
        StepTerms(
            slug="talk",
            kind="session",
            title=_l("Talk between guests and hosts"),
            minutes=120,
            day=1,
            begins=13 * 60,
        ),
        StepTerms(
            slug="homes",
            kind="visit",
            title=_l("Visit to families"),
            minutes=180,
            day=2,
            begins=12 * 60,
            needs_space=False,
        ),
        StepTerms(
            slug="culture",
            kind="culture",
            title=_l("Culture and sights of the host region"),
            minutes=180,
            day=2,
            ends=13 * 60,
            needs_space=False,
        ),
        StepTerms(
            slug="farewell",
            kind="meal",
            title=_l("Farewell party"),
            minutes=120,
            day=-2,
            **EVENING,
        ),
        DEPARTURE,
    ),
)
