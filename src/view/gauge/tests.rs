//! Verdicts and paces by example: every condition, and everything that may be missing.

use jiff::civil::date;

use super::*;
use crate::model::parts::Measurement;
use crate::model::{Body, Comparison, Id, Kind};

const TODAY: Date = date(2026, 11, 22);

fn target(condition: Comparison, low: Option<f64>, high: Option<f64>) -> Target {
    Target { condition: Some(condition), low, high, horizon: Some(2030), ..Target::default() }
}

fn at(day: &str, value: f64) -> Measurement {
    Measurement { value, on: day.parse().ok(), ..Measurement::default() }
}

fn measured(mut target: Target, measurements: &[Measurement]) -> Target {
    target.measurements = measurements.to_vec();
    target
}

/// The gauge of a target whose document was issued on 1 January 2026.
fn gauged_with(target: &Target, counted: Option<&Counted>) -> Gauge {
    let document: Record =
        serde_json::from_str(r#"{"kind":"document","id":"vb","title":"V","date_issued":"2026-01-01"}"#)
            .expect("a document");
    let mut record = Record::new(Kind::Target, Id::new("ct").expect("an id"));
    let target = Target { document: Some(document.id.clone()), ..target.clone() };
    record.body = Body::Target(Box::new(target.clone()));
    let data = Dataset::new(vec![document.into(), record.clone().into()]);
    gauge(&record, &target, &data, Now { today: TODAY, soon_days: 7, before_inclusive: false }, counted)
}

fn gauged(target: &Target) -> Gauge {
    gauged_with(target, None)
}

#[test]
fn a_value_that_is_there_has_its_verdict_by_every_condition() {
    use Comparison as C;
    use Verdict as V;
    for (condition, low, high, value, verdict) in [
        (C::AtLeast, Some(40.0), None, 40.0, V::Met),
        (C::AtLeast, Some(0.3), None, 0.1 + 0.2, V::Met),
        (C::AtLeast, Some(40.0), None, 41.0, V::Exceeded),
        (C::AtLeast, Some(-5.0), None, -4.0, V::Exceeded),
        (C::AtLeast, Some(-5.0), None, -6.0, V::NotMet),
        (C::MoreThan, Some(50.0), None, 50.0, V::NotMet),
        (C::MoreThan, Some(50.0), None, 51.0, V::Met),
        (C::AtMost, None, Some(3.0), 3.0, V::Met),
        (C::AtMost, None, Some(3.0), 2.0, V::Exceeded),
        (C::AtMost, None, Some(3.0), 4.0, V::NotMet),
        (C::Range, Some(10.0), Some(15.0), 12.0, V::Met),
        (C::Range, Some(10.0), Some(15.0), 16.0, V::Exceeded),
        (C::Range, Some(10.0), Some(15.0), 9.0, V::NotMet),
        (C::Range, Some(10.0), None, 99.0, V::Met),
        (C::RankAtMost, None, Some(3.0), 1.0, V::Met),
        (C::RankAtMost, None, Some(3.0), 3.0, V::Met),
        (C::RankAtMost, None, Some(3.0), 4.0, V::NotMet),
        (C::Exactly, Some(7.0), None, 7.0, V::Met),
        (C::Exactly, Some(7.0), None, 8.0, V::NotMet),
    ] {
        let gauge = gauged(&measured(target(condition, low, high), &[at("2026-06-30", value)]));
        assert_eq!(gauge.verdict, verdict, "{condition:?} {low:?} {high:?} {value}");
    }
}

#[test]
fn what_cannot_be_judged_says_why() {
    let value = [at("2026-06-30", 5.0)];
    let qualitative = gauged(&measured(target(Comparison::Qualitative, None, None), &value));
    assert_eq!((qualitative.verdict, qualitative.why), (Verdict::NotMeasurable, Why::Qualitative));
    assert_eq!(qualitative.value, Some(5.0), "the value is shown all the same");
    for (low, high) in [(None, Some(3.0)), (None, None), (Some(f64::NAN), None)] {
        let unbound = gauged(&measured(target(Comparison::AtLeast, low, high), &value));
        assert_eq!((unbound.verdict, unbound.why), (Verdict::NotMeasurable, Why::NoBound));
    }
    let upside_down = gauged(&measured(target(Comparison::Range, Some(9.0), Some(1.0)), &value));
    assert_eq!(upside_down.why, Why::NoBound);
    assert_eq!(gauged(&measured(Target::default(), &value)).why, Why::NoBound);
    let empty = gauged(&target(Comparison::AtLeast, Some(40.0), None));
    assert_eq!((empty.verdict, empty.why, empty.pace), (Verdict::NoData, Why::NoValue, None));
}

#[test]
fn an_even_pace_is_reckoned_from_the_earliest_day() {
    let on_the_way = |last: f64| {
        let values = [at("2026-01-01", 20.0), at("2026-07-01", last)];
        gauged(&measured(target(Comparison::AtLeast, Some(40.0), None), &values))
    };
    // A tenth of the five years is gone; an even pace would be at 22.
    assert_eq!(on_the_way(22.5).verdict, Verdict::OnPace);
    let behind = on_the_way(21.0);
    assert_eq!(behind.verdict, Verdict::Behind);
    let Why::Pace { expected } = behind.why else { panic!("{:?}", behind.why) };
    assert!((expected - 22.0).abs() < 0.05, "{expected}");
    let pace = behind.pace.expect("there is time left");
    assert!((pace.per_year.expect("years") - 19.0 / 4.5).abs() < 0.01, "{pace:?}");
    assert!(!pace.falls && !pace.passes);
}

#[test]
fn a_falling_condition_is_on_pace_below_the_line() {
    for (last, verdict) in [(8.5, Verdict::OnPace), (9.9, Verdict::Behind), (11.0, Verdict::Behind)] {
        for (condition, bound) in [(Comparison::AtMost, 0.0), (Comparison::RankAtMost, 0.0)] {
            let values = [at("2026-01-01", 10.0), at("2026-07-01", last)];
            let gauge = gauged(&measured(target(condition, None, Some(bound)), &values));
            assert_eq!(gauge.verdict, verdict, "{condition:?} {last}");
            assert!(gauge.pace.is_some_and(|pace| pace.falls));
        }
    }
}

#[test]
fn the_baseline_counts_from_the_day_of_the_document() {
    let mut target = measured(target(Comparison::AtLeast, Some(40.0), None), &[at("2026-07-01", 21.0)]);
    target.baseline = Some(20.0);
    assert_eq!(gauged(&target).verdict, Verdict::Behind);
    // What was measured before the document cannot be held against a line that begins with it.
    target.measurements = vec![at("2025-07-01", 21.0)];
    assert_eq!(gauged(&target).why, Why::NoOrigin);
    target.measurements.clear();
    let pace = gauged(&target).pace.expect("the baseline says how far it is");
    assert!((pace.gap - 20.0).abs() < 1e-9);
}

#[test]
fn without_a_beginning_or_an_end_no_pace_is_made_up() {
    let one = measured(target(Comparison::AtLeast, Some(40.0), None), &[at("2026-07-01", 21.0)]);
    let gauge = gauged(&one);
    assert_eq!((gauge.verdict, gauge.why), (Verdict::NotMet, Why::NoOrigin));
    assert!(gauge.pace.is_some(), "what is still needed can be said");
    let endless = gauged(&Target { horizon: None, ..one.clone() });
    assert_eq!((endless.verdict, endless.why, endless.pace), (Verdict::NotMet, Why::NoHorizon, None));
    let late = gauged(&Target { horizon: Some(2025), ..one.clone() });
    assert_eq!((late.verdict, late.why, late.pace), (Verdict::NotMet, Why::Late, None));
    let undated = Measurement { value: 21.0, ..Measurement::default() };
    assert_eq!(gauged(&measured(one, &[undated])).why, Why::NoOrigin);
}

#[test]
fn the_order_of_time_counts_and_not_that_of_writing() {
    let values = [at("2026-07-01", 41.0), at("2026-01-01", 20.0), at("2026-03-01", 30.0)];
    let gauge = gauged(&measured(target(Comparison::AtLeast, Some(40.0), None), &values));
    assert_eq!((gauge.value, gauge.on), (Some(41.0), Some(date(2026, 7, 1))));
    assert_eq!(gauge.values, [20.0, 30.0, 41.0]);
}

#[test]
fn of_two_values_on_one_day_the_later_one_corrects() {
    let values =
        [at("2026-01-01", 90.0), at("2026-01-01", 20.0), at("2026-07-01", 30.0), at("2026-07-01", 21.0)];
    let gauge = gauged(&measured(target(Comparison::AtLeast, Some(40.0), None), &values));
    assert_eq!((gauge.value, gauge.verdict), (Some(21.0), Verdict::Behind));
    assert_eq!(gauge.values, [20.0, 21.0]);
}

#[test]
fn a_period_says_which_day_a_value_speaks_of() {
    let of = |period: &str, on: &str| Measurement { period: period.into(), ..at(on, 1.0) };
    for (measurement, expected) in [
        (of("2025", "2026-03-15"), Some(date(2025, 12, 31))),
        (of("quý III/2026", "2026-10-10"), Some(date(2026, 9, 30))),
        (of("2026", "2026-06-30"), Some(date(2026, 6, 30))),
        (of("đợt khảo sát đầu", "2026-06-30"), Some(date(2026, 6, 30))),
        (of("2025", "never"), Some(date(2025, 12, 31))),
        (of("", "never"), None),
    ] {
        assert_eq!(day(&measurement), expected, "{measurement:?}");
    }
}

#[test]
fn records_are_counted_and_a_broken_filter_is_told() {
    let bound = target(Comparison::Range, Some(10.0), Some(15.0));
    let gauge = gauged_with(&bound, Some(&Ok(12)));
    assert_eq!((gauge.value, gauge.on, gauge.verdict), (Some(12.0), Some(TODAY), Verdict::Met));
    assert!(gauge.is_counted);
    let error = FilterError::TooLong { most: 1 };
    let gauge = gauged_with(&bound, Some(&Err(error.clone())));
    assert_eq!((gauge.verdict, gauge.why), (Verdict::NotMeasurable, Why::Uncountable(error)));
}

#[test]
fn the_gauge_fills_with_the_share_or_the_way() {
    let part = |target: Target, values: &[Measurement]| gauged(&measured(target, values)).part;
    let day = |value| at("2026-07-01", value);
    let first = |value| at("2026-01-01", value);
    assert_eq!(part(target(Comparison::AtLeast, Some(40.0), None), &[day(10.0)]), Some(0.25));
    assert_eq!(part(target(Comparison::RankAtMost, None, Some(3.0)), &[day(6.0)]), Some(0.5));
    assert_eq!(part(target(Comparison::RankAtMost, None, Some(3.0)), &[first(11.0), day(7.0)]), Some(0.5));
    assert_eq!(part(target(Comparison::AtMost, None, Some(0.0)), &[day(6.0)]), None);
    assert_eq!(part(target(Comparison::AtLeast, Some(-2.0), None), &[first(-6.0), day(-4.0)]), Some(0.5));
    assert_eq!(part(target(Comparison::AtLeast, Some(40.0), None), &[day(-4.0)]), None);
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_numbers_break_it(
            condition in 0_usize..6, low in any::<f64>(), high in any::<f64>(), baseline in any::<f64>(),
            horizon in prop::option::of(any::<i16>()),
            values in prop::collection::vec((any::<f64>(), -400_i32..400), 0..6),
        ) {
            use Comparison as C;
            let all = [C::AtLeast, C::MoreThan, C::AtMost, C::Range, C::RankAtMost, C::Exactly];
            let day = |days: i32| TODAY.checked_add(jiff::Span::new().days(days)).ok();
            let values: Vec<Measurement> = values
                .into_iter()
                .map(|(value, days)| Measurement { value, on: day(days), ..Measurement::default() })
                .collect();
            let target = Target {
                horizon,
                baseline: Some(baseline),
                ..measured(target(all[condition], Some(low), Some(high)), &values)
            };
            let gauge = gauged(&target);
            prop_assert!(gauge.part.is_none_or(|part| (0.0..=1.0).contains(&part)));
            prop_assert!(gauge.pace.is_none_or(|pace| pace.gap >= 0.0 && pace.per_year.is_none_or(|n| n >= 0.0)));
            prop_assert!(gauge.values.iter().all(|value| value.is_finite()));
        }
    }
}
