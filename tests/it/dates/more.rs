//! Wordings collected from plans, programmes and conclusions of meetings, tried after the grammar was written.

use super::{at_home, base, check};

#[test]
fn duties_that_come_round() {
    check(
        base(),
        &[
            ("trước ngày 15 tháng 6 hằng năm", "every year before 6-15"),
            ("Chậm nhất vào ngày 25 hằng tháng", "every month 25"),
            ("hàng tháng (trước ngày 25)", "every month before 25"),
            ("15/6 và 15/12 hàng năm", "every year 6-15 12-15"),
            ("ngày 15 tháng 12 hàng năm", "every year 12-15"),
            ("trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm", "every year before 6-15 12-15"),
            ("Quý IV hằng năm", "every year 12-31"),
            ("Quý I hàng năm", "every year 3-31"),
            ("trong quý IV hằng năm", "every year 12-31"),
            ("trước quý IV hằng năm", "every year before 10-1"),
            ("tháng 2 hằng năm", "every year 2-29"),
            ("trước tháng 12 hằng năm", "every year before 12-1"),
            ("Tháng 6 và tháng 12 hằng năm", "every year 6-30 12-31"),
            ("hằng năm, trong tháng 11", "every year 11-30"),
            ("Ngày 15 tháng cuối quý", "every quarter 3-15 6-15 9-15 12-15"),
            ("6 tháng/lần", "every half"),
            ("06 tháng một lần", "every half"),
            ("3 tháng/lần", "every quarter"),
            ("12 tháng/lần", "every year"),
            ("01 lần/quý", "every quarter"),
            ("02 lần/năm", "every half"),
            ("2 lần mỗi năm", "every half"),
            ("04 lần/năm", "every quarter"),
            ("5 lần/năm", "-"),
            ("tối thiểu 01 lần/năm", "every year"),
            ("ít nhất 1 lần/quý", "every quarter"),
            ("định kỳ hằng quý", "every quarter"),
            ("định kỳ 6 tháng, hằng năm", "every half"),
            ("định kỳ 6 tháng và hằng năm", "every half"),
            ("hàng quý, 6 tháng và hằng năm", "every quarter"),
            ("Định kỳ hàng tháng, quý, năm", "every month"),
            ("định kỳ quý, 6 tháng, năm", "every quarter"),
            ("Hằng năm và đột xuất", "every year"),
            ("định kỳ hằng quý hoặc đột xuất theo yêu cầu", "every quarter"),
            ("hằng năm và khi có yêu cầu", "every year"),
            ("Thường xuyên, hằng năm", "every year"),
            ("Nhiệm vụ thường xuyên hằng năm", "every year"),
            ("Tháng 6 và tháng 12", "-"),
            ("Năm 2026 và hằng năm", "-"),
        ],
    );
}

#[test]
fn parts_of_a_day_and_lists_of_days() {
    check(
        base(),
        &[
            ("sáng 25/11/2026", "by 2026-11-25"),
            ("chiều ngày 25/11/2026", "by 2026-11-25"),
            ("buổi sáng ngày 25/11/2026", "by 2026-11-25"),
            ("hết giờ làm việc ngày 25/11/2026", "by 2026-11-25"),
            ("trước chiều ngày 25/11/2026", "by 2026-11-25"),
            ("trước sáng ngày 25/11/2026", "before 2026-11-25"),
            ("trước 17h00, thứ Tư ngày 25/11/2026", "by 2026-11-25"),
            ("8h30 ngày 25/11/2026", "by 2026-11-25"),
            ("14:00 25/11/2026", "by 2026-11-25"),
            ("cuối ngày 25/11/2026", "by 2026-11-25"),
            ("chậm nhất vào ngày 30/11/2026", "by 2026-11-30"),
            ("trễ nhất là ngày 25/11/2026", "by 2026-11-25"),
            ("ngày 5-7/12/2026", "during range 2026-12-05..2026-12-07"),
            ("từ ngày 5 đến 7 tháng 12 năm 2026", "during range 2026-12-05..2026-12-07"),
            ("ngày 5, 6 và 7/12/2026", "during range 2026-12-05..2026-12-07"),
            ("05, 06/12/2026", "during range 2026-12-05..2026-12-06"),
            ("ngày 5 và 6/12/2026", "during range 2026-12-05..2026-12-06"),
            ("ngày 5 và 9/12/2026", "-"),
            ("ngày 5, 7 và 8/12/2026", "-"),
            ("trước Tết Nguyên đán 2027", "-"),
            ("mùng 10 tháng 3 âm lịch", "-"),
        ],
    );
}

