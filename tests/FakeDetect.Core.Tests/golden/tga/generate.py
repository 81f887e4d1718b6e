#!/usr/bin/python3
"""Writes small Targa pictures of every kind and records what Pillow's open(...).convert('RGB') makes of them.
Complements ../corners/generate.py. Run: /usr/bin/python3 generate.py -> files/*, table.tsv (made with Debian's Pillow 9.4.0)."""
import hashlib, io, os, struct
import numpy as np, PIL
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
F = os.path.join(here, 'files')
os.makedirs(F, exist_ok=True)
for f in os.listdir(F): os.remove(os.path.join(F, f))
W, H = 37, 29
yy, xx = np.mgrid[0:H, 0:W]
R = (127 + 90*np.sin(xx/5.0) + 35*np.cos(yy/3.0)).clip(0, 255).astype(np.uint8)
G = (xx*255//(W-1)).astype(np.uint8)
B = ((xx*7 + yy*13) % 256).astype(np.uint8)
A = (yy*255//(H-1)).astype(np.uint8)
RGB, RGBA = np.dstack([R, G, B]), np.dstack([R, G, B, A])
RGB[:, 10:20] = RGB[:, 10:11]; RGBA[:, 10:20] = RGBA[:, 10:11]   # something for the run lengths
L = ((RGB[..., 0].astype(int) + RGB[..., 1] + RGB[..., 2])//3).astype(np.uint8)
PAL = np.array([[i*37 % 256, i*91 % 256, 255-i] for i in range(256)], np.uint8)
RGB15 = ((RGB[..., 0].astype(int) >> 3) << 10) | ((RGB[..., 1].astype(int) >> 3) << 5) | (RGB[..., 2].astype(int) >> 3)
BGR, BGRA, WORD = RGB[..., ::-1], RGBA[..., [2, 1, 0, 3]], np.dstack([RGB15 & 255, RGB15 >> 8]).astype(np.uint8)
LA = np.dstack([L, A])
ORIGINS = {'bl': 0x00, 'br': 0x10, 'tl': 0x20, 'tr': 0x30}
FOOTER = struct.pack('<II', 0, 0) + b'TRUEVISION-XFILE.\0'

def stored(a, origin):
    a = a.reshape(H, W, -1)
    if origin & 0x10: a = a[:, ::-1]
    return a if origin & 0x20 else a[::-1]
def rle(a):
    """Runs and literals of at most 128 pixels; none crosses the end of a row, as version 2 asks."""
    out = b''
    for r in a:
        i = 0; p = [x.tobytes() for x in r]
        while i < len(p):
            n = 1
            while i+n < len(p) and p[i+n] == p[i] and n < 128: n += 1
            if n > 1: out += bytes([127 + n]) + p[i]; i += n; continue
            while i+n < len(p) and n < 128 and (i+n+1 >= len(p) or p[i+n] != p[i+n+1]): n += 1
            out += bytes([n - 1]) + b''.join(p[i:i+n]); i += n
    return out
def tga(kind, bits, pixels, origin=0x20, alpha=0, map_=b'', first=0, entries=0, map_bits=0, ident=b'', footer=True, size=(W, H), extra=b''):
    return struct.pack('<BBBHHBHHHHBB', len(ident), 1 if map_ else 0, kind, first, entries, map_bits, 0, 0, *size, bits, origin | alpha) \
        + ident + map_ + pixels + extra + (FOOTER if footer else b'')
def put(name, data): open(os.path.join(F, name), 'wb').write(data)

bgr = lambda n=256, start=0: PAL[start:start+n, ::-1].tobytes()
bgrx = b''.join(bytes([b, g, r, 255]) for r, g, b in PAL)
words = b''.join(struct.pack('<H', (int(r) >> 3 << 10) | (int(g) >> 3 << 5) | (int(b) >> 3)) for r, g, b in PAL)
P24 = dict(map_=bgr(), entries=256, map_bits=24)
for o, d in ORIGINS.items():
    put('tga_24_%s.tga' % o, tga(2, 24, stored(BGR, d).tobytes(), d))
    put('tga_24_rle_%s.tga' % o, tga(10, 24, rle(stored(BGR, d)), d))
    put('tga_l_%s.tga' % o, tga(3, 8, stored(L, d).tobytes(), d))
    put('tga_l_rle_%s.tga' % o, tga(11, 8, rle(stored(L, d)), d))
    put('tga_p_%s.tga' % o, tga(1, 8, stored(L, d).tobytes(), d, **P24))
    put('tga_p_rle_%s.tga' % o, tga(9, 8, rle(stored(L, d)), d, **P24))
    put('tga_32_%s.tga' % o, tga(2, 32, stored(BGRA, d).tobytes(), d, 8))
    put('tga_32_rle_%s.tga' % o, tga(10, 32, rle(stored(BGRA, d)), d, 8))
    put('tga_16_%s.tga' % o, tga(2, 16, stored(WORD, d).tobytes(), d))
    put('tga_16_rle_%s.tga' % o, tga(10, 16, rle(stored(WORD, d)), d))
T = 0x20
ALPHA0 = BGRA.copy(); ALPHA0[..., 3] = 0
put('tga_32_alpha0.tga', tga(2, 32, ALPHA0.tobytes(), T, 8))
put('tga_32_no_alpha_bits.tga', tga(2, 32, BGRA.tobytes(), T, 0))
WORD1 = WORD.copy(); WORD1[..., 1] |= 0x80
put('tga_16_attribute.tga', tga(2, 16, WORD1.tobytes(), T, 1))
put('tga_la.tga', tga(3, 16, LA.tobytes(), T, 8))
put('tga_la_rle.tga', tga(11, 16, rle(LA), T, 8))
put('tga_p_map32.tga', tga(1, 8, L.tobytes(), T, map_=bgrx, entries=256, map_bits=32))
put('tga_p_map16.tga', tga(1, 8, L.tobytes(), T, map_=words, entries=256, map_bits=16))
put('tga_p_first.tga', tga(1, 8, (L >> 4).astype(np.uint8).tobytes(), T, map_=bgr(12, 4), first=4, entries=12, map_bits=24))
put('tga_p_short.tga', tga(1, 8, (L >> 4).astype(np.uint8).tobytes(), T, map_=bgr(16), entries=16, map_bits=24))
put('tga_p_short_beyond.tga', tga(1, 8, (L >> 3).astype(np.uint8).tobytes(), T, map_=bgr(16), entries=16, map_bits=24))
put('tga_24_with_map.tga', tga(2, 24, BGR.tobytes(), T, **P24))
put('tga_24_ident.tga', tga(2, 24, BGR.tobytes(), T, ident=b'An identification field'))
put('tga_24_v1.tga', tga(2, 24, BGR.tobytes(), T, footer=False))
put('tga_24_rle_v1.tga', tga(10, 24, rle(BGR), T, footer=False))
put('tga_l_v1.tga', tga(3, 8, L.tobytes(), 0, footer=False))
put('tga_24_extension.tga', tga(2, 24, BGR.tobytes(), T, extra=b'developer area')[:-26] + struct.pack('<II', 0, 18) + FOOTER[8:])
put('tga_15.tga', tga(2, 15, WORD.tobytes(), T))
put('tga_1bit.tga', tga(3, 1, np.packbits(L >> 7, axis=1).tobytes(), T))
put('tga_24_interleaved.tga', tga(2, 24, BGR.tobytes(), T, 0x40))
flat = np.full((H, W, 3), 77, np.uint8)
put('tga_24_rle_across_rows.tga', tga(10, 24, b''.join(bytes([127 + n]) + b'\x4d\x4d\x4d' for n in [128] * (W * H // 128) + [W * H % 128]), T))
for name, k in (('rgb', Image.fromarray(RGB)), ('rgba', Image.fromarray(RGBA)), ('l', Image.fromarray(L))):
    k.save(os.path.join(F, 'tga_pillow_%s.tga' % name)); k.save(os.path.join(F, 'tga_pillow_%s_rle.tga' % name), compression='tga_rle')

with open(os.path.join(here, 'table.tsv'), 'w') as t:
    t.write('# Pillow %s\n' % PIL.__version__)
    t.write('file\tfile_sha256\topen_mode\tsize\trgb_sha256 (W*H*3)\tnote\n')
    for f in sorted(os.listdir(F)):
        b = open(os.path.join(F, f), 'rb').read(); note = ''; mode = sz = sh = '-'
        try:
            im = Image.open(io.BytesIO(b)); mode = im.mode; r = im.convert('RGB'); sz = '%dx%d' % r.size
            sh = hashlib.sha256(r.tobytes()).hexdigest()
        except Exception as e: note = ('%s: %s' % (type(e).__name__, e)).split(' <_io')[0].replace('\n', ' ')[:120]
        t.write('\t'.join([f, hashlib.sha256(b).hexdigest(), mode, sz, sh, note]) + '\n')
