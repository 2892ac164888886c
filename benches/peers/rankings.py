"""The peers on rankings: corankco's exact consensus, scipy's Kendall tau.

Says that it is ready, then reads JSON lines that name what to compute and give
rankings (item indices, best first), and answers each with the milliseconds of
the best of three runs and the result, so that results are compared too.
"""

import itertools
import json
import sys
import time

from corankco.algorithms.exact.exactalgorithmpulp import ExactAlgorithmPulp
from corankco.dataset import Dataset
from corankco.ranking import Ranking
from corankco.scoringscheme import ScoringScheme
from scipy.stats import kendalltau

RUNS = 3


def kemeny(rankings):
    dataset = Dataset([Ranking([{item} for item in ranking]) for ranking in rankings])
    scheme = ScoringScheme.get_unifying_scoring_scheme_p(1.0)
    return ExactAlgorithmPulp().compute_consensus_rankings(dataset, scheme).kemeny_score


def mean_tau(rankings):
    ranks = [sorted(range(len(r)), key=r.__getitem__) for r in rankings]
    taus = [kendalltau(a, b).statistic for a, b in itertools.combinations(ranks, 2)]
    return sum(taus) / len(taus)


COMPUTE = {"kemeny": kemeny, "mean_tau": mean_tau}
print("ready", flush=True)

for line in sys.stdin:
    question = json.loads(line)
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        value = COMPUTE[question["what"]](question["rankings"])
        best = min(best, time.perf_counter() - start)
    print(json.dumps({"ms": best * 1e3, "value": float(value)}), flush=True)
