"""Whom an entry concerns."""

from dataclasses import dataclass

from app.releases.rules.entries import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """Somebody, or several together, to whom entries may matter.

    `roles` are pairs of a role and a region's id, `keys` the activities somebody signed up for;
    `whole` are those whom everything concerns: the host's staff.
    """

    regions: frozenset[int] = frozenset()
    roles: frozenset[tuple[str, int]] = frozenset()
    people: frozenset[int] = frozenset()
    interpreters: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    spaces: frozenset[int] = frozenset()
    keys: frozenset[str] = frozenset()
    whole: bool = False

    def __or__(self, other: "Who") -> "Who":
        """Return both together."""
        return Who(
            regions=self.regions | other.regions,
            roles=self.roles | other.roles,
            people=self.people | other.people,
            interpreters=self.interpreters | other.interpreters,
            languages=self.languages | other.languages,
            spaces=self.spaces | other.spaces,
            keys=self.keys | other.keys,
            whole=self.whole or other.whole,
        )

    def parties(self) -> frozenset[str]:
        """Return every party of an entry that means them."""
        found = {f"region:{one}" for one in self.regions}
        for role, region in self.roles:
            found |= {f"role:{role}", f"role:{role}:{region}"}
        found |= {f"person:{one}" for one in self.people}
        found |= {f"interpreter:{one}" for one in self.interpreters}
        return frozenset(found | {"everyone"} if self.regions else found)


NOBODY = Who()


def concerns(entry: Entry, who: Who, parties: frozenset[str]) -> bool:
    """Tell whether an entry matters to somebody, given `who.parties()`, asked for once.

    Interpreters are concerned where they are named, or where a language that they know is
    interpreted.
    """
    return (
        who.whole
        or not parties.isdisjoint(entry.parties)
        or entry.key in who.keys
        or entry.space_id in who.spaces
        or not who.languages.isdisjoint(entry.languages)
    )
