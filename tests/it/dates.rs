//! Dates as administrations write them: a table of wordings, what is refused, what is kept, and the laws.

use cncl::model::Now;
mod more;

use cncl::model::date::{Date, DateError, Precision, Span, read_iso};
use cncl::model::deadline::{Base, Deadline, Every, Meaning, read, read_day, read_day_match, show};
use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use serde_json::json;

/// A Monday.
const TODAY: Date = date(2026, 10, 12);
const DOCUMENT: Date = date(2025, 9, 30);

/// In a document of 30 September 2025, read on 12 October 2026.
fn base() -> Base {
    Base::new(TODAY).in_document(Some(DOCUMENT))
}

fn at_home() -> Base {
    Base::new(TODAY)
}

/// `by 2025-10-30`, `during quarter 2025-10-01..2025-12-31`, `every year 10-30`; `?` marks an inferred year, `-` words
/// that were not understood.
fn brief(deadline: &Deadline) -> String {
    let Some(meaning) = deadline.meaning() else { return "-".to_owned() };
    let body = match meaning {
        Meaning::Before(span) => format!("before {}", days(*span)),
        Meaning::By(span) => format!("by {}", days(*span)),
        Meaning::During(span) => format!("during {}", days(*span)),
        Meaning::From { start, precision } => format!("from {} {start}", name(*precision)),
        Meaning::Vision(span) => format!("vision {}", days(*span)),
        Meaning::Standing => "standing".to_owned(),
        Meaning::Every(each) => {
            let on = each
                .on
                .iter()
                .map(|on| on.month.map_or(String::new(), |m| format!("{m}-")) + &on.day.to_string());
            let (every, before) =
                (format!("{:?}", each.every).to_lowercase(), if each.before { " before" } else { "" });
            [format!("every {every}{before}")].into_iter().chain(on).collect::<Vec<_>>().join(" ")
        }
    };
    if deadline.year_inferred() { body + "?" } else { body }
}

fn days(span: Span) -> String {
    match span.precision() {
        Precision::Day => span.start().to_string(),
        other => format!("{} {}..{}", name(other), span.start(), span.end()),
    }
}

fn name(precision: Precision) -> String {
    format!("{precision:?}").to_lowercase()
}

