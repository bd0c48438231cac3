"""Answers packed and unpacked."""

import copyreg
import pickle
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from bot.parcels import PARTS, pack_by_values
from index.model import (
    Alternative,
    Answer,
    Citation,
    Claim,
    DateMention,
    Kind,
    Paragraph,
    Passage,
    Question,
    Span,
    Statement,
    Status,
    TermGroup,
)

CITATION = Citation(4, "mill", "مطحنة", "المرسى", None, "2025-01-02", None)
ANSWER = Answer(
    Question(
        "من اشترى المطحنة؟",
        "ar",
        Kind.WHO,
        (TermGroup("المطحنة", Span(9, 16), (Alternative(("مطحن",), 1.0, "مطحنة"),), is_name=True),),
        quoted=(("مطحن", "قديم"),),
    ),
    Status.ANSWERED,
    0.75,
    (
        Passage(
            1,
            2.5,
            CITATION,
            Paragraph(9, 4, 0, 0, 24, "قالت البلدية أمس: اشتريناها"),
            (Span(0, 4),),
            Span(0, 24),
            speaker="البلدية",
            statements=(Statement("البلدية", "قالت", "indirect", Span(0, 24)),),
            dates=(DateMention(Span(13, 16), "2025-01-01", "2025-01-01"),),
            also_in=(CITATION,),
            explain={"المطحنة": 2.5},
        ),
    ),
    (Claim("البلدية", "اشتريناها", 1, "2025-01-02"),),
    3.25,
    None,
    1,
)


@pytest.fixture
def _packing() -> Iterator[None]:
    """What else this process packs is packed as ever."""
    yield
    for part in PARTS:
        copyreg.dispatch_table.pop(part, None)


def parts_of(kind: object) -> Iterator[type[Any]]:
    """Yield the dataclasses that a type is made of, itself before what is in it."""
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
        for inner in get_type_hints(kind).values():
            yield from parts_of(inner)
    for inner in get_args(kind):
        yield from parts_of(inner)


@pytest.mark.usefixtures("_packing")
def test_an_answer_is_the_same_after_its_way_and_takes_less_room() -> None:
    as_ever = pickle.dumps(ANSWER)
    pack_by_values()
    packed = pickle.dumps(ANSWER)
    assert pickle.loads(packed) == ANSWER  # noqa: S301 - packed here
    assert len(packed) < len(as_ever)


def test_every_part_of_an_answer_is_packed_so() -> None:
    assert set(parts_of(Answer)) == set(PARTS)
