#!/usr/bin/env python3
"""Expected values of the metrics in FakeDetect.Core/Evaluation, from scikit-learn, scipy and torch.

usage: metrics.py > metrics.json
Made with Debian 12's python3: scikit-learn 1.2.1, scipy 1.10.1, numpy 1.24.2, torch 1.13.
Scores are drawn with a fixed seed and rounded, so that many tie, within labels and across them.
"""
import json, sys
import numpy as np, torch
from scipy.optimize import brentq
from scipy.stats import beta, norm
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import (accuracy_score, average_precision_score, balanced_accuracy_score, brier_score_loss,
                             roc_auc_score, roc_curve)

rng = np.random.default_rng(20200623)


def balanced(y):
    return np.where(y == 1, .5 / max(1, y.sum()), .5 / max(1, (1 - y).sum()))


def eer(y, s):
    fpr, tpr, _ = roc_curve(y, s, drop_intermediate=False)
    at = np.arange(len(fpr), dtype=float)
    t = brentq(lambda x: np.interp(x, at, fpr) - np.interp(x, at, 1 - tpr), 0, len(fpr) - 1, xtol=1e-14, rtol=1e-14)
    return float(np.interp(t, at, fpr))


def cllr(y, llr):
    return float((np.mean(np.log2(1 + np.exp(-llr[y == 1]))) + np.mean(np.log2(1 + np.exp(llr[y == 0])))) / 2)


def cllr_min(y, s):
    p = IsotonicRegression(y_min=0, y_max=1).fit_transform(s, y, sample_weight=balanced(y))
    with np.errstate(divide="ignore"):
        fake = np.log2(1 + (1 - p[y == 1]) / p[y == 1])
        real = np.log2(1 + p[y == 0] / (1 - p[y == 0]))
    return float((fake.mean() + real.mean()) / 2)


def ece(y, p, bins=15):
    w = balanced(y)
    b = np.minimum(bins - 1, np.floor(p * bins).astype(int))
    total = 0.0
    for k in range(bins):
        m = b == k
        if m.any():
            total += w[m].sum() * abs(np.average(p[m], weights=w[m]) - np.average(y[m], weights=w[m]))
    return float(total)


def best(y, s):
    cuts = np.r_[np.inf, np.unique(s)]
    return float(max(accuracy_score(y, s >= t) for t in cuts))


def case(name, fakes, reals, threshold=0.0):
    s = np.r_[fakes, reals].astype(float)
    y = np.r_[np.ones(len(fakes), int), np.zeros(len(reals), int)]
    order = rng.permutation(len(s))
    s, y = s[order], y[order]
    w = np.round(rng.uniform(.1, 3, len(s)), 2)
    p32 = torch.sigmoid(torch.tensor(s, dtype=torch.float32)).numpy()
    p = 1 / (1 + np.exp(-s))
    fpr, tpr, _ = roc_curve(y, s, drop_intermediate=False)
    return dict(
        name=name, scores=s.tolist(), labels=y.tolist(), weights=w.tolist(), threshold=threshold,
        ap=average_precision_score(y, s), ap_weighted=average_precision_score(y, s, sample_weight=w),
        ap_balanced=average_precision_score(y, s, sample_weight=balanced(y)),
        ap_float32=average_precision_score(y, p32.astype(float)),
        auc=roc_auc_score(y, s), auc_weighted=roc_auc_score(y, s, sample_weight=w),
        accuracy=accuracy_score(y, s > threshold), balanced_accuracy=balanced_accuracy_score(y, s > threshold),
        real_accuracy=accuracy_score(y[y == 0], (s > threshold)[y == 0]),
        fake_accuracy=accuracy_score(y[y == 1], (s > threshold)[y == 1]),
        best_accuracy=best(y, s),
        tpr_at_1=float(tpr[fpr <= .01].max()), tpr_at_5=float(tpr[fpr <= .05].max()),
        eer=eer(y, s), cllr=cllr(y, s), cllr_min=cllr_min(y, s), ece=ece(y, p),
        brier=brier_score_loss(y, p, sample_weight=balanced(y)), brier_plain=brier_score_loss(y, p))


