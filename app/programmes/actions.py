"""What people do with programmes, their members, their offices and their rules."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role
from app.core import clock
from app.core.dates import PartialDate
from app.core.languages import LANGUAGES, _
from app.core.words import Words
from app.history.actions import record
from app.programmes import queries
from app.programmes.errors import AlreadyMember, DatesInDisorder, NotCurrent, SlugTaken
from app.programmes.models import Membership, Office, Programme, RotationRule
from app.programmes.rules.document import dump_rule
from app.programmes.rules.facts import Rule


def create(session: Session, actor_id: int | None, *, slug: str, **facts: Any) -> Programme:
    """Create a programme and make whoever does it its coordinator; raises SlugTaken."""
    if queries.programme(session, slug) is not None:
        raise SlugTaken(_("Another programme already has this short name."), "slug")
    made = Programme(slug=slug, **facts)
    session.add(made)
    session.flush()
    if actor_id is not None:
        session.add(
            Grant(
                user_id=actor_id,
                role=Role.PROGRAMME_COORDINATOR,
                programme_id=made.id,
                granted_at=clock.now(),
                granted_by_id=actor_id,
            )
        )
    _record(session, actor_id, "programme.created", made.id, details={"slug": slug})
    return made


def edit(
    session: Session, actor_id: int | None, programme: Programme, facts: Mapping[str, Any]
) -> list[str]:
    """Change what the facts say anew; returns the names of what changed."""
    changed = []
    for name, value in facts.items():
        before = getattr(programme, name)
        after = _keeping_other_languages(before, value)
        if after != before:
            setattr(programme, name, after)
            changed.append(name)
    if changed:
        _record(session, actor_id, "programme.edited", programme.id, details={"changed": changed})
    session.flush()
    return changed


def add_member(
    session: Session, actor_id: int | None, programme: Programme, *, region_id: int, **facts: Any
) -> Membership:
    """Add a member; raises AlreadyMember where the region is one now."""
    if queries.current_membership(session, programme.id, region_id) is not None:
        raise AlreadyMember(_("This region is a member already."), "region")
    made = Membership(programme_id=programme.id, region_id=region_id, **facts)
    session.add(made)
    session.flush()
    _record_member(session, actor_id, "member.added", made, {"class": made.member_class})
    return made


def change_member(
    session: Session, actor_id: int | None, membership: Membership, facts: Mapping[str, Any]
) -> None:
    """Change a membership's class, dates, place or side; raises DatesInDisorder."""
    changed = [name for name, value in facts.items() if getattr(membership, name) != value]
    for name in changed:
        setattr(membership, name, facts[name])
    _check_days(membership.joined, membership.left, "joined")
    if changed:
        _record_member(session, actor_id, "member.changed", membership, {"changed": changed})


def end_member(
    session: Session,
    actor_id: int | None,
    membership: Membership,
    *,
    left: PartialDate | None,
    left_reason: str,
    successor_id: int | None,
    reason: str = "",
) -> None:
    """End or suspend a membership; raises NotCurrent, DatesInDisorder."""
    if membership.left is not None:
        raise NotCurrent(_("This membership has ended already."))
    _check_days(membership.joined, left, "left")
    membership.left = left
    membership.left_reason = left_reason
    membership.successor_id = successor_id
    details = {"left": left, "left_reason": left_reason}
    _record_member(session, actor_id, "member.ended", membership, details, reason)


def restore_member(session: Session, actor_id: int | None, membership: Membership) -> None:
    """Undo the end of a membership; a second time does nothing. Raises AlreadyMember."""
    if membership.left is None and membership.left_reason is None:
        return
    current = queries.current_membership(session, membership.programme_id, membership.region_id)
    if current is not None and current is not membership:
        raise AlreadyMember(_("This region became a member again since."))
    before = {"left": membership.left, "left_reason": membership.left_reason}
    membership.left = membership.left_reason = membership.successor_id = None
    _record_member(session, actor_id, "member.restored", membership, before)


def add_office(
    session: Session, actor_id: int | None, programme: Programme, facts: Mapping[str, Any]
) -> Office:
    """Write down who holds an office; raises DatesInDisorder."""
    _check_days(facts.get("since"), facts.get("until"), "until")
    made = Office(programme_id=programme.id, **facts)
    session.add(made)
    session.flush()
    _record_office(session, actor_id, "office.added", made)
    return made


def change_office(
    session: Session, actor_id: int | None, office: Office, facts: Mapping[str, Any]
) -> None:
    """Change who holds an office or for how long; raises DatesInDisorder."""
    _check_days(facts.get("since"), facts.get("until"), "until")
    changed = [name for name, value in facts.items() if getattr(office, name) != value]
    for name in changed:
        setattr(office, name, facts[name])
    if changed:
        _record_office(session, actor_id, "office.changed", office)


def set_rule(
    session: Session, actor_id: int | None, programme: Programme, rule: Rule
) -> RotationRule:
    """Set the rule in force from its first year on; rules of other years stay as they are."""
    terms = dump_rule(rule)
    row = queries.rule_from(session, programme.id, rule.valid_from)
    before = None if row is None else row.terms
    if row is None:
        row = RotationRule(
            programme_id=programme.id,
            valid_from=rule.valid_from,
            terms=terms,
            source=rule.source,
        )
        session.add(row)
    elif before == terms:
        return row
    row.terms = terms
    row.source = rule.source
    details = {"valid_from": rule.valid_from, "before": before, "terms": terms}
    _record(session, actor_id, "rule.set", programme.id, details=details)
    session.flush()
    return row


def _keeping_other_languages(before: object, after: object) -> object:
    """Keep what a text says in languages that the forms do not ask for."""
    if not isinstance(before, Words) or not isinstance(after, Words):
        return after
    others = {code: text for code, text in before.items() if code not in LANGUAGES}
    return Words({**others, **after})


def _check_days(first: PartialDate | None, last: PartialDate | None, field: str) -> None:
    """Raise DatesInDisorder where the last day is certainly before the first."""
    if first is None or last is None:
        return
    length = min(len(first), len(last))
    if last[:length] < first[:length]:
        raise DatesInDisorder(_("The end must not come before the beginning."), field)


def _record(
    session: Session,
    actor_id: int | None,
    action: str,
    programme_id: int,
    *,
    details: dict[str, Any],
) -> None:
    """Record what concerns the whole programme."""
    subject = f"programme:{programme_id}"
    record(session, actor_id, action, subject=subject, programme_id=programme_id, details=details)


def _record_member(
    session: Session,
    actor_id: int | None,
    action: str,
    membership: Membership,
    details: dict[str, Any],
    reason: str = "",
) -> None:
    """Record what happened to a membership."""
    record(
        session,
        actor_id,
        action,
        subject=f"membership:{membership.id}",
        programme_id=membership.programme_id,
        region_id=membership.region_id,
        details=details,
        reason=reason,
    )
    session.flush()


def _record_office(session: Session, actor_id: int | None, action: str, office: Office) -> None:
    """Record what happened to an office."""
    record(
        session,
        actor_id,
        action,
        subject=f"office:{office.id}",
        programme_id=office.programme_id,
        region_id=office.region_id,
        details={"office": office.office, "since": office.since, "until": office.until},
    )
    session.flush()
