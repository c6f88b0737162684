//! What the palette answers: names, beginnings and initials in both languages, and nothing that destroys or leaves for words
//! that only resemble its name.

use cncl::app::action::{Context, Group, Row, available};
use cncl::app::message::Effect;
use cncl::app::naming::{Asked, Fit};
use cncl::app::overlay::Overlay;
use cncl::app::overlay::ask::Purpose;
use cncl::app::overlay::palette::{Entry, actions};
use cncl::lang::{Lang, Language};
use proptest::prelude::*;

use crate::support::app::Session;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

/// What the palette shows for a text, the first at the beginning.
fn entries(session: &mut Session, text: &str) -> Vec<Entry> {
    session.press(":").type_text(text);
    let Some(Overlay::Palette(palette)) = session.app.overlays().last() else { panic!("no palette") };
    palette.entries.clone()
}

#[test]
fn finishing_a_task_is_offered_for_the_words_that_people_use_and_nothing_is_undone() {
    for words in ["hoàn thành", "hoan thanh", "xong", "done", "hoàn"] {
        let mut session = Session::new(80, 24);
        // There is an edit that could be undone.
        session.press("4 N").type_text("Đã gọi điện").press("enter");
        let edits = session.log().len();
        session.press(":").type_text(words).press("enter");
        assert!(
            matches!(session.app.overlays(), [Overlay::Ask(ask)] if ask.purpose == Purpose::Finish),
            "{words}: {}",
            session.picture()
        );
        assert_eq!(session.log().len(), edits, "{words}");
    }
}

#[test]
fn a_task_is_finished_by_its_own_key() {
    let mut session = Session::new(80, 24);
    session.press("4 X");
    assert!(matches!(session.app.overlays(), [Overlay::Ask(_)]), "{}", session.picture());
    let edits = session.log().len();
    session.type_text("Đã ban hành").press("f2 enter enter");
    assert_eq!(session.log().len(), edits + 1, "{}", session.picture());
}

#[test]
fn nothing_is_finished_where_nothing_may_be_changed_or_no_task_is_at_hand() {
    let mut session = Session::new(80, 24);
    session.begin(|app| app.read_only(true));
    session.press("4 X");
    assert!(session.app.overlays().is_empty() && session.app.notice().is_some(), "{}", session.picture());
    let mut session = Session::new(80, 24);
    session.press("6 X");
    assert!(session.app.overlays().is_empty() && session.app.notice().is_some(), "{}", session.picture());
}

#[test]
fn two_letters_neither_quit_nor_undo() {
    for words in ["in", "un", "qu", "ht", "tn", "it", "ex", "ngay", "gần nhất", "at once"] {
        let mut session = Session::new(80, 24);
        session.press("4 N").type_text("Đã gọi điện").press("enter :");
        let edits = session.log().len();
        let effects = session.type_text(words).effects("enter");
        assert!(!effects.contains(&Effect::Quit), "{words}");
        assert_eq!(session.log().len(), edits, "{words}");
    }
}

#[test]
fn what_is_named_is_done() {
    for words in ["thoát", "thoat", "quit", "q", "Thoát ngay", "quit at once"] {
        let mut session = Session::new(80, 24);
        session.press(":").type_text(words);
        assert!(session.effects("enter").contains(&Effect::Quit), "{words}");
    }
    for words in ["hoàn tác", "undo"] {
        let mut session = Session::new(80, 24);
        session.press("4 N").type_text("Đã gọi điện").press("enter :").type_text(words).press("enter");
        assert_eq!(session.log().len(), 2, "{words}: the note and its undoing");
    }
}

#[test]
fn where_nothing_fits_the_words_are_searched_first() {
    let mut session = Session::new(80, 24);
    let found = entries(&mut session, "xe tự hành");
    assert_eq!(found, [Entry::Find("xe tự hành".into())]);
    // What only resembles a name that must be said stands below.
    session.press("esc");
    let found = entries(&mut session, "gần nhất");
    assert!(
        matches!(found.as_slice(), [Entry::Find(_), Entry::Action(row)] if row.id == "undo"),
        "{found:?}"
    );
}

/// The rows that the palette is to know: all but moving and the way back, which have keys.
fn known(context: Context) -> impl Iterator<Item = &'static Row> {
    available(context).filter(|row| row.group != Group::Move && !matches!(row.id, "back" | "palette"))
}

fn initials(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| word.chars().next()).collect()
}

#[test]
fn every_action_is_found_by_its_title_and_its_initials_in_both_languages() {
    let langs = LANGUAGES.map(Lang::new);
    for lang in &langs {
        let spoken = lang.language();
        for (context, row) in Context::IN_VIEW.into_iter().flat_map(|at| known(at).map(move |row| (at, row)))
        {
            for named in &langs {
                let title = named.text(&format!("action-{}", row.id)).into_owned();
                for text in [title.clone(), cncl::text::fold(&title), initials(&title)] {
                    let found = actions(context, &text, lang);
                    assert!(
                        found.iter().any(|(_, at)| at.action == row.action),
                        "{spoken:?} {context:?} {}: {text}",
                        row.id
                    );
                }
                let found = actions(context, &title, lang);
                let (fit, _) = found.first().unwrap();
                assert_eq!(fit.fit, Fit::Whole, "{title}");
            }
        }
    }
}

/// Texts that are near the names of actions: pieces of their words, and anything.
fn typed() -> impl Strategy<Value = String> {
    let words: Vec<String> = LANGUAGES
        .into_iter()
        .flat_map(|language| {
            let lang = Lang::new(language);
            let names = Context::IN_VIEW
                .into_iter()
                .flat_map(known)
                .map(|row| lang.text(&format!("action-{}", row.id)).into_owned());
            let words: Vec<String> =
                names.flat_map(|name| name.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
            words
        })
        .collect();
    let piece = (prop::sample::select(words), 1..6_usize)
        .prop_map(|(word, n)| word.chars().take(n).collect::<String>());
    prop_oneof![
        3 => prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" ")),
        1 => "[a-zđưêâ]{1,5}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_weak_match_puts_what_destroys_or_leaves_first(text in typed()) {
        let mut session = Session::with(&serde_json::json!([]), 80, 24);
        let found = entries(&mut session, &text);
        let first = found.first();
        if let Some(Entry::Action(row)) = first.filter(|entry| matches!(entry, Entry::Action(row) if row.grave)) {
            let lang = Lang::new(Language::Vietnamese);
            let fit = Asked::new(&text).fits(row, &lang).unwrap();
            prop_assert!(fit.fit <= Fit::Begins && !fit.is_weak, "{text}: {} by {fit:?}", row.id);
        }
    }
}
