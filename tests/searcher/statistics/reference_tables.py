#!/usr/bin/env python3
"""Prints the reference tables of association_test.cpp and dispersion_test.cpp, by SciPy and NumPy.

Needs python3-scipy of Debian 12 (SciPy 1.10.1), which neither the build nor the tests do:
reference_tables.py association > association_tables.inc
reference_tables.py dispersion > dispersion_tables.inc
"""
import random
import sys

import numpy
from scipy.stats import chi2_contingency, variation

draw = random.Random(14)


def number(value):
    return "kInfinity" if value == numpy.inf else repr(float(value))


def tables():
    """Of two by two cells: small and large ones, balanced and skewed ones, with empty cells."""
    yield from [(1, 0, 0, 1), (110, 2442, 111, 29114), (0, 10, 20, 1000), (5, 0, 0, 95),
                (3, 7, 0, 990), (1, 9, 99, 100000), (10, 10, 10, 10), (14034, 1000, 2, 6000000)]
    for _ in range(42):
        yield tuple(draw.randrange(1, 10 ** draw.randrange(1, 8)) for _ in range(4))


def association():
    for a, b, c, d in tables():
        observed = numpy.array([[a, b], [c, d]], dtype=float)
        expected = observed[0].sum() * observed[:, 0].sum() / observed.sum()
        likelihood = chi2_contingency(observed, correction=False, lambda_="log-likelihood")[0]
        dice = 2 * a / (observed[0].sum() + observed[:, 0].sum())
        shares = observed[:, 0] / observed.sum(axis=1)
        with numpy.errstate(divide="ignore"):
            row = [likelihood, numpy.log2(a / expected), numpy.log2(float(a) ** 3 / expected),
                   (a - expected) / numpy.sqrt(float(a)) if a else -numpy.inf, dice,
                   14 + numpy.log2(dice), 100 * (shares[0] - shares[1]) / shares[1] if c else numpy.inf]
        values = ["-kInfinity" if value == -numpy.inf else number(value) for value in row]
        print("{{%d, %d, %d, %d}, %s}," % (a, b, c, d, ", ".join(values)))


def parts():
    """Counts and sizes of all parts. The first is the example of Gries 2008, 2.1: DP is .18."""
    yield [(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)]
    for _ in range(49):
        count = draw.randrange(2, 30)
        sizes = [draw.randrange(1, 2000) for _ in range(count)]
        rate = draw.choice([.01, .05, .3])
        counts = [sum(draw.random() < rate for _ in range(min(size, 300))) * (draw.random() < .6)
                  for size in sizes]
        counts[0] = max(counts[0], 1)
        yield list(zip(counts, sizes))


def dispersion():
    for rows in parts():
        counts = numpy.array([row[0] for row in rows], dtype=float)
        sizes = numpy.array([row[1] for row in rows], dtype=float)
        juilland = 1 - variation(counts / sizes) / numpy.sqrt(len(rows) - 1)
        deviation = numpy.abs(sizes / sizes.sum() - counts / counts.sum()).sum() / 2
        listed = ", ".join("{%d, %d}" % row for row in rows)
        print("{{%s}, %s, %s}," % (listed, number(juilland), number(deviation)))


{"association": association, "dispersion": dispersion}[sys.argv[1]]()
