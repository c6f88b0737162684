//! The user's keys over those of the action table, and what is to be told of them.
//!
//! Nothing here stops the program: what cannot be used is left out and told with its line. The way back, the way out and
//! the interruption keep a key wherever they work, whatever is written.

use std::collections::HashMap;

use super::{Binding, Keymap, label, sequence};
use crate::app::action::{Context, Row, TABLE};
use crate::app::key::{Key, ParseKeyError, names};
use crate::config::keys::KeySetting;
use crate::text::{Message, nearest};

/// A row with the keys that a user gives to it.
struct Wanted {
    row: &'static Row,
    line: usize,
    keys: Vec<Vec<Key>>,
}

/// The map while it is made.
struct Making {
    map: Keymap,
    /// What is to be told, with its line.
    told: Vec<(usize, Message)>,
}

/// The map of the table and these settings, and what is to be told of them.
pub(super) fn keymap(settings: &[KeySetting]) -> Result<(Keymap, Vec<Message>), ParseKeyError> {
    let mut making = Making { map: Keymap::default(), told: Vec::new() };
    let wanted: Vec<Wanted> = settings.iter().filter_map(|setting| making.read(setting)).collect();
    let (essential, other): (Vec<_>, Vec<_>) = wanted.iter().partition(|wanted| is_essential(wanted.row));
    let mut given = HashMap::new();
    for row in TABLE {
        let keys = row.keys.iter().map(|keys| sequence(keys)).collect::<Result<Vec<_>, _>>()?;
        given.insert(row.id, keys);
    }
    let is_given = |row: &&'static Row| !wanted.iter().any(|wanted| wanted.row.id == row.id);
    // What must stay reachable comes first, so that no other key can take its place.
    for row in TABLE.iter().filter(|row| is_essential(row)).filter(is_given) {
        making.bind_given(row, &given[row.id], &wanted);
    }
    for wanted in essential {
        making.bind_wanted(wanted);
    }
    making.keep_reachable(&given);
    for wanted in other {
        making.bind_wanted(wanted);
    }
    for row in TABLE.iter().filter(|row| !is_essential(row)).filter(is_given) {
        making.bind_given(row, &given[row.id], &wanted);
    }
    making.told.sort_by_key(|(line, _)| *line);
    Ok((making.map, making.told.into_iter().map(|(_, message)| message).collect()))
}

/// What keeps a key wherever it works.
fn is_essential(row: &Row) -> bool {
    matches!(row.id, "back" | "quit" | "interrupt")
}

impl Making {
    fn tell(&mut self, line: usize, id: &str, what: Message) {
        let message = Message::new("config-keys-at").with("line", line.to_string()).with("id", id);
        self.told.push((line, message.with_message("what", what)));
    }

    /// What a setting asks for; `None` where nothing of it can be used.
    fn read(&mut self, setting: &KeySetting) -> Option<Wanted> {
        let KeySetting { id, line, keys } = setting;
        let Some(row) = TABLE.iter().find(|row| row.id == id) else {
            let near = nearest(id, TABLE.iter().map(|row| row.id));
            self.tell(*line, id, Message::new("config-keys-unknown").with_nearest(near));
            return None;
        };
        let Some(written) = keys else {
            self.tell(*line, id, Message::new("config-keys-shape"));
            return None;
        };
        if written.is_empty() && is_essential(row) {
            let kept: Vec<String> =
                row.keys.iter().filter_map(|keys| sequence(keys).ok()).map(|keys| label(&keys)).collect();
            self.tell(*line, id, Message::new("config-keys-kept").with("keys", kept.join(", ")));
            return None;
        }
        let mut keys = Vec::new();
        for text in written {
            match sequence(text) {
                Ok(read) if keys.contains(&read) => {}
                Ok(read) => keys.push(read),
                Err(error) => self.tell(*line, id, unreadable(&error)),
            }
        }
        for keys in keys.iter().filter(|keys| is_changed_by_telex(keys)) {
            self.tell(*line, id, Message::new("config-keys-telex").with("key", label(keys)));
        }
        (written.is_empty() || !keys.is_empty()).then_some(Wanted { row, line: *line, keys })
    }

