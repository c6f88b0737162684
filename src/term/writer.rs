//! One frame, one write: a terminal to draw on that sends each frame whole, between the marks of a synchronised update, and
//! says how many bytes it took. It never asks the terminal for anything; its size is what it was last told.

use std::io::{self, Write};

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use unicode_width::UnicodeWidthStr;

use super::guard;
use super::out::write_some;
use super::screen::Screen;

/// Standard output without a buffer: what is given to one `write` reaches the terminal in one system call, as far as the
/// terminal takes it. While no [`Session`](super::Session) is on, the screen is somebody else's and nothing is written.
#[derive(Clone, Copy, Debug)]
pub struct Tty;

impl Write for Tty {
    /// # Errors
    /// When the terminal has gone. An interruption and a terminal that is not ready are waited out.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if guard::is_on() { write_some(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal to draw frames on.
pub struct Terminal<W: Write> {
    frames: ratatui::Terminal<Screen<W>>,
    anew: bool,
}

impl<W: Write> Terminal<W> {
    /// A terminal of `(columns, rows)` behind `sink`. `spelling` says how to write a symbol in ASCII, for a terminal that
    /// shows nothing else; `None` sends symbols as they are. The first frame clears the screen.
    ///
    /// # Errors
    /// None that depend on the sink: nothing is sent yet.
    pub fn new(sink: W, size: (u16, u16), spelling: Option<fn(&str) -> String>) -> io::Result<Self> {
        let frames = ratatui::Terminal::new(Screen::new(sink, Size::from(size), spelling))?;
        Ok(Self { frames, anew: true })
    }

    /// Draws one frame and returns how many bytes were sent: 0 if it looks like the last one.
    ///
    /// # Errors
    /// When the sink fails, which for [`Tty`] means that the terminal has gone. The next frame is then drawn anew.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<usize> {
        if std::mem::take(&mut self.anew) {
            self.frames.backend_mut().forget();
            self.frames.clear()?;
        }
        self.frames.draw(|frame| {
            render(frame);
            blank_halves(frame.buffer_mut());
        })?;
        let sent = self.frames.backend_mut().end_frame();
        self.anew = sent.is_err();
        sent
    }

    /// The terminal has this size now: columns, rows. The next frame is drawn anew.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.frames.backend_mut().resize(Size::from(size));
        self.anew = true;
    }

    /// Draws the next frame anew: somebody else may have written on the screen.
    pub fn clear_next(&mut self) {
        self.anew = true;
    }
}

