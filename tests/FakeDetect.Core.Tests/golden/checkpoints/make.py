"""Writes the small checkpoints of this folder with torch.save (made with Debian's python3-torch 1.13).

Usage: /usr/bin/python3 make.py [folder]

Element i of a tensor is (i * 7 % 23 - 11) / 4 for floats, i * 7 % 23 for integers, i % 3 == 0 for bool.
"""
import argparse
import collections
import os
import sys

import numpy
import torch

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def values(shape, dtype):
    count = int(numpy.prod(shape)) if shape else 1
    i = torch.arange(count)
    if dtype == torch.bool:
        return (i % 3 == 0).reshape(shape)
    if dtype.is_floating_point:
        return (((i * 7 % 23) - 11) / 4).to(dtype).reshape(shape)
    return (i * 7 % 23).to(dtype).reshape(shape)


def all_types():
    """One tensor of every element type, then windows that are not the whole of their storage."""
    state = collections.OrderedDict()
    for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16,
                  torch.int8, torch.uint8, torch.bool):
        state[str(dtype).split(".")[1]] = values((3, 5), dtype)
    state["scalar"] = values((), torch.int64)
    state["empty"] = values((0, 4), torch.float32)
    base = values((4, 6), torch.float32)
    state["transposed"] = base.t()                      # strides (1, 6)
    state["permuted"] = values((2, 3, 4), torch.float32).permute(2, 0, 1)
    state["column"] = base[:, 2]                        # offset 2, stride 6
    state["rows"] = base[1:3]                           # contiguous, offset 6
    state["tied"] = base                                # the same storage
    state["channels_last"] = values((2, 3, 4, 5), torch.float32).contiguous(memory_format=torch.channels_last)
    return state


def save(name, content, **kwargs):
    torch.save(content, os.path.join(folder, name), **kwargs)


def both(name, content):
    save(name + ".zip.pth", content)
    save(name + ".legacy.pth", content, _use_new_zipfile_serialization=False)


class Evil:
    def __reduce__(self):
        return os.system, ("exit 1",)


both("all-types", all_types())

# A training script's file: the state dict under 'model' with DataParallel's prefix, the optimizer's state before it,
# options and NumPy numbers beside it.
net = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3, bias=False), torch.nn.BatchNorm2d(4))
with torch.no_grad():
    net[0].weight.copy_(values((4, 3, 3, 3), torch.float32))
optimizer = torch.optim.Adam(net.parameters())
net(torch.ones(2, 3, 8, 8)).sum().backward()
optimizer.step()
with torch.no_grad():
    net[0].weight.copy_(values((4, 3, 3, 3), torch.float32))
both("training", {
    "optimizer": optimizer.state_dict(),
    "epoch": 3,
    "best": numpy.float64(0.5),
    "args": argparse.Namespace(lr=1e-3, name="x"),
    "classes": {"real", "fake"},
    "step": torch.tensor(9.0),
    "model": {"module." + k: v for k, v in net.state_dict().items()},
})

# Parameters instead of tensors, no wrapper.
save("parameters.zip.pth", dict(net.named_parameters()))

both("evil", {"model": net.state_dict(), "extra": Evil()})
save("whole-model.zip.pth", net)
save("no-state.zip.pth", {"epoch": 3, "weights_file": "x.bin"})
