#!/usr/bin/env python3
"""Expected values of calibrations, from scipy's optimiser and from a search over a fine grid.

usage: calibration.py > calibration.json
Made with Debian 12's python3: scipy 1.10.1, numpy 1.24.2.
"""
import json, sys
import numpy as np
from scipy.optimize import minimize

rng = np.random.default_rng(1999)


def loss(parameters, x, y, w, t):
    z = parameters[0] * x + (parameters[1] if len(parameters) > 1 else 0)
    return float(np.sum(w * (np.logaddexp(0, z) - t * z)))


def fit(x, y, n):
    fakes, reals = y.sum(), (1 - y).sum()
    w = np.where(y == 1, .5 / fakes, .5 / reals)
    t = np.where(y == 1, (fakes + 1) / (fakes + 2), 1 / (reals + 2))
    start = [.1] * n
    best = minimize(loss, start, args=(x, y, w, t), method="Nelder-Mead", options=dict(xatol=1e-12, fatol=1e-16, maxiter=20000, maxfev=20000))
    best = minimize(loss, best.x, args=(x, y, w, t), method="BFGS", options=dict(gtol=1e-12))
    return best.x.tolist()


def elub(x, y, step=1e-4, reach=14):
    """The furthest threshold up to which deciding by the ratio is never dearer than deciding without it; one misleading score added to each label."""
    fakes, reals = np.sort(x[y == 1]), np.sort(x[y == 0])

    def upper(f, r):
        bound = 0.0
        for t in np.arange(step, reach, step):
            miss = (1 + np.searchsorted(f, t, side="right")) / (len(f) + 1)
            alarm = (1 + len(r) - np.searchsorted(r, t, side="right")) / (len(r) + 1)
            if miss + np.exp(t) * alarm > 1:
                break
            bound = t
        return float(bound)

    return [-upper(np.sort(-reals), np.sort(-fakes)), upper(fakes, reals)]


cases = []
for name, nf, nr, mf, mr, digits in [
        ("balanced", 60, 60, 2, -2, 2), ("few fakes", 7, 200, 1.5, -1, 1), ("parted", 20, 25, 9, -9, 1), ("weak", 80, 70, .3, -.1, 2),
        ("shifted", 150, 90, 6, 3, 2), ("one each", 1, 1, 1, -1, 1), ("large scale", 100, 100, 400, -300, 0)]:
    s = abs(mf - mr) / 3 + .5
    x = np.r_[np.round(rng.normal(mf, s, nf), digits), np.round(rng.normal(mr, s, nr), digits)]
    y = np.r_[np.ones(nf), np.zeros(nr)]
    platt, temperature = fit(x, y, 2), fit(x, y, 1)
    cases.append(dict(name=name, scores=x.tolist(), labels=y.astype(int).tolist(), platt=platt, temperature=temperature[0],
                      elub=elub(platt[0] * x + platt[1], y)))
json.dump(cases, sys.stdout, separators=(",", ":"))
