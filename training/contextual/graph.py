"""The encoder as a graph for ONNX Runtime, without its weights: those are filled in when it is loaded.

Matrices are multiplied in 8 bits. Activations get a factor for each token, found as they come: a text's
vector then depends on nothing but the text. The weights' factors, one for each output, are initializers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx
from onnx import NodeProto, TensorProto, helper

from training.contextual.encoder import EPSILON, HEADS, INNER, LAYERS, WIDTH

OPSET, FORMAT = 21, 10
STEPS, MIDDLE = 127.0, 128
"""Activations take 127 steps to each side of the middle of a byte: unsigned bytes are multiplied fast."""
SMALLEST = 1e-9
HEAD = WIDTH // HEADS


class Builder:
    """Collects nodes and the initializers that they name."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.outside: list[TensorProto] = []
        self.constants: list[TensorProto] = [
            helper.make_tensor("steps", TensorProto.FLOAT, [], [1 / STEPS]),
            helper.make_tensor("smallest", TensorProto.FLOAT, [], [SMALLEST]),
            helper.make_tensor("last", TensorProto.INT64, [1], [1]),
            helper.make_tensor("first", TensorProto.INT64, [1], [0]),
            helper.make_tensor("middle", TensorProto.UINT8, [], [MIDDLE]),
            helper.make_tensor("heads", TensorProto.INT64, [4], [-1, 3, HEADS, HEAD]),
            helper.make_tensor("joined", TensorProto.INT64, [2], [-1, WIDTH]),
        ]

        size = self.add("Shape", ["words"], start=0, end=1)
        self.middles = self.add("Expand", ["middle", size])

    def add(self, kind: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:
        """A node with one output, whose name is returned."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name, domain=domain, **attributes))
        return name

    def weight(self, name: str, *shape: int, kind: int = TensorProto.FLOAT) -> str:
        """An initializer that is filled in when the graph is loaded."""
        tensor = TensorProto(name=name, dims=shape, data_type=kind, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="given")
        self.outside.append(tensor)
        return name

    def quantised(self, values: str, name: str, width: int) -> tuple[str, str]:
        """Values (tokens, width), smoothed, in 8 bits, and the factor of each token (tokens, 1).

        A few columns are much larger than the others and would leave them few steps: every column is
        multiplied before, and the matrix divided (SmoothQuant; Xiao et al. 2023).
        """
        values = self.add("Mul", [values, self.weight(f"{name}.smoothing", width)])
        largest = self.add("ReduceMax", [self.add("Abs", [values]), "last"], keepdims=1)
        factor = self.add("Mul", [self.add("Max", [largest, "smallest"]), "steps"])
        flat = self.add("Squeeze", [factor, "last"])
        return self.add("QuantizeLinear", [values, flat, self.middles], axis=0), factor

    def linear(self, values: str, name: str, width: int, out: int) -> str:
        """(tokens, width) to (tokens, out) by the weights called ``name``."""
        steps, factor = self.quantised(values, name, width)
        matrix = self.weight(f"{name}.matrix", width, out, kind=TensorProto.INT8)
        product = self.add("MatMulInteger", [steps, matrix, "middle"])
        product = self.add("Cast", [product], to=TensorProto.FLOAT)
        scaled = self.add("Mul", [self.add("Mul", [product, factor]), self.weight(f"{name}.factor", out)])
        return self.add("Add", [scaled, self.weight(f"{name}.bias", out)])

    def norm(self, values: str, name: str) -> str:
        """Layer normalisation."""
        weights = [self.weight(f"{name}.{part}", WIDTH) for part in ("weight", "bias")]
        return self.add("LayerNormalization", [values, *weights], axis=-1, epsilon=EPSILON)

    def layer(self, states: str, name: str) -> str:
        """One layer of the encoder; the factor of attention is in the weights."""
        parts = self.add("Reshape", [self.linear(states, f"{name}.mixed", WIDTH, 3 * WIDTH), "heads"])
        heads = self.add("Transpose", [parts], perm=[1, 2, 0, 3])
        index = [f"{name}.{i}" for i in range(3)]
        self.nodes.append(helper.make_node("Split", [heads], index, f"{name}.split", axis=0, num_outputs=3))
        query, key, value = (self.add("Squeeze", [part, "first"]) for part in index)
        turned = self.add("Transpose", [key], perm=[0, 2, 1])
        shares = self.add("Softmax", [self.add("MatMul", [query, turned])], axis=-1)
        seen = self.add("Transpose", [self.add("MatMul", [shares, value])], perm=[1, 0, 2])
        seen = self.add("Reshape", [seen, "joined"])
        attended = self.linear(seen, f"{name}.output", WIDTH, WIDTH)
        states = self.norm(self.add("Add", [states, attended]), f"{name}.attended")
        wide = self.linear(states, f"{name}.wide", WIDTH, INNER)
        wide = self.add("Gelu", [wide], domain="com.microsoft")
        narrow = self.linear(wide, f"{name}.narrow", INNER, WIDTH)
        return self.norm(self.add("Add", [states, narrow]), f"{name}.finished")


def save_graph(path: Path) -> None:
    """Write the graph from ``words`` (tokens, WIDTH), positions added, to ``vector`` (WIDTH)."""
    builder = Builder()
    states = builder.norm("words", "entered")
    for number in range(LAYERS):
        states = builder.layer(states, f"layers.{number}")
    builder.nodes.append(helper.make_node("ReduceMean", [states, "first"], ["vector"], "mean", keepdims=0))
    graph = helper.make_graph(
        builder.nodes,
        "encoder",
        [helper.make_tensor_value_info("words", TensorProto.FLOAT, ["tokens", WIDTH])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [WIDTH])],
        builder.constants + builder.outside,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=FORMAT), path)
