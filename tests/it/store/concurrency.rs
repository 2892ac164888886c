//! Many writers, in one process and in two.

use super::*;
use parallax::store::{ballots, organizations, rounds};
use std::sync::Barrier;
use std::thread;
use time::Duration;

/// Runs `work` in so many threads that start together; what each returned.
fn together<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(threads);
    thread::scope(|scope| {
        let (start, work) = (&start, &work);
        let run = move |number| {
            start.wait();
            work(number)
        };
        let running: Vec<_> = (0..threads).map(|n| scope.spawn(move || run(n))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn eight_writers_lose_no_update() {
    on_both(|store| {
        let organization = store.write(an_organization).unwrap().id;
        let start = OrganizationName::parse("0").unwrap();
        let years = RetentionYears::DEFAULT;
        store.write(|c| organizations::update(c, organization, &start, years)).unwrap();
        together(8, |_| {
            for _ in 0..200 {
                let add_one = |c: &mut Connection| {
                    let found = organizations::get(c, organization)?;
                    let next: u32 = found.name.as_str().parse::<u32>().unwrap() + 1;
                    let next = OrganizationName::parse(&next.to_string()).unwrap();
                    organizations::update(c, organization, &next, years)
                };
                store.write(add_one).unwrap();
            }
        });
        let counted = store.read(|c| organizations::get(c, organization)).unwrap();
        assert_eq!(counted.name.as_str(), "1600");
    });
}

#[test]
fn of_two_processes_exactly_one_takes_each_step() {
    on_both_urls(|url| {
        let processes = [(); 2].map(|()| Store::open(url).unwrap());
        processes[0].write(|c| an_open_round(c, &id('a'))).unwrap();
        let winners = |step: &(dyn Fn(&mut Connection, u8) -> Result<bool> + Sync)| {
            let won = together(8, |number| {
                processes[number % 2].write(|c| step(c, number as u8)).unwrap()
            });
            won.into_iter().filter(|won| *won).count()
        };
        assert_eq!(winners(&|c, _| rounds::begin_closing(c, &id('a'), NOON)), 1);
        let until = NOON + Duration::MINUTE;
        let lease = |c: &mut Connection, n: u8| rounds::lease(c, &id('a'), &[n; 16], NOON, until);
        assert_eq!(winners(&lease), 1);
        let later = until + Duration::MINUTE;
        let next = |c: &mut Connection, n: u8| rounds::lease(c, &id('a'), &[n; 16], until, later);
        assert_eq!(winners(&next), 1);
        let finish =
            |c: &mut Connection, n: u8| Ok(rounds::finish_closing(c, &id('a'), &[n; 16]).is_ok());
        assert_eq!(winners(&finish), 1);
        assert_eq!(winners(&|c, _| rounds::release(c, &id('a'), NOON)), 1);
    });
}

#[test]
fn opening_at_the_same_time_makes_one_schema() {
    on_both_urls(|url| {
        let stores = together(8, |_| Store::open(url).unwrap());
        stores[0].write(|c| an_open_round(c, &id('a'))).unwrap();
        for store in &stores {
            assert_eq!(store.read(|c| ballots::count(c, &id('a'))).unwrap(), 0);
        }
    });
}

#[test]
fn what_fails_half_way_leaves_nothing() {
    on_both(|store| {
        let failed: Result<()> = store.write(|c| {
            an_open_round(c, &id('a'))?;
            Err(store::Error::Conflict { what: "a later step" })
        });
        assert!(failed.is_err());
        assert_eq!(store.read(organizations::list).unwrap(), []);
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.write(|c| {
                an_organization(c).unwrap();
                panic!("in the middle of a transaction")
            })
        }));
        let _: Result<()> = match panicked {
            Ok(result) => result,
            Err(_) => Ok(()),
        };
        assert_eq!(store.read(organizations::list).unwrap(), []);
        store.write(an_organization).unwrap();
    });
}

#[test]
fn a_transaction_that_reads_can_not_write() {
    on_both(|store| {
        assert!(store.read(an_organization).is_err());
        assert_eq!(store.read(organizations::list).unwrap(), []);
    });
}