def gauss(n, mean, digits, deviation=2.0):
    return np.round(rng.normal(mean, deviation, n), digits)


cases = [case("one of each, right", [1], [0]), case("one of each, wrong", [0], [1]), case("one of each, tied", [0], [0]),
         case("all tied", [.5] * 7, [.5] * 5), case("perfect", gauss(20, 50, 1), gauss(30, -50, 1)),
         case("reversed", gauss(20, -50, 1), gauss(30, 50, 1))]
for n, m, d in [(2, 9, 0), (9, 2, 0), (13, 313, 1), (40, 40, 0), (40, 40, 1), (100, 100, 2), (200, 300, 1), (300, 200, 0)]:
    for shift in (0.0, 1.5, 4.0):
        cases.append(case(f"{n} fakes, {m} reals, {d} digits, shift {shift}", gauss(n, shift, d), gauss(m, -shift / 2, d)))
# From a logit of 16.64 on the float32 sigmoid is 1: these tie there and not as logits. Steps of 1/2 keep the rest apart.
for k in range(4):
    fakes = np.round(rng.normal(14, 5, 80) * 2) / 2
    reals = np.round(rng.normal(8 - 2 * k, 6, 120) * 2) / 2
    cases.append(case(f"saturated {k}", fakes, reals))

bounds = []
for n in (1, 2, 5, 20, 40, 224, 1000, 20000, 100000):
    for k in sorted({0, 1, n // 100, n // 20, n // 2, n - 1, n}):
        for c in (.9, .95, .99):
            bounds.append(dict(hits=k, trials=n, confidence=c,
                               low=0.0 if k == 0 else float(beta.ppf((1 - c) / 2, k, n - k + 1)),
                               high=1.0 if k == n else float(beta.ppf(1 - (1 - c) / 2, k + 1, n - k))))

# numpy's own SFC64, started from the state that three seed words and 18 discarded rounds give.
def sfc64(a, b, c, discard=18):
    g = np.random.SFC64()
    g.state = {"bit_generator": "SFC64", "state": {"state": np.array([a, b, c, 1], dtype=np.uint64)}, "has_uint32": 0, "uinteger": 0}
    g.random_raw(discard)
    return g

def below(g, bound):
    m = int(g.random_raw()) * bound
    if m & (2 ** 64 - 1) < bound:
        reject = (2 ** 64 - bound) % bound
        while m & (2 ** 64 - 1) < reject:
            m = int(g.random_raw()) * bound
    return m >> 64

def fnv1a(text):
    h = 14695981039346656037
    for b in text.encode():
        h = ((h ^ b) * 1099511628211) & (2 ** 64 - 1)
    return h

def counts(seed, cell, replicate, n):
    g, c = sfc64(seed, fnv1a(cell), replicate), [0] * n
    for _ in range(n):
        c[below(g, n)] += 1
    return c

def bias_corrected(values, estimate):
    values = np.array(values)
    z = norm.ppf(((values < estimate).sum() + .5 * (values == estimate).sum()) / len(values))
    return [float(np.quantile(values, norm.cdf(2 * z + norm.ppf(p)))) for p in (.025, .975)]

fakes, reals = gauss(23, 1, 1), gauss(37, -1, 1)
y = np.r_[np.ones(23, int), np.zeros(37, int)]
s = np.r_[fakes, reals]
replicates = [average_precision_score(y, s, sample_weight=np.r_[counts(7, "set/1", r, 23), counts(7, "pool/0", r, 37)])
              for r in range(60)]
bootstrap = dict(seed=7, fake_cell="set/1", real_cell="pool/0", fakes=fakes.tolist(), reals=reals.tolist(),
                 ap=replicates, low=float(np.percentile(replicates, 2.5)), high=float(np.percentile(replicates, 97.5)),
                 bc=bias_corrected(replicates, average_precision_score(y, s)), raw=[str(v) for v in sfc64(1, 2, 3).random_raw(8)], counts=counts(7, "set/1", 3, 23))

json.dump(dict(cases=cases, bounds=bounds, bootstrap=bootstrap), sys.stdout, separators=(",", ":"))
