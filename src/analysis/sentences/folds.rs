//! Folds: which teams are judged together, and what may be learned from the others.
//!
//! Evidence is weighed on the first teams. The teams behind them are held back: only how far
//! a number of strategies may be off is learned from them (as in split conformal prediction,
//! where what was fitted is not what it is calibrated on).
//!
//! It knows teams by their number alone.

/// Teams are left out a tenth at a time.
const TENTHS: usize = 10;

/// A part of the teams each, judged by what was learned from the other parts.
pub(super) struct Folds {
    fold: Vec<usize>,
    weighed: usize,
}

impl Folds {
    /// The first teams, whose files are `weighed`, by turns into ten folds; the teams held back a
    /// file at a time.
    pub(super) fn tenths(weighed: &[usize], held_back: &[usize]) -> Self {
        let tenths: Vec<usize> = (0..weighed.len()).map(|team| team % TENTHS).collect();
        Self::files(&tenths, held_back)
    }

    /// All teams a file at a time.
    pub(super) fn files(weighed: &[usize], held_back: &[usize]) -> Self {
        let first = weighed.iter().max().map_or(0, |last| last + 1);
        let held_back = held_back.iter().map(|file| first + file);
        Self { fold: weighed.iter().copied().chain(held_back).collect(), weighed: weighed.len() }
    }

    pub(super) fn count(&self) -> usize {
        self.fold.iter().max().map_or(0, |last| last + 1)
    }

    /// Whether a part of the first teams can be left out at all.
    pub(super) fn several(&self) -> bool {
        self.fold[..self.weighed].iter().any(|&own| own != self.fold[0])
    }

    /// The fold that a team is in.
    pub(super) fn of(&self, team: usize) -> usize {
        self.fold[team]
    }

    /// The teams to weigh evidence on when this fold is judged.
    pub(super) fn weighed_without(&self, left_out: usize) -> Vec<usize> {
        (0..self.weighed).filter(|&team| self.fold[team] != left_out).collect()
    }

    /// The first teams and those held back.
    pub(super) fn sets(&self) -> Vec<Vec<usize>> {
        self.sets_without(self.count())
    }

    /// The same without the teams of one fold; a set with none left is none.
    pub(super) fn sets_without(&self, left_out: usize) -> Vec<Vec<usize>> {
        let held_back = (self.weighed..self.fold.len()).filter(|&team| self.of(team) != left_out);
        let sets = [self.weighed_without(left_out), held_back.collect()];
        sets.into_iter().filter(|set| !set.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Folds;

    #[test]
    fn a_team_is_never_learned_from_when_it_is_judged() {
        let folds = Folds::tenths(&[0; 23], &[0, 1]);
        assert_eq!(folds.sets(), [(0..23).collect::<Vec<_>>(), vec![23, 24]]);
        assert_eq!((folds.count(), folds.of(22), folds.of(23), folds.of(24)), (12, 2, 10, 11));
        for team in 0..25 {
            let weighed = folds.weighed_without(folds.of(team));
            let all = folds.sets_without(folds.of(team)).concat();
            assert!(!weighed.contains(&team) && weighed.iter().all(|&other| other < 23));
            assert!(!all.contains(&team) && all.contains(&23) != (team == 23));
        }
    }

    #[test]
    fn one_file_cannot_be_left_out() {
        assert!(!Folds::files(&[0, 0, 0], &[0, 1]).several());
        assert!(Folds::files(&[0, 1, 0], &[]).several());
    }
}
