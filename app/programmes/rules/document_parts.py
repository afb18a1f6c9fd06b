"""The parts of a programme document, each read and written."""

from app.programmes.rules.facts import Policies, Rule
from app.programmes.rules.method import Method
from app.programmes.rules.reading import Node
from app.programmes.rules.records import (
    Adjustment,
    AdjustmentKind,
    Edition,
    LeftReason,
    Member,
    MemberClass,
    Office,
    OfficeKind,
    Region,
    Status,
)
from app.programmes.rules.registry import METHODS
from app.programmes.rules.unruled import Unknown

POLICIES = {
    "declined": ("owed", "lost"),
    "cancelled": ("keeps", "loses"),
    "postponed": ("keeps", "loses"),
    "calendar": ("shift", "stay"),
}
BLANK: tuple[object, ...] = (None, "", [], {})
Part = dict[str, object]


def _filled(fields: Part) -> Part:
    """Leave out what is blank."""
    return {key: value for key, value in fields.items() if value not in BLANK}


def read_region(node: Node) -> Region:
    """Read one region; without a country, it is unknown or withheld."""
    region = Region(
        code=node.text("code", required=True, longest=40) or "",
        names=node.words("names"),
        country=node.text("country"),
    )
    node.done()
    return region


def write_region(region: Region) -> Part:
    """Write one region."""
    return _filled({"code": region.code, "names": dict(region.names), "country": region.country})


def read_member(node: Node) -> Member:
    """Read one period of membership."""
    member = Member(
        region=node.region("region", required=True) or "",
        member_class=node.choice("class", MemberClass, MemberClass.FULL),
        joined=node.date("joined"),
        left=node.date("left"),
        left_reason=node.maybe("left_reason", LeftReason),
        successor=node.region("successor"),
        place=node.whole("place", least=1, most=1000, code="whole"),
        side=node.text("side", longest=40),
        note=node.text("note") or "",
        source=node.text("source") or "",
    )
    if member.joined and member.left and member.left.year < member.joined.year:
        node.refuse("left", "left_before_joined")
    if member.successor is not None and member.left_reason is not LeftReason.MERGED:
        node.refuse("successor", "successor")
    node.done()
    return member


def write_member(member: Member) -> Part:
    """Write one period of membership."""
    return _filled(
        {
            "region": member.region,
            "class": member.member_class.value,
            "joined": member.joined,
            "left": member.left,
            "left_reason": member.left_reason,
            "successor": member.successor,
            "place": member.place,
            "side": member.side,
            "note": member.note,
            "source": member.source,
        }
    )


def read_rule(node: Node, valid_from: int | None) -> Rule:
    """Read one rule; its first year has been read already."""
    kind = node.word("kind", list(METHODS), required=True)
    method: Method = METHODS[kind].read(node) if kind is not None else Unknown()
    policies = node.object("policies")
    found = {name: policies.word(name, choices) for name, choices in POLICIES.items()}
    policies.done()
    classes = [one.value for one in MemberClass]
    eligible = node.texts("eligible")
    if not set(eligible) <= set(classes):
        node.refuse("eligible", "choice", choices=", ".join(classes))
    return Rule(
        method=method,
        valid_from=valid_from,
        hosts=node.whole("hosts", least=1, most=50, code="whole") or 1,
        always=node.regions("always"),
        eligible=tuple(MemberClass(one) for one in eligible if one in classes)
        or (MemberClass.FULL,),
        policies=Policies(**found),
        note=node.text("note") or "",
        source=node.text("source") or "",
    )


def write_rule(rule: Rule) -> Part:
    """Write one rule without its first year."""
    eligible = [one.value for one in rule.eligible]
    return _filled(
        {
            "kind": rule.method.kind,
            **rule.method.write(),
            "hosts": None if rule.hosts == 1 else rule.hosts,
            "always": list(rule.always),
            "eligible": [] if eligible == [MemberClass.FULL] else eligible,
            "policies": _filled({name: getattr(rule.policies, name) for name in POLICIES}),
            "note": rule.note,
            "source": rule.source,
        }
    )


def read_edition(node: Node) -> Edition:
    """Read one edition; without hosts, they are unknown."""
    edition = Edition(
        year=node.year("year", required=True) or 0,
        number=node.text("number", longest=20),
        hosts=node.regions("hosts"),
        status=node.choice("status", Status, Status.UNKNOWN),
        note=node.text("note") or "",
        source=node.text("source") or "",
    )
    node.done()
    return edition


def write_edition(edition: Edition) -> Part:
    """Write one edition."""
    return _filled(
        {
            "year": edition.year,
            "number": edition.number,
            "hosts": list(edition.hosts),
            "status": edition.status.value,
            "note": edition.note,
            "source": edition.source,
        }
    )


def read_adjustment(node: Node) -> Adjustment:
    """Read one event about a turn."""
    kind = node.word("kind", [one.value for one in AdjustmentKind], required=True)
    one = Adjustment(
        kind=AdjustmentKind(kind or AdjustmentKind.CANDIDATE),
        year=node.year("year", required=True) or 0,
        region=node.region("region"),
        other=node.region("other"),
        to_year=node.year("to_year"),
        reason=node.text("reason") or "",
        date=node.date("date"),
    )
    for needed in NEEDED.get(one.kind, ()) if kind else ():
        if getattr(one, needed) is None:
            node.refuse(needed, f"needs_{needed}", kind=one.kind.value)
    if one.to_year is not None and one.kind in LATER and one.to_year <= one.year:
        node.refuse("to_year", "to_year_later")
    node.done()
    return one


NEEDED: dict[AdjustmentKind, tuple[str, ...]] = {
    AdjustmentKind.CANDIDATE: ("region",),
    AdjustmentKind.OFFERED: ("region",),
    AdjustmentKind.ACCEPTED: ("region",),
    AdjustmentKind.DECLINED: ("region",),
    AdjustmentKind.SWAPPED: ("region", "other", "to_year"),
}
LATER = frozenset({AdjustmentKind.DECLINED, AdjustmentKind.POSTPONED, AdjustmentKind.DORMANT})


def write_adjustment(one: Adjustment) -> Part:
    """Write one event about a turn."""
    return _filled(
        {
            "kind": one.kind.value,
            "year": one.year,
            "region": one.region,
            "other": one.other,
            "to_year": one.to_year,
            "reason": one.reason,
            "date": one.date,
        }
    )


def read_office(node: Node) -> Office:
    """Read one office; without a region and a holder, nobody knows who holds it."""
    office = Office(
        office=node.choice("office", OfficeKind, OfficeKind.CHAIR),
        region=node.region("region"),
        holder=node.text("holder", longest=200),
        since=node.date("since"),
        until=node.date("until"),
        note=node.text("note") or "",
        source=node.text("source") or "",
    )
    node.done()
    return office


def write_office(office: Office) -> Part:
    """Write one office."""
    return _filled(
        {
            "office": office.office.value,
            "region": office.region,
            "holder": office.holder,
            "since": office.since,
            "until": office.until,
            "note": office.note,
            "source": office.source,
        }
    )
