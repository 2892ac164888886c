"""Holds `parallax embed` against the STS benchmark: Spearman's correlation between the cosines of
its vectors and the scores people gave, for a file with pairs of sentences.

    python3 tests/sts/spearman.py [--encoder ENGINE] PARALLAX FILE

FILE is the benchmark's own sts-test.csv (tab-separated: score in the fifth column, sentences in
the sixth and seventh) or JSON lines with score, sentence1 and sentence2. It is not shipped: see
docs/benchmarks.md. All 1,379 pairs of the test set must reach the published figure.
"""

import argparse
import json
import math
import subprocess
import sys

# Pairs of the test set, and what the model's authors measured on it.
PAIRS, PUBLISHED, TOLERANCE = 1379, 0.820, 0.001


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", default="auto")
    parser.add_argument("parallax")
    parser.add_argument("file")
    arguments = parser.parse_args()
    with open(arguments.file, encoding="utf-8") as file:
        pairs = [pair(line, number) for number, line in enumerate(file, 1) if line.strip()]
    if len(pairs) < 2:
        sys.exit(f"{arguments.file} has fewer than two pairs")
    vectors = embed(arguments, [sentence for _, *both in pairs for sentence in both])
    cosines = [dot(a, b) for a, b in zip(vectors[::2], vectors[1::2])]
    found = pearson(ranks([score for score, _, _ in pairs]), ranks(cosines))
    print(f"{len(pairs)} pairs, Spearman {found:.4f} (published for the test set: {PUBLISHED:.3f})")
    if len(pairs) == PAIRS and abs(found - PUBLISHED) > TOLERANCE:
        sys.exit("these are not the published vectors")


def pair(line, number):
    """The score and the two sentences of a line."""
    try:
        if line.startswith("{"):
            fields = json.loads(line)
            found = float(fields["score"]), fields["sentence1"], fields["sentence2"]
        else:
            fields = line.rstrip("\r\n").split("\t")
            found = float(fields[4]), fields[5], fields[6]
    except (KeyError, IndexError, ValueError):
        sys.exit(f"line {number} has no score and two sentences: {line[:80]!r}")
    return found


def embed(arguments, sentences):
    """A vector of unit length for each sentence."""
    command = [arguments.parallax, "embed", "--encoder", arguments.encoder]
    lines = "".join(" ".join(sentence.split()) + "\n" for sentence in sentences)
    output = subprocess.run(command, input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    vectors = [json.loads(line)["vector"] for line in output.stdout.splitlines()]
    if len(vectors) != len(sentences):
        sys.exit(f"{len(sentences)} sentences gave {len(vectors)} vectors: is one blank?")
    return vectors


def ranks(values):
    """1 for the smallest; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + 1 + end) / 2
        start = end
    return ranks


def pearson(a, b):
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    a, b = [x - mean_a for x in a], [x - mean_b for x in b]
    return dot(a, b) / math.sqrt(dot(a, a) * dot(b, b))


def dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b))


if __name__ == "__main__":
    main()