/// A wide symbol whose other half was written over is a blank: terminals differ in what they make of it, and so would a
/// frame that is drawn as a difference and one that is drawn anew.
fn blank_halves(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for at in 1..buffer.content.len() {
        let is_taken = at % width != 0 && buffer.content[at].symbol() != " ";
        if is_taken && buffer.content[at - 1].symbol().width() > 1 {
            buffer.content[at - 1].set_symbol(" ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::{Position, Rect};
    use ratatui::style::{Color, Modifier, Style};
    use std::num::NonZeroU16;

    const SIZE: (u16, u16) = (80, 24);

    /// A sink that keeps every write by itself.
    #[derive(Default)]
    struct Writes(Vec<Vec<u8>>);

    impl Write for &mut Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    type Cells = Vec<(u16, u16, &'static str, Style)>;

    /// Draws these frames and returns what each sent.
    fn sent(size: (u16, u16), frames: &[Cells]) -> Vec<String> {
        let mut bytes = Vec::new();
        for upto in 0..=frames.len() {
            let mut writes = Writes::default();
            let mut terminal = Terminal::new(&mut writes, size, None).unwrap();
            frames[..upto].iter().for_each(|cells| {
                terminal.draw(|frame| put(frame, cells)).unwrap();
            });
            drop(terminal);
            bytes.push(writes.0.concat());
        }
        bytes.windows(2).map(|pair| String::from_utf8(pair[1][pair[0].len()..].to_vec()).unwrap()).collect()
    }

    fn put(frame: &mut Frame<'_>, cells: &Cells) {
        for &(x, y, text, style) in cells {
            frame.buffer_mut().set_string(x, y, text, style);
        }
    }

    /// A list of twenty rows with a mark on one of them.
    fn list(selected: u16) -> Cells {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let row = |y| {
            let (mark, style) =
                if y == selected { ("▌ ", bold.fg(Color::Cyan)) } else { ("  ", Style::new()) };
            vec![(0, y, mark, style), (2, y, "Chip bán dẫn chuyên dụng, 2025-12-31", Style::new())]
        };
        (0..20).flat_map(row).collect()
    }

    #[test]
    fn a_frame_is_one_write_between_the_marks() {
        let mut writes = Writes::default();
        let mut terminal = Terminal::new(&mut writes, SIZE, None).unwrap();
        let bytes = terminal.draw(|frame| put(frame, &list(0))).unwrap();
        drop(terminal);
        assert_eq!(writes.0.len(), 1);
        assert_eq!(bytes, writes.0[0].len());
        assert!(writes.0[0].starts_with(b"\x1b[?2026h") && writes.0[0].ends_with(b"\x1b[?2026l"));
    }

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing() {
        assert_eq!(sent(SIZE, &[list(3), list(3), list(3)])[1..], ["", ""]);
        let mut sink = Vec::new();
        let mut terminal = Terminal::new(&mut sink, SIZE, None).unwrap();
        let with_cursor = |frame: &mut Frame<'_>| frame.set_cursor_position((4, 2));
        assert_ne!(terminal.draw(with_cursor).unwrap(), 0);
        assert_eq!(terminal.draw(with_cursor).unwrap(), 0);
    }

    #[test]
    fn moving_the_mark_costs_little() {
        let frames = sent(SIZE, &[list(3), list(4), list(5), list(15)]);
        for moved in &frames[1..] {
            assert!(moved.len() <= 60, "{} bytes: {moved:?}", moved.len());
        }
    }

    #[test]
    fn restyling_two_whole_rows_stays_within_the_budget() {
        let rows = |selected: u16| -> Cells {
            let style =
                |y| if y == selected { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
            (0..20).map(|y| (0, y, "Vắc-xin thế hệ mới · Bộ Y tế · trước 31/12/2025", style(y))).collect()
        };
        let moved = &sent(SIZE, &[rows(3), rows(4)])[1];
        assert!(moved.len() <= 165, "{} bytes", moved.len());
    }

    #[test]
    fn a_row_that_empties_is_erased_and_not_overwritten() {
        let full: Cells =
            vec![(0, 1, "một việc rất dài cần làm trước ngày 31/12/2025 theo 1131/QĐ-TTg", Style::new())];
        let frames = sent(SIZE, &[full, vec![(0, 1, "một", Style::new())]]);
        assert!(frames[1].len() <= 40, "{:?}", frames[1]);
    }

    #[test]
    fn the_cursor_is_placed_last_and_moves_alone() {
        let mut writes = Writes::default();
        let mut terminal = Terminal::new(&mut writes, SIZE, None).unwrap();
        for x in [4, 5] {
            terminal.draw(|frame| frame.set_cursor_position((x, 2))).unwrap();
        }
        terminal.draw(|_| {}).unwrap();
        drop(terminal);
        assert!(writes.0[0].ends_with(b"\x1b[3;5H\x1b[?25h\x1b[?2026l"));
        assert_eq!(writes.0[1], b"\x1b[?2026h\x1b[C\x1b[?2026l");
        assert_eq!(writes.0[2], b"\x1b[?2026h\x1b[?25l\x1b[?2026l");
    }

    #[test]
    fn control_characters_in_a_cell_never_get_out() {
        let mut writes = Writes::default();
        let mut terminal = Terminal::new(&mut writes, SIZE, None).unwrap();
        let bad = |frame: &mut Frame<'_>| {
            frame.buffer_mut()[(0, 0)].set_symbol("\x1b]0;x\x07");
            frame.buffer_mut()[(1, 0)].set_symbol("\u{9b}");
        };
        terminal.draw(bad).unwrap();
        drop(terminal);
        let sent = String::from_utf8(writes.0.concat()).unwrap();
        assert!(!sent.contains("]0;") && !sent.contains('\u{9b}'));
    }

    #[test]
    fn in_ascii_every_cell_keeps_its_width() {
        let spelling = |symbol: &str| match symbol {
            "ơ" => "o".to_owned(),
            "…" => "...".to_owned(),
            _ => String::new(),
        };
        let mut writes = Writes::default();
        let mut terminal = Terminal::new(&mut writes, (12, 1), Some(spelling)).unwrap();
        terminal.draw(|frame| put(frame, &vec![(0, 0, "cơ…字x", Style::new())])).unwrap();
        drop(terminal);
        assert_eq!(picture((12, 1), &writes.0.concat()).screen().contents(), "co.  x");
    }

    #[test]
    fn after_an_error_everything_is_drawn_anew() {
        struct Failing(bool, Vec<u8>);
        impl Write for Failing {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                if std::mem::take(&mut self.0) {
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                self.1.write(bytes)
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut terminal = Terminal::new(Failing(true, Vec::new()), SIZE, None).unwrap();
        assert!(terminal.draw(|frame| put(frame, &list(0))).is_err());
        assert!(terminal.draw(|frame| put(frame, &list(0))).unwrap() > 500);
    }

    #[test]
    fn a_terminal_without_cells_is_drawn_on_without_harm() {
        let mut terminal = Terminal::new(Vec::new(), (0, 0), None).unwrap();
        terminal.draw(|_| {}).unwrap();
        terminal.resize((1, 1));
        terminal.draw(|frame| frame.set_cursor_position((0, 0))).unwrap();
    }

    /// What a terminal of this size shows after these bytes.
    fn picture((columns, rows): (u16, u16), bytes: &[u8]) -> vt100::Parser {
        let mut parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        parser.process(bytes);
        parser
    }

    fn nonzero(number: u16) -> NonZeroU16 {
        NonZeroU16::new(number).unwrap()
    }

    fn any_style() -> impl Strategy<Value = Style> {
        let color = || {
            prop_oneof![
                Just(Color::Reset),
                Just(Color::Red),
                Just(Color::LightBlue),
                any::<u8>().prop_map(|index| Color::Indexed(index | 16)),
                any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
            ]
        };
        let mods = (0..32_u16).prop_map(|bits| {
            let all =
                [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
            let chosen = (0..5).filter(|bit| bits >> bit & 1 == 1).map(|bit| all[bit]);
            chosen.fold(Modifier::empty(), Modifier::union)
        });
        (color(), color(), mods).prop_map(|(fg, bg, mods)| Style::new().fg(fg).bg(bg).add_modifier(mods))
    }

    /// Pieces of text with their places and styles, and where the cursor is.
    type Picture = (Vec<(u16, u16, String, Style)>, Option<(u16, u16)>);

    fn any_frame() -> impl Strategy<Value = Picture> {
        let text = "([a-zế ]|   |                |字|─){0,20}";
        let piece = (0..30_u16, 0..6_u16, text, any_style());
        (prop::collection::vec(piece, 0..8), prop::option::of((0..30_u16, 0..6_u16)))
    }

    type Seen = (String, vt100::Color, vt100::Color, [bool; 4]);

    /// What can be seen of each cell; the colour of a letter that is not there cannot.
    fn seen(screen: &vt100::Screen, (columns, rows): (u16, u16)) -> Vec<Seen> {
        let places = (0..rows).flat_map(|y| (0..columns).map(move |x| (y, x)));
        places
            .filter_map(|(y, x)| screen.cell(y, x))
            .filter(|cell| !cell.is_wide_continuation())
            .map(|cell| {
                let text = cell.contents().trim_end().to_owned();
                let (lined, inverse) = (cell.underline(), cell.inverse());
                if text.is_empty() && !lined && !inverse {
                    return (text, vt100::Color::Default, cell.bgcolor(), [false; 4]);
                }
                // This parser knows bold and dim only as alternatives.
                let mods = [cell.bold() || cell.dim(), cell.italic(), lined, inverse];
                (text, cell.fgcolor(), cell.bgcolor(), mods)
            })
            .collect()
    }

    #[test]
    fn a_wide_symbol_of_which_half_is_written_over_is_a_blank() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let lined = Style::new().add_modifier(Modifier::UNDERLINED);
        buffer.set_string(0, 0, "字字", lined);
        buffer.set_string(3, 0, "字", Style::new());
        blank_halves(&mut buffer);
        let symbols: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols, ["字", " ", " ", "字", " ", " "]);
        assert_eq!(buffer.content[2].modifier, Modifier::UNDERLINED, "it keeps its look");
    }

    proptest! {
        /// Whatever was on the screen before, after the last frame it shows what a terminal shows that got this frame
        /// alone, and the cursor is where it should be.
        #[test]
        fn frames_drawn_as_differences_look_like_frames_drawn_anew(frames in prop::collection::vec(any_frame(), 1..5)) {
            const SMALL: (u16, u16) = (30, 6);
            let render = |frame: &mut Frame<'_>, (pieces, cursor): &Picture| {
                for (x, y, text, style) in pieces {
                    let area = Rect::new(*x, *y, 30 - x, 1);
                    frame.render_widget(ratatui::text::Line::styled(String::clone(text), *style), area);
                }
                if let Some(at) = cursor {
                    frame.set_cursor_position(Position::from(*at));
                }
            };
            let drawn = |frames: &[_]| {
                let mut writes = Writes::default();
                let mut terminal = Terminal::new(&mut writes, SMALL, None).unwrap();
                for frame in frames {
                    terminal.draw(|target| render(target, frame)).unwrap();
                }
                drop(terminal);
                picture(SMALL, &writes.0.concat())
            };
            let (all, last) = (drawn(&frames), drawn(&frames[frames.len() - 1..]));
            prop_assert_eq!(seen(all.screen(), SMALL), seen(last.screen(), SMALL));
            prop_assert_eq!(all.screen().hide_cursor(), last.screen().hide_cursor());
            if let Some((x, y)) = frames[frames.len() - 1].1 {
                prop_assert_eq!(all.screen().cursor_position(), (y, x));
            }
        }

        /// The bytes say what the cells say, checked against the buffer and not against our own bytes.
        #[test]
        fn the_terminal_shows_the_buffer(style in any_style(), text in "[a-z]{1,20}") {
            let mut writes = Writes::default();
            let mut terminal = Terminal::new(&mut writes, (20, 1), None).unwrap();
            terminal.draw(|frame| { frame.buffer_mut().set_string(0, 0, &text, style); }).unwrap();
            drop(terminal);
            let shown = picture((20, 1), &writes.0.concat());
            let cell = shown.screen().cell(0, 0).unwrap();
            let has = |modifier| style.add_modifier.contains(modifier);
            prop_assert_eq!(shown.screen().contents(), text);
            prop_assert_eq!(Some(cell.fgcolor()), style.fg.map(color_seen));
            prop_assert_eq!(Some(cell.bgcolor()), style.bg.map(color_seen));
            let strong = has(Modifier::BOLD) || has(Modifier::DIM);
            prop_assert_eq!([cell.bold() || cell.dim(), cell.italic()], [strong, has(Modifier::ITALIC)]);
            prop_assert_eq!([cell.underline(), cell.inverse()], [has(Modifier::UNDERLINED), has(Modifier::REVERSED)]);
        }
    }

    fn color_seen(color: Color) -> vt100::Color {
        match color {
            Color::Red => vt100::Color::Idx(1),
            Color::LightBlue => vt100::Color::Idx(12),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            _ => vt100::Color::Default,
        }
    }
}
