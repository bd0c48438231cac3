"""What every text goes through, whatever it was read from: newlines, controls, trailing space.

Nothing here adds, removes or changes a letter, a digit or a mark.
"""

import re

_NEWLINES = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\t]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\ufeff\xad]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""Return `text` with `\n` for every newline and nothing that cannot be shown.

    Control characters become spaces, byte order marks and soft hyphens vanish, half of a
    surrogate pair becomes U+FFFD; spaces at the ends of lines and empty lines at the ends go.
    """
    text = _NEWLINES.sub("\n", text)
    text = _INVISIBLE.sub("", _CONTROLS.sub(" ", text))
    text = _SURROGATES.sub("\ufffd", text)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def one_line(text: str) -> str:
    """Return `text`, cleaned, on one line: what a title, a name or an address is."""
    return _SPACES.sub(" ", clean(text)).strip()


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in `text`."""
    return any(character.isalnum() for character in text)
