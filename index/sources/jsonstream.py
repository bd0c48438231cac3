"""One large JSON document, read value by value, so that it need never be in memory as a whole."""

import json
from collections.abc import Iterator

from index.sources.chunks import MEBIBYTE
from index.sources.refusal import Refusal

VALUE_LIMIT = 8 * MEBIBYTE
"""The longest single value, in characters."""
_SPACE = " \t\r\n"
_DECODER = json.JSONDecoder()


class JsonStream:
    """Takes marks and whole values off the beginning of a text that comes in chunks."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self._text = ""
        self._at = 0

    def take(self, mark: str) -> bool:
        """Take `mark`, a character, if it comes next after white space; tell whether it did."""
        if self._next() != mark:
            return False
        self._at += 1
        return True

    def comes(self, mark: str) -> bool:
        """Tell whether `mark` comes next after white space."""
        return self._next() == mark

    def value(self) -> object:
        """Take the next whole value.

        Raises:
            Refusal: there is none that is valid JSON, or it is longer than `VALUE_LIMIT`.
        """
        self._next()
        wanted = 0
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise Refusal("not valid JSON (nested too deeply)") from error
            except ValueError as error:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number"
                if len(self._text) - self._at > VALUE_LIMIT or not self._more(wanted):
                    raise Refusal(f"not valid JSON ({reason})") from error
            else:
                # A number that ends with what was read so far may go on.
                if end < len(self._text) or not self._more(0):
                    self._at = end
                    return value
            # Twice as much each time: a long value is then tried a few times, not once a chunk.
            wanted = len(self._text)

    def _next(self) -> str:
        """Pass over white space; return the character that comes then, "" at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(0):
                return ""

    def _more(self, least: int) -> bool:
        """Read on by at least `least` characters where there are so many; tell if any came."""
        parts = [self._text[self._at :]]
        self._at = 0
        size = 0
        while chunk := next(self._chunks, ""):
            parts.append(chunk)
            size += len(chunk)
            if size > least:
                break
        self._text = "".join(parts)
        return size > 0
