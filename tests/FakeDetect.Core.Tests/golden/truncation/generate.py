#!/usr/bin/python3
"""Which cut lengths of small pictures Pillow still reads by default (no LOAD_TRUNCATED_IMAGES): all below the first are refused.
Run: /usr/bin/python3 generate.py -> table.tsv (made with Debian's Pillow 9.4.0)."""
import io, os, warnings
import PIL
from PIL import Image
warnings.simplefilter('ignore')
here = os.path.dirname(os.path.abspath(__file__))
FILES = ['parity/' + f for f in ('jpg_420_17x9.jpg', 'jpg_prog_420_q75.jpg', 'jpg_gray_q75.jpg', 'jpg_cmyk_adobe_q90.jpg', 'png_rgb8.png', 'png_pal4.png', 'png_rgb8_adam7.png',
         'webp_lossy_q75.webp', 'webp_lossless_rgb.webp', 'tif_1.tif', 'tif_l.tif', 'gif_p.gif', 'bmp_1.bmp', 'bmp_rgb.bmp', 'pbm_p4.pbm', 'pgm_p5.pgm')]
FILES += ['corners/' + f for f in ('tif_jpeg.tif', 'tif_deflate_predictor.tif', 'gif_offset.gif', 'bmp_rle4.bmp')]
with open(os.path.join(here, 'table.tsv'), 'w') as t:
    t.write('# Pillow %s\nfile\tlength\tfirst_accepted\n' % PIL.__version__)
    for f in FILES:
        folder, name = f.split('/'); b = open(os.path.join(here, '..', folder, 'files', name), 'rb').read(); accepted = []
        for n in range(len(b)):
            try: Image.open(io.BytesIO(b[:n])).convert('RGB'); accepted.append(n)
            except Exception: pass
        first = accepted[0] if accepted else len(b)
        assert accepted == list(range(first, len(b))), (f, accepted)
        t.write('%s\t%d\t%d\n' % (f, len(b), first))
