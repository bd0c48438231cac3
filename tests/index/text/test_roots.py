import os
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tashaphyne.stemming import ArabicLightStemmer

from index.text import roots
from index.text.names import one_spelling
from index.text.roots import root_of
from tests.index.strategies import LETTERS

WORDS = ("اعادت", "اعاد", "استقبال", "زلازل", "مفاوضات", "الانتخابات", "قتيلا", "ابوكمال")


@pytest.mark.parametrize("seed", ["1", "2", "7"])
def test_a_word_has_the_same_root_in_every_process(seed: str) -> None:
    command = f"from index.text.roots import root_of; print(*map(root_of, {WORDS!r}))"
    printed = subprocess.run(
        [sys.executable, "-c", command],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert printed.split() == [root_of(word) for word in WORDS]


@pytest.mark.parametrize(("one", "other"), [("زلزال", "زلازل"), ("اعاد", "اعادت")])
def test_forms_of_one_root_meet(one: str, other: str) -> None:
    assert root_of(one) == root_of(other)


@pytest.mark.parametrize("word", ["2018", "reuters", ""])
def test_what_is_not_arabic_has_its_term(word: str) -> None:
    assert root_of(word) == word.removesuffix("s")


AFFIXES = ("", "ال", "وال", "ب", "لل", "سي", "مت", "است", "ات", "ين", "ها", "وا", "ون", "ية", "ت")
words = st.tuples(
    st.sampled_from(AFFIXES),
    st.text(LETTERS, min_size=1, max_size=8),
    st.sampled_from(AFFIXES),
).map("".join)


@given(word=words)
def test_a_root_is_what_tashaphyne_finds_the_long_way(word: str) -> None:
    assume(one_spelling(word) == word)
    plain = ArabicLightStemmer()
    plain.most_common = roots._stemmer.most_common  # of equals the first, not any
    plain.light_stem(word)
    assert root_of(word) == plain.get_root()
