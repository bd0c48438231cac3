"""Exact BM25, what of a question stands where, and how sure an answer is."""

from index.ranking.bm25 import CandidateBM25, Corpus, inverse_document_frequency
from index.ranking.confidence import Evidence, confidence_of, status_of
from index.ranking.matching import Matches, match

__all__ = [
    "CandidateBM25",
    "Corpus",
    "Evidence",
    "Matches",
    "confidence_of",
    "inverse_document_frequency",
    "match",
    "status_of",
]
