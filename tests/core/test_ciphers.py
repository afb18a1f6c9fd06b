"""What is sealed opens at its own place with its own key, and nowhere else."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.core import ciphers
from app.core.ciphers import OVERHEAD, Undecipherable, place, seal, unseal

KEY = ciphers.new_key()
VALUES = st.binary(max_size=200)
PARTS = st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="|"), max_size=8)] * 4)


@given(value=VALUES, parts=PARTS)
@example(value=b"", parts=("", "", "", ""))
def test_what_is_sealed_opens_at_its_place(value, parts):
    sealed = seal(KEY, value, place(*parts))
    assert len(sealed) == len(value) + OVERHEAD
    assert unseal(KEY, sealed, place(*parts)) == value


@given(value=VALUES, at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_no_bit_can_be_changed(value, at, bit):
    sealed = bytearray(seal(KEY, value, b"here"))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(Undecipherable):
        unseal(KEY, bytes(sealed), b"here")


@given(value=VALUES, length=st.integers(min_value=0))
def test_nothing_can_be_cut_off_or_added(value, length):
    sealed = seal(KEY, value, b"here")
    for other in (sealed[: length % len(sealed)], sealed + b"\0", b""):
        with pytest.raises(Undecipherable):
            unseal(KEY, other, b"here")


@given(value=VALUES, here=PARTS, there=PARTS)
@example(value=b"x", here=("answers", "sealed", "1", "2"), there=("answers", "sealed", "1", "3"))
@example(value=b"x", here=("answers", "sealed", "1", "2"), there=("answers", "sealed", "2", "2"))
@example(value=b"x", here=("answers", "sealed", "1", "2"), there=("answers", "value", "1", "2"))
@example(value=b"x", here=("answers", "sealed", "1", "2"), there=("files", "sealed", "1", "2"))
@example(value=b"x", here=("answers", "sealed", "1", "2"), there=("answer", "ssealed", "1", "2"))
def test_nothing_opens_at_another_place(value, here, there):
    assume(here != there)
    refuses_elsewhere(value, here, there)


def refuses_elsewhere(value, here, there):
    with pytest.raises(Undecipherable):
        unseal(KEY, seal(KEY, value, place(*here)), place(*there))


def test_without_its_place_a_value_would_open_anywhere(monkeypatch):
    """The control: the test above fails where values are not bound."""
    bound = ciphers.AESGCM

    class Unbound:
        def __init__(self, key):
            self.inner = bound(key)

        def encrypt(self, nonce, value, _place):
            return self.inner.encrypt(nonce, value, None)

        def decrypt(self, nonce, value, _place):
            return self.inner.decrypt(nonce, value, None)

    monkeypatch.setattr(ciphers, "AESGCM", Unbound)
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        refuses_elsewhere(b"x", ("answers", "sealed", "1", "2"), ("answers", "sealed", "1", "3"))


@given(value=VALUES)
def test_no_other_key_opens_it(value):
    with pytest.raises(Undecipherable):
        unseal(ciphers.new_key(), seal(KEY, value, b"here"), b"here")


def test_the_same_value_never_looks_the_same():
    assert len({seal(KEY, b"TK1234567", b"here") for _ in range(1000)}) == 1000


@pytest.mark.parametrize("part", range(4))
def test_a_place_cannot_be_written_in_two_ways(part):
    parts = ["a", "b", "c", "d"]
    parts[part] = "x|y"
    with pytest.raises(ValueError, match="separator"):
        place(*parts)
