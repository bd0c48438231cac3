"""Journey 2: question -> terms -> candidates -> ranking -> passages -> answer."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index import ranking, standing
from index.answer import claims
from index.answer.bearing import Bearing, speaker_of, weights_of
from index.answer.period import days_of
from index.answer.sentence import answer_sentence, matching_words, things_of, wanted_terms
from index.answer.speech import Condition, condition_of, names
from index.derived import Derived
from index.engine import Snapshot
from index.model import Answer, Citation, Claim, Passage, Question, Quotation, Status, TermGroup
from index.ranking.words import Floats
from index.searching import Found, search, weigh
from index.store import Store, StoredParagraph
from index.text.analyzer import analyze
from index.understanding import understand

RAREST = 0.9
"""Words of so much of the greatest inverse document frequency of a question are its rarest."""


_MOST_REMEMBERED = 1_000
"""Chats for which it is remembered how fresh their news are."""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The candidates in their order."""

    found: Found
    scores: ranking.Scores
    unlifted: ranking.Scores
    """The scores without what lifts the speaker that is asked for."""
    order: Sequence[int]
    """Places of the candidates, best first."""
    condition: Condition | None
    """What the question asks of the speaker."""
    met: npt.NDArray[np.bool_]
    """Which candidates meet that."""

    @classmethod
    def of(
        cls, found: Found, condition: Condition | None, met: npt.NDArray[np.bool_]
    ) -> "_Ranking":
        """Put the candidates in order.

        What has every quoted phrase comes before what has not; then the score decides, which
        lifts what meets the condition over what does not; of equal ones the newer, and then
        the one that has been in the library longer.
        """
        unlifted = ranking.score(found.features, ranking.weights())
        scores = ranking.lifted(unlifted, met)
        ids = np.array([paragraph.id for paragraph in found.paragraphs])
        days = np.array([days_of(paragraph.published) for paragraph in found.paragraphs])
        order = np.lexsort((ids, -days, -scores.total, ~found.quoted))
        return cls(found, scores, unlifted, order.tolist(), condition, met)

    def of_article(self, article_id: int) -> "_Ranking":
        """Return the ranking of one article's candidates alone, scored beside all the others."""
        paragraphs = self.found.paragraphs
        own = [place for place in self.order if paragraphs[place].article_id == article_id]
        return replace(self, order=own)

    def distinct(self, limit: int) -> list[list[int]]:
        """Return the first `limit` passages; paragraphs of the same words are one."""
        first: dict[bytes, list[int]] = {}
        for place in self.order:
            words = self.found.paragraphs[place].words.tobytes()
            if words in first:
                first[words].append(place)
            elif len(first) < limit:
                first[words] = [place]
        return list(first.values())

    def coverage(self, place: int) -> float:
        """Return how much of the question's weight a candidate or its headline carries."""
        idf = self.found.idf
        carried = float(idf @ self.found.features.alike[:, place])
        return carried / max(float(idf.sum()), 1e-9)

    def counted(self) -> Floats:
        """Return what each word counts in telling what of a passage bears on the question."""
        return weights_of(self.found.idf, self.condition.topic if self.condition else None)

    def explain(self, place: int, groups: Sequence[TermGroup]) -> dict[str, float]:
        """Return each share of a score; a word is named with what it was read as."""
        explained: dict[str, float] = {}
        for group, share in zip(groups, self.scores.by_word[:, place].tolist(), strict=True):
            read_as = ", ".join(a.written for a in group.alternatives if a.written != group.surface)
            name = f"{group.surface} -> {read_as}" if read_as else group.surface
            explained[name] = explained.get(name, 0.0) + share
        whole = {f"({name})": float(values[place]) for name, values in self.scores.whole.items()}
        return explained | whole


