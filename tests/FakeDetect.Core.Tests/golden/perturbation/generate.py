#!/usr/bin/python3
"""Expected results of the reference's perturbations: scipy's gaussian_filter, Pillow's resize, crop and JPEG round trip.
Run: /usr/bin/python3 generate.py -> *.tsv, weights.txt (made with Debian's scipy 1.10.1, Pillow 9.4.0, OpenCV 4.6.0).
Pictures are made by a formula that the tests repeat (SyntheticPictures.cs), so that only hashes are stored."""
import hashlib, io, os
import cv2, numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter
from scipy.ndimage._filters import _gaussian_kernel1d

here = os.path.dirname(os.path.abspath(__file__))

def noise(w, h):
    """The linear congruential generator of Numerical Recipes, high byte."""
    out = np.empty(w*h*3, np.uint8); s = w*65536 + h
    for i in range(out.size):
        s = (s*1664525 + 1013904223) & 0xffffffff; out[i] = s >> 24
    return out.reshape(h, w, 3)
def smooth(w, h):
    """Integer gradients and a parabola: no floating point, so both languages agree."""
    y, x = np.mgrid[0:h, 0:w]
    return np.dstack([(x*7 + y*3) // 4 % 256, x*x // 16 % 256, (255 - (x + 2*y) % 256)]).astype(np.uint8)
def flat(w, h): return np.full((h, w, 3), 200, np.uint8)
KINDS = dict(noise=noise, smooth=smooth, flat=flat)
sha = lambda a: hashlib.sha256(np.ascontiguousarray(a).tobytes()).hexdigest()
def table(name, head, rows):
    with open(os.path.join(here, name), 'w') as t:
        t.write('\t'.join(head) + '\n')
        for r in rows: t.write('\t'.join(str(v) for v in r) + '\n')

# The pictures themselves, so that a difference in the formula shows as such.
table('pictures.tsv', ('kind', 'width', 'height', 'sha256'), [(k, w, h, sha(f(w, h))) for k, f in KINDS.items() for w, h in ((61, 75), (128, 96), (3, 2), (1, 1), (200, 133))])

# Blur: weights by numpy (its exp differs from other libraries' in the last bit), then pixels for these very weights.
rows = []; lines = []
for i, sigma in enumerate((0.1, 0.124, 0.126, 0.3, 0.5, 0.75, 1.0, 1.3, 1.5, 1.875, 2.0, 2.2, 2.5, 2.9, 3.0, 4.0)):
    r = int(4.0*sigma + 0.5); k = _gaussian_kernel1d(sigma, 0, r)
    lines.append(' '.join([repr(sigma)] + [v.hex() for v in k[r:]]))
    for kind, w, h in (('noise', 61, 75), ('smooth', 128, 96), ('flat', 61, 75), ('noise', 3, 2), ('noise', 1, 1)):
        a = KINDS[kind](w, h)
        for c in range(3): gaussian_filter(a[:, :, c], output=a[:, :, c], sigma=sigma)
        rows.append((kind, w, h, repr(sigma), sha(a)))
table('blur.tsv', ('kind', 'width', 'height', 'sigma', 'sha256'), rows)
open(os.path.join(here, 'weights.txt'), 'w').write('\n'.join(lines) + '\n')

# Resize, up and down, one axis, extreme ratios.
F = dict(Nearest=Image.NEAREST, Box=Image.BOX, Bilinear=Image.BILINEAR, Hamming=Image.HAMMING, Bicubic=Image.BICUBIC, Lanczos=Image.LANCZOS)
rows = []
for kind, w, h in (('noise', 61, 75), ('smooth', 128, 96), ('noise', 200, 133), ('noise', 3, 2), ('noise', 1, 1)):
    im = Image.fromarray(KINDS[kind](w, h))
    for W, H in ((256, 208), (40, 31), (61, 30), (30, 75), (7, 5), (1, 1), (224, 300), (128, 96), (199, 134), (333, 77)):
        for n, f in F.items(): rows.append((kind, w, h, W, H, n, sha(np.asarray(im.resize((W, H), f)))))
table('resize.tsv', ('kind', 'width', 'height', 'to_width', 'to_height', 'filter', 'sha256'), rows)

# Nearest: which source sample each output sample takes, over many sizes, as one hash.
h = hashlib.sha256()
for n_in in range(1, 180, 7):
    im = Image.fromarray(np.arange(n_in, dtype=np.uint8)[None, :])
    for n_out in range(1, 260, 11): h.update(np.asarray(im.resize((n_out, 1), Image.NEAREST)).tobytes())
open(os.path.join(here, 'nearest.sha256'), 'w').write(h.hexdigest() + '\n')

# JPEG: the stream (hash of the whole file) and the pixels; OpenCV must agree at 4:2:0.
rows = []
for kind, w, h in (('noise', 61, 75), ('smooth', 128, 96), ('noise', 3, 2), ('noise', 1, 1), ('smooth', 200, 133), ('flat', 61, 75)):
    a = KINDS[kind](w, h)
    for q in (1, 10, 30, 49, 50, 65, 75, 90, 95, 100):
        for n, s in (('S444', 0), ('S422', 1), ('S420', 2)):
            o = io.BytesIO(); Image.fromarray(a).save(o, 'JPEG', quality=q, subsampling=s)
            p = np.asarray(Image.open(io.BytesIO(o.getvalue())).convert('RGB'))
            if n == 'S420' and q >= 30:
                e = cv2.imdecode(cv2.imencode('.jpg', a[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, q])[1], 1)[:, :, ::-1]
                assert np.array_equal(e, p), (kind, w, h, q)
            rows.append((kind, w, h, q, n, hashlib.sha256(o.getvalue()).hexdigest(), sha(p)))
table('jpeg.tsv', ('kind', 'width', 'height', 'quality', 'subsampling', 'file_sha256', 'sha256'), rows)

# The same with quantisation tables of no quality: those of the encoder test.
own = [[1 + (i*5 + 3*c) % 97 for i in range(64)] for c in range(2)]
zigzag = [0,1,8,16,9,2,3,10,17,24,32,25,18,11,4,5,12,19,26,33,40,48,41,34,27,20,13,6,7,14,21,28,35,42,49,56,57,50,43,36,29,22,15,23,30,37,44,51,58,59,52,45,38,31,39,46,53,60,61,54,47,55,62,63]
rows = []
for n, s in (('S444', 0), ('S422', 1), ('S420', 2)):
    o = io.BytesIO(); Image.fromarray(smooth(200, 133)).save(o, 'JPEG', qtables=own, subsampling=s)
    back = Image.open(io.BytesIO(o.getvalue())).quantization
    assert [back[0][i] for i in range(64)] == own[0] and [back[1][i] for i in range(64)] == own[1]
    rows.append((n, hashlib.sha256(o.getvalue()).hexdigest(), sha(np.asarray(Image.open(io.BytesIO(o.getvalue())).convert('RGB')))))
table('jpeg_own_tables.tsv', ('subsampling', 'file_sha256', 'sha256'), rows)
