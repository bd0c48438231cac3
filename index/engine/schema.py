"""What the engine keeps: what it needs to find a paragraph, and nothing that is shown.

A document's kind says what it is: a paragraph (with `length`), an article as a whole (with
`whole` and `grams`), or the one checkpoint. Whose it is stands there twice: `collection` to
search within, `owner` to look at what was found. The terms of a paragraph and of its headline find
paragraphs; the terms of headline, text, outlet and author together, and the grams of headline
and text, find articles; roots are there for their frequencies.
"""

from functools import lru_cache
from hashlib import blake2b

import tantivy

VERSION = "7"
"""Changes with every change to the fields; an engine of another one is rebuilt."""

PARAGRAPH = "paragraph"
ARTICLE = "article"
COLLECTION = "collection"
OWNER = "owner"
TERMS = "terms"
ROOTS = "roots"
GRAMS = "grams"
TITLE = "title"
WHOLE = "whole"
LENGTH = "length"
KIND = "kind"
STATE = "state"

OF_PARAGRAPH = "paragraph"
OF_ARTICLE = "article"
CHECKPOINT = "checkpoint"
"""The kind of the one document that says how far the engine has come."""

TOKENIZER = "khabar"
"""Splits at white space alone: words were analysed before they came here."""


def build() -> tantivy.Schema:
    """Return the engine's fields."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(PARAGRAPH, fast=True)
    builder.add_unsigned_field(ARTICLE, indexed=True, fast=True)
    builder.add_unsigned_field(LENGTH, fast=True)
    builder.add_unsigned_field(OWNER, fast=True)
    builder.add_text_field(COLLECTION, tokenizer_name="raw", index_option="basic")
    for field in (TERMS, TITLE, WHOLE, GRAMS):
        builder.add_text_field(field, tokenizer_name=TOKENIZER, index_option="freq")
    builder.add_text_field(ROOTS, tokenizer_name=TOKENIZER, index_option="basic")
    builder.add_text_field(KIND, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(STATE, tokenizer_name="raw", index_option="basic", stored=True)
    return builder.build()


@lru_cache(maxsize=1 << 10)
def owner_of(collection: str) -> int:
    """Return the number of a collection: 63 bits, of which no two of a library share all."""
    return int.from_bytes(blake2b(collection.encode(), digest_size=8).digest(), "little") >> 1


def register(index: tantivy.Index) -> tantivy.Index:
    """Give `index` the tokenizer that its schema names; return it."""
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(TOKENIZER, whitespace)
    return index
