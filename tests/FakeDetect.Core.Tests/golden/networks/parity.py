"""Expected logits from PyTorch for networks whose weights follow a formula.

Usage: /usr/bin/python3 parity.py                  writes the files of this folder (torch 1.13, torchvision 0.14)
       /usr/bin/python3 parity.py write <folder>   writes ResNet-50 with torch.save: zip.pth, legacy.pth, training.pth

For each network: <id>.tensors.tsv (name, shape, kind of every tensor), <id>.stats.bin (running mean and variance of
each batch normalisation, float32, in the table's order), <id>.logits.tsv (picture, logit of the centre crop, logit of the
whole), and in heads.tsv the scale and bias of its head. The statistics are those of six of the pictures; the head is
scaled so that the logits of the centre crops have mean 0 and deviation 3, for a test on logits that are all alike would
be blind. The last normalisation of each residual branch is weak, as in trained nets: with strong ones float32 itself, in
PyTorch as anywhere, is off by 3e-4 in such a random ResNet-50.
"""
import os
import re
import sys

import numpy as np
import torch
from torch import nn

import formula
from networks import NETWORKS

HERE = os.path.dirname(os.path.abspath(__file__))
CALIBRATION = [0, 1, 2, 3, 13, 19]

# The last normalisation of a residual branch, in torchvision's names.
BRANCH_END = re.compile(r"layer\d\.\d\.bn3$|features\.\d+\.conv\.3$")


def kind(name, tensor, norms):
    module, _, part = name.rpartition(".")
    if module in norms:
        return {"weight": "branch" if BRANCH_END.search(module) else "scale", "bias": "shift", "running_mean": "mean", "running_var": "variance", "num_batches_tracked": "count"}[part]
    if tensor.dim() == 4:
        return "kernel"
    if tensor.dim() == 2:
        return "head"
    return "head_bias" if module in ("fc", "fc1", "classifier.1", "logit.1") else "bias"


def fill(net):
    """Weights by formula, statistics 0 and 1; gives the table of tensors."""
    norms = {n for n, m in net.named_modules() if isinstance(m, nn.BatchNorm2d)}
    table = []
    state = net.state_dict()
    for name, tensor in state.items():
        what = kind(name, tensor, norms)
        table.append((name, tuple(tensor.shape), what))
        if what in ("kernel", "head"):
            values = formula.kernel(name, tuple(tensor.shape))
        elif what == "scale":
            values = formula.vector(name, len(tensor), 0.75, 1.25)
        elif what == "branch":
            values = formula.vector(name, len(tensor), 0.15, 0.35)
        elif what in ("shift", "bias"):
            values = formula.vector(name, len(tensor), -0.25, 0.25)
        elif what == "count":
            values = np.int64(7)
        else:
            values = np.full(tensor.shape, 1.0 if what == "variance" else 0.0, np.float32)
        state[name] = torch.from_numpy(np.asarray(values)).reshape(tensor.shape)
    net.load_state_dict(state)
    return table


def to_tensor(pixels, statistics):
    """((v / 255) - mean) / deviation in float32, as torchvision's ToTensor and Normalize."""
    mean = np.array(statistics[0], np.float32)
    deviation = np.array(statistics[1], np.float32)
    x = (pixels.astype(np.float32) / np.float32(255) - mean) / deviation
    return torch.from_numpy(np.ascontiguousarray(x.transpose(2, 0, 1)[None]))


def centre(pixels, size):
    """torchvision's CenterCrop: black where the picture is smaller."""
    import torchvision
    from PIL import Image
    return np.asarray(torchvision.transforms.CenterCrop(size)(Image.fromarray(pixels)))


def calibrate(net, statistics, size):
    """Puts each normalisation's statistics at those of the calibration pictures, in the order of the walk."""
    batch = torch.cat([to_tensor(centre(formula.picture(i), size), statistics) for i in CALIBRATION])

    def measure(module, inputs):
        x = inputs[0]
        module.running_mean.copy_(x.mean((0, 2, 3)))
        module.running_var.copy_(x.var((0, 2, 3), unbiased=False) + 1e-3)

    handles = [m.register_forward_pre_hook(measure) for m in net.modules() if isinstance(m, nn.BatchNorm2d)]
    net.eval()
    with torch.no_grad():
        net(batch)
    for handle in handles:
        handle.remove()


