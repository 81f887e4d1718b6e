#!/usr/bin/env python3
"""Expected values of CropPlanTests and NormalizerTests, by torchvision 0.14.1, torch 1.13 and Pillow 9.4.

  python3 center_crop.py

writes center_crop.tsv (width, height, side, SHA-256 of the cropped picture's RGB bytes) for pictures whose sample of
channel c at (x, y) is (7 x + 13 y + 29 c + x y) mod 256, and normalize_<name>.f32, tables of 3 x 256 little-endian
float32: what ToTensor and Normalize make of each byte in each channel.
"""
import hashlib
import numpy as np
import torch
from PIL import Image
from torchvision import transforms


def picture(width, height):
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    return Image.fromarray(((7 * x + 13 * y + 29 * c + x * y) % 256).astype(np.uint8), "RGB")


sizes = [(n, 40) for n in range(20, 45)] + [(40, n) for n in range(20, 45)]
sizes += [(1, 1), (1, 60), (60, 1), (32, 32), (31, 33), (33, 31), (5, 6), (64, 47), (37, 29), (221, 32)]
with open("center_crop.tsv", "w") as out:
    out.write("width\theight\tside\tsha256\n")
    for width, height in sizes:
        for side in (32, 33):
            cropped = transforms.CenterCrop(side)(picture(width, height))
            out.write(f"{width}\t{height}\t{side}\t{hashlib.sha256(cropped.tobytes()).hexdigest()}\n")

ramp = Image.fromarray(np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2), "RGB")
for name, mean, deviation in [
    ("imagenet", [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ("half", [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]),
    ("clip", [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]),
]:
    tensor = transforms.Normalize(mean, deviation)(transforms.ToTensor()(ramp))
    assert tensor.dtype == torch.float32
    tensor.numpy()[:, 0, :].astype("<f4").tofile(f"normalize_{name}.f32")
