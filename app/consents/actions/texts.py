"""The texts that guardians are asked to agree to, and the ages until which they are asked."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from sqlalchemy.orm import Session

from app.consents import queries, rules, words
from app.consents.actions.clearing import uncover
from app.consents.actions.guardians import send_link
from app.consents.errors import CountryUnknown, NothingToChange
from app.consents.models import ConsentAge, ConsentText
from app.core import clock
from app.core.words import Words
from app.editions.actions.saving import write
from app.editions.models import Edition
from app.history import actions as history
from app.regions.models import Region


@cache
def _house() -> dict[str, Words]:
    """Return the texts that every edition starts from."""
    file = resources.files("app.consents") / "facts" / "texts.json"
    written: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return {purpose: Words(body) for purpose, body in written.items()}


def start_texts(session: Session, actor_id: int | None, edition: Edition) -> None:
    """Give an edition the house's texts, once: the usual purposes and the hosts' countries."""
    if queries.texts(session, edition.id):
        return
    hosts = (edition.host, edition.co_host)
    wanted = (*rules.PURPOSES, *rules.transfers(host.country for host in hosts if host))
    for purpose in wanted:
        _write(session, actor_id, edition, purpose, _body(purpose), 1)
    session.flush()


def add_country(session: Session, actor_id: int | None, edition: Edition, country: str) -> None:
    """Ask for the transfer to one more country, of everybody who does not live there.

    Raises CountryUnknown; a country that is asked for already changes nothing.
    """
    purpose = f"{rules.TRANSFER}{country}"
    if not words.country_in(country, "en"):
        raise CountryUnknown
    start_texts(session, actor_id, edition)
    if purpose not in queries.texts(session, edition.id):
        _write(session, actor_id, edition, purpose, _body(purpose), 1)
        uncover(session, edition.id, purpose)


def change_text(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    purpose: str,
    body: Words,
    link: Callable[[str], str],
) -> int:
    """Put a new version of a text in force, and ask everybody again who had answered it.

    Returns how many guardians were sent a new link; raises NothingToChange.
    """
    before = queries.texts(session, edition.id)[purpose]
    if before.digest == rules.digest(body):
        raise NothingToChange
    _write(session, actor_id, edition, purpose, body, before.number + 1)
    uncover(session, edition.id, purpose)
    again = queries.asking(session, edition.id, purpose)
    return sum(send_link(session, actor_id, one, link) for one in again)


def set_age(session: Session, actor_id: int | None, region: Region, age: int | None) -> None:
    """Say until which age a guardian answers in a region; None: as its country's law has it."""
    found = queries.own_age(session, region.id)
    if found is not None and age is None:
        session.delete(found)
    elif found is not None and age is not None:
        found.age = age
    elif age is not None:
        session.add(ConsentAge(region_id=region.id, age=age))
    history.record(
        session,
        actor_id,
        "consent.age_set",
        subject=f"region:{region.id}",
        region_id=region.id,
        details={"age": age},
    )


def _body(purpose: str) -> Words:
    """Return the house's text of a purpose; a country is named in each language."""
    if not purpose.startswith(rules.TRANSFER):
        return _house()[purpose]
    country = purpose.removeprefix(rules.TRANSFER)
    template: Mapping[str, str] = _house()["transfer"]
    return Words(
        {
            language: text % {"country": words.country_in(country, language)}
            for language, text in template.items()
        }
    )


def _write(
    session: Session, actor_id: int | None, edition: Edition, purpose: str, body: Words, number: int
) -> None:
    """Write one version of a text, and the record of it."""
    session.add(
        ConsentText(
            edition_id=edition.id,
            purpose=purpose,
            number=number,
            required=purpose in rules.REQUIRED or purpose.startswith(rules.TRANSFER),
            body=body,
            digest=rules.digest(body),
            made_at=clock.now(),
            made_by_id=actor_id,
        )
    )
    session.flush()
    details = {"purpose": purpose, "version": number}
    write(session, actor_id, "consent.text_written", edition, details)
