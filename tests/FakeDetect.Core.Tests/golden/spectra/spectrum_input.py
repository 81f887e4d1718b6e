#!/usr/bin/env python3
"""Writes spectrum_input.tsv: numpy's log spectra of pictures by formula, as Zhang, Karaman and Chang (WIFS 2019) feed
them to a network (made with Debian's python3-numpy 1.24).

Per channel: v / 255, 2-D FFT, log(|F| + 1e-3), 5th and 95th percentile to -1 and 1, clipped. Every 7th value is kept.
"""
import numpy as np

with open("spectrum_input.tsv", "w", newline="\n") as out:
    for width, height in ((32, 32), (24, 20), (15, 27)):
        y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
        image = ((x * 7 + y * 13 + c * 29 + (x * y) % 11 * 9) % 256).astype(np.uint8)
        planes = []
        for channel in range(3):
            spectrum = np.log(np.abs(np.fft.fft2(image[:, :, channel] / 255.0)) + 1e-3)
            low, high = np.percentile(spectrum, 5), np.percentile(spectrum, 95)
            planes.append(np.clip((spectrum - low) / (high - low) * 2 - 1, -1, 1))
        values = np.stack(planes).astype(np.float32).ravel()
        print(width, height, *(f"{v:.8g}" for v in values[::7]), sep="\t", file=out)
