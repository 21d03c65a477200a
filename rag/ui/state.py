"""What a session remembers: its language, its question with the conditions removed, and earlier questions."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from rag.ui.chips import filter_names
from rag.ui.language import LANGUAGES, Texts, choose_language

LANGUAGE = "projektlots.language"
COOKIE = "projektlots-language"
"""Where the browser keeps the language that was chosen: no one else reads it."""

QUESTION = "projektlots.question"
WITHOUT = "projektlots.without"
TYPED = "projektlots.typed"
ROOM = "projektlots.room"
HISTORY = "projektlots.history"
BEFORE = "projektlots.before"
PARAMETER, REMOVED, DEMO, STEP = "q", "without", "demo", "n"
"""The parameters of the address: with the first two a link opens the same answer."""

EARLIER = 20
"""Questions that the history holds."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question, and the names of the filters in it that are not to count."""

    question: str
    without: tuple[str, ...] = ()

    def toggled(self, name: str) -> Inquiry:
        """The same question with the filter ``name`` removed, or brought back."""
        return Inquiry(self.question, filter_names({name} ^ set(self.without)))


def current_texts() -> Texts:
    """The texts in the session's language: the one chosen now or on an earlier visit, else the browser's."""
    chosen = st.session_state.get(LANGUAGE) or st.context.cookies.get(COOKIE)
    return Texts.load(chosen if chosen in LANGUAGES else choose_language(st.context.locale))


def choose(select: str) -> None:
    """Show the interface from now on in the language that the widget with the key ``select`` has."""
    st.session_state[LANGUAGE] = st.session_state[select]


def current_inquiry() -> Inquiry:
    """What is being asked: by the address, else what was asked before another page was seen."""
    known = Inquiry(st.session_state.get(QUESTION, ""), st.session_state.get(WITHOUT, ()))
    asked = st.query_params.get(PARAMETER, "")
    if asked:
        known = Inquiry(asked, filter_names(st.query_params.get(REMOVED, "").split(",")))
    if known.question:
        if known.question != st.session_state.get(QUESTION):
            st.session_state[TYPED] = known.question
        _put(known)
        st.session_state.setdefault(TYPED, known.question)
    return known


def remember(inquiry: Inquiry) -> None:
    """Make ``inquiry`` the one that is answered, in the box and in the address."""
    st.session_state[TYPED] = inquiry.question
    _put(inquiry)


def _put(inquiry: Inquiry) -> None:
    st.session_state[QUESTION], st.session_state[WITHOUT] = inquiry.question, inquiry.without
    st.query_params[PARAMETER] = inquiry.question
    if inquiry.without:
        st.query_params[REMOVED] = ",".join(inquiry.without)
    else:
        st.query_params.pop(REMOVED, None)


def ask_typed() -> None:
    """Answer what stands in the question box: it may go on from the question before."""
    st.session_state[BEFORE] = Inquiry(st.session_state.get(QUESTION, ""), st.session_state.get(WITHOUT, ()))
    remember(Inquiry(st.session_state[TYPED].strip()))


def take_before() -> Inquiry | None:
    """The question before the one that was just typed, told once; None when there is none."""
    before: Inquiry | None = st.session_state.pop(BEFORE, None)
    return before if before and before.question else None


def note(inquiry: Inquiry) -> None:
    """Put an answered ``inquiry`` first in the history."""
    others = [earlier for earlier in history() if earlier.question != inquiry.question]
    st.session_state[HISTORY] = (inquiry, *others)[:EARLIER]


def history() -> tuple[Inquiry, ...]:
    """What the session has asked, the latest first."""
    earlier: tuple[Inquiry, ...] = st.session_state.get(HISTORY, ())
    return earlier


def presenting() -> bool:
    """Whether the demo is shown."""
    return st.query_params.get(DEMO) == "1"


def present() -> None:
    """Begin the demo."""
    st.query_params.from_dict({DEMO: "1"})


def leave_demo() -> None:
    """Go back to asking."""
    st.query_params.clear()


def demo_step(count: int) -> int:
    """The number, from 0, of the demo's question that is shown."""
    given = st.query_params.get(STEP, "1")
    wanted = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 1
    return min(max(wanted, 1), count) - 1


def ask_in_demo() -> None:
    """Show the question from the room, until another of the prepared ones is chosen."""
    asked = st.session_state[ROOM].strip()
    if asked:
        st.query_params[PARAMETER] = asked


def go_to(step: int, count: int) -> None:
    """Show the demo's question ``step``, counted from 0; it ends with the first and the last."""
    st.query_params.pop(PARAMETER, None)
    st.query_params[STEP] = str(min(max(step, 0), count - 1) + 1)