    /// Binds the user's keys of a row wherever it works and they are free.
    fn bind_wanted(&mut self, wanted: &Wanted) {
        let Wanted { row, line, keys } = wanted;
        for keys in keys {
            let (mut is_text, mut taken) = (false, None);
            for context in row.contexts {
                if context.takes_text() && keys[0].text().is_some() {
                    is_text = true;
                } else if let Some(other) = self.in_the_way(*context, keys, row) {
                    taken = taken.or(Some(other.id));
                } else {
                    self.bind(*context, keys, row);
                }
            }
            let key = label(keys);
            if is_text {
                self.tell(*line, row.id, Message::new("config-keys-typed").with("key", &key));
            }
            if let Some(other) = taken {
                self.tell(
                    *line,
                    row.id,
                    Message::new("config-keys-taken").with("key", &key).with("other", other),
                );
            }
        }
    }

    /// Binds the table's keys of a row wherever the user has not given them to another, which is told.
    fn bind_given(&mut self, row: &'static Row, keys: &[Vec<Key>], wanted: &[Wanted]) {
        let mut lost: Vec<(&'static str, &[Key])> = Vec::new();
        for keys in keys {
            for context in row.contexts {
                match self.in_the_way(*context, keys, row) {
                    Some(other) if lost.contains(&(other.id, keys)) => {}
                    Some(other) => lost.push((other.id, keys)),
                    None => self.bind(*context, keys, row),
                }
            }
        }
        for (other, keys) in lost {
            let Some(taker) = wanted.iter().find(|wanted| wanted.row.id == other) else { continue };
            let message = Message::new("config-keys-moved").with("key", label(keys)).with("other", row.id);
            self.tell(taker.line, other, message);
        }
    }

    /// Gives the table's keys back to whatever must be reachable and is not; what they do instead gives way.
    fn keep_reachable(&mut self, given: &HashMap<&str, Vec<Vec<Key>>>) {
        let essential = || TABLE.iter().filter(|row| is_essential(row));
        // One that gives way may be essential itself. With the keys of the table none is in the way of another.
        for _ in essential() {
            for row in essential() {
                for context in row.contexts {
                    if self.map.keys(*context, row).next().is_none() {
                        for keys in &given[row.id] {
                            self.clear_way(*context, keys, row);
                            self.bind(*context, keys, row);
                        }
                    }
                }
            }
        }
    }

    fn clear_way(&mut self, context: Context, keys: &[Key], row: &Row) {
        if let Some(bindings) = self.map.bindings.get_mut(&context) {
            bindings.retain(|binding| !excludes(binding, keys, row));
        }
    }

    /// The row whose key in a context leaves no room for this one.
    fn in_the_way(&self, context: Context, keys: &[Key], row: &Row) -> Option<&'static Row> {
        self.map.at(context).iter().find(|binding| excludes(binding, keys, row)).map(|binding| binding.row)
    }

    fn bind(&mut self, context: Context, keys: &[Key], row: &'static Row) {
        self.map.bindings.entry(context).or_default().push(Binding { keys: keys.to_vec(), row });
    }
}

/// Whether a binding and these keys cannot both be: the same keys, or one begins with the other.
fn excludes(binding: &Binding, keys: &[Key], row: &Row) -> bool {
    binding.row.id != row.id && (binding.keys.starts_with(keys) || keys.starts_with(&binding.keys))
}

/// Why a key cannot be read.
fn unreadable(error: &ParseKeyError) -> Message {
    match error {
        ParseKeyError::Empty => Message::new("config-keys-empty"),
        ParseKeyError::Unknown(key) => {
            Message::new("config-keys-no-key").with("key", key).with_nearest(nearest(key, names()))
        }
        ParseKeyError::Shifted(key) => Message::new("config-keys-shifted").with("key", key),
        ParseKeyError::SameAs { pressed, arrives } => {
            Message::new("config-keys-same").with("key", pressed).with("arrives", arrives.label())
        }
    }
}

