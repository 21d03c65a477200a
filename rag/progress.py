"""Progress bars on stderr for long work."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqdm import tqdm


class Bar:
    """Draws one bar a stage; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._stage = ""

    def __enter__(self) -> Bar:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` parts of ``stage`` are ready."""
        if stage != self._stage or self._bar is None:
            self._close()
            self._stage = stage
            from tqdm import tqdm  # only here: a question draws no bar, and waits for every import

            self._bar = tqdm(total=total, desc=stage, disable=None, leave=False)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
