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
    mention = tight(scored.mention, scored.text, scored.passage.language, question, matcher, value)
    start, end = mention.start - scored.mention.start, mention.end - scored.mention.start
    return replace(scored, mention=mention, text=scored.text[start:end])


def tight(
    mention: Mention,
    text: str,
    language: str,
    question: str,
    matcher: SoftMatcher,
    value: Value | None = None,
    less: float = LESS,
) -> Mention:
    """The mention of ``text`` (in ``language``) from its first sentence that answers to its last."""
    sentences = split_sentences(text, mention.start)
    asked = matcher.question(question)
    if len(text) <= SHORT or len(sentences) < 2 or not asked.terms:
        return mention
    texts = [text[s.start - mention.start : s.end - mention.start] for s in sentences]
    met = weighted(matcher.sentences(asked, texts, language), asked.rarities)
    least = less * float(met.max(initial=0.0))
    kept = [
        i
        for i, each in enumerate(texts)
        if met[i] >= least and (value is None or holds(value, each, question))
    ] or [int(met.argmax())]
    return Mention(mention.document, sentences[kept[0]].start, sentences[kept[-1]].end)
