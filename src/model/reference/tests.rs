//! Places and bodies in the spellings that people use, and lists of them.

use proptest::prelude::*;

use super::*;

fn ids(text: &str) -> Vec<&'static str> {
    read_place(text).into_iter().map(Area::id).collect()
}

#[test]
fn every_spelling_of_a_place_is_one_place() {
    for text in [
        "TP. HCM",
        "TPHCM",
        "Sài Gòn",
        "thanh pho ho chi minh",
        "TP Hồ Chí Minh",
        "Thành phố Hồ Chí Minh",
        "tp-hcm",
        "HCMC",
    ] {
        assert_eq!(ids(text), ["tp-hcm"], "{text}");
    }
    for text in ["Đắk Lắk", "tỉnh Đắk Lắk", "DAK LAK", "Đắc Lắc", "daklak"] {
        assert_eq!(ids(text), ["dak-lak"], "{text}");
    }
    assert_eq!(ids("Bình Dương"), ["binh-duong"]);
    assert_eq!(ids("tỉnh Bình Phước"), ["binh-phuoc"]);
    assert_eq!(ids("phường Sài Gòn"), ["tp-hcm/sai-gon-phuong"]);
    assert_eq!(ids("Tân Thành, Tây Ninh"), ["tay-ninh/tan-thanh-xa"]);
    assert_eq!(ids("xã Tân Thành, tỉnh Lâm Đồng"), ["lam-dong/tan-thanh-xa"]);
    assert_eq!(ids("Tân Khai, Đồng Nai"), ["dong-nai/tan-khai-phuong"]);
    assert!(ids("Tân Thành, Đồng Nai").is_empty());
    assert_eq!(ids("Văn Lăng, Thái Nguyên"), ["thai-nguyen/van-lang-xa-2"]);
    assert!(ids("Tân Thành").len() > 3);
    for unknown in ["quận 1", "thành phố Vũng Tàu", "Khu kinh tế Vân Phong", "huyện Bình Chánh", ""]
    {
        assert!(ids(unknown).is_empty(), "{unknown}: {:?}", ids(unknown));
    }
}

fn meant(text: &str, context: Context<'_>) -> String {
    match read_body(text, context) {
        Found::One(body) => body.id,
        Found::Many(bodies) => format!("? {}", bodies.len()),
        Found::None => String::new(),
    }
}

#[test]
fn bodies_are_read_with_their_place_or_that_of_the_context() {
    let here = ["ha-noi"];
    for (text, expected) in [
        ("Sở Y tế", "so-y-te-ha-noi"),
        ("Sở Y tế tỉnh Đắk Lắk", "so-y-te-dak-lak"),
        ("Sở Y tế (TP.HCM)", "so-y-te-tp-hcm"),
        ("so khcn tphcm", "so-khcn-tp-hcm"),
        ("Sở TT&TT", "so-khcn-ha-noi"),
        ("Bộ KH&CN", "bo-khoa-hoc-va-cong-nghe"),
        ("Bộ Khoa học và Công nghệ (Bộ KH&CN)", "bo-khoa-hoc-va-cong-nghe"),
        ("Bộ Kế hoạch và Đầu tư", "bo-tai-chinh"),
        ("UBND phường Sài Gòn", "ubnd-xa-tp-hcm-sai-gon-phuong"),
        ("UBND tỉnh Đắk Lắk", "ubnd-dak-lak"),
        ("UBND thành phố Hà Nội", "ubnd-ha-noi"),
        ("UBND Hà Nội", "ubnd-ha-noi"),
        ("Thành ủy Hà Nội", "tinh-uy-ha-noi"),
        ("các sở, ban, ngành", "cac-so-ban-nganh-ha-noi"),
        ("các bộ, ngành, địa phương", "cac-bo-nganh-dia-phuong"),
        ("UBND quận 1", ""),
        ("Đại học Bách khoa", ""),
        ("Sở Môi trường", ""),
        ("Sở Y tế Bình Dương", "? 1"),
    ] {
        assert_eq!(meant(text, &here), expected, "{text}");
    }
    assert_eq!(meant("Sở Y tế", &[]), "? 34");
}

#[test]
fn a_list_is_cut_between_bodies_only() {
    let known = |text: &str| read_body(text, &[]) != Found::None;
    for (text, expected) in [
        (
            "Bộ Tài chính, Bộ Văn hóa, Thể thao và Du lịch",
            vec!["Bộ Tài chính", "Bộ Văn hóa, Thể thao và Du lịch"],
        ),
        ("Bộ Công an; Bộ Y tế", vec!["Bộ Công an", "Bộ Y tế"]),
        ("các bộ, ngành, địa phương", vec!["các bộ, ngành, địa phương"]),
        ("Sở KH&CN và Sở Y tế", vec!["Sở KH&CN", "Sở Y tế"]),
        ("Công ty A, B và C", vec!["Công ty A, B và C"]),
        ("- Sở Y tế\n- Sở Nội vụ", vec!["Sở Y tế", "Sở Nội vụ"]),
        (
            "Văn phòng UBND tỉnh, UBND các xã, phường, đặc khu",
            vec!["Văn phòng UBND tỉnh", "UBND các xã, phường, đặc khu"],
        ),
    ] {
        assert_eq!(list(text, &known).collect::<Vec<_>>(), expected, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Whatever is typed, a list ends, and its names stand in the text in their order.
    #[test]
    fn the_names_of_a_list_stand_in_its_text(
        pieces in prop::collection::vec(
            prop::sample::select(vec!["Sở Y tế", "Bộ Công an", "các bộ, ngành", ",", ";", "-", "•", " và ", " & ", "(", ")", "\n", " ", "x"]),
            0..12,
        ),
    ) {
        let text = pieces.concat();
        let mut rest = text.as_str();
        for name in list(&text, &|name| read_body(name, &[]) != Found::None) {
            let at = rest.find(name);
            prop_assert!(!name.is_empty() && at.is_some(), "{name:?} in {text:?}");
            rest = &rest[at.unwrap_or_default() + name.len()..];
        }
    }
}
