#!/usr/bin/env python3
"""Expected values of SpectrumWriterTests, by numpy 1.24: the classifier input of AutoGAN (Zhang et al. 2019), written
anew from its description.

  python3 spectrum.py

writes spectrum_<w>x<h>.f32, three planes of little-endian float32, for the formula picture of center_crop.py.
"""
import numpy as np

for width, height in [(24, 24), (21, 16)]:
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    picture = ((7 * x + 13 * y + 29 * c + x * y) % 256).astype(np.uint8)
    planes = np.empty((3, height, width))
    for channel in range(3):
        log = np.log(np.abs(np.fft.fft2(picture[:, :, channel] / 255.0)) + 1e-3)
        p5, p95 = np.percentile(log, 5), np.percentile(log, 95)
        planes[channel] = np.clip((log - p5) / (p95 - p5) * 2 - 1, -1, 1)
    planes.astype("<f4").tofile(f"spectrum_{width}x{height}.f32")
