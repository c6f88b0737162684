//! The first page of the repository: its pictures are frames of the program, of the sample office on a fixed day.

use std::fs;
use std::path::PathBuf;

use cncl::ui::theme::{Palette, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::support::app::Session;
use crate::support::svg::svg;
use crate::tidy::root;

/// The day of the pictures.
const DAY: &str = "2026-12-01";

/// Each picture: its file, the window's name, and the way to the screen.
const PICTURES: [(&str, &str, &[&str]); 3] = [
    ("overview", "cncl --demo · 1 Tổng quan", &["1"]),
    ("board", "cncl --demo · 4 Việc", &["4"]),
    ("timeline", "cncl --demo · 3 Hạn", &["3"]),
];

/// The largest picture, in bytes.
const LARGEST: usize = 60_000;

fn file(name: &str) -> PathBuf {
    root().join(format!("assets/screens/{name}.svg"))
}

#[test]
fn the_pictures_are_what_the_program_shows() {
    for (name, window, way) in PICTURES {
        let mut session = Session::of_sample(120, 36, DAY);
        session.walk(way);
        let drawn = svg(&session.drawn(&Theme::new(Palette::Rgb, false)), window);
        assert!(drawn.len() < LARGEST, "{name}: {} bytes", drawn.len());
        if std::env::var_os("CNCL_UPDATE_SCREENS").is_some() {
            fs::write(file(name), drawn).unwrap();
        } else {
            // Not `assert_eq`: nobody reads two pictures as text.
            let is_same = fs::read_to_string(file(name)).is_ok_and(|kept| kept == drawn);
            assert!(is_same, "{name}: run the test with CNCL_UPDATE_SCREENS=1 to bring the pictures in step");
        }
    }
}

#[test]
fn the_first_page_shows_every_picture_and_no_other() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.split("](assets/screens/").skip(1).filter_map(|rest| rest.split(')').next());
    let mut shown: Vec<String> = shown.map(str::to_owned).collect();
    let files = fs::read_dir(root().join("assets/screens")).unwrap();
    let mut there: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let mut made: Vec<String> = PICTURES.iter().map(|(name, ..)| format!("{name}.svg")).collect();
    for names in [&mut shown, &mut there, &mut made] {
        names.sort();
    }
    assert_eq!((&shown, &there), (&made, &made));
}

#[test]
fn a_picture_has_a_run_of_text_for_each_look_and_a_ground_where_there_is_one() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
    let red = Style::new().fg(Color::Rgb(255, 0, 0)).add_modifier(Modifier::BOLD);
    buffer.set_string(0, 0, "a<b &  \"ế", Style::new());
    buffer.set_string(10, 0, "late", red);
    buffer.set_string(15, 0, "  on ", Style::new().add_modifier(Modifier::REVERSED));
    let picture = svg(&buffer, "x > y");
    let cells = picture.split_once("<g>\n").unwrap().1;
    let plain = "<text x=\"12.0\" y=\"46\" textLength=\"75.6\" lengthAdjust=\"spacingAndGlyphs\"";
    assert_eq!(
        cells.lines().collect::<Vec<_>>(),
        [
            "<rect x=\"138.0\" y=\"34\" width=\"42.0\" height=\"16\" fill=\"#dcdcdc\"/>",
            &format!("{plain}>a&lt;b &amp;\u{a0}\u{a0}&quot;ế</text>"),
            "<text x=\"96.0\" y=\"46\" textLength=\"33.6\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#ff0000\" font-weight=\"bold\">late</text>",
            "<text x=\"154.8\" y=\"46\" textLength=\"16.8\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#000000\">on</text>",
            "</g>",
            "</svg>",
        ]
    );
    assert!(picture.contains("aria-label=\"x &gt; y\""));
}

#[test]
#[should_panic(expected = "looks different on each terminal")]
fn a_colour_that_is_not_fixed_has_no_picture() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2, 1));
    buffer.set_string(0, 0, "a", Style::new().fg(Color::Red));
    svg(&buffer, "");
}
