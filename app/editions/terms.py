"""What editions ask a kind to decide: in which roles people take part."""

from dataclasses import dataclass

from flask_babel import LazyString

from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class RoleTerms:
    """A role in a delegation: its word, and how many people a region usually sends in it.

    `also` are words that mean it in the files that regions have, in any language.
    """

    slug: str
    label: LazyString
    per_region: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EntryTerms(Terms):
    """In which roles people may be entered."""

    roles: tuple[RoleTerms, ...]

    def label(self, slug: str) -> LazyString | str:
        """Return a role's word; the slug itself when an older edition used another role."""
        return next((role.label for role in self.roles if role.slug == slug), slug)
