"""Markdown to plain lines: the marks go, the words stay (CommonMark 0.31, the parts news uses)."""

import re
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_DEFINITION = re.compile(r"^\[[^\]\n]+\]:\s*\S.*$", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
_RULE = re.compile(r"^(?:[-*_][ ]*){3,}$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ ]+(.+?)[ ]*#*$", re.MULTILINE)
_TITLE = re.compile(r"^#[ ]+(.+?)[ ]*#*$", re.MULTILINE)
_UNDERLINED_TITLE = re.compile(r"^(\S.*)\n=+$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(\S.*)\n-{2,}$", re.MULTILINE)
_LINE_START = re.compile(r"^(?:>[ ]?|[-*+][ ]+)+", re.MULTILINE)
_EMPHASIS = (
    re.compile(r"(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1"),
    re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(~~)(?=\S)([^~\n]+?)(?<=\S)\1"),
    re.compile(r"(`+)([^`\n]+?)\1"),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xF8000
"""Where escaped marks wait: private characters that no text uses."""
_HIDDEN = re.compile(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + 0x7F)}]")


class Markdown(NamedTuple):
    """A document as plain text."""

    title: str | None
    """Its first heading of the first level."""
    text: str
    """The rest, one block a paragraph, without marks."""


def read_markdown(text: str) -> Markdown:
    """Return the title and the plain text of a Markdown document; broken marks stay as they are."""
    text = _COMMENT.sub("", text)
    text = _FENCE.sub("", _DEFINITION.sub("", text))
    text = _UNDERLINED_TITLE.sub(r"# \1", text)
    found = _TITLE.search(text)
    if found:
        text = text[: found.start()] + "\n\n" + text[found.end() :]
    text = _RULE.sub("", _UNDERLINED.sub(r"\n\1\n", text))
    text = _LINE_START.sub("", _HEADING.sub(r"\n\1\n", text))
    title = _inline(found[1]).strip() if found else ""
    return Markdown(title or None, _tidy(_inline(text)))


def _inline(text: str) -> str:
    text = _AUTOLINK.sub(r"\1", _ESCAPE.sub(_hide, text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", _TAG.sub("", text)))
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\2", text)
    return _HIDDEN.sub(_show, text)


def _hide(found: re.Match[str]) -> str:
    """Return an escaped mark as a private character, so that it marks nothing."""
    return chr(_PRIVATE + ord(found[1]))


def _show(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - _PRIVATE)


def _tidy(text: str) -> str:
    text = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
