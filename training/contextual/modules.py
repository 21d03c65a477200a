"""What sentence-transformers and transformers read beside the weights."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import save_file

from training.contextual.encoder import EPSILON, HEADS, INNER, LAYERS, WIDTH
from training.contextual.exchange import END, START
from training.save import write_json

LONGEST = 256
"""Pieces of a text that are read, with START and END."""
STATIC = "static"
"""The folder of the static part."""
TOKENS, KEPT, CLS, SENTENCE = "token_embeddings", "contextual", "cls_token_embeddings", "sentence_embedding"
PACKAGE = "sentence_transformers.sentence_transformer.modules"
BASE = "sentence_transformers.base.modules"
WORDS = {
    "tokenizer_class": f"{PACKAGE}.tokenizer.WhitespaceTokenizer",
    "update_embeddings": False,
    "max_seq_length": LONGEST,
}


def copied(source: str, target: str, width: int) -> dict[str, object]:
    """The configuration of a Dense module that copies vectors from one name to another."""
    return {
        "in_features": width,
        "out_features": width,
        "bias": False,
        "activation_function": "torch.nn.modules.linear.Identity",
        "module_input_name": source,
        "module_output_name": target,
    }


def write_modules(folder: Path, dimension: int) -> None:
    """The modules of sentence-transformers; ``dimension`` is that of the static part.

    It has none that joins two vectors, but its pooling puts the vector kept for the first token before the
    mean of the tokens: the static mean takes that place, while the contextual token vectors step aside.
    """
    pooled: dict[str, object] = {"embedding_dimension": dimension, "pooling_mode": "mean"}
    joined = {"embedding_dimension": (dimension + WIDTH) // 2, "pooling_mode": ["cls", "mean"]}
    modules: list[tuple[str, str, dict[str, object]]] = [
        ("", f"{BASE}.transformer.Transformer", {}),
        ("1_Keep", f"{BASE}.dense.Dense", copied(TOKENS, KEPT, WIDTH)),
        (STATIC, f"{PACKAGE}.word_embeddings.WordEmbeddings", WORDS),
        ("3_Mean", f"{PACKAGE}.pooling.Pooling", pooled),
        ("4_Place", f"{BASE}.dense.Dense", copied(SENTENCE, CLS, dimension)),
        ("5_Return", f"{BASE}.dense.Dense", copied(KEPT, TOKENS, WIDTH)),
        ("6_Join", f"{PACKAGE}.pooling.Pooling", joined),
        ("7_Normalize", f"{BASE}.normalize.Normalize", {}),
    ]
    for path, _, config in modules[1:]:
        (folder / path).mkdir(exist_ok=True)
        write_json(folder / path / ("wordembedding_config.json" if path == STATIC else "config.json"), config)
        if "in_features" in config:
            width = dimension if path == "4_Place" else WIDTH
            copy = torch.eye(width, dtype=torch.int8)
            save_file({"linear.weight": copy}, folder / path / "model.safetensors")
    listed = [
        {"idx": i, "name": str(i), "path": path, "type": kind} for i, (path, kind, _) in enumerate(modules)
    ]
    write_json(folder / "modules.json", listed)
    write_json(folder / "config_sentence_transformers.json", {"model_type": "SentenceTransformer"})
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": LONGEST, "do_lower_case": False})
    words = {"vocab": [], "stop_words": [], "do_lower_case": False}
    write_json(folder / STATIC / "whitespacetokenizer_config.json", words)


def write_bert_config(folder: Path, pieces: int) -> None:
    """The configurations of the encoder and of its tokenizer."""
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": WIDTH,
        "intermediate_size": INNER,
        "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS,
        "max_position_embeddings": LONGEST,
        "type_vocab_size": 1,
        "vocab_size": pieces,
        "layer_norm_eps": EPSILON,
        "pad_token_id": 0,
        "hidden_dropout_prob": 0.0,
        "attention_probs_dropout_prob": 0.0,
    }
    tokenizer = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": LONGEST,
        "pad_token": "[UNK]",
        "unk_token": "[UNK]",
        "cls_token": START,
        "sep_token": END,
        "model_input_names": ["input_ids", "attention_mask"],
    }
    write_json(folder / "config.json", config)
    write_json(folder / "tokenizer_config.json", tokenizer)