class Answerer:
    """Answers questions over one store and the engine derived from it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._freshness: dict[tuple[str, ...], tuple[int, str | None]] = {}
        self._fresh_for: Snapshot | None = None

    async def answer(
        self,
        text: str,
        derived: Derived,
        *,
        collections: Sequence[str],
        limit: int,
        explain: bool,
    ) -> Answer:
        """Answer a question; see `Library.answer`."""
        begun = time.perf_counter()
        snapshot = derived.engine.snapshot()
        question = await self.understand(text, snapshot, collections)
        found = await search(question, derived, self._store, collections)
        condition = condition_of(question)
        ranked = _Ranking.of(found, condition, self._meeting(condition, found))
        passages, told = self._passages(question, ranked, collections, limit, explain=explain)
        status, confidence = _judged(ranked)
        status = status if passages else Status.NO_ANSWER
        articles, newest = await self._freshness_of(snapshot, collections)
        return Answer(
            question=replace(question, text=text),
            status=status,
            confidence=confidence,
            passages=passages,
            claims=told if status is not Status.NO_ANSWER else (),
            elapsed_ms=(time.perf_counter() - begun) * 1000,
            newest=newest,
            articles=articles,
        )

    async def _freshness_of(
        self, snapshot: Snapshot, collections: Sequence[str]
    ) -> tuple[int, str | None]:
        """Return how many articles `collections` hold and the date of the newest.

        Most questions are asked of what others were asked of: it is looked up once a commit.
        """
        if snapshot is not self._fresh_for or len(self._freshness) >= _MOST_REMEMBERED:
            self._freshness.clear()
            self._fresh_for = snapshot
        key = tuple(collections)
        if key not in self._freshness:
            self._freshness[key] = await self._store.articles.freshness(collections)
        return self._freshness[key]

    async def sought(
        self, text: str, derived: Derived, *, collections: Sequence[str]
    ) -> standing.Sought:
        """Return what of an article may answer a question; see `Library.sought`."""
        snapshot = derived.engine.snapshot()
        question = await self.understand(text, snapshot, collections)
        weights = weigh(question.groups, snapshot)
        return standing.sought(question, weights.idf, weights.document_frequency)

    async def judge(
        self, text: str, article_id: int, derived: Derived, *, collections: Sequence[str]
    ) -> Answer | None:
        """Answer a question by one article, if it does; see `Library.judge`."""
        begun = time.perf_counter()
        own = await self._store.articles.paragraph_ids(article_id, collections)
        if not own:
            return None
        snapshot = derived.engine.snapshot()
        question = await self.understand(text, snapshot, collections)
        found = await search(question, derived, self._store, collections, also=own)
        condition = condition_of(question)
        ranked = _Ranking.of(found, condition, self._meeting(condition, found))
        alone = ranked.of_article(article_id)
        if not alone.order:
            return None
        status, confidence = _judged_alone(alone)
        if status is not Status.ANSWERED:
            return None
        passages, told = self._passages(question, alone, collections, 1, explain=False)
        articles, newest = await self._freshness_of(snapshot, collections)
        return Answer(
            question=replace(question, text=text),
            status=status,
            confidence=confidence,
            passages=passages,
            claims=told,
            elapsed_ms=(time.perf_counter() - begun) * 1000,
            newest=newest,
            articles=articles,
        )

    async def understand(
        self, text: str, snapshot: Snapshot, collections: Sequence[str]
    ) -> Question:
        """Read a question and look its words up; see `index.understanding.understand`.

        What else waits for the event loop has its turn then: the rest of an answer may have
        nothing to wait for, and who asks again and again would keep the loop to himself.
        """
        question = await understand(text, self._store, snapshot, collections)
        await asyncio.sleep(0)
        return question

    async def statements_by(
        self, name: str, derived: Derived, collections: Sequence[str], limit: int
    ) -> tuple[Quotation, ...]:
        """Return what a speaker says; see `Library.statements_by`."""
        groups = (await self.understand(name, derived.engine.snapshot(), collections)).groups
        options = {option.terms[0] for group in groups for option in group.alternatives}
        near = await self._store.statements.named(options)
        speakers = [number for number, written in near.items() if names(groups, analyze(written))]
        return await self._store.statements.by(speakers, collections, limit)

    def _meeting(self, condition: Condition | None, found: Found) -> npt.NDArray[np.bool_]:
        """Return which candidates have a statement as the question wants it."""
        if condition is None:
            return np.zeros(len(found.paragraphs), np.bool_)
        ids = [paragraph.id for paragraph in found.paragraphs]
        said = self._store.statements.of(ids)
        return condition.candidates([said.get(number, ()) for number in ids], found.shares())

    def _passages(
        self,
        question: Question,
        ranked: _Ranking,
        collections: Sequence[str],
        limit: int,
        *,
        explain: bool,
    ) -> tuple[tuple[Passage, ...], tuple[Claim, ...]]:
        """Return the first `limit` passages, and the claims of the first few."""
        chosen = ranked.distinct(max(limit, claims.PASSAGES))
        ids = [[ranked.found.paragraphs[place].id for place in same] for same in chosen]
        stored = self._store.articles.paragraphs(
            (number for same in ids for number in same), collections
        )
        terms, counted = wanted_terms(question.groups), ranked.counted()
        firsts = [places[0] for places in chosen]
        around = ranked.found.features.alike[:, firsts]
        most = claims.carried(counted, ranked.found.own[:, firsts], around)
        passages: list[Passage] = []
        told: list[claims.Told] = []
        for number, (places, same) in enumerate(zip(chosen, ids, strict=True)):
            copies = [stored[number] for number in same if number in stored]
            if not copies:
                continue
            text, likeness = copies[0].paragraph.text, ranked.found.likeness_in(places[0])
            bearing = Bearing(text, likeness, counted)
            if len(told) < claims.PASSAGES:
                rank = len(told) + 1
                told.append(_told(rank, copies[0], bearing, around[:, number], most[number]))
            if len(passages) < limit:
                matching = matching_words(terms, ranked.found.terms_in(places[0]))
                passage = _passage(
                    question, copies, ranked.found.weights.idf, bearing, matching, ranked.condition
                )
                passages.append(
                    replace(
                        passage,
                        rank=len(passages) + 1,
                        score=float(ranked.scores.total[places[0]]),
                        coverage=ranked.coverage(places[0]),
                        explain=ranked.explain(places[0], question.groups) if explain else None,
                    )
                )
        wanted = ranked.condition.met_by if ranked.condition and ranked.met.any() else None
        return tuple(passages), claims.claims_of(told, wanted)


def _told(
    rank: int,
    stored: StoredParagraph,
    bearing: Bearing,
    around: Floats,
    most: tuple[float, float],
) -> claims.Told:
    return claims.Told(
        rank=rank,
        outlet=stored.citation.outlet,
        published=stored.citation.published,
        statements=stored.statements,
        bearing=bearing,
        around=around,
        most=most,
    )


def _passage(
    question: Question,
    copies: Sequence[StoredParagraph],
    idf: Mapping[int, float],
    bearing: Bearing,
    matching: Mapping[int, set[int]],
    condition: Condition | None,
) -> Passage:
    """Return a passage that has no rank yet; all but the first of `copies` are elsewhere."""
    paragraph, citation, statements, dates = copies[0]
    things = things_of(question.kind, paragraph.text, dates)
    said = condition.met_of(statements) if condition else ()
    within = [statement.span for statement in said]
    sentence = answer_sentence(bearing, matching, idf, things, within)
    return Passage(
        rank=0,
        score=0.0,
        citation=citation,
        paragraph=paragraph,
        highlights=bearing.spans(matching),
        answer_sentence=sentence,
        speaker=speaker_of(sentence, said or statements, bearing),
        statements=statements,
        dates=dates,
        also_in=_others(citation, [copy.citation for copy in copies[1:]]),
    )


def _others(own: Citation, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations of other articles, each once."""
    by_article = {citation.article_id: citation for citation in citations}
    by_article.pop(own.article_id, None)
    return tuple(by_article.values())


