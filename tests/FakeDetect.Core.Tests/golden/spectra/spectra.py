#!/usr/bin/python3
"""Makes spectra.json: spectra of three pictures given by a formula, by OpenCV 4.6, numpy 1.24 and scipy 1.10.

Run with Debian 12's python3-opencv, python3-numpy and python3-scipy: /usr/bin/python3 spectra.py
"""
import hashlib
import json
import os

import cv2
import numpy as np
from scipy import ndimage

SIZE = 64


def picture(seed, width, height):
    x, y, c = np.meshgrid(np.arange(width), np.arange(height), np.arange(3), indexing="ij")
    texture = (x * x * 3 + y * y * 5 + x * y * 7 + c * 97 + seed * 131) % 251
    ramp = (x * 2 + y + c * 20) % 256
    return ((texture + 3 * ramp) // 4).astype(np.uint8).transpose(1, 0, 2)


def corner(side):
    """The multiple of 16 nearest the centred corner that leaves room for the square."""
    centre = (side - SIZE) // 2
    below = centre // 16 * 16
    return below + 16 if below + 16 <= side - SIZE and centre - below > 8 else below


def main():
    pictures = [(1, 64, 64), (2, 100, 71), (3, 150, 130)]
    total = np.zeros((SIZE, SIZE), complex)
    magnitude = np.zeros((SIZE, SIZE))
    power = np.zeros((SIZE, SIZE))
    cases = []
    for seed, width, height in pictures:
        rgb = picture(seed, width, height)
        left, top = corner(width), corner(height)
        gray = cv2.cvtColor(np.ascontiguousarray(rgb[top:top + SIZE, left:left + SIZE]), cv2.COLOR_RGB2GRAY)
        median = cv2.medianBlur(gray, 5)
        spectrum = np.fft.fft2(gray.astype(float) - median.astype(float)) / SIZE
        total += spectrum
        magnitude += np.abs(spectrum)
        power += np.abs(spectrum) ** 2
        cases.append({"seed": seed, "width": width, "height": height, "left": left, "top": top,
                      "gray_sha256": hashlib.sha256(gray.tobytes()).hexdigest(),
                      "median_sha256": hashlib.sha256(median.tobytes()).hexdigest()})
    count = len(pictures)
    magnitude = np.fft.fftshift(magnitude / count)
    coherent = np.fft.fftshift(np.abs(total / count))
    power = np.fft.fftshift(power / count)
    y, x = np.indices((SIZE, SIZE)) - SIZE // 2
    ring = np.rint(np.hypot(x, y)).astype(int)
    rings = np.arange(ring.max() + 1)
    sample = [(7 * i + 3, (11 * i + 5) % SIZE) for i in range(9)] + [(32, 32), (0, 0), (32, 0), (0, 32)]
    out = {
        "size": SIZE, "pictures": cases,
        "samples": [{"row": r, "column": c, "magnitude": magnitude[r, c], "coherent": coherent[r, c], "power": power[r, c]}
                    for r, c in sample],
        "profile_magnitude": ndimage.mean(magnitude, ring, rings).tolist(),
        "profile_coherent": ndimage.mean(coherent, ring, rings).tolist(),
    }
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spectra.json")
    with open(path, "w", encoding="ascii") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


main()
