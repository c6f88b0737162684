//! Vietnamese tasks by the hundred thousand, the same in every run: for the tests and the benchmarks of the search.
//!
//! About 495 bytes of JSON and 154 bytes of searched text a record, as in a real store: titles made of the words of such
//! titles, some of them twice; a lead, a document, a deadline; a quote in one of three.

use std::sync::Arc;

use cncl::model::{Dataset, Record};

/// What tasks begin with.
const VERBS: [&str; 24] = [
    "Xây dựng",
    "Triển khai",
    "Rà soát",
    "Hoàn thiện",
    "Tổ chức",
    "Nghiên cứu",
    "Đề xuất",
    "Tham mưu",
    "Ban hành",
    "Thẩm định",
    "Khảo sát",
    "Đánh giá",
    "Thúc đẩy",
    "Phát triển",
    "Đào tạo",
    "Thử nghiệm",
    "Chuyển giao",
    "Kết nối",
    "Vận hành",
    "Nâng cấp",
    "Tích hợp",
    "Chuẩn hóa",
    "Giám sát",
    "Sơ kết",
];

/// What they are about.
const THINGS: [&str; 32] = [
    "kế hoạch ứng dụng",
    "cơ chế thử nghiệm có kiểm soát",
    "danh mục sản phẩm",
    "nền tảng dữ liệu dùng chung",
    "phòng thí nghiệm trọng điểm",
    "chương trình đào tạo nhân lực",
    "bộ tiêu chí đánh giá",
    "đề án phát triển",
    "hạ tầng tính toán hiệu năng cao",
    "quy chế phối hợp",
    "báo cáo kết quả thực hiện",
    "trung tâm đổi mới sáng tạo",
    "cơ sở dữ liệu chuyên ngành",
    "hội đồng tư vấn",
    "quỹ đầu tư mạo hiểm",
    "tiêu chuẩn kỹ thuật",
    "mạng lưới chuyên gia",
    "khu công nghệ cao",
    "hệ thống giám sát thông minh",
    "sàn giao dịch công nghệ",
    "giải pháp bảo mật",
    "dây chuyền sản xuất thử",
    "hồ sơ sở hữu trí tuệ",
    "nhiệm vụ khoa học và công nghệ",
    "mô hình thí điểm",
    "hợp đồng đặt hàng",
    "chính sách ưu đãi",
    "bản đồ công nghệ",
    "dịch vụ công trực tuyến",
    "nguồn vốn ngân sách",
    "hoạt động thương mại hóa",
    "kịch bản ứng phó sự cố",
];

/// The technologies.
const TECHNOLOGIES: [&str; 24] = [
    "trí tuệ nhân tạo",
    "bản sao số",
    "chip bán dẫn",
    "công nghệ blockchain",
    "robot tự hành",
    "thiết bị bay không người lái",
    "mạng 5G/6G",
    "công nghệ sinh học",
    "vật liệu mới",
    "năng lượng tái tạo",
    "pin thế hệ mới",
    "điện toán đám mây",
    "dữ liệu lớn",
    "an ninh mạng",
    "công nghệ lượng tử",
    "công nghệ vũ trụ",
    "công nghệ biển",
    "đất hiếm",
    "thực tế ảo",
    "internet vạn vật",
    "y sinh tiên tiến",
    "đường sắt tốc độ cao",
    "camera thông minh",
    "mô hình ngôn ngữ lớn",
];

/// Where and for whom.
const PLACES: [&str; 24] = [
    "thành phố Hà Nội",
    "Thành phố Hồ Chí Minh",
    "thành phố Đà Nẵng",
    "thành phố Huế",
    "tỉnh Bắc Ninh",
    "tỉnh Đồng Nai",
    "tỉnh Khánh Hòa",
    "tỉnh Quảng Ninh",
    "thành phố Hải Phòng",
    "thành phố Cần Thơ",
    "các xã, phường",
    "các khu công nghiệp",
    "doanh nghiệp nhỏ và vừa",
    "các trường đại học",
    "ngành y tế",
    "ngành giáo dục",
    "nông nghiệp công nghệ cao",
    "giao thông đô thị",
    "quản lý đất đai",
    "ngành du lịch",
    "lĩnh vực môi trường",
    "cảng biển",
    "Khu công nghệ cao Hòa Lạc",
    "Ủy ban nhân dân các cấp",
];

