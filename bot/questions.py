"""Question JSONL: the files of questions that `ask --batch` and `evaluate` read.

A line that cannot be read is handed on as the error that says so, in its place, so that the
other lines are still asked.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from index.errors import BrokenRecord


class QuestionRecord(BaseModel):
    """One line of a question file: what is asked and, for evaluation, what is right."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    id: str | int
    """The file's own name for the question."""
    question: str
    lang: str | None = None
    """What it is asked in, as the file says: `ar`, `en`, `ar-chat`, ..."""
    kind: str | None = None
    answerable: bool | None = None
    """Whether the articles hold an answer; `None` when the file does not say."""
    answers: tuple[str, ...] = Field(default=(), strict=False)
    """Each is right; they stand in the articles word for word."""
    gold: frozenset[str] = Field(default=frozenset(), strict=False)
    """The external ids of the articles that answer it."""
    gold_paragraph: str | None = None
    """The text of the paragraph that answers it."""
    speaker: str | None = None
    """Who says the answer in the article; `null` in the file means nobody is named."""

    @field_validator("answers", "gold", mode="before")
    @classmethod
    def _none_is_empty(cls, value: object) -> object:
        return () if value is None else value


def read_questions(lines: Iterable[bytes], source: str) -> Iterator[QuestionRecord | BrokenRecord]:
    """Yield each line's question, or why it cannot be read; blank lines are passed over.

    Args:
        lines: of the file, in UTF-8 with or without a byte order mark.
        source: how messages name the file.
    """
    for number, line in enumerate(lines, start=1):
        record = line.removeprefix(BOM_UTF8) if number == 1 else line
        if not record.strip():
            continue
        try:
            yield QuestionRecord.model_validate_json(record)
        except ValidationError as error:
            yield BrokenRecord(source, _reason(error), number)


def _reason(error: ValidationError) -> str:
    """Say what is wrong with a line, as the end of a sentence."""
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return f"not JSON ({first['ctx']['error'].replace(' line 1', '')})"
    if not first["loc"]:
        return "not a JSON object"
    return f'"{first["loc"][0]}": {first["msg"][0].lower()}{first["msg"][1:]}'
