"""A line of a budget: proposals plan it, and what was accepted is copied into projects."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

PAYERS = ("sender", "host", "proposer", "shared", "other")


class Costs(MappedAsDataclass, kw_only=True, repr=False, eq=False):
    """What costs something, and who pays it; how much may be open yet."""

    what: Mapped[str] = mapped_column(String(200))
    payer: Mapped[str] = mapped_column(String(10))
    amount: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str] = mapped_column(String(3), default="JPY")


def checks(amount: str = "amount >= 0") -> tuple[CheckConstraint, ...]:
    """Return what the database refuses of money: other payers, amounts and currencies."""
    return (
        CheckConstraint(f"payer IN {PAYERS}", name="payer"),
        CheckConstraint(amount, name="amount"),
        CheckConstraint("length(currency) = 3", name="currency"),
    )
