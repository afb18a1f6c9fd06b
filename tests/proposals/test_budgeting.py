"""Amounts of money as people of six countries type them."""

from decimal import Decimal

import pytest
import wtforms
from werkzeug.datastructures import MultiDict

from app.proposals.forms.budgeting import AmountField


class Asked(wtforms.Form):
    """One amount."""

    amount = AmountField("Amount")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        *(("120000", "120000"), ("99.50", "99.50"), ("1,000.50", "1000.50"), ("１２３", "123")),
        *(("1500,50", "1500.50"), ("1 500,5", "1500.50"), ("1,200,000", "1200000"), ("0", "0")),
        *(("-1", None), ("1e400", None), ("1e3", None), ("NaN", None), ("Infinity", None)),
        *(
            ("0.001", None),
            ("1.000", None),
            ("1,00,000", None),
            ("1.000,50", None),
            ("9" * 13, None),
        ),
    ],
)
def test_an_amount_is_what_was_meant_or_is_asked_again(app, typed, amount):
    with app.test_request_context():
        asked = Asked(MultiDict({"amount": typed}))
        right = asked.validate()
    assert (right, asked.amount.data) == (amount is not None, amount and Decimal(amount))