/// Whether a Vietnamese keyboard in Telex may send something else: `w`, brackets, a doubled a, e, o or d.
fn is_changed_by_telex(keys: &[Key]) -> bool {
    let letter = |key: &Key| key.text().map(|c| c.to_ascii_lowercase());
    let is_doubled = |pair: &[Key]| {
        letter(&pair[0]).is_some_and(|c| "aeod".contains(c)) && letter(&pair[0]) == letter(&pair[1])
    };
    keys.iter().filter_map(letter).any(|c| "w[]{}".contains(c)) || keys.windows(2).any(is_doubled)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::action::Action;
    use crate::app::keymap::Meaning;

    fn setting(line: usize, id: &str, keys: &[&str]) -> KeySetting {
        KeySetting { id: id.into(), line, keys: Some(keys.iter().map(ToString::to_string).collect()) }
    }

    /// The map of these settings, and what is told: the line, the action, the message and one of its arguments.
    fn map(settings: &[(&str, &[&str])]) -> (Keymap, Vec<String>) {
        let settings: Vec<_> =
            settings.iter().zip(1..).map(|((id, keys), line)| setting(line, id, keys)).collect();
        let (map, told) = keymap(&settings).expect("the table reads");
        let told = told.iter().map(|message| {
            let (_, what) = message.inner.as_ref().expect("what");
            let args = what.args.iter().map(|(_, value)| value.as_str());
            let words: Vec<&str> = [
                message.args[0].1.as_str(),
                message.args[1].1.as_str(),
                what.id.trim_start_matches("config-keys-"),
            ]
            .into_iter()
            .chain(args)
            .filter(|word| !word.is_empty())
            .collect();
            words.join(" ")
        });
        (map, told.collect())
    }

    fn means(map: &Keymap, context: Context, keys: &str) -> Meaning {
        map.look_up(context, &sequence(keys).expect("reads"))
    }

    #[test]
    fn a_key_is_given_freed_and_exchanged() {
        let (map, told) =
            map(&[("fan-out", &["Ctrl-F", "g f"]), ("undo", &[]), ("note", &["e"]), ("edit", &["N"])]);
        assert_eq!(told, [""; 0]);
        for (keys, meaning) in [
            ("ctrl-f", Meaning::Act(Action::FanOut)),
            ("g f", Meaning::Act(Action::FanOut)),
            ("g g", Meaning::Act(Action::First)),
            ("F", Meaning::Nothing),
            ("u", Meaning::Nothing),
            ("e", Meaning::Act(Action::Note)),
            ("N", Meaning::Act(Action::Edit)),
        ] {
            assert_eq!(means(&map, Context::Board, keys), meaning, "{keys}");
        }
        let changed: Vec<_> = map.changed().map(|(row, keys)| (row.id, keys.len())).collect();
        assert_eq!(changed, [("edit", 1), ("note", 1), ("fan-out", 2), ("undo", 0)]);
    }

    #[test]
    fn a_key_of_another_action_goes_over_and_is_told() {
        let (made, told) = map(&[("fan-out", &["n"])]);
        assert_eq!(told, ["1 fan-out moved n new"]);
        assert_eq!(means(&made, Context::Board, "n"), Meaning::Act(Action::FanOut));
        // Where the first does not work the other keeps it.
        assert_eq!(means(&made, Context::Tree, "n"), Meaning::Act(Action::New));
        assert_eq!(map(&[("fan-out", &["n"]), ("new", &[])]).1, [""; 0]);
    }

    #[test]
    fn of_two_that_want_one_key_the_first_has_it() {
        let (map, told) = map(&[("fan-out", &["E"]), ("note", &["E", "M"]), ("status", &["E x"])]);
        assert_eq!(told, ["2 note taken E fan-out", "3 status taken E x fan-out"]);
        assert_eq!(means(&map, Context::Board, "E"), Meaning::Act(Action::FanOut));
        assert_eq!(means(&map, Context::Board, "M"), Meaning::Act(Action::Note));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_what_was_meant() {
        let (map, told) = map(&[
            ("fan-uot", &["F"]),
            ("note", &["pgupp", "M"]),
            ("edit", &["ctrl-i"]),
            ("new", &["shift-1"]),
            ("status", &[""]),
        ]);
        assert_eq!(
            told,
            [
                "1 fan-uot unknown fan-out",
                "2 note no-key pgupp pgup",
                "3 edit same ctrl-i Tab",
                "4 new shifted shift-1",
                "5 status empty",
            ]
        );
        // What nothing was read for keeps its keys.
        assert_eq!(means(&map, Context::Board, "e"), Meaning::Act(Action::Edit));
        assert_eq!(means(&map, Context::Board, "M"), Meaning::Act(Action::Note));
        assert_eq!(means(&map, Context::Board, "N"), Meaning::Nothing);
    }

    #[test]
    fn a_key_that_telex_changes_is_taken_and_told() {
        let (map, told) = map(&[("note", &["w"]), ("edit", &["d d"]), ("fan-out", &["["])]);
        assert_eq!(
            told,
            ["1 note telex w", "2 edit telex d d", "2 edit moved d deadline", "3 fan-out telex ["]
        );
        assert_eq!(means(&map, Context::Board, "w"), Meaning::Act(Action::Note));
    }

    #[test]
    fn letters_stay_letters_where_text_is_typed() {
        let (map, told) = map(&[("redraw", &["R"]), ("composer", &["t"])]);
        assert_eq!(told, ["1 redraw typed R", "2 composer typed t"]);
        assert_eq!(means(&map, Context::Board, "R"), Meaning::Act(Action::Redraw));
        assert_eq!(means(&map, Context::Prompt, "R"), Meaning::Nothing);
    }

    #[test]
    fn the_ways_back_and_out_cannot_be_freed_or_taken() {
        let (freed, told) = map(&[("quit", &[]), ("back", &[]), ("interrupt", &[])]);
        assert_eq!(told, ["1 quit kept q", "2 back kept Esc", "3 interrupt kept Ctrl-C"]);
        assert_eq!(freed.changed().count(), 0);
        let (taken, told) = map(&[("fan-out", &["q"]), ("note", &["esc"])]);
        assert_eq!(told, ["1 fan-out taken q quit", "1 fan-out moved q close", "2 note taken Esc back"]);
        assert_eq!(means(&taken, Context::Board, "q"), Meaning::Act(Action::Quit));
        // Moved elsewhere they leave their keys.
        let (moved, told) = map(&[("quit", &["Q"]), ("fan-out", &["q"])]);
        assert_eq!(told, ["2 fan-out moved q close"]);
        assert_eq!(means(&moved, Context::Board, "q"), Meaning::Act(Action::FanOut));
        // A letter is no way back out of a field.
        let (back, told) = map(&[("back", &["b"])]);
        assert_eq!(told, ["1 back typed b", "1 back moved b bulk", "1 back moved b keep-both"]);
        assert_eq!(means(&back, Context::Prompt, "esc"), Meaning::Act(Action::Back));
        assert_eq!(means(&back, Context::Board, "b"), Meaning::Act(Action::Back));
    }

    proptest! {
        #[test]
        fn whatever_is_set_one_can_go_back_and_out(
            settings in prop::collection::vec(
                (
                    prop::sample::select(TABLE.iter().map(|row| row.id).chain(["quit", "back", "interrupt"]).collect::<Vec<_>>()),
                    prop::collection::vec(prop::sample::select(vec!["q", "esc", "ctrl-c", "x", "enter", "g", "g g", ""]), 0..3),
                ),
                0..8,
            ),
        ) {
            let settings: Vec<_> = settings.iter().zip(1..).map(|((id, keys), line)| setting(line, id, keys)).collect();
            let (map, _) = keymap(&settings).expect("the table reads");
            for row in TABLE.iter().filter(|row| is_essential(row)) {
                for context in row.contexts {
                    let keys = map.keys(*context, row).next();
                    prop_assert!(keys.is_some(), "{} in {context:?}", row.id);
                    prop_assert_eq!(map.look_up(*context, keys.unwrap_or_default()), Meaning::Act(row.action));
                }
            }
        }
    }
}
