"""Telegram's own parser of message markup: TDLib, offline."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson


@dataclass(frozen=True, slots=True)
class Parsed:
    """What TDLib makes of markup."""

    text: str
    entities: tuple[tuple[str, int, int], ...]
    """Type, offset and length, in UTF-16 units."""
    links: tuple[str, ...]


class Refused(Exception):
    """TDLib does not accept the markup."""


def parse_html(markup: str) -> Parsed:
    answer = _execute(
        {
            "@type": "parseTextEntities",
            "text": markup,
            "parse_mode": {"@type": "textParseModeHTML"},
        }
    )
    if answer["@type"] == "error":
        raise Refused(answer["message"])
    return Parsed(
        answer["text"],
        tuple(_entity(entity) for entity in answer["entities"]),
        tuple(each["type"]["url"] for each in answer["entities"] if "url" in each["type"]),
    )


def find_entities(text: str) -> list[tuple[str, int, int]]:
    """Return the commands, mentions and so on that a client finds in what a person writes."""
    answer = _execute({"@type": "getTextEntities", "text": text})
    return [_entity(entity) for entity in answer["entities"]]


def _entity(entity: dict[str, Any]) -> tuple[str, int, int]:
    kind = entity["type"]["@type"].removeprefix("textEntityType")
    return kind, entity["offset"], entity["length"]


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    assert answer is not None
    return dict(json.loads(answer))


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
