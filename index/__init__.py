"""Khabar's library: news articles in, the passages that answer a question out.

It knows nothing of chats and is usable on its own:

    async with await Library.open(Path("data")) as library:
        await library.ingest(["news/"])
        answer = await library.answer("من يسيطر على البوكمال؟")
"""

from index.answer.statements import statements_of
from index.errors import KhabarError
from index.library import Library
from index.model import (
    PUBLIC,
    Answer,
    Caution,
    Channel,
    Draft,
    IngestReport,
    Passage,
    Progress,
    Statement,
    chat_collection,
)
from index.sources import gather_address, gather_file
from index.standing import Sought, StandingQuestions
from index.text.languages import language_of
from index.text.resemblance import resemblance, sketch_of

__all__ = [
    "PUBLIC",
    "Answer",
    "Caution",
    "Channel",
    "Draft",
    "IngestReport",
    "KhabarError",
    "Library",
    "Passage",
    "Progress",
    "Sought",
    "StandingQuestions",
    "Statement",
    "chat_collection",
    "gather_address",
    "gather_file",
    "language_of",
    "resemblance",
    "sketch_of",
    "statements_of",
]
