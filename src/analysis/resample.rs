//! Jackknife, permutation and the seeded generator.
