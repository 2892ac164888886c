#!/usr/bin/env python3
"""Trains the adapter: low-rank changes to MiniLM's weights that bring sentences of one
strategy together (Hu et al. 2021, "LoRA"). See models/README.md.

usage: train.py WEIGHTS_FOLDER TEAMS_FOLDER OUT.safetensors [EPOCHS]

WEIGHTS_FOLDER holds the files of models/manifest.toml, TEAMS_FOLDER text files of invented
teams. For each changed matrix NAME.weight the result holds NAME.down (A, rank x inputs) and
NAME.up (B, outputs x rank) in bfloat16; the adapted matrix is W + B A. The same files and
versions on the same kind of processor give the same bytes.
"""

import math
import random
import sys
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

RANK = 16
RATE = 1e-3
WEIGHT_DECAY = 0.01
DROPOUT = 0.1
# A word piece in ten is hidden in training, so that no single word decides.
HIDDEN = 0.1
TEAMS_PER_STEP = 8
WARM_UP = 20  # steps
LONGEST = 96  # word pieces of a sentence
CLS, SEP, MASK = 101, 102, 103
# Beside the pairs, how much it counts that platitudes can be told by their vector.
FOG_COUNTS = 0.2
# How steeply a pair of two strategies must lie below a pair of one.
STEEP = 10.0
SEED = 1
THREADS = 2  # another number adds up in another order


def read_teams(folder):
    """Lists of (label, sentence); the label of what chooses nothing is "-"."""
    teams = []
    for path in sorted(Path(folder).glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n# "):
            lines = [line.split("\t", 1) for line in block.splitlines() if "\t" in line]
            if lines:
                teams.append([(label, sentence) for label, sentence in lines])
    return teams


class Adapted(nn.Module):
    """A linear map with a low-rank change, which begins as none."""

    def __init__(self, linear):
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x):
        return self.linear(x) + (x @ self.down.T) @ self.up.T


def adapt(bert):
    """Puts a change on each of the six maps of every layer; returns them by name."""
    adapted = {}
    for number, layer in enumerate(bert.encoder.layer):
        for name in (
            "attention.self.query", "attention.self.key", "attention.self.value",
            "attention.output.dense", "intermediate.dense", "output.dense",
        ):
            *path, last = name.split(".")
            parent = layer
            for part in path:
                parent = getattr(parent, part)
            change = Adapted(getattr(parent, last))
            setattr(parent, last, change)
            adapted[f"encoder.layer.{number}.{name}"] = change
    return adapted


class Reader:
    """The network with its tokenizer: sentences to unit vectors."""

    def __init__(self, folder):
        config = BertConfig.from_json_file(folder / "config.json")
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(folder / "model.safetensors")
        used = {k: v for k, v in weights.items() if not k.startswith("pooler") and not k.endswith("position_ids")}
        self.bert.load_state_dict(used, strict=True)
        self.bert.requires_grad_(False)
        for module in self.bert.modules():
            if isinstance(module, nn.Dropout):
                module.p = DROPOUT
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)

    def pieces(self, text):
        hide = lambda piece: MASK if piece not in (CLS, SEP) and random.random() < HIDDEN else piece
        return [hide(piece) for piece in self.tokenizer.encode(text).ids]

    def vectors(self, texts):
        pieces = [self.pieces(text) for text in texts]
        longest = max(map(len, pieces))
        ids = torch.tensor([p + [0] * (longest - len(p)) for p in pieces])
        real = torch.tensor([[1] * len(p) + [0] * (longest - len(p)) for p in pieces])
        states = self.bert(ids, attention_mask=real).last_hidden_state
        return F.normalize((states * real.unsqueeze(-1)).sum(1), dim=1)


class Lesson(nn.Module):
    """What is asked of the vectors; its own parameters are thrown away afterwards."""

    def __init__(self, dimension):
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(5.0))
        self.shift = nn.Parameter(torch.tensor(-2.0))
        self.fog = nn.Linear(dimension, 1)

    def forward(self, teams, vectors):
        parts = vectors.split([len(team) for team in teams])
        losses = [loss for team, part in zip(teams, parts) if (loss := self.pairs(team, part)) is not None]
        fog = torch.tensor([float(label == "-") for team in teams for label, _ in team])
        told = F.binary_cross_entropy_with_logits(self.fog(vectors * STEEP).squeeze(1), fog)
        return sum(losses) / max(len(losses), 1) + FOG_COUNTS * told

    def pairs(self, team, vectors):
        """Cross entropy of "the same strategy", and how the two kinds of pairs are ordered."""
        labels = [label for label, _ in team]
        chooses = [i for i, label in enumerate(labels) if label != "-"]
        if len(chooses) < 2:
            return None
        first, second = torch.triu_indices(len(chooses), len(chooses), 1)
        chosen = vectors[chooses]
        cosines = (chosen @ chosen.T)[first, second]
        same = torch.tensor([float(labels[chooses[i]] == labels[chooses[j]]) for i, j in zip(first, second)])
        loss = F.binary_cross_entropy_with_logits(self.scale * cosines + self.shift, same)
        if same.min() == same.max():
            return loss
        apart = cosines[same == 1][:, None] - cosines[same == 0][None]
        return (loss + F.softplus(-STEEP * apart).mean()) / 2


def train(reader, adapted, teams, epochs):
    changes = [weight for change in adapted.values() for weight in (change.down, change.up)]
    lesson = Lesson(reader.bert.config.hidden_size)
    optimizer = torch.optim.AdamW([
        {"params": changes, "weight_decay": WEIGHT_DECAY},
        {"params": lesson.parameters(), "lr": 3e-3, "weight_decay": 0.0},
    ])
    steps = epochs * math.ceil(len(teams) / TEAMS_PER_STEP)
    step = 0
    reader.bert.train()
    for epoch in range(epochs):
        start, total = time.time(), 0.0
        random.shuffle(teams)
        for first in range(0, len(teams), TEAMS_PER_STEP):
            warm = min(1.0, (step + 1) / WARM_UP)
            optimizer.param_groups[0]["lr"] = RATE * warm * (1 + math.cos(math.pi * step / steps)) / 2
            some = teams[first:first + TEAMS_PER_STEP]
            loss = lesson(some, reader.vectors([text for team in some for _, text in team]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(changes, 1.0)
            optimizer.step()
            step += 1
            total += loss.item() * len(some)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(teams):.4f}, {time.time() - start:.0f} s", flush=True)


def main(weights, folder, out, epochs="5"):
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(SEED)
    random.seed(SEED)
    teams = read_teams(folder)
    print(f"{len(teams)} teams, {sum(map(len, teams))} sentences", flush=True)
    reader = Reader(Path(weights))
    adapted = adapt(reader.bert)
    train(reader, adapted, teams, int(epochs))
    factors = {}
    for name, change in adapted.items():
        factors[f"{name}.down"] = change.down.detach().to(torch.bfloat16).contiguous()
        factors[f"{name}.up"] = change.up.detach().to(torch.bfloat16).contiguous()
    save_file(factors, out)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
