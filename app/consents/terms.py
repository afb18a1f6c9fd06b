"""What consents ask a kind to decide: whether it takes minors."""

from dataclasses import dataclass

from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class ConsentTerms(Terms):
    """Whether people take part who may be minors; then whoever has no birth date may be one."""

    minors: bool
