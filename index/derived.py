"""What is made from the store, and can be made from it again."""

from dataclasses import dataclass

from index.engine import Engine
from index.lexicon.forms import FormTable


@dataclass(frozen=True, slots=True)
class Derived:
    """The engine, and the table of the words' forms."""

    engine: Engine
    forms: FormTable