def head_of(net):
    return [m for m in net.modules() if isinstance(m, nn.Linear)][-1]


def head_name(net):
    head = head_of(net)
    return next(n for n, m in net.named_modules() if m is head)


def set_head(net, scale, bias):
    head = head_of(net)
    with torch.no_grad():
        head.weight.copy_(torch.from_numpy(formula.kernel(head_name(net) + ".weight", tuple(head.weight.shape), scale)))
        head.bias.zero_()
        head.bias[-1] = bias


def logit(net, x):
    with torch.no_grad():
        out = net(x)[0]
    return float(out[0] if len(out) == 1 else out[1] - out[0])


def golden():
    heads = []
    for name, (make, statistics, size, pictures) in NETWORKS.items():
        net = make()
        table = fill(net)
        calibrate(net, statistics, size)
        set_head(net, 1.0, 0.0)
        plain = np.array([logit(net, to_tensor(centre(formula.picture(i), size), statistics)) for i in pictures])
        scale = float(3.0 / plain.std())
        bias = float(np.float32(-plain.mean() * scale))
        set_head(net, scale, bias)
        heads.append(f"{name}\t{scale!r}\t{bias!r}\n")
        write_network(name, net, table)
        with open(os.path.join(HERE, f"{name}.logits.tsv"), "w") as out:
            out.write("picture\tcentre\twhole\n")
            for i in pictures:
                pixels = formula.picture(i)
                a = logit(net, to_tensor(centre(pixels, size), statistics))
                b = logit(net, to_tensor(pixels, statistics))
                out.write(f"{i}\t{a:.7g}\t{b:.7g}\n")
                print(name, i, pixels.shape, a, b, flush=True)
    with open(os.path.join(HERE, "heads.tsv"), "w") as out:
        out.writelines(heads)


def write_network(name, net, table):
    state = net.state_dict()
    with open(os.path.join(HERE, f"{name}.tensors.tsv"), "w") as out:
        for tensor, shape, what in table:
            out.write(f"{tensor}\t{','.join(map(str, shape))}\t{what}\n")
    with open(os.path.join(HERE, f"{name}.stats.bin"), "wb") as out:
        for tensor, _, what in table:
            if what in ("mean", "variance"):
                out.write(state[tensor].numpy().astype("<f4").tobytes())


def restore(name):
    """The network again, from the files."""
    net = NETWORKS[name][0]()
    table = fill(net)
    numbers = np.fromfile(os.path.join(HERE, f"{name}.stats.bin"), "<f4")
    state = net.state_dict()
    at = 0
    for tensor, shape, what in table:
        if what in ("mean", "variance"):
            state[tensor] = torch.from_numpy(numbers[at:at + shape[0]].copy())
            at += shape[0]
    net.load_state_dict(state)
    for line in open(os.path.join(HERE, "heads.tsv")):
        cells = line.split()
        if cells[0] == name:
            set_head(net, float(cells[1]), float(cells[2]))
    return net


def write(folder):
    net = restore("resnet50")
    state = net.state_dict()
    torch.save(state, os.path.join(folder, "zip.pth"))
    torch.save({"state_dict": {"module." + k: v for k, v in state.items()}}, os.path.join(folder, "legacy.pth"),
               _use_new_zipfile_serialization=False)
    # As the reference saves it: Adam's two moments of every parameter lie beside the model.
    moments = {i: {"step": 1, "exp_avg": torch.zeros_like(p), "exp_avg_sq": torch.ones_like(p)} for i, p in enumerate(net.parameters())}
    torch.save({"model": state, "optimizer": {"state": moments, "param_groups": [{"lr": 1e-4, "params": list(moments)}]}, "total_steps": 3},
               os.path.join(folder, "training.pth"))


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    if len(sys.argv) == 3 and sys.argv[1] == "write":
        write(sys.argv[2])
    else:
        golden()
