//! What the program itself writes into the config file: who is at the keyboard, in which language, over which store.
//!
//! Comments, order and every other setting stay as the person wrote them.

use std::path::PathBuf;

use toml_edit::{DocumentMut, Item, Table, TableLike, TomlError, value};

use super::User;
use crate::lang::Language;

/// What somebody said of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Their name and agency; either may be empty.
    pub user: User,
    /// What the program speaks.
    pub language: Language,
    /// The folder of the store; `None` leaves what is written.
    pub store: Option<PathBuf>,
}

impl Own {
    /// A config file with these settings in it.
    ///
    /// # Errors
    /// A text that is no TOML: nothing is written over what cannot be read.
    pub fn written_into(&self, text: &str) -> Result<String, TomlError> {
        let mut file: DocumentMut = text.parse()?;
        put(file.as_table_mut(), "lang", self.language.code());
        if let Some(store) = &self.store {
            put(file.as_table_mut(), "store", &store.display().to_string());
        }
        let user = file.entry("user").or_insert_with(|| Item::Table(Table::new()));
        if let Some(user) = user.as_table_like_mut() {
            put(user, "name", &self.user.name);
            put(user, "agency", &self.user.agency);
        }
        Ok(file.to_string())
    }
}

/// Gives a setting a value; one that is empty goes. What stands around the old value stays.
fn put(table: &mut dyn TableLike, name: &str, text: &str) {
    if text.is_empty() {
        table.remove(name);
        return;
    }
    let mut new = value(text);
    let old = table.get(name).and_then(Item::as_value);
    if let (Some(old), Some(new)) = (old, new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    match table.get_mut(name) {
        Some(item) => *item = new,
        None => drop(table.insert(name, new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(name: &str, agency: &str) -> Own {
        let user = User { name: name.into(), agency: agency.into() };
        Own { user, language: Language::English, store: None }
    }

    #[test]
    fn comments_order_and_other_settings_stay() {
        let before = "# của tôi\nsoon_days = 9 # hai tuần\nlang  =  \"vi\" # tiếng mẹ đẻ\n\n[user]\n# tên\nname = 'Cũ' # gọi tắt\n\n[keys]\nnew = \"N\"\n";
        let after = own("Nguyễn \"An\"", "so-khcn-ha-noi").written_into(before).expect("TOML");
        assert_eq!(
            after,
            "# của tôi\nsoon_days = 9 # hai tuần\nlang  =  \"en\" # tiếng mẹ đẻ\n\n[user]\n# tên\nname = 'Nguyễn \"An\"' # gọi tắt\nagency = \"so-khcn-ha-noi\"\n\n[keys]\nnew = \"N\"\n"
        );
        let read: super::super::Config = toml::from_str(&after).expect("a config");
        assert_eq!((read.user.name.as_str(), read.soon_days), ("Nguyễn \"An\"", 9));
    }

    #[test]
    fn an_empty_file_gets_what_was_said_and_nothing_else() {
        let said = Own { store: Some("/srv/kho".into()), ..own("An", "") };
        let text = said.written_into("").expect("TOML");
        assert_eq!(text, "lang = \"en\"\nstore = \"/srv/kho\"\n\n[user]\nname = \"An\"\n");
        assert!(own("", "").written_into("lang = ").is_err());
        let inline = own("An", "").written_into("user = { agency = \"x\" }\n").expect("TOML");
        assert_eq!(inline, "user = { name = \"An\" }\nlang = \"en\"\n");
    }
}
