"""Bytes to text: UTF-8, UTF-16, and the three one-byte encodings that Arabic was written in.

A one-byte encoding can read any bytes at all, so each is judged by what it makes of them: whole
words in one script, made of the letters that Arabic uses most. What none makes sense of is
refused rather than guessed.
"""

import codecs
import re
from collections import Counter

from index.sources.refusal import Refusal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_SAMPLE_BYTES = 1 << 16
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CONTROL_SHARE = 0.01
"""A text may hold a few stray control characters; a binary file is full of them."""

_HIGH_BYTE_SHARE = 0.9

_ONE_BYTE = {"cp1256": 0.1, "iso8859_6": 0.0, "mac_arabic": 0.0}
"""Each with a head start for being what is met; the last two differ in punctuation alone."""
_WORD = re.compile(r"(?:[^\W\d_]|[ً-ْ])+")
_ARABIC_WORD = re.compile(r"(?:[ءآ-ئابت-غـ-يپچژکگٹڈڑںھہےی][ً-ْ]{0,2})*[ء-يپچژکگٹڈڑںھہےی][ً-ْ]{0,2}")
"""Marks stand on letters, at most two, and ta marbuta stands at the end."""
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœƒ]+")
_COMMON = frozenset("اليمونرتبةعدسفهكأقحجىإش")
_RARE = frozenset("طظ")
"""The bytes that begin nearly every Arabic letter in UTF-8 read as these two in Windows-1256."""
_BEGINNINGS = ("ال", "وال", "بال", "لل", "و", "في", "من")
_PUNCTUATION = frozenset("«»“”‘’„–—…،؛؟•·°©®™€£×÷\xa0")
_LEAST_WORD_SHARE = 0.9
_LEAST_COMMON_SHARE = 0.7
_GREATEST_RARE_SHARE = 0.2
_FEW_WORDS = 4
"""So few words are too little to judge their letters by the rare ones."""


def decode(raw: bytes) -> str:
    """Return the text that `raw` holds, without a byte order mark.

    Raises:
        Refusal: if the bytes are binary, or text in no encoding that is known here.
    """
    refuse_binary(raw)
    encoding = unicode_encoding(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        found = None if encoding.startswith("utf-16") else arabic_one_byte(raw)
        if found is None:
            raise Refusal(
                f"is not text in UTF-8, UTF-16 or Windows-1256 (byte {error.start + 1})"
            ) from error
        return raw.decode(found)


def refuse_binary(raw: bytes, *, control_share: float = CONTROL_SHARE) -> None:
    """Judge the beginning of a file.

    Raises:
        Refusal: if it cannot be text: a known signature, NULs, or many control characters.
    """
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise Refusal(f"is a binary file ({name}), not text")
    sample = raw[:_SAMPLE_BYTES]
    if unicode_encoding(sample).startswith("utf-16"):
        return
    controls = len(_CONTROLS.findall(sample))
    if controls > max(1, len(sample) * control_share):
        raise Refusal("is a binary file, not text")


def unicode_encoding(raw: bytes) -> str:
    """Return which Unicode encoding `raw` is in, if it is in one: Python's name for it."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding
    sample = raw[:_SAMPLE_BYTES]
    if _is_high_byte(sample[1::2]) and not _is_high_byte(sample[::2]):
        return "utf-16-le"
    if _is_high_byte(sample[::2]) and not _is_high_byte(sample[1::2]):
        return "utf-16-be"
    return "utf-8"


def arabic_one_byte(raw: bytes) -> str | None:
    """Return the one-byte encoding in which `raw` reads as Arabic or Latin text, or `None`."""
    scores: dict[str, float] = {}
    for encoding, head_start in _ONE_BYTE.items():
        try:
            score = _plausibility(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        if score:
            scores[encoding] = score + head_start
    return max(scores, key=lambda encoding: scores[encoding], default=None)


def _is_high_byte(half: bytes) -> bool:
    """Whether every second byte of a text could be the high byte of Arabic or Latin in UTF-16."""
    unmistakable = half.count(b"\x00") + half.count(b"\x06")
    expected = unmistakable + half.count(b" ")
    return len(half) > 1 and unmistakable > 0 and expected >= len(half) * _HIGH_BYTE_SHARE


def _plausibility(text: str) -> float:
    """Return how much `text` looks like Arabic or Latin words: 0 for not at all, at most 1."""
    foreign = [word for word in _WORD.findall(text) if not word.isascii()]
    arabic = [word for word in foreign if _ARABIC_WORD.fullmatch(word)]
    latin = [word for word in foreign if _LATIN_WORD.fullmatch(word)]
    if len(arabic) + len(latin) < len(foreign) * _LEAST_WORD_SHARE:
        return 0.0
    return _arabic_plausibility(arabic) if arabic else _latin_plausibility(text)


def _arabic_plausibility(words: list[str]) -> float:
    """Return the share of common letters and common beginnings; 0 if the letters are unlikely."""
    letters = Counter("".join(words))
    count = sum(number for letter, number in letters.items() if letter.isalpha())
    common = sum(letters[letter] for letter in _COMMON) / count
    rare = sum(letters[letter] for letter in _RARE) / count
    if common < _LEAST_COMMON_SHARE or (rare > _GREATEST_RARE_SHARE and len(words) > _FEW_WORDS):
        return 0.0
    return (common + sum(word.startswith(_BEGINNINGS) for word in words) / len(words)) / 2


def _latin_plausibility(text: str) -> float:
    """Return a low score for a text of ASCII, Latin letters and typographic punctuation."""
    odd = [char for char in text if not (char.isascii() or char in _PUNCTUATION)]
    letters = [char for char in odd if _LATIN_WORD.fullmatch(char)]
    return 0.25 if len(letters) == len(odd) < len(text) / 4 else 0.0
