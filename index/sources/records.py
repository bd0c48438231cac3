"""One article of a JSON or JSONL file: its fields, checked and named in every complaint.

The fields are those of the project's article form: `text`, which alone is required, and `id`,
`title`, `outlet`, `author`, `published`, `url`, `language`. Others are ignored.
"""

from collections.abc import Callable, Iterator, Mapping

from index.errors import BrokenRecord, SourceError
from index.model import Draft, Problem
from index.sources.boilerplate import without_boilerplate_end
from index.sources.cleaning import clean, has_words, one_line
from index.sources.dates import iso_date
from index.sources.fields import language_code, web_address
from index.sources.refusal import Refusal

_TYPE_NAMES: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
    type(None): "null",
}
_SHOWN = 40
"""How much of a value that cannot be used is shown, in characters."""


def read_record(value: object, source: str, number: int) -> Iterator[Draft | SourceError | Problem]:
    """Yield the article that a JSON value is, or why it is none; then what was lost of it.

    `number` is its line or its place in `source`, from 1.
    """
    try:
        draft, losses = _draft(value, f"{source}, line {number}")
    except Refusal as refusal:
        yield BrokenRecord(source, refusal.reason, number)
        return
    yield draft
    for loss in losses:
        yield Problem(source, number, loss, left_out=False)


def _draft(value: object, origin: str) -> tuple[Draft, list[str]]:
    if not isinstance(value, dict):
        raise Refusal(f"must be an object, not {_type_name(value)}")
    losses: list[str] = []

    def readable(name: str, read: Callable[[str], str | None], wanted: str) -> str | None:
        given = value.get(name)
        if given is None or given == "":
            return None
        found = read(one_line(given)) if isinstance(given, str) else None
        if found is None:
            losses.append(f'"{name}" is not {wanted} ({_shown(given)}); left empty')
        return found

    draft = Draft(
        text=_text(value),
        title=_name(value, "title"),
        outlet=_name(value, "outlet"),
        author=_name(value, "author"),
        published=readable("published", iso_date, "a date"),
        url=readable("url", web_address, "an http or https address"),
        language=readable("language", language_code, "a language code"),
        external_id=_id(value),
        origin=origin,
    )
    return draft, losses


def _text(record: Mapping[str, object]) -> str:
    if record.get("text") is None:
        raise Refusal('"text" is missing')
    text = record["text"]
    if not isinstance(text, str):
        raise Refusal(f'"text" must be text, not {_type_name(text)}')
    text = without_boilerplate_end(clean(text))
    if not has_words(text):
        raise Refusal('"text" is empty')
    return text


def _name(record: Mapping[str, object], field: str) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refusal(f'"{field}" must be text, not {_type_name(value)}')
    return one_line(value) or None


def _id(record: Mapping[str, object]) -> str | None:
    value = record.get("id")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return one_line(value) or None if value else None
    raise Refusal(f'"id" must be text or a number, not {_type_name(value)}')


def _type_name(value: object) -> str:
    return _TYPE_NAMES[type(value)]


def _shown(value: object) -> str:
    if not isinstance(value, str):
        return _type_name(value)
    shown = one_line(value)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
