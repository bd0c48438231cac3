"""What buttons carry: it fits, it comes back as it was, and nothing else means anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Act, Open, Rate, SetAnyone, SetLanguage, StopWatch, View, parse

NUMBERS = st.integers(0, 10**18 - 1)
ACTS = (
    st.builds(Open, st.sampled_from(View), NUMBERS, NUMBERS)
    | st.builds(Rate, NUMBERS, NUMBERS, st.booleans())
    | st.builds(StopWatch, NUMBERS, st.booleans())
    | st.builds(SetLanguage, st.sampled_from(["ar", "en", None]))
    | st.builds(SetAnyone, st.booleans())
)


@given(ACTS)
def test_what_a_button_carries_comes_back(act: Act) -> None:
    assert parse(str(act)) == act
    assert len(str(act).encode()) <= 64


@pytest.mark.parametrize(
    "data",
    [
        *("", "page", "page:1", "page:x:1", "page:-1:3", "page:1:2:3", "page:١:٢", "page:1: 2"),
        *(
            "language:fr",
            "buttons:nobody",
            "drop:1:2",
            "unwatch",
            "unlist:x",
            f"page:{'9' * 30}:0",
            "\x00",
            ":::",
        ),
    ],
)
def test_other_data_means_nothing(data: str) -> None:
    assert parse(data) is None


@given(st.text())
def test_any_data_can_be_read(data: str) -> None:
    act = parse(data)
    assert act is None or str(parse(str(act))) == str(act)
