"""A small world for tests: a programme with regions, and an edition that they may take part in."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from app.core.languages import _l
from app.core.words import Words
from app.editions import actions
from app.editions.models import Edition
from app.editions.rules import Limits, Plan, RoleLimit
from app.editions.terms import EntryTerms, RoleTerms
from app.programmes import kind
from app.programmes.kind import Kind
from app.programmes.models import Membership, Programme
from app.regions.models import Region
from tests.keeping import once

OPENS = datetime(2027, 4, 1, tzinfo=UTC)
CLOSES = datetime(2027, 6, 1, 14, 59, tzinfo=UTC)
NOON = datetime(2027, 6, 1, 14, 50, tzinfo=UTC)

MEET = Kind(
    slug="test-meet",
    label=_l("Meet"),
    summary=_l("A meet."),
    offers=(
        EntryTerms(
            roles=(
                RoleTerms(slug="athlete", label=_l("Athlete"), per_region=3, also=("спортсменка",)),
                RoleTerms(slug="coach", label=_l("Coach")),
                RoleTerms(slug="guest", label=_l("Guest")),
            )
        ),
    ),
)

REGIONS = (
    ("t-jp", "JP", "Toyama", "富山", "Asia/Tokyo"),
    ("t-kr", "KR", "Gangwon", "강원", "Asia/Seoul"),
    ("t-cn", "CN", "Liaoning", "辽宁", "Asia/Shanghai"),
)


def know_the_kind():
    """Make the kind of these tests known beside the real ones."""
    kind.install([*(one for one in kind.kinds() if one.slug != MEET.slug), MEET])


def limits(*, per_region=3, overall=None, regions=None, edition=None):
    """Limits with two roles: athletes are limited, coaches are not."""
    return Limits(
        roles=(
            RoleLimit(role="athlete", per_region=per_region, overall=overall),
            RoleLimit(role="coach"),
        ),
        regions=regions or {},
        edition=edition,
    )


def programme(session, slug="test-games"):
    """Make a programme with three members."""
    know_the_kind()
    made = Programme(
        slug=slug, kind_slug=MEET.slug, name=Words(en="Test games"), summary=Words(en="For tests.")
    )
    session.add(made)
    session.flush()
    return made


def regions(session, members_of=None):
    """Make three regions."""
    made = [
        Region(
            code=code,
            kind="prefecture",
            country=country,
            name=Words(en=en, ja=ja, ko=ja),
            zone=zone,
        )
        for code, country, en, ja, zone in REGIONS
    ]
    session.add_all(made)
    session.flush()
    if members_of:
        for one in made:
            session.add(Membership(programme_id=members_of.id, region_id=one.id))
        session.flush()
    return made


def plan(regions, **changes):
    """Plan the edition."""
    usual = {
        "year": 2027,
        "number": "24",
        "host_id": regions[0].id,
        "starts_on": date(2027, 8, 5),
        "ends_on": date(2027, 8, 9),
        "city": "Toyama",
        "invitees": frozenset(region.id for region in regions),
    }
    return Plan(**{**usual, **changes})


def world(session, *, limited=None, opened=True):
    """Make programme, regions and an edition whose registration is open at NOON."""
    know_the_kind()
    limited = limited or limits()
    made = once(session, f"edition {limited} {opened}", lambda: _world(session, limited, opened))
    made.session = session
    return made


def _world(session, limited, opened):
    """Build it."""
    games = programme(session)
    members = regions(session, games)
    edition = actions.open_edition(session, None, games, plan(members), limited)
    edition.registration_open = opened
    edition.registration_opens_at, edition.registration_closes_at = OPENS, CLOSES
    session.flush()
    return SimpleNamespace(
        session=None,
        programme=games,
        regions=members,
        toyama=members[0],
        gangwon=members[1],
        edition=session.get_one(Edition, edition.id),
        path=f"/editions/{edition.id}",
    )
