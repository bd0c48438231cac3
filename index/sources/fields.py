"""The small values of an article that have a form of their own: its address and its language."""

import re
from urllib.parse import urlsplit

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-_]+)?", re.IGNORECASE)


def web_address(text: str) -> str | None:
    """Return `text` if it is an http or https address with a host, else `None`."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    whole = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", text)
    return text if whole else None


def language_code(text: str) -> str | None:
    """Return the language that a tag such as "ar", "ar-SA" or "en_US" names, or `None`."""
    found = _LANGUAGE.fullmatch(text.strip())
    return found[1].lower() if found else None
