"""The table of forms: it grows, it mends, and it knows whose it is."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from index.lexicon.classes import classes_of
from index.lexicon.forms import (
    MOST_GRAMS,
    RECORD,
    FormTable,
    code,
    gram_codes,
    term_code,
)
from index.lexicon.vectors import vectors_of
from index.text.analyzer import folded_words, term_of
from index.text.roots import root_of
from tests.index.strategies import texts

WORDS = ["جسر", "الجسور", "البوكمال", "2018", "bridge", "واستقبالاتهما", "زلازل"]


def pairs(words: list[str]) -> list[tuple[str, str]]:
    return [(word, root_of(word)) for word in words]


@pytest.fixture
def table(tmp_path: Path) -> FormTable:
    found = FormTable(tmp_path, "1")
    found.clear()
    found.extend(pairs(WORDS))
    return found


def assert_whole(table: FormTable) -> None:
    """Check every row against what its word is."""
    assert table.count() == len(WORDS) + 1
    rows = table.rows_of(np.arange(1, len(WORDS) + 1, dtype=np.uint32))
    for row, word in zip(rows, WORDS, strict=True):
        assert row["term"] == term_code(term_of(word))
        assert row["root"] == code(root_of(word))
        assert [gram for gram in row["grams"] if gram] == gram_codes(word)
        assert row["classes"] == classes_of(word)
    assert np.abs(rows["vector"] / 127 - vectors_of(WORDS)).max() <= 1 / 127


def test_a_row_is_at_the_place_of_its_id(table: FormTable) -> None:
    assert_whole(table)


def test_a_table_grows_under_one_that_is_open(table: FormTable, tmp_path: Path) -> None:
    table.clear()
    table.extend(pairs(WORDS[:3]))
    other = FormTable(tmp_path, "1")
    assert len(other.rows()) == 4
    table.extend(pairs(WORDS[3:]))
    assert_whole(other)
    assert_whole(FormTable(tmp_path, "1"))


@pytest.mark.parametrize("left", [1, RECORD.itemsize - 1])
def test_a_torn_row_is_mended_by_the_next_extend(tmp_path: Path, left: int) -> None:
    table = FormTable(tmp_path, "1")
    table.clear()
    table.extend(pairs(WORDS[:4]))
    with (tmp_path / "words.bin").open("ab") as file:
        file.write(b"\xff" * left)
    assert FormTable(tmp_path, "1").count() == 5
    table.extend(pairs(WORDS[4:]))
    assert_whole(FormTable(tmp_path, "1"))


@pytest.mark.parametrize("said", ['"2"', "", "{", "[1]", None])
def test_a_table_of_another_version_has_no_rows(
    table: FormTable, tmp_path: Path, said: str | None
) -> None:
    if said is None:
        (tmp_path / "words.json").unlink()
    else:
        (tmp_path / "words.json").write_text(said, "utf-8")
    assert table.count() == 0
    other = FormTable(tmp_path, "1")
    assert len(other.rows()) == 1
    other.clear()
    other.extend(pairs(WORDS))
    assert_whole(other)


def test_a_table_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    table = FormTable(tmp_path, "1")
    assert table.count() == 0
    assert not table.rows_of(np.array([0, 1, 9], np.uint32)).tobytes().strip(b"\0")


def test_a_removed_table_is_gone_and_may_be_removed_again(table: FormTable, tmp_path: Path) -> None:
    FormTable.remove(tmp_path)
    FormTable.remove(tmp_path)
    assert table.count() == 0
    assert not list(tmp_path.iterdir())


def test_words_that_are_not_there_yet_have_empty_rows(table: FormTable) -> None:
    rows = table.rows_of(np.array([1, len(WORDS) + 1, 4_000_000_000], np.uint32))
    assert rows[0]["term"] == term_code(term_of(WORDS[0]))
    assert not rows[1:].tobytes().strip(b"\0")
    assert len(table.rows_of(np.zeros(0, np.uint32))) == 0


def test_vectors_are_alike_from_the_table_and_from_the_encoder(table: FormTable) -> None:
    ids = {word: number for number, word in enumerate(WORDS, 1)} | {"مطار": 99}
    found = table.vectors_of({*WORDS, "مطار", "ship"}, ids)
    assert set(found) == {*WORDS, "مطار", "ship"}
    for word, vector in found.items():
        assert np.abs(vector - vectors_of([word])[0]).max() <= 1 / 127
    assert FormTable(Path("nowhere"), "1").vectors_of([], {}) == {}


@given(text=texts)
def test_codes_of_grams_are_never_empty_and_no_more_than_are_kept(text: str) -> None:
    for word in folded_words(text):
        codes = gram_codes(word)
        assert 0 < len(codes) <= MOST_GRAMS
        assert all(0 < number < 1 << 32 for number in codes)
        assert 0 <= term_code(word) < 1 << 64


def test_who_reads_a_table_keeps_it_when_another_begins_afresh(tmp_path: Path) -> None:
    many = FormTable(tmp_path, "1")
    many.clear()
    many.extend(pairs([f"كلمة{number}" for number in range(400)]))
    before = many.rows_of(np.array([300], np.uint32)).tobytes()
    FormTable(tmp_path, "2").clear()
    assert many.rows_of(np.array([300], np.uint32)).tobytes() == before
