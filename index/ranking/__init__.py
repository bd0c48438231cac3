"""Exact BM25 and other views of the candidates, their fusion, and how sure an answer is."""

from index.ranking.bm25 import CandidateBM25, Corpus, bm25_shares, inverse_document_frequency
from index.ranking.confidence import (
    EVIDENCE,
    Evidence,
    confidence_of,
    evidence_of,
    status_of,
    unheard,
)
from index.ranking.matching import phrase_frequencies, terms_match, with_phrases
from index.ranking.scoring import Features, Scores, Weights, lifted, score, weights

__all__ = [
    "EVIDENCE",
    "CandidateBM25",
    "Corpus",
    "Evidence",
    "Features",
    "Scores",
    "Weights",
    "bm25_shares",
    "confidence_of",
    "evidence_of",
    "inverse_document_frequency",
    "lifted",
    "phrase_frequencies",
    "score",
    "status_of",
    "terms_match",
    "unheard",
    "weights",
    "with_phrases",
]
