"""What is made from the store, and can be made from it again."""

from dataclasses import dataclass

from index.engine import Engine
from index.lexicon.forms import FormTable
from index.paragraphs import ParagraphTable


@dataclass(frozen=True, slots=True)
class Derived:
    """The engine, and the tables of the words' forms and of the paragraphs' words."""

    engine: Engine
    forms: FormTable
    paragraphs: ParagraphTable
