"""What a text file says about its article before the article begins.

Lines such as «المصدر: …», "Date: 2017-11-19" or "By …" among the first ones, and the front
matter between two `---` lines that Markdown files have. A line is taken only when both its name
and its value are what they should be; every other line stays in the text.
"""

import re
from collections.abc import Callable, Mapping

from index.sources.cleaning import one_line
from index.sources.dates import written_date
from index.sources.fields import language_code, web_address
from index.sources.shape import is_body

_FIRST_LINES = 10
_NAME_LONGEST = 60
_TITLE_LONGEST = 200
_NAMES = {
    "title": "title headline العنوان عنوان",
    "outlet": "outlet source publisher newspaper site المصدر الصحيفة الموقع الوكالة",
    "author": "author by writer byline الكاتب بقلم كتب كتبت إعداد المؤلف",
    "published": "date published pubdate التاريخ تاريخ نشر النشر",
    "url": "url link permalink canonical الرابط رابط",
    "language": "language lang اللغة",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()} | {
    "تاريخ النشر": "published",
    "published at": "published",
    "publication date": "published",
}
_NAMED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?)\s*[:：]\s*(\S.*)")
_BYLINE = re.compile(r"(?:By|by|BY|بقلم)\s+((?:[A-Zء-ي][\w.'’-]*)(?:\s+[A-Zء-ي][\w.'’-]*){0,4})")
_FRONT_MATTER = re.compile(r"---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the front matter of `text`, by their names in `Draft`, and the rest."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in found[1].split("\n"):
        fields.update(_named_field(line))
    return fields, text[found.end() :].strip()


def split_header(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields that the first of `lines` give, by their names in `Draft`, and the rest."""
    fields: dict[str, str] = {}
    rest: list[str] = []
    for index, line in enumerate(lines):
        found = _named_field(line) or _byline(line) or _date_line(line)
        if found and not found.keys() & fields.keys():
            fields.update(found)
        elif is_body(line) or index >= _FIRST_LINES:
            return fields, rest + lines[index:]
        else:
            rest.append(line)
    return fields, rest


def _named_field(line: str) -> dict[str, str]:
    found = _NAMED.fullmatch(line)
    field = _FIELD_OF.get(found[1].casefold()) if found else None
    if found is None or field is None:
        return {}
    value = _READERS[field](one_line(found[2]).strip("\"'"))
    return {} if value is None else {field: value}


def _byline(line: str) -> dict[str, str]:
    found = _BYLINE.fullmatch(line)
    return {"author": found[1]} if found and len(line) <= _NAME_LONGEST else {}


def _date_line(line: str) -> dict[str, str]:
    date = written_date(line)
    return {} if date is None else {"published": date}


def _name(value: str) -> str | None:
    return value if value and len(value) <= _NAME_LONGEST and not is_body(value) else None


def _title(value: str) -> str | None:
    return value if value and len(value) <= _TITLE_LONGEST else None


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "title": _title,
    "outlet": _name,
    "author": _name,
    "published": written_date,
    "url": web_address,
    "language": language_code,
}
