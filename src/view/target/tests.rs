//! Groups, verdict counts and the lines of a target.

use jiff::civil::date;

use super::*;
use crate::text::Ids;

const NOW: Now = Now { today: date(2026, 11, 22), soon_days: 7, before_inclusive: false };

fn data(records: &[&str]) -> Dataset {
    let read = |json: &&str| std::sync::Arc::new(serde_json::from_str::<Record>(json).expect(json));
    Dataset::new(records.iter().map(read).collect())
}

fn sample() -> Dataset {
    data(&[
        r#"{"kind":"document","id":"vb","title":"V","geography":"quoc-gia"}"#,
        r#"{"kind":"product","id":"sp-1","title":"P","stage":"commercial"}"#,
        r#"{"kind":"product","id":"sp-2","title":"Q","stage":"research"}"#,
        r#"{"kind":"target","id":"a","title":"A","geography":"ha-noi","condition":">=","low":40,"horizon":2045}"#,
        r#"{"kind":"target","id":"b","title":"B","geography":"ha-noi","condition":"qualitative","horizon":2030}"#,
        r#"{"kind":"target","id":"c","title":"C","geography":"quoc-gia","document":"vb","condition":"range",
            "low":1,"high":15,"counts":"kind:product","horizon":2030}"#,
        r#"{"kind":"target","id":"d","title":"D","geography":"quoc-gia","condition":">=","low":1,"counts":"kind:thing"}"#,
    ])
}

fn shape(grouping: Grouping) -> Vec<(Common, Vec<String>)> {
    let data = sample();
    let groups = groups(&data, NOW, &Tally::of(&data, NOW), grouping, |_| true);
    groups
        .into_iter()
        .map(|group| (group.common, group.targets.iter().map(|(id, _)| id.to_string()).collect()))
        .collect()
}

#[test]
fn groups_stand_in_the_order_of_the_data_and_of_the_years() {
    let place = |slug: &str| Common::Place(slug.into());
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        shape(Grouping::Place),
        [(place("quoc-gia"), ids(&["c", "d"])), (place("ha-noi"), ids(&["b", "a"]))]
    );
    assert_eq!(
        shape(Grouping::Horizon),
        [
            (Common::Horizon(Some(2030)), ids(&["b", "c"])),
            (Common::Horizon(Some(2045)), ids(&["a"])),
            (Common::Horizon(None), ids(&["d"])),
        ]
    );
    let document = Id::new("vb").expect("an id");
    assert_eq!(
        shape(Grouping::Document),
        [(Common::Document(None), ids(&["b", "a", "d"])), (Common::Document(Some(document)), ids(&["c"]))]
    );
}

#[test]
fn every_group_counts_its_verdicts() {
    let data = sample();
    let groups = groups(&data, NOW, &Tally::of(&data, NOW), Grouping::Place, |_| true);
    let [exceeded, met, on_pace, behind, not_met, no_data, not_measurable] = groups[0].verdicts.0;
    assert_eq!((met, not_measurable), (1, 1), "one is counted, one has a broken filter");
    assert_eq!(exceeded + on_pace + behind + not_met + no_data, 0);
    assert_eq!(groups[1].verdicts.said(&Ids), "1 verdict-no-data · 1 verdict-not-measurable");
}

#[test]
fn a_bound_target_counts_the_records_there_are() {
    let data = sample();
    let tally = Tally::of(&data, NOW);
    let of = |id: &str| tally.get(&Id::new(id).expect("an id"));
    assert_eq!(of("c"), Some(&Ok(2)));
    assert!(matches!(of("d"), Some(Err(FilterError::UnknownValue { .. }))));
    assert_eq!(of("a"), None);
}

#[test]
fn measurements_are_listed_from_the_newest_and_the_corrected_ones_stand_back() {
    let data = data(&[r#"{"kind":"target","id":"a","title":"A","condition":">=","low":40,"measurements":[
        {"value":3,"on":"2026-02-01"},{"value":1,"on":"2025-01-01","by":"an"},{"value":2,"on":"2025-01-01"}]}"#]);
    let target = data.get("a").and_then(Record::as_target).expect("a target");
    let lines = measurements(target, &Ids);
    let told: Vec<(&str, Tone)> = lines[1..].iter().map(|line| (line.label.as_str(), line.tone)).collect();
    assert_eq!(told, [("01/02/2026", Tone::Plain), ("01/01/2025", Tone::Plain), ("01/01/2025", Tone::Aside)]);
    assert!(lines[2].text.starts_with('2') && lines[3].text.starts_with('1'), "{lines:?}");
}
