"""Cutting a quote to the sentences that answer: what stands around them takes the room of others."""

from __future__ import annotations

from dataclasses import replace

from rag.answer.question import Value
from rag.answer.values import holds
from rag.answer.windows import Scored
from rag.retrieve.late import SoftMatcher, weighted
from rag.text.sentences import split_sentences
from rag.types import Mention

LESS = 0.3
"""A sentence at the edge of a quote goes when it meets less than this share of what the best one meets."""

SHORT = 160
"""Characters of a quote that is short enough as it is."""


def tightened(scored: Scored, question: str, value: Value | None, matcher: SoftMatcher) -> Scored:
    """The window without the sentences at its edges that meet little of the question and hold no value that
    it asks for; one sentence at least stays."""
    sentences = split_sentences(scored.text, scored.mention.start)
    if len(scored.text) <= SHORT or len(sentences) < 2:
        return scored
    texts = [scored.text[s.start - scored.mention.start : s.end - scored.mention.start] for s in sentences]
    asked = matcher.question(question)
    met = weighted(matcher.sentences(asked, texts, scored.passage.language), asked.rarities)
    least = LESS * float(met.max(initial=0.0))
    kept = [
        i
        for i, text in enumerate(texts)
        if met[i] >= least and (value is None or holds(value, text, question))
    ] or [int(met.argmax())]
    first, last = sentences[kept[0]], sentences[kept[-1]]
    mention = Mention(scored.mention.document, first.start, last.end)
    start, end = first.start - scored.mention.start, last.end - scored.mention.start
    return replace(scored, mention=mention, text=scored.text[start:end])
