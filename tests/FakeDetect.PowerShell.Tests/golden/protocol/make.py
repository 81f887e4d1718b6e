#!/usr/bin/env python3
"""Scores of a made-up bench and what the bench protocol's own script says of them, in full precision.

usage: make.py ../shared/pictures/protocol.py > protocol.json
The script that is named computes AP and AUC; sets, labels and scores are drawn here with a fixed seed. Scores are float32, many tie.
Needs numpy.
"""
import importlib.util, json, sys
import numpy as np

spec = importlib.util.spec_from_file_location("protocol", sys.argv[1])
protocol = importlib.util.module_from_spec(spec)
spec.loader.exec_module(protocol)

rng = np.random.default_rng(31)
SETS = {  # name: fakes, reals
    "paper-biggan": (20, 20), "paper-san": (20, 20), "stylegan": (24, 16), "eight": (13, 8), "seven": (13, 7), "sdxl": (26, 0),
    "attngan": (40, 0), "single": (1, 0), "real-cameras": (0, 55), "real-night": (0, 23), "real-web": (0, 31), "hard-paintings": (0, 30)}

rows, expected = [], []
for condition, shift, digits in (("AsIs", 2.0, 2), ("Jpeg90", 1.0, 1), ("Jpeg75", .5, 0)):
    cells = {}
    for name, (fakes, reals) in SETS.items():
        for label, folder, n in ((0, "0_real", reals), (1, "1_fake", fakes)):
            if n:
                scores = np.round(rng.normal(shift * label - .7, 1.5, n), digits).astype(np.float32)
                cells[name, label] = scores.astype(float)
                rows += [[condition, name, label, f"{name}/{folder}/{i:03d}.png", float(s)] for i, s in enumerate(scores)]
    pool = np.concatenate([v for (name, label), v in cells.items() if name.startswith("real-")])
    sets = {}
    for (name, label), v in cells.items():
        if label == 1:
            own = cells.get((name, 0), [])
            sets[name] = protocol.ap_auc(v, own if len(own) >= 8 else pool)
    fakes = np.concatenate([v for (_, label), v in cells.items() if label == 1])
    expected.append(dict(
        condition=condition, ap={k: v[0] for k, v in sets.items()}, auc={k: v[1] for k, v in sets.items()},
        mean_ap=float(np.mean([v[0] for v in sets.values()])), mean_auc=float(np.mean([v[1] for v in sets.values()])),
        paper_ap=float(np.mean([v[0] for k, v in sets.items() if k.startswith("paper-")])),
        fpr={name: float(np.mean(v > 0)) for (name, label), v in cells.items() if label == 0 and name.startswith(("real-", "hard-"))},
        pool_fpr=float(np.mean(pool > 0)), tpr=float(np.mean(fakes > 0))))

json.dump(dict(rows=rows, expected=expected), sys.stdout, separators=(",", ":"))