def _evidence(ranked: _Ranking, of: int | None = None) -> ranking.Evidence:
    """Return what speaks for the candidate `of`, or for the best one."""
    found = ranked.found
    articles = [paragraph.article_id for paragraph in found.paragraphs]
    # what is lifted for its speaker is no worse an answer than what would stand first without
    return max(
        (
            ranking.evidence_of(found.features, scores, found.idf, articles, of)
            for scores in (ranked.scores, *([ranked.unlifted] if ranked.met.any() else ()))
        ),
        key=ranking.confidence_of,
    )


def _judged_alone(ranked: _Ranking) -> tuple[Status, float]:
    """Return how sure the first candidate answers, which is weighed as if it stood first of all.

    Better ones of other articles count against it. Names, words that stand nowhere else, the
    rarest ones, quoted phrases and the speaker that is asked for must be in its own article: an
    answer may show what is near, but nobody is to be called for the same event in another town.
    """
    found = ranked.found
    evidence = _evidence(ranked, ranked.order[0])
    nowhere = [word for word, count in found.weights.document_frequency.items() if not count]
    rarest = np.flatnonzero(found.idf >= RAREST * found.idf.max()).tolist()
    needed = sorted({*found.names, *nowhere, *rarest})
    unheard = ranking.unheard(found.features, needed, ranked.order)
    unquoted = not found.quoted[ranked.order].any()
    strict = ranked.condition is not None and ranked.condition.strict
    unsaid = strict and not ranked.met[ranked.order].any()
    return ranking.status_of(
        ranking.confidence_of(evidence), evidence, unheard_name=unheard or unquoted or unsaid
    )


def _judged(ranked: _Ranking) -> tuple[Status, float]:
    """Return how the answer is presented, and how sure it is."""
    found = ranked.found
    if not ranked.order:
        return Status.NO_ANSWER, 0.0
    evidence = _evidence(ranked)
    confidence = ranking.confidence_of(evidence)
    unheard = ranking.unheard(found.features, found.names) or not found.quoted.any()
    unsaid = ranked.condition is not None and ranked.condition.strict and not ranked.met.any()
    return ranking.status_of(confidence, evidence, unheard_name=unheard or unsaid)
