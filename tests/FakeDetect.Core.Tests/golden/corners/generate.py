#!/usr/bin/python3
"""Writes small pictures in the corners of each format and records what Pillow's open(...).convert('RGB') makes of them.
Complements ../parity/generate.py. Run: /usr/bin/python3 generate.py -> files/*, table.tsv (made with Debian's Pillow 9.4.0)."""
import hashlib, io, os, struct, zlib
import numpy as np, PIL
from PIL import Image, ImageCms

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
L = ((R.astype(int)+G+B)//3).astype(np.uint8)
L16 = (xx.astype(np.uint32)*1771 + yy*37).astype(np.uint16)
PAL = np.array([[i*37 % 256, i*91 % 256, 255-i] for i in range(256)], np.uint8)
I = Image.fromarray(RGB)

def put(name, data): open(os.path.join(F, name), 'wb').write(data)
def save(name, im, **kw): im.save(os.path.join(F, name), **kw)
def pack(a, bits):
    out = b''
    for r in a:
        s = ''.join(format(int(v), '0%db' % bits) for v in r); s += '0'*((-len(s)) % 8)
        out += bytes(int(s[i:i+8], 2) for i in range(0, len(s), 8))
    return out

# ---- BMP: written by hand, since Pillow writes few kinds
def bmp(width, height, bits, rows, palette=b'', compression=0, header=40, masks=b'', colours=0, extra=b''):
    if header == 12: info = struct.pack('<IHHHH', 12, width, height, 1, bits)
    else: info = struct.pack('<IiiHHIIiiII', header, width, height, 1, bits, compression, len(rows), 2835, 2835, colours, 0) + extra
    start = 14 + len(info) + len(masks) + len(palette)
    return b'BM' + struct.pack('<IHHI', start + len(rows), 0, 0, start) + info + masks + palette + rows
def pad4(r): return r + b'\0' * (-len(r) % 4)
bgr = RGB[..., ::-1]
up = lambda a: a[::-1]
put('bmp_24_topdown.bmp', bmp(W, -H, 24, b''.join(pad4(r.tobytes()) for r in bgr)))
put('bmp_24_os2.bmp', bmp(W, H, 24, b''.join(pad4(r.tobytes()) for r in up(bgr)), header=12))
p16 = lambda r, g, b: ((RGB[..., 0].astype(int) >> (8-r)) << (g+b)) | ((RGB[..., 1].astype(int) >> (8-g)) << b) | (RGB[..., 2].astype(int) >> (8-b))
put('bmp_16_555.bmp', bmp(W, H, 16, b''.join(pad4(r.astype('<u2').tobytes()) for r in up(p16(5, 5, 5)))))
put('bmp_16_565.bmp', bmp(W, H, 16, b''.join(pad4(r.astype('<u2').tobytes()) for r in up(p16(5, 6, 5))), compression=3, masks=struct.pack('<III', 0xF800, 0x7E0, 0x1F)))
put('bmp_32_fields.bmp', bmp(W, H, 32, up(RGBA).tobytes(), compression=3, header=108, extra=struct.pack('<IIII', 0xFF, 0xFF00, 0xFF0000, 0xFF000000) + b'\0'*52))
put('bmp_32_v5.bmp', bmp(W, H, 32, up(RGBA[..., [2, 1, 0, 3]]).tobytes(), compression=3, header=124, extra=struct.pack('<IIII', 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + b'\0'*68))
pal4 = b''.join(bytes([b, g, r, 0]) for r, g, b in PAL)
put('bmp_4.bmp', bmp(W, H, 4, b''.join(pad4(pack([r], 4)) for r in up(L >> 4)), palette=pal4[:64]))
put('bmp_1_colour.bmp', bmp(W, H, 1, b''.join(pad4(pack([r], 1)) for r in up(L >> 7)), palette=pal4[40:48]))
put('bmp_8_short.bmp', bmp(W, H, 8, b''.join(pad4(r.tobytes()) for r in up(L)), palette=pal4[:400], colours=100))
put('bmp_8_os2.bmp', bmp(W, H, 8, b''.join(pad4(r.tobytes()) for r in up(L)), palette=b''.join(bytes([b, g, r]) for r, g, b in PAL), header=12))
def rle8(a):
    out = b''
    for r in a:
        i = 0
        while i < len(r):
            n = 1
            while i+n < len(r) and r[i+n] == r[i] and n < 255: n += 1
            if n == 1 and i + 3 <= len(r): out += bytes([0, 3]) + r[i:i+3].tobytes() + b'\0'; i += 3
            else: out += bytes([n, r[i]]); i += n
        out += b'\0\0'
    return out + b'\0\1'
Q = (L >> 5 << 5)
put('bmp_rle8.bmp', bmp(W, H, 8, rle8(up(Q)), palette=pal4, compression=1))
rle4 = b''.join(b''.join(bytes([min(2, W-x), (int(r[x]) >> 4 << 4) | (int(r[min(x+1, W-1)]) >> 4)]) for x in range(0, W, 2)) + b'\0\0' for r in up(L)) + b'\0\1'
put('bmp_rle4.bmp', bmp(W, H, 4, rle4, palette=pal4[:64], compression=2))
put('bmp_rle8_jump.bmp', bmp(8, 4, 8, b'\x03\x07\0\2\2\1\x04\x09\0\0' + b'\x08\x05\0\0' + b'\x08\x06\0\1', palette=pal4, compression=1))

# ---- PNM: plain kinds, comments, odd maxima
txt = lambda a: '\n'.join(' '.join(str(int(v)) for v in r.reshape(-1)) for r in a).encode()
put('pbm_p1.pbm', b'P1\n# a comment\n%d %d\n' % (W, H) + b'\n'.join(b''.join(b'1' if v < 128 else b'0' for v in r) for r in L))
put('pgm_p2.pgm', b'P2 %d # width\n%d\n255\n' % (W, H) + txt(L))
put('pgm_p2_max7.pgm', b'P2\n%d %d\n7\n' % (W, H) + txt(L >> 5))
put('pgm_p2_16.pgm', b'P2\n%d %d\n65535\n' % (W, H) + txt(L16))
put('ppm_p3.ppm', b'P3\n%d %d\n255\n' % (W, H) + txt(RGB))
put('pgm_p5_max1000.pgm', b'P5\n%d %d\n1000\n' % (W, H) + (L16 % 1001).astype('>u2').tobytes())
put('pgm_p5_max200.pgm', b'P5\n%d %d\n200\n' % (W, H) + L.tobytes())
put('ppm_p6_max1000.ppm', b'P6\n%d %d\n1000\n' % (W, H) + (np.dstack([L16, L16*3, L16*7]) % 1001).astype('>u2').tobytes())

# ---- GIF: transparency that is used, a frame smaller than its screen, interlace, short and local palettes
P = Image.fromarray(L, 'P'); P.putpalette(PAL.tobytes())
save('gif_transp_used.gif', P, transparency=int(L[3, 5]))
save('gif_interlaced.gif', P, interlace=1)
save('gif_gray.gif', Image.fromarray(L))
PS = Image.fromarray(L >> 4, 'P'); PS.putpalette(PAL[:16].tobytes()); save('gif_16.gif', PS)
def lzw(indices, bits):
    """Uncompressed LZW: a clear code often enough that the code size never grows."""
    clear, size = 1 << bits, bits + 1; s = ''; n = 0
    emit = lambda c: format(c, '0%db' % size)[::-1]
    for i, v in enumerate(indices):
        if i % (clear - 2) == 0: s += emit(clear)
        s += emit(int(v))
    s += emit(clear + 1); s += '0' * (-len(s) % 8)
    d = bytes(int(s[i:i+8][::-1], 2) for i in range(0, len(s), 8))
    return bytes([bits]) + b''.join(bytes([len(d[i:i+255])]) + d[i:i+255] for i in range(0, len(d), 255)) + b'\0'
def gif(screen, frame, indices, gpal=None, lpal=None, bits=8, transparent=None, version=b'GIF89a', background=0):
    out = version + struct.pack('<HHBBB', *screen, (0x80 | (len(gpal)//3).bit_length()-2) if gpal else 0, background, 0) + (gpal or b'')
    if transparent is not None: out += b'!\xf9\x04\x01\0\0' + bytes([transparent]) + b'\0'
    out += b',' + struct.pack('<HHHHB', *frame, (0x80 | (len(lpal)//3).bit_length()-2) if lpal else 0) + (lpal or b'')
    return out + lzw(indices, bits) + b';'
small = L[:10, :12] >> 4
put('gif_offset.gif', gif((W, H), (5, 7, 12, 10), small.reshape(-1), gpal=PAL[:16].tobytes(), bits=4, background=3))
put('gif_offset_transp.gif', gif((W, H), (5, 7, 12, 10), small.reshape(-1), gpal=PAL[:16].tobytes(), bits=4, transparent=int(small[2, 2])))
put('gif_offset_beyond.gif', gif((10, 9), (5, 7, 12, 10), small.reshape(-1), gpal=PAL[:16].tobytes(), bits=4))
put('gif_local.gif', gif((W, H), (0, 0, W, H), (L >> 4).reshape(-1), gpal=PAL[:16].tobytes(), lpal=PAL[100:116].tobytes(), bits=4))
put('gif_short_palette.gif', gif((W, H), (0, 0, W, H), (L >> 4).reshape(-1), gpal=PAL[:8].tobytes(), bits=4))
put('gif_no_palette.gif', gif((W, H), (0, 0, W, H), (L >> 4).reshape(-1), bits=4))
put('gif_87a.gif', gif((W, H), (0, 0, W, H), (L >> 4).reshape(-1), gpal=PAL[:16].tobytes(), bits=4, version=b'GIF87a'))

# ---- PNG: palettes shorter than the depth allows, EXIF orientation, animation
def chunk(t, d): return struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t+d) & 0xffffffff)
def png(depth, ctype, rows, extra=b''):
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', W, H, depth, ctype, 0, 0, 0)) + extra + chunk(b'IDAT', zlib.compress(b''.join(b'\0' + r for r in rows), 9)) + chunk(b'IEND', b'')
put('png_pal4_short.png', png(4, 3, [pack([r], 4) for r in L >> 4], chunk(b'PLTE', PAL[:5].tobytes())))
put('png_pal2_short.png', png(2, 3, [pack([r], 2) for r in L >> 6], chunk(b'PLTE', PAL[:2].tobytes()) + chunk(b'tRNS', b'\x40\x80')))
ex = Image.Exif(); ex[0x0112] = 3; save('png_exif_orient3.png', I, exif=ex.tobytes())
save('png_animated.png', I, save_all=True, append_images=[Image.fromarray(RGB[::-1].copy())])
save('png_srgb_icc.png', I, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()[:24] + bytes(12) + ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()[36:])   # without its date

put('png_broken_icc.png', png(8, 2, [r.tobytes() for r in RGB], chunk(b'iCCP', b'name\0\0' + zlib.compress(b'no profile at all' * 20))))
put('png_late_time.png', png(8, 2, [r.tobytes() for r in RGB])[:-12] + chunk(b'tIME', b'\x07\xe8\1\1\0\0\0') + chunk(b'IEND', b''))

# ---- JPEG: sampling factors and markers that cameras write, MPO
def jpeg(im, **kw): o = io.BytesIO(); im.save(o, 'JPEG', **kw); return o.getvalue()
save('jpg_prog_444.jpg', I, quality=80, progressive=True, subsampling=0)
save('jpg_restart.jpg', I, quality=80, restart_marker_blocks=1) 
ex = Image.Exif(); ex[0x0112] = 8; ex[0x010F] = 'Maker'; save('jpg_exif_orient8.jpg', I, quality=90, exif=ex)
put('jpg_trailing_bytes.jpg', jpeg(I, quality=80) + b'trailing bytes after the end' * 3)
save('mpo_two.mpo', I, save_all=True, append_images=[Image.fromarray(RGB[::-1].copy())], quality=85)
d = jpeg(I, quality=80, subsampling=0); i = d.index(b'\xff\xc0')
for name, factors in (('jpg_440', (0x12, 0x11, 0x11)), ('jpg_411', (0x41, 0x11, 0x11)), ('jpg_410', (0x42, 0x11, 0x11)), ('jpg_odd', (0x22, 0x21, 0x12))):
    # The factors alone are changed: the same codes then fill the picture in another order, which decoders must agree on.
    e = bytearray(d)
    for c in range(3): e[i + 11 + 3*c] = factors[c]
    put(name + '.jpg', bytes(e))
g = jpeg(Image.fromarray(L), quality=80); i = g.index(b'\xff\xc0'); e = bytearray(g); e[i + 11] = 0x22; put('jpg_gray_22.jpg', bytes(e))

# ---- TIFF: written by hand, since Pillow writes few kinds
def tiff(im, bits, photometric, samples=1, order='<', rows_per_strip=8, extra=None, planar=1, orientation=None, compression=1, colormap=None, fmt=None, predictor=None, tile=None, fill=None, private=()):
    """im: list of strips (bytes) in order"""
    e = []
    def tag(t, ty, v):
        v = list(v) if hasattr(v, '__len__') else [v]; e.append((t, ty, v))
    tag(256, 3, W); tag(257, 3, H); tag(258, 3, bits); tag(259, 3, compression); tag(262, 3, photometric)
    if fill: tag(266, 3, fill)
    tag(277, 3, samples)
    if orientation: tag(274, 3, orientation)
    if tile: tag(322, 3, tile[0]); tag(323, 3, tile[1])
    else: tag(278, 3, rows_per_strip)
    if planar != 1: tag(284, 3, planar)
    if predictor: tag(317, 3, predictor)
    if colormap is not None: tag(320, 3, colormap)
    if extra is not None: tag(338, 3, extra)
    if fmt: tag(339, 3, [fmt] * samples)
    for t, ty, v in private: tag(t, ty, v)
    at = 8; offsets = []
    for s in im: offsets.append(at); at += len(s) + (len(s) & 1)
    tag(324 if tile else 273, 4, offsets); tag(325 if tile else 279, 4, [len(s) for s in im])
    e.sort()
    body = b''.join(s + b'\0' * (len(s) & 1) for s in im); ifd = at; n = len(e); more = ifd + 2 + 12*n + 4; blob = b''; out = struct.pack(order + 'H', n)
    for t, ty, v in e:
        raw = struct.pack(order + {2: 'B', 3: 'H', 7: 'B'}.get(ty, 'I') * len(v), *[int(x) for x in v])
        if len(raw) <= 4: val = raw + b'\0' * (4 - len(raw))
        else: val = struct.pack(order + 'I', more + len(blob)); blob += raw + b'\0' * (len(raw) & 1)
        out += struct.pack(order + 'HHI', t, ty, len(v)) + val
    return (b'II' if order == '<' else b'MM') + struct.pack(order + 'HI', 42, ifd) + body + out + struct.pack(order + 'I', 0) + blob
def strips(a, n=8): return [a[i:i+n].tobytes() for i in range(0, len(a), n)]
for o in range(2, 9): put('tif_orient%d.tif' % o, tiff(strips(RGB), [8]*3, 2, 3, orientation=o))
put('tif_mm.tif', tiff(strips(RGB), [8]*3, 2, 3, order='>'))
put('tif_white_is_zero.tif', tiff(strips(255-L), 8, 0))
put('tif_white_is_zero_1.tif', tiff([pack(r, 1) for r in np.array_split(1 - (L >> 7), 1)], 1, 0, rows_per_strip=H))
put('tif_gray4.tif', tiff([pack(L >> 4, 4)], 4, 1, rows_per_strip=H))
put('tif_gray2.tif', tiff([pack(L >> 6, 2)], 2, 1, rows_per_strip=H))
put('tif_la.tif', tiff(strips(np.dstack([L, A])), [8]*2, 1, 2, extra=[2]))
put('tif_rgbx.tif', tiff(strips(RGBA), [8]*4, 2, 4, extra=[0]))
put('tif_rgbxx.tif', tiff(strips(np.dstack([RGBA, L])), [8]*5, 2, 5, extra=[0, 0]))
put('tif_cmykx.tif', tiff(strips(np.dstack([RGBA, L])), [8]*5, 5, 5, extra=[0]))
put('tif_rgba_assoc.tif', tiff(strips(np.minimum(RGBA, np.dstack([A, A, A, A]))), [8]*4, 2, 4, extra=[1]))
put('tif_rgb16_ii.tif', tiff(strips(np.dstack([L16, 65535-L16, L16*3]).astype('<u2')), [16]*3, 2, 3))
put('tif_rgb16_mm.tif', tiff(strips(np.dstack([L16, 65535-L16, L16*3]).astype('>u2')), [16]*3, 2, 3, order='>'))
put('tif_rgba16.tif', tiff(strips(np.dstack([L16, 65535-L16, L16*3, L16]).astype('<u2')), [16]*4, 2, 4, extra=[2]))
put('tif_i16_mm.tif', tiff(strips(L16.astype('>u2')), 16, 1, order='>'))
put('tif_i16_signed.tif', tiff(strips((L16.astype(int) - 300).clip(-32768, 32767).astype('<i2')), 16, 1, fmt=2))
put('tif_u32.tif', tiff(strips(L16.astype('<u4')), 32, 1))
put('tif_cmyk16.tif', tiff(strips(np.dstack([L16, 65535-L16, L16*3, L16//2]).astype('<u2')), [16]*4, 5, 4))
cm = [int(v) * 257 for c in range(3) for v in PAL[:, c]]
put('tif_p8.tif', tiff(strips(L), 8, 3, colormap=cm)); put('tif_p4.tif', tiff([pack(L >> 4, 4)], 4, 3, rows_per_strip=H, colormap=[int(v)*257 for c in range(3) for v in PAL[:16, c]]))
put('tif_p1.tif', tiff([pack(L >> 7, 1)], 1, 3, rows_per_strip=H, colormap=[int(v)*257 for c in range(3) for v in PAL[3:5, c]]))
put('tif_planar.tif', tiff([RGB[..., c].tobytes() for c in range(3)], [8]*3, 2, 3, planar=2, rows_per_strip=H))
def tiles(a, t):
    p = np.pad(a, ((0, -len(a) % t), (0, -a.shape[1] % t), (0, 0)))
    return [np.ascontiguousarray(p[y:y+t, x:x+t]).tobytes() for y in range(0, len(p), t) for x in range(0, p.shape[1], t)]
put('tif_tiled.tif', tiff(tiles(RGB, 16), [8]*3, 2, 3, tile=(16, 16)))
put('tif_deflate.tif', tiff([zlib.compress(s) for s in strips(RGB)], [8]*3, 2, 3, compression=8))
diff = np.concatenate([RGB[:, :1], RGB[:, 1:] - RGB[:, :-1]], 1)
put('tif_deflate_predictor.tif', tiff([zlib.compress(s) for s in strips(diff)], [8]*3, 2, 3, compression=8, predictor=2))
put('tif_private_tags.tif', tiff(strips(RGB), [8]*3, 2, 3, private=[(700, 7, b'<x:xmpmeta/>'), (37724, 7, b'Adobe Photoshop Document Data Block\0'), (50341, 7, b'PrintIM\0' + b'0300'), (65000, 2, b'private\0'), (65001, 3, [1, 2, 3]), (305, 2, b'Software\0')]))
save('tif_packbits.tif', I, compression='packbits'); save('tif_jpeg.tif', I, compression='jpeg', quality=80); save('tif_g4.tif', Image.fromarray(L).convert('1', dither=0), compression='group4')
save('tif_g3.tif', Image.fromarray(L).convert('1', dither=0), compression='group3')
save('tif_two_pages.tif', I, save_all=True, append_images=[Image.fromarray(RGB[::-1].copy())])
save('tif_jpeg_gray.tif', Image.fromarray(L), compression='jpeg', quality=80)

# ---- WebP: alpha in lossy files, animation, metadata
save('webp_lossy_alpha.webp', Image.fromarray(RGBA), quality=80)
save('webp_lossy_alpha_exact.webp', Image.fromarray(RGBA), quality=80, exact=True)
save('webp_animated.webp', I, save_all=True, append_images=[Image.fromarray(RGB[::-1].copy())], duration=100, lossless=True)
save('webp_animated_alpha.webp', Image.fromarray(RGBA), save_all=True, append_images=[Image.fromarray(RGBA[::-1].copy())], duration=100, quality=80)
ex = Image.Exif(); ex[0x0112] = 6; save('webp_exif_orient6.webp', I, quality=80, exif=ex.tobytes())

with open(os.path.join(here, 'table.tsv'), 'w') as t:
    t.write('# Pillow %s\n' % PIL.__version__)
    t.write('file\tfile_sha256\topen_mode\tsize\trgb_sha256 (W*H*3)\tnote\n')
    for f in sorted(os.listdir(F)):
        b = open(os.path.join(F, f), 'rb').read(); note = ''; mode = sz = sh = '-'
        try:
            im = Image.open(io.BytesIO(b)); mode = im.mode; r = im.convert('RGB'); sz = '%dx%d' % r.size
            sh = hashlib.sha256(r.tobytes()).hexdigest()
            if os.environ.get('EXPECTED'): open(os.path.join(os.environ['EXPECTED'], f + '.rgb'), 'wb').write(r.tobytes())
        except Exception as e: note = ('%s: %s' % (type(e).__name__, e)).replace('\n', ' ')[:120]
        t.write('\t'.join([f, hashlib.sha256(b).hexdigest(), mode, sz, sh, note]) + '\n')
