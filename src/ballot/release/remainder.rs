//! Which parts of a total may be shown beside it, so that no difference between shown
//! figures is a handful of people. R6 and R8 stand on this. It must not know what the
//! parts are.
//!
//! The parts share no one, so whatever can be computed from shown figures is a sum of
//! shown parts and of one remainder: the total less all shown parts. It is enough to
//! keep that remainder empty or large.

/// Whether each part may be shown. Parts below `fewest` never; then, until what is
/// hidden is nobody or at least `fewest`, the smallest shown one (of a tie the first by
/// name) is hidden as well. `total` counts those in no part too; when the parts
/// are more than the total, none may be shown.
pub(super) fn shown(total: usize, parts: &[(&str, usize)], fewest: usize) -> Vec<bool> {
    let mut shown: Vec<bool> = parts.iter().map(|(_, size)| *size >= fewest).collect();
    loop {
        let in_sight = || (0..parts.len()).filter(|&part| shown[part]);
        let sum: usize = in_sight().map(|part| parts[part].1).sum();
        let Some(hidden) = total.checked_sub(sum) else { return vec![false; parts.len()] };
        if hidden == 0 || hidden >= fewest {
            return shown;
        }
        let Some(smallest) = in_sight().min_by_key(|&part| (parts[part].1, parts[part].0)) else {
            return shown;
        };
        shown[smallest] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

    /// All ways to have five sizes from 0 to 12, whatever their order.
    fn sizes() -> Vec<[usize; 5]> {
        let mut all = Vec::new();
        for number in 0..13_usize.pow(5) {
            let digit = |place: u32| number / 13_usize.pow(place) % 13;
            let sizes = [0, 1, 2, 3, 4].map(digit);
            if sizes.is_sorted() {
                all.push(sizes);
            }
        }
        all
    }

    #[test]
    fn no_difference_of_unions_is_one_to_four_people() {
        for sizes in sizes() {
            let parts: Vec<_> = NAMES.into_iter().zip(sizes).collect();
            for in_no_part in 0..8 {
                let total = in_no_part + sizes.iter().sum::<usize>();
                let shown = shown(total, &parts, 5);
                // Every union of shown parts, and the total less it.
                for union in 0..32_usize {
                    let members = (0..5).filter(|&part| shown[part] && union & (1 << part) != 0);
                    let size: usize = members.map(|part| sizes[part]).sum();
                    for seen in [size, total - size] {
                        let exposed = (1..5).contains(&seen) && total >= 5;
                        assert!(!exposed, "{sizes:?} + {in_no_part}: {seen} of {shown:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_hidden_without_need() {
        for sizes in sizes() {
            let parts: Vec<_> = NAMES.into_iter().zip(sizes).collect();
            let small: usize = sizes.iter().filter(|&&size| size < 5).sum();
            if small == 0 || small >= 5 {
                let expected: Vec<bool> = sizes.iter().map(|&size| size >= 5).collect();
                assert_eq!(shown(sizes.iter().sum(), &parts, 5), expected, "{sizes:?}");
            }
        }
    }

    #[test]
    fn the_smallest_is_hidden_first_and_a_tie_goes_by_name() {
        let parts = [("north", 7), ("west", 6), ("east", 6), ("south", 2)];
        assert_eq!(shown(21, &parts, 5), [true, true, false, false]);
        assert_eq!(shown(19, &parts[..3], 5), [true, true, true], "nobody is hidden");
    }

    #[test]
    fn parts_that_are_more_than_the_total_are_not_shown() {
        assert_eq!(shown(9, &[("a", 5), ("b", 5)], 5), [false, false]);
    }
}