#[test]
fn stretches_of_time() {
    check(
        base(),
        &[
            ("trong quý III và quý IV năm 2026", "during range 2026-07-01..2026-12-31"),
            ("Quý I-II/2026", "during range 2026-01-01..2026-06-30"),
            ("Quý I+II/2026", "during range 2026-01-01..2026-06-30"),
            ("Quý 1 & 2/2026", "during range 2026-01-01..2026-06-30"),
            ("Quý I và Quý III/2026", "-"),
            ("hoàn thành trong tháng 11/2025", "during month 2025-11-01..2025-11-30"),
            ("tháng 11 - tháng 12 năm 2026", "during range 2026-11-01..2026-12-31"),
            ("01-12/2026", "-"),
            ("cả năm 2026", "during year 2026-01-01..2026-12-31"),
            ("trong cả năm 2026", "during year 2026-01-01..2026-12-31"),
            ("trong suốt giai đoạn 2026-2030", "during range 2026-01-01..2030-12-31"),
            ("giai đoạn I (2026-2030)", "during range 2026-01-01..2030-12-31"),
            ("giai đoạn 2 (2031-2035)", "during range 2031-01-01..2035-12-31"),
            ("hai năm 2026 và 2027", "during range 2026-01-01..2027-12-31"),
            ("03 năm (2026-2028)", "during range 2026-01-01..2028-12-31"),
            ("từ nay đến hết năm 2026", "by year 2026-01-01..2026-12-31"),
            ("từ ngày ký đến 31/12/2026", "by 2026-12-31"),
            ("mục tiêu đến 2030", "by year 2030-01-01..2030-12-31"),
            ("định hướng đến năm 2045", "vision year 2045-01-01..2045-12-31"),
            ("đến năm 2030, định hướng đến năm 2045", "by year 2030-01-01..2030-12-31"),
            ("giai đoạn 2021-2025, định hướng đến năm 2030", "during range 2021-01-01..2025-12-31"),
            ("Từ năm 2026 và các năm tiếp theo", "from year 2026-01-01"),
            ("2026 - 2030 và những năm tiếp theo", "from year 2026-01-01"),
            ("Bắt đầu từ tháng 7/2026", "from month 2026-07-01"),
            ("Sau năm 2030", "from year 2031-01-01"),
        ],
    );
}

/// What says too little, or two things at once, is kept as it is and shown as such.
#[test]
fn vague_wordings_are_kept() {
    let vague = [
        "giữa tháng 6",
        "đầu năm 2026",
        "đầu quý II/2026",
        "khoảng tháng 6/2026",
        "trong vòng 30 ngày kể từ ngày ban hành",
        "trong thời hạn 15 ngày làm việc",
        "Trong vòng 30 ngày kể từ ngày Quyết định có hiệu lực",
        "sau khi Nghị quyết được thông qua",
        "theo tiến độ dự án",
        "Đột xuất",
        "15 ngày làm việc",
        "30/6/2026 hoặc 30/9/2026",
        "30/6/2026 (gia hạn đến 30/9/2026)",
        "Giai đoạn 1: 30/6/2026; Giai đoạn 2: 31/12/2026",
        "QĐ 1139 ngày 16/3/2026",
        "5/2026/QĐ-UBND",
        "số 1139",
        "tuần 48/2026",
        "rằm tháng Giêng",
        "không thời hạn",
        "từ tháng 6/2026 đến nay",
        "đến 31/12/2026 phải hoàn thành 100%",
    ];
    check(at_home(), &vague.map(|text| (text, "-")));
}
