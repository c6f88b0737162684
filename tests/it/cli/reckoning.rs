//! How time is reckoned, as scripts see it: days, working days, the settings of an office.

use serde_json::Value;

use super::{Home, cncl};

fn due(home: &Home, today: &str, args: &[&str]) -> Vec<Value> {
    home.run([&["--today", today, "due", "--json"], args].concat()).items()
}

fn with_task(deadline: &str) -> Home {
    let home = Home::new();
    assert_eq!(home.run(["init", "--empty"]).code, Some(0));
    assert_eq!(home.run(["--today", "2026-01-05", "add", "task", "Việc", "--due", deadline]).code, Some(0));
    home
}

#[test]
fn working_days_stand_beside_days() {
    let home = with_task("23/02/2026");
    let item = &due(&home, "2026-02-13", &[])[0];
    assert_eq!((&item["days_left"], &item["working_days_left"]), (&10.into(), &1.into()));
    assert_eq!(item.get("holidays_missing"), None);
    let item = &due(&home, "2026-02-24", &[])[0];
    assert_eq!((&item["days_left"], &item["working_days_left"]), (&(-1).into(), &(-1).into()));
}

#[test]
fn years_without_holidays_are_named() {
    let home = with_task("15/01/2031");
    let item = &due(&home, "2030-12-30", &[])[0];
    assert_eq!(item["holidays_missing"], serde_json::json!([2030, 2031]));
    let brief = home.run(["--today", "2030-12-30", "due", "--brief"]).out;
    assert!(brief.contains("chưa có lịch nghỉ năm 2030, 2031") && brief.lines().count() == 1, "{brief}");
    let folder = home.path().join(".config/cncl/holidays");
    std::fs::create_dir_all(&folder).unwrap();
    for year in [2030, 2031] {
        let off = format!(r#"{{"from":"{year}-01-01","to":"{year}-01-01","name":"Tết Dương lịch"}}"#);
        let table = format!(r#"{{"year":{year},"certainty":"official","source":"x","off":[{off}]}}"#);
        std::fs::write(folder.join(format!("{year}.json")), table).unwrap();
    }
    let item = &due(&home, "2030-12-30", &[])[0];
    assert_eq!((&item["working_days_left"], item.get("holidays_missing")), (&11.into(), None));
    std::fs::write(folder.join("2032.json"), r#"{"year":2032}"#).unwrap();
    let broken = home.run(["due"]);
    assert!(broken.code != Some(0) && broken.err.contains("2032.json"), "{}", broken.err);
}

#[test]
fn an_office_sets_what_is_soon_and_what_before_means() {
    let home = with_task("trước ngày 30/11/2026");
    let item = &due(&home, "2026-11-19", &[])[0];
    assert_eq!((&item["last_day"], &item["state"]), (&"2026-11-29".into(), &"open".into()));
    home.write_config("soon_days = 14\nbefore_inclusive = true\n");
    let item = &due(&home, "2026-11-19", &["--filter", "is:soon due:30/11"])[0];
    assert_eq!((&item["last_day"], &item["state"]), (&"2026-11-30".into(), &"soon".into()));
    let at = |filter: &str| due(&home, "2026-11-30", &["--filter", filter]).len();
    assert_eq!((at("is:overdue"), at("is:soon"), at("due:29/11/2026")), (0, 1, 0));
}

#[test]
fn only_what_can_be_due_has_days_left() {
    let first = |args: &[&str]| cncl(&[&["--today", "2025-10-01"], args].concat()).items()[0].clone();
    let target = first(&["list", "target", "--filter", "due:2030", "--json"]);
    assert_eq!((&target["last_day"], &target["state"]), (&"2030-12-31".into(), &"open".into()));
    let standing = first(&["list", "task", "--filter", "is:standing", "--json"]);
    assert!(standing["last_day"].is_null() && standing.get("working_days_left").is_none());
    assert_eq!(first(&["list", "agency", "--json"]).get("state"), None);
}

#[test]
fn what_is_printed_for_scripts_is_read_back_without_what_is_reckoned() {
    let home = with_task("23/02/2026");
    let file = home.path().join("due.json");
    std::fs::write(&file, home.run(["due", "--json"]).out).unwrap();
    let back = home.run([std::ffi::OsStr::new("import"), file.as_os_str()]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    let whole = home.run(["export", "json"]).out;
    assert!(!whole.contains("working_days_left") && !whole.contains("holidays_missing"), "{whole}");
}

/// The built-in data as it stands today: past, with an outcome that nobody recorded, years marked as concluded.
#[test]
fn the_built_in_deadlines_stand_as_their_sources_left_them() {
    let all = cncl(&["--today", "2026-11-22", "list", "task", "milestone", "--json"]).items();
    let on = |day: &str| all.iter().filter(|it| it["last_day"] == day).collect::<Vec<_>>();
    for (text, days) in [
        ("15/10", ["2025-10-15", "2025-10-14"]),
        ("30/10", ["2025-10-30", "2025-10-29"]),
        ("31/12", ["2025-12-31", "2025-12-30"]),
    ] {
        let found: Vec<_> = days.iter().flat_map(|day| on(day)).collect();
        assert!(!found.is_empty(), "{text}");
        for item in found {
            assert!(item["state"] == "overdue" && item["days_left"].as_i64() < Some(0), "{item}");
            if item["kind"] == "task" {
                assert_eq!(item["status"], "unknown", "{item}");
            }
            let said = item["deadline"]["text"].as_str().unwrap();
            let inferred = item["deadline"]["year_inferred"] == true;
            assert_eq!(inferred, !said.contains("2025"), "{said}");
        }
    }
    for year in ["2030", "2035", "2045"] {
        let spans = |it: &&Value| {
            let deadline = &it["deadline"];
            deadline["end"].as_str().is_some_and(|end| end.starts_with(year))
                && deadline["precision"] != "day"
        };
        assert!(all.iter().any(|it| spans(&it)), "{year}");
    }
    let standing: Vec<_> = all.iter().filter(|it| it["deadline"]["kind"] == "standing").collect();
    assert!(!standing.is_empty() && standing.iter().all(|it| it["state"] == "standing"));
}
