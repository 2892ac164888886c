"""The peers on rankings: corankco's exact consensus, scipy's Kendall tau.

Reads one JSON list of rankings a line (item indices, best first) and prints for
each the milliseconds and the result, as JSON, so that results are compared too.
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


def timed(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1e3, result


def kemeny(rankings):
    dataset = Dataset([Ranking([{item} for item in ranking]) for ranking in rankings])
    scheme = ScoringScheme.get_unifying_scoring_scheme_p(1.0)
    return ExactAlgorithmPulp().compute_consensus_rankings(dataset, scheme).kemeny_score


def mean_tau(rankings):
    ranks = [sorted(range(len(r)), key=r.__getitem__) for r in rankings]
    taus = [kendalltau(a, b).statistic for a, b in itertools.combinations(ranks, 2)]
    return float(sum(taus) / len(taus))


for line in sys.stdin:
    rankings = json.loads(line)
    kemeny_ms, cost = timed(lambda: kemeny(rankings))
    tau_ms, tau = timed(lambda: mean_tau(rankings))
    answer = {"kemeny_ms": kemeny_ms, "cost": cost, "tau_ms": tau_ms, "mean_tau": tau}
    print(json.dumps(answer), flush=True)