/// Checks every row and reports all that fail, not the first alone.
fn check(base: Base, rows: &[(&str, &str)]) {
    let wrong: Vec<_> = rows
        .iter()
        .filter_map(|(text, want)| {
            let got = read(text, base).map_or_else(|error| format!("error: {error}"), |found| brief(&found));
            (got != *want).then(|| format!("{text:40} want {want}, got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn days_in_figures_and_words() {
    check(
        base(),
        &[
            ("30/10", "by 2025-10-30?"),
            ("30/10/2025", "by 2025-10-30"),
            ("30-10-25", "by 2025-10-30"),
            ("30-10-2025", "by 2025-10-30"),
            ("30 - 10 - 2025", "by 2025-10-30"),
            ("30.10", "by 2025-10-30?"),
            ("30.10.2025", "by 2025-10-30"),
            ("30/10/2025.", "by 2025-10-30"),
            ("(30/10/2025)", "by 2025-10-30"),
            ("1/2/2026", "by 2026-02-01"),
            ("01/02/26", "by 2026-02-01"),
            ("ngày 30 tháng 10 năm 2025", "by 2025-10-30"),
            ("ngay 30 thang 10 nam 2025", "by 2025-10-30"),
            ("NGÀY 30 THÁNG 10 NĂM 2025", "by 2025-10-30"),
            ("Ngày 30 tháng 10", "by 2025-10-30?"),
            ("30 tháng 10/2025", "by 2025-10-30"),
            ("ngày 30/10 năm 2025", "by 2025-10-30"),
            ("ngày 30/10, năm 2025", "by 2025-10-30"),
            ("ngày\u{a0}30\u{a0}tháng\u{a0}10\u{a0}năm\u{a0}2025", "by 2025-10-30"),
            ("30 tháng mười năm 2025", "by 2025-10-30"),
            ("mùng 2/9/2026", "by 2026-09-02"),
            ("ngày mùng 5 tháng 6 năm 2026", "by 2026-06-05"),
            ("2025-10-30", "by 2025-10-30"),
            ("2025/10/30", "by 2025-10-30"),
            ("2025-10-30T17:00:00", "by 2025-10-30"),
            ("2025-10-30 00:00:00", "by 2025-10-30"),
            ("30‑10‑2025", "by 2025-10-30"),
            ("29/2/2028", "by 2028-02-29"),
            ("29/2", "by 2028-02-29?"),
            ("29/9", "by 2026-09-29?"),
            ("30/9", "by 2025-09-30?"),
            ("thứ Năm, ngày 30/10/2025", "by 2025-10-30"),
            ("thu 5 30/10/2025", "by 2025-10-30"),
            ("30/10 năm nay", "by 2026-10-30"),
            ("30/10 năm sau", "by 2027-10-30"),
            ("Ngày 30/10/2025 (thứ Năm)", "by 2025-10-30"),
            ("ngày 30 tháng 10, 2025", "by 2025-10-30"),
            ("2026.07.01", "by 2026-07-01"),
            ("30-10", "by 2025-10-30?"),
            ("3 - 6", "-"),
            ("15 - 20", "-"),
            ("ngày 15 tháng sáu năm 2026", "by 2026-06-15"),
        ],
    );
}

#[test]
fn until_a_day() {
    check(
        base(),
        &[
            ("trước ngày 30/10", "before 2025-10-30?"),
            ("truoc ngay 30/10", "before 2025-10-30?"),
            ("TRƯỚC NGÀY 30/10", "before 2025-10-30?"),
            ("Trước ngày 30 tháng 10 năm 2025", "before 2025-10-30"),
            ("hoàn thành trước ngày 30/10", "before 2025-10-30?"),
            ("xong trước 30/10/2025", "before 2025-10-30"),
            ("Thực hiện và hoàn thành trước ngày 30/10/2025;", "before 2025-10-30"),
            ("đến trước ngày 30/10/2025", "before 2025-10-30"),
            ("chậm nhất trước ngày 15/6", "before 2026-06-15?"),
            ("đến ngày 31/12", "by 2025-12-31?"),
            ("đến hết ngày 31/12/2025", "by 2025-12-31"),
            ("hết ngày 31/12/2025", "by 2025-12-31"),
            ("tới ngày 31/12/2025", "by 2025-12-31"),
            ("từ nay đến ngày 15/10", "by 2025-10-15?"),
            ("tu nay den 15/10", "by 2025-10-15?"),
            ("từ nay đến hết năm 2026", "by year 2026-01-01..2026-12-31"),
            ("chậm nhất ngày 15/6", "by 2026-06-15?"),
            ("chậm nhất là ngày 15/6/2026", "by 2026-06-15"),
            ("chậm nhất đến ngày 15/6/2026", "by 2026-06-15"),
            ("muộn nhất ngày 15/6/2026", "by 2026-06-15"),
            ("không quá ngày 15/6/2026", "by 2026-06-15"),
            ("không muộn hơn 15/6/2026", "by 2026-06-15"),
            ("trong ngày 30/10/2025", "by 2025-10-30"),
            ("vào ngày 30/10/2025", "by 2025-10-30"),
            ("Thời hạn: 30/10/2025", "by 2025-10-30"),
            ("Thời hạn hoàn thành: trước ngày 30/10/2025", "before 2025-10-30"),
            ("hạn chót 30/10/2025", "by 2025-10-30"),
            ("30/10/2025 phải xong", "by 2025-10-30"),
            ("phấn đấu hoàn thành trong quý IV/2025", "during quarter 2025-10-01..2025-12-31"),
        ],
    );
}

/// "Before 17:00 on the 30th" leaves the 30th: what is exclusive is the hour.
#[test]
fn until_an_hour() {
    check(
        base(),
        &[
            ("trước 17h ngày 30/10/2025", "by 2025-10-30"),
            ("trước 17h00 ngày 30/10", "by 2025-10-30?"),
            ("trước 17h30' ngày 30/10/2025", "by 2025-10-30"),
            ("trước 16 giờ 30 phút, ngày 30/10/2025", "by 2025-10-30"),
            ("trước 17:00 ngày 30/10/2025", "by 2025-10-30"),
            ("17h 30/10/2025", "by 2025-10-30"),
            ("chậm nhất 11 giờ 00 ngày 30 tháng 10 năm 2025", "by 2025-10-30"),
            ("trước ngày 30/10/2025 lúc 17h", "by 2025-10-30"),
            ("lúc 17h ngày 30/10/2025", "by 2025-10-30"),
            ("trước 24h ngày 31/12/2025", "by 2025-12-31"),
            ("trước 0h ngày 01/01/2026", "before 2026-01-01"),
            ("trước 17h tháng 10/2025", "-"),
            ("trước 25h ngày 30/10", "-"),
        ],
    );
}

#[test]
fn months_quarters_halves_years() {
    check(
        base(),
        &[
            ("6/2025", "during month 2025-06-01..2025-06-30"),
            ("06/2025", "during month 2025-06-01..2025-06-30"),
            ("12/2025", "during month 2025-12-01..2025-12-31"),
            ("12-2025", "during month 2025-12-01..2025-12-31"),
            ("2025-12", "during month 2025-12-01..2025-12-31"),
            ("tháng 10/2025", "during month 2025-10-01..2025-10-31"),
            ("Tháng 5/2025", "during month 2025-05-01..2025-05-31"),
            ("thang 5 nam 2025", "during month 2025-05-01..2025-05-31"),
            ("tháng 5 2025", "during month 2025-05-01..2025-05-31"),
            ("tháng 02/2028", "during month 2028-02-01..2028-02-29"),
            ("T10/2025", "during month 2025-10-01..2025-10-31"),
            ("t6/2025", "during month 2025-06-01..2025-06-30"),
            ("Th.10/2025", "-"),
            ("tháng sáu năm 2026", "during month 2026-06-01..2026-06-30"),
            ("trong tháng sáu", "during month 2026-06-01..2026-06-30?"),
            ("tháng năm năm 2026", "during month 2026-05-01..2026-05-31"),
            ("tháng mười hai/2026", "during month 2026-12-01..2026-12-31"),
            ("cuối tháng 10, 2025", "by month 2025-10-01..2025-10-31"),
            ("tháng 9", "during month 2025-09-01..2025-09-30?"),
            ("tháng 8", "during month 2026-08-01..2026-08-31?"),
            ("T12", "during month 2025-12-01..2025-12-31?"),
            ("trước tháng 6/2026", "before month 2026-06-01..2026-06-30"),
            ("đến hết tháng 6/2026", "by month 2026-06-01..2026-06-30"),
            ("cuối tháng 6/2026", "by month 2026-06-01..2026-06-30"),
            ("quý IV/2025", "during quarter 2025-10-01..2025-12-31"),
            ("Quý II/2025", "during quarter 2025-04-01..2025-06-30"),
            ("quy iv/2025", "during quarter 2025-10-01..2025-12-31"),
            ("Q4/2025", "during quarter 2025-10-01..2025-12-31"),
            ("Q.IV/2025", "during quarter 2025-10-01..2025-12-31"),
            ("QIV/2025", "during quarter 2025-10-01..2025-12-31"),
            ("Quí IV/2025", "during quarter 2025-10-01..2025-12-31"),
            ("IV/2025", "during quarter 2025-10-01..2025-12-31"),
            ("quý tư năm 2025", "during quarter 2025-10-01..2025-12-31"),
            ("q4 2025", "during quarter 2025-10-01..2025-12-31"),
            ("quý 4 năm 2025", "during quarter 2025-10-01..2025-12-31"),
            ("quý I-2026", "during quarter 2026-01-01..2026-03-31"),
            ("quý I, năm 2026", "during quarter 2026-01-01..2026-03-31"),
            ("quý 4", "during quarter 2025-10-01..2025-12-31?"),
            ("Q3", "during quarter 2025-07-01..2025-09-30?"),
            ("quý II", "during quarter 2026-04-01..2026-06-30?"),
            ("trong quý I/2026", "during quarter 2026-01-01..2026-03-31"),
            ("hết quý III/2026", "by quarter 2026-07-01..2026-09-30"),
            ("trước quý III/2026", "before quarter 2026-07-01..2026-09-30"),
            ("chậm nhất trong quý IV/2025", "by quarter 2025-10-01..2025-12-31"),
            ("6 tháng đầu năm 2026", "during half 2026-01-01..2026-06-30"),
            ("06 tháng cuối năm 2026", "during half 2026-07-01..2026-12-31"),
            ("sáu tháng đầu năm 2026", "during half 2026-01-01..2026-06-30"),
            ("sau thang dau nam 2026", "during half 2026-01-01..2026-06-30"),
            ("nửa đầu năm 2026", "during half 2026-01-01..2026-06-30"),
            ("nửa cuối năm 2026", "during half 2026-07-01..2026-12-31"),
            ("6 tháng cuối năm", "during half 2025-07-01..2025-12-31?"),
            ("6 tháng đầu năm nay", "during half 2026-01-01..2026-06-30"),
            ("9 tháng đầu năm 2026", "during range 2026-01-01..2026-09-30"),
            ("2025", "during year 2025-01-01..2025-12-31"),
            ("Năm 2025", "during year 2025-01-01..2025-12-31"),
            ("năm 2030", "during year 2030-01-01..2030-12-31"),
            ("trong năm 2025", "during year 2025-01-01..2025-12-31"),
            ("đến năm 2030", "by year 2030-01-01..2030-12-31"),
            ("đến năm … 2030", "by year 2030-01-01..2030-12-31"),
            ("đến năm ... 2030", "by year 2030-01-01..2030-12-31"),
            ("đến 2030", "by year 2030-01-01..2030-12-31"),
            ("hết năm 2027", "by year 2027-01-01..2027-12-31"),
            ("đến hết năm 2030", "by year 2030-01-01..2030-12-31"),
            ("cuối năm 2026", "by year 2026-01-01..2026-12-31"),
            ("trước năm 2030", "before year 2030-01-01..2030-12-31"),
            ("tầm nhìn đến năm 2045", "vision year 2045-01-01..2045-12-31"),
            ("Tầm nhìn đến năm 2045", "vision year 2045-01-01..2045-12-31"),
            ("tam nhin 2045", "vision year 2045-01-01..2045-12-31"),
            ("đến năm 2030, tầm nhìn đến năm 2045", "by year 2030-01-01..2030-12-31"),
        ],
    );
}

#[test]
fn ranges() {
    check(
        base(),
        &[
            ("2025 - 2026", "during range 2025-01-01..2026-12-31"),
            ("2025-2026", "during range 2025-01-01..2026-12-31"),
            ("2025 — 2026", "during range 2025-01-01..2026-12-31"),
            ("năm 2025, 2026", "during range 2025-01-01..2026-12-31"),
            ("2025 và 2027", "-"),
            ("giai đoạn 2026 – 2035", "during range 2026-01-01..2035-12-31"),
            ("giai đoạn 2026 - 2030", "during range 2026-01-01..2030-12-31"),
            ("Giai đoạn từ năm 2026 đến năm 2030", "during range 2026-01-01..2030-12-31"),
            ("giai đoạn 5 năm 2026-2030", "during range 2026-01-01..2030-12-31"),
            ("giai đoạn 2026-2030, tầm nhìn đến năm 2045", "during range 2026-01-01..2030-12-31"),
            ("đến hết giai đoạn 2026-2030", "by range 2026-01-01..2030-12-31"),
            ("nhiệm kỳ 2025-2030", "during range 2025-01-01..2030-12-31"),
            ("từ 2026 đến 2030", "during range 2026-01-01..2030-12-31"),
            ("từ 01/3/2027 đến 30/6/2027", "during range 2027-03-01..2027-06-30"),
            ("từ ngày 01/3 đến ngày 30/6/2027", "during range 2027-03-01..2027-06-30"),
            ("từ ngày 01/3/2027 đến hết ngày 30/6", "during range 2027-03-01..2027-06-30"),
            ("từ 01/12 đến 31/01", "during range 2025-12-01..2026-01-31?"),
            ("từ 15 đến 20/10/2025", "during range 2025-10-15..2025-10-20"),
            ("15-20/10/2025", "during range 2025-10-15..2025-10-20"),
            ("15/9 - 20/10/2025", "during range 2025-09-15..2025-10-20"),
            ("từ tháng 3 đến tháng 6/2026", "during range 2026-03-01..2026-06-30"),
            ("từ tháng 10 đến tháng 3/2026", "during range 2025-10-01..2026-03-31?"),
            ("từ tháng 10/2025 đến tháng 3", "during range 2025-10-01..2026-03-31?"),
            ("tháng 3-6/2026", "during range 2026-03-01..2026-06-30"),
            ("tháng 9/2025 - 12/2025", "during range 2025-09-01..2025-12-31"),
            ("tháng 11, 12/2025", "during range 2025-11-01..2025-12-31"),
            ("tháng 9, 10, 11/2025", "during range 2025-09-01..2025-11-30"),
            ("năm 2025, 2026 và 2027", "during range 2025-01-01..2027-12-31"),
            ("2026 → 2030", "during range 2026-01-01..2030-12-31"),
            ("quý II, III và IV/2026", "during range 2026-04-01..2026-12-31"),
            ("quý III - IV/2025", "during range 2025-07-01..2025-12-31"),
            ("quý 3-4/2026", "during range 2026-07-01..2026-12-31"),
            ("quý III, quý IV/2025", "during range 2025-07-01..2025-12-31"),
            ("quý III/2025 - quý II/2026", "during range 2025-07-01..2026-06-30"),
            ("quý I và III/2026", "-"),
            ("15/6/2026 và 01/12/2026", "-"),
        ],
    );
}

#[test]
fn without_an_end() {
    check(
        base(),
        &[
            ("2025 và những năm tiếp theo", "from year 2025-01-01"),
            ("Năm 2025 và các năm tiếp theo", "from year 2025-01-01"),
            ("2025 & các năm sau", "from year 2025-01-01"),
            ("từ năm 2026 trở đi", "from year 2026-01-01"),
            ("từ năm 2026", "from year 2026-01-01"),
            ("kể từ ngày 01/01/2026", "from day 2026-01-01"),
            ("từ quý II/2026", "from quarter 2026-04-01"),
            ("sau năm 2030", "from year 2031-01-01"),
            ("sau ngày 30/10/2025", "from day 2025-10-31"),
            ("2025 - 2026 và những năm tiếp theo", "from year 2025-01-01"),
            ("thường xuyên", "standing"),
            ("Thường xuyên", "standing"),
            ("THUONG XUYEN", "standing"),
            ("Nhiệm vụ thường xuyên", "standing"),
            ("thường xuyên, liên tục", "standing"),
            ("Thực hiện thường xuyên", "standing"),
        ],
    );
}

#[test]
fn what_repeats() {
    check(
        base(),
        &[
            ("hằng năm", "every year"),
            ("Hằng năm", "every year"),
            ("hàng năm", "every year"),
            ("hang nam", "every year"),
            ("mỗi năm một lần", "every year"),
            ("thường xuyên, hằng năm", "every year"),
            ("hằng quý", "every quarter"),
            ("định kỳ hằng quý", "every quarter"),
            ("định kỳ theo quý", "every quarter"),
            ("hằng tháng", "every month"),
            ("6 tháng một lần", "every half"),
            ("06 tháng/lần", "every half"),
            ("định kỳ 6 tháng", "every half"),
            ("1 lần/năm", "every year"),
            ("định kỳ 3 tháng một lần", "every quarter"),
            ("30/10 hằng năm", "every year 10-30"),
            ("trước ngày 15 của tháng cuối quý", "every quarter before 3-15 6-15 9-15 12-15"),
            ("ngày 5 tháng đầu mỗi quý", "every quarter 1-5 4-5 7-5 10-5"),
            ("trước ngày 20 hằng tháng", "every month before 20"),
            ("ngày 20 hằng tháng", "every month 20"),
            ("định kỳ trước ngày 20 hằng tháng", "every month before 20"),
            ("hằng năm, trước ngày 15/12", "every year before 12-15"),
            ("hằng năm (trước ngày 15/12)", "every year before 12-15"),
            ("báo cáo hằng năm trước ngày 15 tháng 12", "every year before 12-15"),
            ("trước ngày 15/6 và 01/12", "every year before 6-15 12-1"),
            ("trước ngày 15/6 và trước ngày 01/12 hằng năm", "every year before 6-15 12-1"),
            ("ngày 15/3, 15/6, 15/9, 15/12 hằng năm", "every year 3-15 6-15 9-15 12-15"),
            ("29/2 hằng năm", "every year 2-29"),
            ("ngày 31 hằng tháng", "every month 31"),
            ("tháng 12 hằng năm", "every year 12-31"),
            ("15/6/2026 hằng năm", "-"),
            ("ngày 20 hằng năm", "-"),
            ("hằng tuần", "-"),
        ],
    );
}

#[test]
fn counted_from_today() {
    check(
        at_home(),
        &[
            ("hôm nay", "by 2026-10-12"),
            ("mai", "by 2026-10-13"),
            ("ngày mai", "by 2026-10-13"),
            ("ngày kia", "by 2026-10-14"),
            ("+7", "by 2026-10-19"),
            ("+ 7", "by 2026-10-19"),
            ("+7d", "by 2026-10-19"),
            ("+2w", "by 2026-10-26"),
            ("+2 tuần", "by 2026-10-26"),
            ("+3m", "by 2027-01-12"),
            ("+1y", "by 2027-10-12"),
            ("10 ngày nữa", "by 2026-10-22"),
            ("trong 7 ngày tới", "by 2026-10-19"),
            ("t2", "by 2026-10-12"),
            ("t6", "by 2026-10-16"),
            ("T6", "by 2026-10-16"),
            ("thứ 6", "by 2026-10-16"),
            ("thứ sáu", "by 2026-10-16"),
            ("thu sau", "by 2026-10-16"),
            ("trước thứ Sáu", "before 2026-10-16"),
            ("cn", "by 2026-10-18"),
            ("chủ nhật", "by 2026-10-18"),
            ("t6 tuần sau", "by 2026-10-23"),
            ("thứ hai tuần tới", "by 2026-10-19"),
            ("tuần này", "during range 2026-10-12..2026-10-18"),
            ("tuần sau", "during range 2026-10-19..2026-10-25"),
            ("hết tuần sau", "by range 2026-10-19..2026-10-25"),
            ("tháng sau", "during month 2026-11-01..2026-11-30"),
            ("cuối tháng", "by month 2026-10-01..2026-10-31"),
            ("cuối tháng này", "by month 2026-10-01..2026-10-31"),
            ("cuối tháng sau", "by month 2026-11-01..2026-11-30"),
            ("cuối quý", "by quarter 2026-10-01..2026-12-31"),
            ("quý sau", "during quarter 2027-01-01..2027-03-31"),
            ("cuối năm", "by year 2026-01-01..2026-12-31"),
            ("hết năm nay", "by year 2026-01-01..2026-12-31"),
            ("từ nay đến cuối năm", "by year 2026-01-01..2026-12-31"),
            ("năm sau", "during year 2027-01-01..2027-12-31"),
            ("ngày 15 tháng sau", "by 2026-11-15"),
            ("trước 17h mai", "by 2026-10-13"),
            ("30/10", "by 2026-10-30?"),
            ("12/10", "by 2026-10-12?"),
            ("11/10", "by 2027-10-11?"),
            ("thứ Sáu 30/10", "by 2026-10-30?"),
        ],
    );
    check(base(), &[("cuối năm", "by year 2026-01-01..2026-12-31?"), ("mai", "by 2026-10-13")]);
}

#[test]
fn words_that_are_not_understood_are_kept_and_never_guessed() {
    let words = [
        "",
        "…",
        "đầu năm",
        "đầu năm 2026",
        "giữa năm 2026",
        "khoảng tháng 6/2026",
        "cuối tuần",
        "sớm nhất có thể",
        "trong quý",
        "trong năm",
        "theo tiến độ dự án",
        "30 ngày kể từ ngày ban hành",
        "ngày … tháng 10 năm 2025",
        "quý …/2025",
        "45/13 tổ",
        "số 1139/QĐ-UBND",
        "1139/QĐ-UBND",
        "1139",
        "7",
        "15",
        "ngày 15",
        "30/10 hoặc 31/10",
        "trước cuối năm 2026",
        "2025/2026",
        "31/2 hoặc sau đó",
        "trước và sau 30/10",
        "năm",
        "tháng",
        "quý",
        "trước",
        "đến",
        "ngày 10/2025",
        "2025-10-30T17:00:00Z",
        "từ nay",
        "30/10/2025/QĐ",
    ];
    for text in words {
        let found = read(text, base()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!((brief(&found).as_str(), &*found.text), ("-", text));
        assert_eq!(found.last_day(TODAY), None);
        assert_eq!(show(&found), text);
    }
}

#[test]
fn the_words_of_the_source_are_kept() {
    let found = read("  Hoàn thành trước  ngày 30/10 ", base()).unwrap();
    assert_eq!(&*found.text, "Hoàn thành trước  ngày 30/10");
}

#[test]
fn decomposed_unicode_is_the_same_wording() {
    use unicode_normalization::UnicodeNormalization;
    let nfd: String = "trước thứ sáu tuần sau".nfd().collect();
    assert_eq!(brief(&read(&nfd, at_home()).unwrap()), "before 2026-10-23");
}

fn refused(text: &str) -> DateError {
    match read(text, base()) {
        Err(error) => error,
        Ok(found) => panic!("{text:?} was read as {}", brief(&found)),
    }
}

#[test]
fn days_that_cannot_be() {
    for (text, wrong, right, of) in [
        ("31/2", 31, 29, None),
        ("30/2/2028", 30, 29, Some(2028)),
        ("29/2/2025", 29, 28, Some(2025)),
        ("2025-02-29", 29, 28, Some(2025)),
        ("trước ngày 31/4/2026", 31, 30, Some(2026)),
        ("ngày 32 tháng 10 năm 2025", 32, 31, Some(2025)),
        ("0/5", 0, 31, None),
        ("ngày 31/6 hằng năm", 31, 30, None),
        ("ngày 32 hằng tháng", 32, 31, None),
    ] {
        match refused(text) {
            DateError::Day { value, day, last, year, .. } => {
                assert_eq!((&*value, day, last, year), (text, wrong, right, of));
            }
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn months_quarters_years_that_cannot_be_are_never_swapped() {
    for (text, wrong) in [
        ("45/13", 13),
        ("10/30/2025", 30),
        ("10/30", 30),
        ("13/2025", 13),
        ("0/2025", 0),
        ("2025-13", 13),
        ("tháng 13", 13),
    ] {
        assert!(matches!(refused(text), DateError::Month { month, .. } if month == wrong), "{text}");
    }
    for (text, wrong) in [("quý V", 5), ("quý 5/2025", 5), ("Q7", 7), ("quý 0", 0), ("trong quý VI/2025", 6)]
    {
        assert!(matches!(refused(text), DateError::Quarter { quarter, .. } if quarter == wrong), "{text}");
    }
    for text in
        ["30/10/1899", "30/10/2201", "30/10/125", "30/10/20255", "6/20256", "năm 2500", "+99999999", "+9999y"]
    {
        assert!(matches!(refused(text), DateError::Year { .. }), "{text}");
    }
}

#[test]
fn weekday_and_order_must_agree() {
    assert!(matches!(
        refused("thứ Hai, ngày 30/10/2025"),
        DateError::Weekday { actual: Weekday::Thursday, date: DAY, .. }
    ));
    for text in ["2026 - 2025", "từ 30/6/2027 đến 01/3/2027", "quý IV/2025 - quý I/2025"] {
        assert!(matches!(refused(text), DateError::Reversed { .. }), "{text}");
    }
}

const DAY: Date = date(2025, 10, 30);

/// The words mean what they mean; what the office makes of them is reckoned.
#[test]
fn an_office_may_read_before_as_inclusive() {
    let office = Now { before_inclusive: true, ..Now::new(TODAY) };
    for (text, want) in [
        ("trước ngày 30/10/2026", "2026-10-30"),
        ("trước ngày 20 hằng tháng", "2026-10-20"),
        ("trước ngày 15/6 và 01/12", "2026-12-01"),
        ("trước tháng 6/2027", "2027-05-31"),
        ("đến ngày 30/10/2026", "2026-10-30"),
        ("trước 17h ngày 30/10/2026", "2026-10-30"),
    ] {
        let found = read(text, base()).unwrap();
        assert_eq!(office.last_day_of(&found).map(|day| day.to_string()).as_deref(), Some(want), "{text}");
        assert_eq!(Now::new(TODAY).last_day_of(&found), found.last_day(TODAY), "{text}");
    }
}

#[test]
fn the_last_day() {
    let rows = [
        ("trước ngày 30/10/2025", Some("2025-10-29")),
        ("đến ngày 30/10/2025", Some("2025-10-30")),
        ("quý IV/2025", Some("2025-12-31")),
        ("trước quý IV/2025", Some("2025-09-30")),
        ("trước tháng 3/2028", Some("2028-02-29")),
        ("hết năm 2030", Some("2030-12-31")),
        ("giai đoạn 2026 – 2035", Some("2035-12-31")),
        ("30/10 hằng năm", Some("2026-10-30")),
        ("12/10 hằng năm", Some("2026-10-12")),
        ("trước ngày 12/10 hằng năm", Some("2027-10-11")),
        ("trước ngày 20 hằng tháng", Some("2026-10-19")),
        ("trước ngày 15/6 và 01/12", Some("2026-11-30")),
        ("hằng năm", None),
        ("2025 và những năm tiếp theo", None),
        ("tầm nhìn đến năm 2045", None),
        ("thường xuyên", None),
    ];
    for (text, want) in rows {
        let got = read(text, base()).unwrap().last_day(TODAY).map(|day| day.to_string());
        assert_eq!(got.as_deref(), want, "{text}");
    }
}

#[test]
fn sorting_puts_dates_first_and_the_unread_last() {
    let sorted = [
        "15/10/2026",
        "30/10/2026",
        "tháng 10/2026",
        "quý IV/2026",
        "tầm nhìn đến năm 2045",
        "từ năm 2026",
        "hằng năm",
        "thường xuyên",
        "sớm nhất có thể",
    ];
    let keys: Vec<_> = sorted.iter().map(|text| read(text, base()).unwrap().sort_key(TODAY)).collect();
    assert!(keys.is_sorted(), "{keys:#?}");
}

#[test]
fn canonical_words() {
    for (text, want) in [
        ("truoc 30/10/2025", "trước ngày 30/10/2025"),
        ("31-12-25", "đến ngày 31/12/2025"),
        ("q4/2025", "trong quý IV/2025"),
        ("06/2025", "trong tháng 6/2025"),
        ("2025", "trong năm 2025"),
        ("6 thang cuoi nam 2026", "trong 6 tháng cuối năm 2026"),
        ("đến 2030", "đến hết năm 2030"),
        ("tam nhin 2045", "tầm nhìn đến năm 2045"),
        ("từ 2026 đến 2035", "giai đoạn 2026–2035"),
        ("tháng 3-6/2026", "giai đoạn từ tháng 3/2026 đến tháng 6/2026"),
        ("từ 01/3/2027 đến 30/6/2027", "giai đoạn từ tháng 3/2027 đến tháng 6/2027"),
        ("từ 02/3/2027 đến 30/6/2027", "giai đoạn từ ngày 02/03/2027 đến ngày 30/06/2027"),
        ("từ năm 2025", "năm 2025 và những năm tiếp theo"),
        ("hang nam", "hằng năm"),
        ("trước ngày 15/6 và 01/12", "trước ngày 15/06 và 01/12 hằng năm"),
        ("nhiem vu thuong xuyen", "thường xuyên"),
    ] {
        assert_eq!(show(&read(text, base()).unwrap()), want, "{text}");
    }
    assert_eq!(&*Deadline::by(DAY).text, "đến ngày 30/10/2025");
}

#[test]
fn json_as_decided() {
    let found = read("trước ngày 30/10", base()).unwrap();
    assert_eq!(
        serde_json::to_string(&found).unwrap(),
        r#"{"text":"trước ngày 30/10","kind":"before","start":"2025-10-30","end":"2025-10-30","precision":"day","year_inferred":true}"#
    );
    for json in [
        json!({"text": "sớm"}),
        json!({"text": "2030", "kind": "during", "start": "2030-01-01", "end": "2030-12-31", "precision": "year"}),
        json!({"text": "từ 2025", "kind": "from", "start": "2025-01-01", "precision": "year"}),
        json!({"text": "hằng quý", "kind": "every", "every": "quarter"}),
        json!({"text": "trước 20", "kind": "every", "every": "month", "on": [{"day": 20}], "before": true}),
        json!({"text": "30/10", "kind": "every", "every": "year", "on": [{"month": 10, "day": 30}]}),
        json!({"text": "thường xuyên", "kind": "standing"}),
    ] {
        let found: Deadline = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_string(&found).unwrap(), json.to_string());
    }
}

#[test]
fn json_that_cannot_be_says_what_is_wrong() {
    for (json, part) in [
        (json!({"text": "x", "kind": "by", "precision": "day"}), "needs the field `start`"),
        (json!({"text": "x", "kind": "by", "start": "2025-01-01"}), "needs the field `precision`"),
        (json!({"text": "x", "start": "2025-01-01"}), "needs the field `kind`"),
        (json!({"text": "x", "kind": "every"}), "needs the field `every`"),
        (
            json!({"text": "x", "kind": "during", "start": "2025-01-01", "precision": "range"}),
            "needs the field `end`",
        ),
        (json!({"text": "x", "kind": "by", "start": "2025-02-30", "precision": "day"}), "field `start`"),
        (json!({"text": "x", "kind": "by", "start": "30/10/2025", "precision": "day"}), "field `start`"),
        (
            json!({"text": "x", "kind": "by", "start": "2025-02-02", "end": "2025-02-01", "precision": "range"}),
            "`start` 2025-02-02 is after `end` 2025-02-01",
        ),
        (
            json!({"text": "x", "kind": "every", "every": "year", "on": [{"month": 2, "day": 30}]}),
            "field `on`",
        ),
        (json!({"text": "x", "kind": "every", "every": "year", "on": [{"day": 3}]}), "field `on`"),
        (json!({"text": "x", "kind": "sometime"}), "unknown variant `sometime`"),
        (json!({"kind": "standing"}), "missing field `text`"),
    ] {
        let error = serde_json::from_value::<Deadline>(json.clone()).unwrap_err().to_string();
        assert!(error.contains(part), "{json}: {error}");
    }
}

#[test]
fn json_null_is_missing_and_the_end_of_a_period_is_known() {
    let json =
        json!({"text": "6/2025", "kind": "during", "start": "2025-06-01", "end": null, "precision": "month"});
    let found: Deadline = serde_json::from_value(json).unwrap();
    assert_eq!(brief(&found), "during month 2025-06-01..2025-06-30");
}

#[test]
fn bounds_of_filters_are_in_this_year() {
    for (text, want) in [
        ("31/12", "2026-12-31"),
        ("1/1", "2026-01-01"),
        ("30/10/2025", "2025-10-30"),
        ("2025", "year 2025-01-01..2025-12-31"),
        ("10/2025", "month 2025-10-01..2025-10-31"),
        ("tháng 2", "month 2026-02-01..2026-02-28"),
        ("quy iv", "quarter 2026-10-01..2026-12-31"),
        ("2025-2030", "range 2025-01-01..2030-12-31"),
        ("mai", "2026-10-13"),
        ("cuối năm", "year 2026-01-01..2026-12-31"),
    ] {
        assert_eq!(read_day(text, TODAY).map(days), Ok(want.to_owned()), "{text}");
    }
    assert!(matches!(read_day("29/2", TODAY), Err(DateError::Day { last: 28, .. })));
    for text in ["", "hằng năm", "trước 30/10", "sớm", "thường xuyên"] {
        assert!(matches!(read_day(text, TODAY), Err(DateError::Unknown { .. })), "{text}");
    }
}

#[test]
fn equality_in_filters_means_any_year() {
    let asked = |text: &str, day| read_day_match(text, TODAY).unwrap().contains(day);
    assert!(asked("30/10", date(2019, 10, 30)) && asked("30/10", date(2030, 10, 30)));
    assert!(!asked("30/10", date(2026, 10, 29)));
    assert!(asked("29/2", date(2028, 2, 29)) && !asked("29/2", date(2027, 2, 28)));
    assert!(asked("tháng 2", date(2027, 2, 28)) && !asked("tháng 2", date(2027, 3, 1)));
    assert!(asked("2025", date(2025, 5, 5)) && !asked("2025", date(2026, 5, 5)));
    assert!(matches!(read_day_match("31/2", TODAY), Err(DateError::Day { year: None, .. })));
}

/// Every meaning that `read` can produce, in some wording with its year.
fn wordings() -> impl Strategy<Value = String> {
    let day = (1i8..=31, 1i8..=12, 1900i16..=2200)
        .prop_filter_map("no such day", |(d, m, y)| Date::new(y, m, d).ok())
        .prop_map(|day| format!("{}/{}/{}", day.day(), day.month(), day.year()));
    let months = (1i8..=12, 1900i16..=2200).prop_map(|(m, y)| format!("tháng {m}/{y}"));
    let quarters = (1i8..=4, 1900i16..=2200).prop_map(|(q, y)| format!("quý {q}/{y}"));
    let part = (1i8..=11, prop::bool::ANY, 1900i16..=2200)
        .prop_map(|(n, end, y)| format!("{n} tháng {} năm {y}", if end { "cuối" } else { "đầu" }));
    let years = (1900i16..=2200).prop_map(|y| format!("năm {y}"));
    let point = prop_oneof![day, months, quarters, part, years.clone()].boxed();
    let marker = prop::sample::select(vec!["", "trước ", "đến ", "hết ", "trong ", "từ ", "sau "]);
    let on = (1i8..=12, 1i8..=28).prop_map(|(m, d)| format!("{d}/{m}"));
    let on = prop::collection::vec(on, 1..4).prop_map(|days| days.join(", "));
    prop_oneof![
        (marker, point.clone()).prop_map(|(m, p)| format!("{m}{p}")),
        (point.clone(), point.clone()).prop_map(|(a, b)| format!("từ {a} đến {b}")),
        (point.clone(), point).prop_map(|(a, b)| format!("hết giai đoạn {a} - {b}")),
        years.prop_map(|y| format!("tầm nhìn {y}")),
        (prop::bool::ANY, on).prop_map(|(b, on)| format!("{}{on} hằng năm", if b { "trước " } else { "" })),
        (prop::bool::ANY, 1..=31)
            .prop_map(|(b, d)| format!("{}ngày {d} hằng tháng", if b { "trước " } else { "" })),
        prop::sample::select(vec!["hằng năm", "hằng quý", "hằng tháng", "6 tháng một lần", "thường xuyên"])
            .prop_map(str::to_owned),
    ]
}

/// Pieces that wordings are made of, to be thrown together.
const PIECES: [&str; 46] = [
    "trước",
    "đến",
    "hết",
    "cuối",
    "từ",
    "nay",
    "sau",
    "ngày",
    "tháng",
    "quý",
    "năm",
    "hằng",
    "thứ",
    "tuần",
    "tầm nhìn",
    "giai đoạn",
    "và",
    "những",
    "tiếp theo",
    "30",
    "10",
    "31",
    "2",
    "2025",
    "2026",
    "IV",
    "V",
    "/",
    "-",
    ".",
    ",",
    ":",
    "+",
    "…",
    "17h",
    "đầu",
    "lần",
    "định kỳ",
    "trở đi",
    "thứ 6",
    "nửa",
    ";",
    "quí",
    "sáu",
    "III",
    "99999999999",
];

proptest! {
    #[test]
    fn what_is_shown_reads_back(text in wordings()) {
        // A range the wrong way round, or a day after the last year, is refused; that is not what this law is about.
        let Ok(found) = read(&text, base()) else { return Ok(()) };
        prop_assert!(found.when.is_some() && !found.year_inferred(), "{} was not understood", text);
        let again = read(&show(&found), at_home()).unwrap();
        prop_assert_eq!(&again.when, &found.when, "{} shown as {}", text, show(&found));
    }

    #[test]
    fn whatever_is_understood_reads_back(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..8)) {
        let Ok(found) = read(&pieces.join(" "), base()) else { return Ok(()) };
        let Some(mut when) = found.when.clone() else { return Ok(()) };
        when.year_inferred = false;
        let again = read(&show(&found), at_home()).unwrap();
        prop_assert_eq!(again.when, Some(when), "{:?} shown as {}", pieces, show(&found));
        let json = serde_json::to_string(&found).unwrap();
        prop_assert_eq!(serde_json::from_str::<Deadline>(&json).unwrap(), found);
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = read(&text, base());
        let _ = read_day(&text, TODAY);
        let _ = read_day_match(&text, TODAY);
    }

    #[test]
    fn no_day_of_the_calendar_panics(year in -9999i16..=9999, month in 1i8..=12, piece in prop::sample::select(vec!["30/10", "29/2", "t6", "tuần sau", "+1y", "cuối năm", "từ 30/10 đến 1/3", "năm sau", "trước 1/1 và 31/12"])) {
        let today = date(year, month, 1);
        if let Ok(found) = read(piece, Base::new(today)) {
            let _ = (found.last_day(today), found.sort_key(today), show(&found));
        }
    }

    #[test]
    fn iso_is_read_as_printed(days in 0..109_938i64) {
        let day = date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        prop_assert_eq!(read_iso(&day.to_string()), Ok(day));
        prop_assert_eq!(read(&day.to_string(), base()).unwrap().last_day(TODAY), Some(day));
    }

    #[test]
    fn a_recurrence_comes_round_within_its_period(month in 1i8..=12, day in 1i8..=28, ahead in 0..5000i64) {
        let today = date(2025, 1, 1).checked_add(jiff::Span::new().days(ahead)).unwrap();
        let found = read(&format!("trước ngày {day}/{month} hằng năm"), base()).unwrap();
        let last = found.last_day(today).unwrap();
        prop_assert!(last >= today && cncl::model::date::days_between(today, last) <= 366);
    }
}

#[test]
fn ten_thousand_characters_of_anything() {
    for piece in
        ["30/10 ", "và ", "6 tháng ", "trước ", "…", "\u{301}", "🎆", "15/6, ", "2025 - ", "((((", "9"]
    {
        let text = piece.repeat(10_000);
        let _ = read(&text, base());
        let _ = read(&format!("hằng năm {text}"), base());
    }
}

#[test]
fn every_is_named_as_in_the_contract() {
    assert_eq!(serde_json::to_string(&[Every::Month, Every::Half]).unwrap(), r#"["month","half"]"#);
}
