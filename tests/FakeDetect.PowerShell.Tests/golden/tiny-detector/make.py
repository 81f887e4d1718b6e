#!/usr/bin/env python3
"""Writes model.onnx and model.json beside this script: a detector whose answer can be worked out by hand.

cam = mean over 8x8 pixels and three channels of 8 * (v / 127.5 - 1); logit = mean of cam. So a white picture has the
logit 8, a black one -8 and mid grey about 0. Needs nothing but Python: the few fields of the ONNX format that it takes
are encoded here.  Run:  python3 make.py
"""
import hashlib
import json
import os
import struct


def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def integer(field, n):
    return varint(field << 3) + varint(n)


def block(field, data):
    data = data.encode() if isinstance(data, str) else data
    return varint(field << 3 | 2) + varint(len(data)) + data


def dimension(d):
    return block(1, block(2, d) if isinstance(d, str) else integer(1, d))


def value(name, shape):
    tensor = integer(1, 1) + block(2, b"".join(map(dimension, shape)))
    return block(1, name) + block(2, block(1, tensor))


def attribute(name, values):
    return block(1, name) + b"".join(integer(8, v) for v in values) + integer(20, 7)


def node(op, inputs, outputs, attributes=()):
    return (b"".join(block(1, i) for i in inputs) + b"".join(block(2, o) for o in outputs)
            + block(4, op) + b"".join(block(5, a) for a in attributes))


weight = 8.0 / (3 * 64)
tensor = (b"".join(integer(1, d) for d in (1, 3, 8, 8)) + integer(2, 1) + block(8, "weight")
          + block(9, struct.pack("<192f", *[weight] * 192)))
graph = (
    block(1, node("Conv", ["image", "weight"], ["cam"], [attribute("strides", [8, 8]), attribute("kernel_shape", [8, 8])]))
    + block(1, node("GlobalAveragePool", ["cam"], ["pooled"]))
    + block(1, node("Flatten", ["pooled"], ["logit"]))
    + block(2, "tiny-detector") + block(5, tensor)
    + block(11, value("image", ["N", 3, "H", "W"]))
    + block(12, value("logit", ["N", 1])) + block(12, value("cam", ["N", 1, "h", "w"])))
model = integer(1, 8) + block(2, "make.py") + block(7, graph) + block(8, integer(2, 17))

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "model.onnx"), "wb") as file:
    file.write(model)
card = {
    "schema": 1,
    "name": "tiny-detector",
    "version": "1.0",
    "description": "Brightness, not forgery: for tests.",
    "architecture": "onnx",
    "input": {"kind": "Rgb", "mean": [0.5, 0.5, 0.5], "deviation": [0.5, 0.5, 0.5]},
    "tiling": {"stride": 8, "halo": 0},
    "view": "CenterCrop",
    "cropSize": 32,
    "threshold": 0.5,
    "onnxSha256": hashlib.sha256(model).hexdigest(),
    "licence": "MIT",
    "provenance": "make.py",
}
with open(os.path.join(here, "model.json"), "w") as file:
    json.dump(card, file, indent=2)
    file.write("\n")