/// Agencies: short name and title.
const AGENCIES: [(&str, &str); 8] = [
    ("Sở KH&CN", "Sở Khoa học và Công nghệ thành phố Hà Nội"),
    ("Sở TC", "Sở Tài chính"),
    ("Sở NV", "Sở Nội vụ"),
    ("Sở CT", "Sở Công Thương"),
    ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
    ("CATP", "Công an thành phố"),
    ("BQL KCNC", "Ban Quản lý Khu công nghệ cao"),
    ("VP UBND", "Văn phòng Ủy ban nhân dân thành phố"),
];

/// A small generator (xorshift): the same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).expect("small")
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// The lines of a store of `count` tasks, with the agencies and documents that they refer to before them.
pub(crate) fn lines(count: usize) -> Vec<String> {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let agencies = AGENCIES.iter().enumerate().map(|(n, (short, title))| {
        format!(r#"{{"kind":"agency","id":"cq-{n}","rev":1,"jurisdiction":"ha-noi","title":"{title}","short":"{short}"}}"#)
    });
    let documents = (0..40).map(|n| {
        let (thing, place) = (THINGS[n % THINGS.len()], PLACES[n % PLACES.len()]);
        format!(r#"{{"kind":"document","id":"vb-{n}","rev":1,"title":"Kế hoạch {thing} tại {place}","number":"{}/KH-UBND","type":"kế hoạch"}}"#, 101 + n * 7)
    });
    let mut lines: Vec<String> = agencies.chain(documents).collect();
    lines.extend((0..count).map(|n| task(n, &mut numbers)));
    lines
}

fn task(n: usize, numbers: &mut Numbers) -> String {
    let title = title(numbers);
    let quote =
        if n.is_multiple_of(3) { format!(r#","quote":"{}""#, title.to_lowercase()) } else { String::new() };
    let (year, month, day) = (2025 + numbers.below(6), 1 + numbers.below(12), 1 + numbers.below(28));
    let (lead, document) = (numbers.below(AGENCIES.len()), numbers.below(40));
    let (status, progress) = (numbers.of(&["unknown", "todo", "doing", "done"]), numbers.below(101));
    let (thing, place) = (numbers.of(&THINGS), numbers.of(&PLACES));
    format!(
        r#"{{"kind":"task","id":"nv-{n:07}","rev":1,"geography":"ha-noi","title":"{title}","certainty":"press"{quote},"#
    ) + &format!(
        r#""content":"Bảo đảm {thing} cho {place}","document":"vb-{document}","lead":["cq-{lead}"],"force":"mandatory","status":"{status}","progress":{progress},"#
    ) + &format!(
        r#""deadline":{{"text":"trước ngày {day}/{month}/{year}","kind":"before","start":"{year}-{month:02}-{day:02}","end":"{year}-{month:02}-{day:02}","precision":"day"}}}}"#
    )
}

fn title(numbers: &mut Numbers) -> String {
    let (verb, thing) = (numbers.of(&VERBS), numbers.of(&THINGS));
    let (technology, place) = (numbers.of(&TECHNOLOGIES), numbers.of(&PLACES));
    match numbers.below(3) {
        0 => format!("{verb} {thing} {technology} tại {place}"),
        1 => format!("{verb} {technology} phục vụ {place}, {thing} giai đoạn {}", 2025 + numbers.below(20)),
        _ => format!("{verb} {thing} về {technology}"),
    }
}

/// The records of such lines.
pub(crate) fn read<'a>(lines: impl IntoIterator<Item = &'a String>) -> Dataset {
    let record = |line: &'a String| Arc::new(serde_json::from_str::<Record>(line).expect("a record"));
    Dataset::new(lines.into_iter().map(record).collect())
}
