"""What planners say of groups, interpreters, and from when until when people are there."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from app.core import clock
from app.core.languages import language
from app.editions.models import Edition
from app.personal.along import along
from app.registration.models import Participant
from app.schedule import queries
from app.schedule.actions.saving import keep, rewrite, save, write
from app.schedule.models import Group, Interpreter, InterpreterLanguage, Presence
from app.schedule.queries import attending as found
from app.schedule.rules import people as rules
from app.schedule.rules.people import GroupFacts, InterpreterFacts, PresenceFacts


def add_group(session: Session, actor_id: int | None, edition: Edition, facts: GroupFacts) -> Group:
    """Add a group, the last of the edition."""
    made = Group(
        edition_id=edition.id,
        position=queries.next_group_position(session, edition.id),
        **asdict(facts) | {"name": facts.name},
    )
    session.add(made)
    session.flush()
    write(session, actor_id, "group.added", edition, made, name=made.name.best(language()))
    return made


def change_group(session: Session, actor_id: int | None, group: Group, facts: GroupFacts) -> None:
    """Change a group; raises AfterItself and Stale."""
    every = queries.groups(session, group.edition_id)
    after = {one.id: one.after_group_id for one in every if one.after_group_id is not None}
    rules.check_after(group.id, facts.after_group_id, after)
    changed = rewrite(group, asdict(facts) | {"name": facts.name})
    save(session)
    if changed:
        name = group.name.best(language())
        write(session, actor_id, "group.changed", group.edition, group, name=name)


def remove_group(
    session: Session, actor_id: int | None, group: Group, *, back: bool = False
) -> None:
    """Remove a group, or put it back; its activities stay, without a group meanwhile."""
    if (group.removed_at is None) == back:
        return
    group.removed_at = None if back else clock.now()
    save(session)
    name, action = group.name.best(language()), "group.restored" if back else "group.removed"
    write(session, actor_id, action, group.edition, group, name=name)


def add_interpreter(
    session: Session, actor_id: int | None, edition: Edition, facts: InterpreterFacts
) -> Interpreter:
    """Add somebody who interprets; raises PresenceReversed."""
    rules.check_times(facts.starts_at, facts.ends_at, "ends_at")
    told = asdict(facts)
    languages = sorted(told.pop("languages"))
    made = Interpreter(edition_id=edition.id, **told)
    made.languages = [InterpreterLanguage(language=one) for one in languages]
    session.add(made)
    session.flush()
    write(session, actor_id, "interpreter.added", edition, made)
    return made


def change_interpreter(
    session: Session, actor_id: int | None, interpreter: Interpreter, facts: InterpreterFacts
) -> None:
    """Change what is told about an interpreter; raises PresenceReversed and Stale."""
    rules.check_times(facts.starts_at, facts.ends_at, "ends_at")
    told = asdict(facts)
    languages = sorted(told.pop("languages"))
    known = {one.language: one for one in interpreter.languages}
    wanted = {one: InterpreterLanguage(language=one) for one in languages}
    changed = [rewrite(interpreter, told), keep(interpreter.languages, known, wanted)]
    save(session)
    if any(changed):
        write(session, actor_id, "interpreter.changed", interpreter.edition, interpreter)


def remove_interpreter(
    session: Session, actor_id: int | None, interpreter: Interpreter, *, back: bool = False
) -> None:
    """Remove an interpreter, or put them back."""
    if (interpreter.removed_at is None) == back:
        return
    interpreter.removed_at = None if back else clock.now()
    save(session)
    action = "interpreter.restored" if back else "interpreter.removed"
    write(session, actor_id, action, interpreter.edition, interpreter)


def set_presences(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    told: Mapping[int, PresenceFacts],
    fields: Mapping[int, str],
) -> None:
    """Say from when until when delegations are there, by region id; raises PresenceReversed.

    `fields` name the question that a refusal about a region is shown on.
    """
    known = {one.region_id: one for one in queries.presences(session, edition.id)}
    changed = [
        _set(session, edition, known.get(region_id), facts, fields[region_id], region_id=region_id)
        for region_id, facts in told.items()
    ]
    save(session)
    if any(changed):
        write(session, actor_id, "presence.set", edition, count=sum(changed))


def set_own_presence(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    person_id: int,
    facts: PresenceFacts,
) -> None:
    """Say from when until when one person is there; nothing said: as the delegation is."""
    known = found.presence(session, edition.id, participant_id=person_id)
    changed = _set(session, edition, known, facts, "leaves_at", participant_id=person_id)
    save(session)
    if changed:
        write(session, actor_id, "presence.own_set", edition)


def _set(
    session: Session,
    edition: Edition,
    known: Presence | None,
    facts: PresenceFacts,
    field: str,
    **whom: int,
) -> bool:
    """Bring one presence in step; tells whether anything changed."""
    rules.check_times(facts.arrives_at, facts.leaves_at, field)
    if rules.presence_facts(known) == facts or (known is None and facts.blank):
        return False
    if known is not None and facts.blank:
        session.delete(known)
    elif known is not None:
        for name, value in asdict(facts).items():
            setattr(known, name, value)
    else:
        session.add(
            Presence(
                edition_id=edition.id,
                region_id=whom.get("region_id"),
                participant_id=whom.get("participant_id"),
                **asdict(facts),
            )
        )
    return True


@along("presence")
def presence_along(session: Session, person: Participant) -> Sequence[dict[str, Any]]:
    """Return from when until when a person is there by themselves, as they take it along."""
    one = found.presence(session, person.edition_id, participant_id=person.id)
    if one is None:
        return []
    times = {"arrives_at": one.arrives_at, "leaves_at": one.leaves_at}
    told = {name: moment.isoformat() if moment else None for name, moment in times.items()}
    return [{**told, "zone": one.zone}]
