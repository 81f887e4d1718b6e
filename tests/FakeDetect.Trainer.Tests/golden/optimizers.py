#!/usr/bin/env python3
"""Writes optimizers.tsv: weights after steps of PyTorch's optimisers (made with Debian's python3-torch 1.13).

A weight [2, 2] and a bias [2] start at fixed values; the gradient of step t is sin of a fixed phase, scaled.
"""
import math
import torch

START = [0.5, -1.25, 2.0, 0.125, 0.75, -0.5]


def gradient(step, i):
    return 0.3 * math.sin(1.7 * step + 0.9 * i) + (0.01 if i % 2 else -0.02)


def run(name, make):
    torch.set_default_dtype(torch.float32)
    weight = torch.nn.Parameter(torch.tensor(START[:4]).reshape(2, 2))
    bias = torch.nn.Parameter(torch.tensor(START[4:]))
    optimizer = make(weight, bias)
    for step in range(1, 21):
        weight.grad = torch.tensor([gradient(step, i) for i in range(4)]).reshape(2, 2)
        bias.grad = torch.tensor([gradient(step, i) for i in range(4, 6)])
        optimizer.step()
        if step in (1, 2, 20):
            values = weight.detach().flatten().tolist() + bias.detach().tolist()
            print(name, step, *(repr(v) for v in values), sep="\t", file=out)


with open("optimizers.tsv", "w", newline="\n") as out:
    print("optimizer", "step", *(f"w{i}" for i in range(6)), sep="\t", file=out)
    run("Adam", lambda w, b: torch.optim.Adam([w, b], lr=0.01, betas=(0.9, 0.999)))
    run("AdamW", lambda w, b: torch.optim.AdamW(
        [{"params": [w], "weight_decay": 0.02}, {"params": [b], "weight_decay": 0.0}], lr=0.01, betas=(0.9, 0.999)))
    run("Sgd", lambda w, b: torch.optim.SGD([w, b], lr=0.01))
