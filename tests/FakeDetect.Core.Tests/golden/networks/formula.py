"""Weights and pictures by formula: the same bits as FormulaValues.cs and FormulaPictures.cs make."""
import numpy as np

# Width and height of each picture; the four kinds take turns.
SIZES = [(224, 224), (256, 256), (300, 200), (200, 301), (225, 223), (60, 40), (321, 97), (97, 257), (227, 227), (350, 231),
         (128, 128), (64, 300), (222, 260), (333, 333), (231, 111), (160, 208), (255, 254), (33, 35), (288, 192), (240, 320),
         (199, 219), (96, 96), (272, 226), (112, 337)]


def seed(name):
    """FNV-1a, 32 bits."""
    value = 2166136261
    for char in name.encode():
        value = ((value ^ char) * 16777619) & 0xFFFFFFFF
    return value


def hashes(start, count):
    """murmur3's finalizer over start + i * 0x9E3779B9."""
    with np.errstate(over="ignore"):
        x = np.uint32(start) + np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9)
        x ^= x >> np.uint32(16)
        x *= np.uint32(0x85EBCA6B)
        x ^= x >> np.uint32(13)
        x *= np.uint32(0xC2B2AE35)
        x ^= x >> np.uint32(16)
    return x


def uniform(name, count):
    return (hashes(seed(name), count) >> np.uint32(8)).astype(np.float64) / 16777216.0


def kernel(name, shape, scale=1.0):
    fan_in = int(np.prod(shape[1:]))
    bound = np.sqrt(6.0 / fan_in)
    return ((2 * uniform(name, int(np.prod(shape))) - 1) * bound * scale).astype(np.float32).reshape(shape)


def vector(name, length, low, high):
    return (low + uniform(name, length) * (high - low)).astype(np.float32)


def picture(index):
    """RGB bytes [h, w, 3], whole numbers only."""
    width, height = SIZES[index]
    noise = (hashes(seed(f"picture {index}"), height * width * 3) >> np.uint32(24)).astype(np.int64).reshape(height, width, 3)
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    ramp = (x * (3 + c) + y * (5 - c) + 40 * c + 11 * index) % 512
    ramp = np.where(ramp > 255, 511 - ramp, ramp)       # up and down again: no jumps
    kind = index % 4
    if kind == 0:                                       # ramp with a little noise
        value = ramp + noise // 16 - 8
    elif kind == 1:                                     # flat blocks, as nearest upsampling makes them
        side = 2 + index % 3
        value = noise[y // side * side, x // side * side, c]
    elif kind == 2:                                     # noise on grey, the mean of 2x2
        right = noise[:, np.minimum(np.arange(width) + 1, width - 1)]
        below = noise[np.minimum(np.arange(height) + 1, height - 1)]
        value = (noise + right + below + 2 * ramp) // 5
    else:                                               # ramp with a checkerboard
        value = ramp + np.where((x + y) % 2 == 0, 12, -12)
    return np.clip(value, 0, 255).astype(np.uint8)
