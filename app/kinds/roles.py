"""The words of the roles in which people take part, shared by the kinds."""

from dataclasses import replace

from app.core.languages import _l
from app.editions.terms import RoleTerms

ATHLETE = RoleTerms(slug="athlete", label=_l("Athlete"))
COACH = RoleTerms(slug="coach", label=_l("Coach"))
HEAD = RoleTerms(slug="head-of-delegation", label=_l("Head of delegation"))
OFFICIAL = RoleTerms(slug="official", label=_l("Official"))
JUDGE = RoleTerms(slug="judge", label=_l("Judge"))
INTERPRETER = RoleTerms(slug="interpreter", label=_l("Interpreter"))
MEDICAL = RoleTerms(slug="medical-staff", label=_l("Medical staff"))
PRESS = RoleTerms(slug="press", label=_l("Press"))
OBSERVER = RoleTerms(slug="observer", label=_l("Observer"))
STAFF = RoleTerms(slug="staff", label=_l("Staff"))
GUEST = RoleTerms(slug="guest", label=_l("Guest"))
SPEAKER = RoleTerms(slug="speaker", label=_l("Speaker"))
CHAIRPERSON = RoleTerms(slug="session-chair", label=_l("Session chair"))
EXPERT = RoleTerms(slug="expert", label=_l("Expert"))
BUSINESS = RoleTerms(slug="business-representative", label=_l("Business representative"))
MAYOR = RoleTerms(slug="mayor", label=_l("Mayor"))
DEPUTY_MAYOR = RoleTerms(slug="deputy-mayor", label=_l("Deputy mayor"))
GOVERNOR = RoleTerms(slug="governor", label=_l("Governor"))
DEPUTY_GOVERNOR = RoleTerms(slug="deputy-governor", label=_l("Deputy governor"))
DIRECTOR = RoleTerms(slug="director", label=_l("Director"))
SECTION_HEAD = RoleTerms(slug="section-head", label=_l("Section head"))
TRAINEE = RoleTerms(slug="trainee", label=_l("Trainee"))
SUPERVISOR = RoleTerms(slug="supervisor", label=_l("Supervisor"))
VISITOR = RoleTerms(slug="visitor", label=_l("Visitor"))
GROUP_LEADER = RoleTerms(slug="group-leader", label=_l("Group leader"))
FORMER_RESIDENT = RoleTerms(slug="former-resident", label=_l("Former resident or family"))
YOUTH = RoleTerms(slug="youth", label=_l("Young person"))
TEACHER = RoleTerms(slug="teacher", label=_l("Teacher"))
LEAD = RoleTerms(slug="project-lead", label=_l("Project lead"))
RESEARCHER = RoleTerms(slug="researcher", label=_l("Researcher"))


def usual(role: RoleTerms, people: int) -> RoleTerms:
    """Return the role with the number of people that a region usually sends in it."""
    return replace(role, per_region=people)
