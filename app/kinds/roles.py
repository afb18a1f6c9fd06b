"""The words of the roles in which people take part, shared by the kinds."""

import json
from dataclasses import replace
from pathlib import Path

from flask_babel import LazyString

from app.core.languages import _l
from app.editions.terms import RoleTerms

# How files write the roles besides: synonyms, plurals, feminine forms, by role and language.
_ALSO: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "facts" / "roles.json").read_text(encoding="utf-8")
)


def _role(slug: str, label: LazyString) -> RoleTerms:
    """Return a role with what else it is called in files."""
    words = _ALSO.get(slug, {}).values()
    return RoleTerms(slug=slug, label=label, also=tuple(word for some in words for word in some))


ATHLETE = _role("athlete", _l("Athlete"))
COACH = _role("coach", _l("Coach"))
HEAD = _role("head-of-delegation", _l("Head of delegation"))
OFFICIAL = _role("official", _l("Official"))
JUDGE = _role("judge", _l("Judge"))
INTERPRETER = _role("interpreter", _l("Interpreter"))
MEDICAL = _role("medical-staff", _l("Medical staff"))
PRESS = _role("press", _l("Press"))
OBSERVER = _role("observer", _l("Observer"))
STAFF = _role("staff", _l("Staff"))
GUEST = _role("guest", _l("Guest"))
SPEAKER = _role("speaker", _l("Speaker"))
CHAIRPERSON = _role("session-chair", _l("Session chair"))
EXPERT = _role("expert", _l("Expert"))
BUSINESS = _role("business-representative", _l("Business representative"))
MAYOR = _role("mayor", _l("Mayor"))
DEPUTY_MAYOR = _role("deputy-mayor", _l("Deputy mayor"))
GOVERNOR = _role("governor", _l("Governor"))
DEPUTY_GOVERNOR = _role("deputy-governor", _l("Deputy governor"))
DIRECTOR = _role("director", _l("Director"))
SECTION_HEAD = _role("section-head", _l("Section head"))
TRAINEE = _role("trainee", _l("Trainee"))
SUPERVISOR = _role("supervisor", _l("Supervisor"))
VISITOR = _role("visitor", _l("Visitor"))
GROUP_LEADER = _role("group-leader", _l("Group leader"))
FORMER_RESIDENT = _role("former-resident", _l("Former resident or family"))
YOUTH = _role("youth", _l("Young person"))
TEACHER = _role("teacher", _l("Teacher"))
LEAD = _role("project-lead", _l("Project lead"))
RESEARCHER = _role("researcher", _l("Researcher"))


def usual(role: RoleTerms, people: int) -> RoleTerms:
    """Return the role with the number of people that a region usually sends in it."""
    return replace(role, per_region=people)
