"""Expected logits from PyTorch for resnet18-multilevel: its files in this folder, and its line of heads.tsv.

Usage: /usr/bin/python3 multilevel.py     (torch 1.13, torchvision 0.14)

The files are those of parity.py, made by its functions. Its one difference: no normalisation is weak, for nine blocks do
not lose what fifty layers do.
"""
import os

import numpy as np
import torch
import torchvision
from torch import nn
from torch.nn import functional as F

import parity

NAME = "resnet18-multilevel"
# v - mean over 0..255, as (v / 255 - mean) / deviation: float32 quotients, as the engine has them.
STATISTICS = (
    tuple(float(np.float32(v) / np.float32(255)) for v in (123.15, 115.90, 103.06)),
    (float(np.float32(1) / np.float32(255)),) * 3,
)


class ResNet18Multilevel(nn.Module):
    """ResNet-18 with three blocks in layer4; its head reads layers 2, 3 and 4, averaged over layer 4's cells."""

    def __init__(self):
        super().__init__()
        whole = torchvision.models.resnet.ResNet(torchvision.models.resnet.BasicBlock, [2, 2, 2, 3])
        for name in ("conv1", "bn1", "layer1", "layer2", "layer3", "layer4"):
            setattr(self, name, getattr(whole, name))
        self.fc = nn.Linear(128 + 256 + 512, 1)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        second = self.layer2(self.layer1(x))
        third = self.layer3(second)
        fourth = self.layer4(third)
        maps = [F.avg_pool2d(m, k, k, ceil_mode=True, count_include_pad=False) for m, k in ((second, 4), (third, 2))]
        return self.fc(torch.cat(maps + [fourth / 4], 1).mean((2, 3)))


if __name__ == "__main__":
    torch.set_num_threads(1)
    path = os.path.join(parity.HERE, "heads.tsv")
    others = [line for line in open(path) if not line.startswith(NAME + "\t")]
    parity.NETWORKS.clear()
    parity.NETWORKS[NAME] = (ResNet18Multilevel, STATISTICS, 224, range(24))
    parity.golden()
    own = open(path).read()
    with open(path, "w") as out:
        out.writelines(others)
        out.write(own)
