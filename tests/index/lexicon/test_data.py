"""The lexicon's files are read by people and by the library: both need them in order."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from index.lexicon import bilingual
from index.text import analyzer

FILES = sorted((Path(bilingual.__file__).parent / "data").rglob("*.tsv"))
ENTRIES = {
    file.stem: [
        (number, line)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    for file in FILES
}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]*s?")
_LATIN_WORD = re.compile(r"[A-Za-z][\w&.-]*")

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def test_there_are_files() -> None:
    assert len(FILES) >= 5


@each_file
def test_a_file_says_where_it_comes_from(file: Path) -> None:
    header = [line for line in file.read_text("utf-8").splitlines()[:12] if line.startswith("#")]
    assert len(header) >= 3
    said = " ".join(header)
    assert "Khabar" in said
    assert "GPL-3.0-or-later" in said or "SPDX-License-Identifier: CC-BY-SA-4.0" in said
    assert "Format" in said


@each_file
def test_a_line_is_a_headword_a_tab_and_translations(file: Path) -> None:
    wrong = []
    for number, line in ENTRIES[file.stem]:
        fields = line.split("\t")
        parts = [fields[0], *fields[1].split("|")] if len(fields) == 2 else []
        if not parts or any(not part or part != " ".join(part.split()) for part in parts):
            wrong.append((number, line))
    assert wrong == []


@each_file
def test_translations_are_arabic(file: Path) -> None:
    wrong = [
        (number, word)
        for number, line in ENTRIES[file.stem]
        for translation in line.split("\t")[1].split("|")
        for word in _LATIN_WORD.findall(translation)
        if not _ACRONYM.fullmatch(word)
    ]
    assert wrong == []


@each_file
def test_no_translation_is_given_twice(file: Path) -> None:
    wrong = [
        number
        for number, line in ENTRIES[file.stem]
        if len(set(found := line.split("\t")[1].split("|"))) < len(found)
    ]
    assert wrong == []


@each_file
def test_headwords_are_unique(file: Path) -> None:
    counts = Counter(line.split("\t")[0] for _, line in ENTRIES[file.stem])
    assert [headword for headword, count in counts.items() if count > 1] == []


@each_file
def test_headwords_are_sorted_whatever_their_case(file: Path) -> None:
    headwords = [line.split("\t")[0].lower() for _, line in ENTRIES[file.stem]]
    wrong = [(before, after) for before, after in pairwise(headwords) if before > after]
    assert wrong == []


@each_file
def test_headwords_and_translations_have_words(file: Path) -> None:
    wrong = [
        number
        for number, line in ENTRIES[file.stem]
        for part in re.split(r"[\t|]", line)
        if not analyzer.folded_words(part)
    ]
    assert wrong == []


@each_file
def test_every_headword_finds_translations_as_a_whole(file: Path) -> None:
    lost = []
    for _, line in ENTRIES[file.stem]:
        headword = line.split("\t")[0]
        tokens = analyzer.analyze(headword)
        if bilingual.longest_headword(tokens) != len(tokens) or not bilingual.translations(tokens):
            lost.append(headword)
    assert lost == []
