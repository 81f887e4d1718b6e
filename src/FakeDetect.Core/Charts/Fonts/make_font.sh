#!/bin/sh
# Makes DejaVuSans.ttf and DejaVuSans-Bold.ttf here from Debian 12's fonts-dejavu-core 2.37-6, with python3-fonttools 4.38:
# the glyphs of Latin, Greek and Cyrillic, punctuation, arrows and mathematics, without hinting (charts are drawn antialiased).
set -eu
cd "$(dirname "$0")"
for name in DejaVuSans DejaVuSans-Bold; do
    /usr/bin/python3 -m fontTools.subset "/usr/share/fonts/truetype/dejavu/$name.ttf" --output-file="$name.ttf" --no-hinting \
        --layout-features='kern' --name-IDs='*' --notdef-outline --drop-tables+=FFTM \
        --unicodes=U+0020-017F,U+0218-021B,U+0370-03FF,U+0400-045F,U+0490-0491,U+1E80-1E85,U+2010-2027,U+2030-203A,U+2070-209C,U+20AC,U+2190-2195,U+2200-2265
done
