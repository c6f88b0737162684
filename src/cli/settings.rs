//! Flags, environment and config file as one: a flag beats the environment, which beats the config file.
//!
//! An empty variable counts as none; an empty flag is a value like any other, and mostly a wrong one.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::CliError;
use super::args::Globals;
use crate::config::clock::today;
use crate::config::system::System;
use crate::config::{Account, Color, Config, Paths, Settings, StoreFrom};
use crate::lang::Language;
use crate::model::date::{DateError, Precision};
use crate::model::words::UnknownWord;
use crate::model::{Date, Now, deadline};

/// The language to speak before the command line is read, and if it cannot be: wrong values are passed over here.
pub(super) fn early_language(args: &[OsString], account: &Account) -> Language {
    let config = || {
        let named = flag(args, "--config").map(PathBuf::from);
        let is_named = args.iter().take_while(|arg| *arg != "--").any(|arg| arg == "--restricted");
        // What cannot be read may say so.
        let restricted = is_named || account.system().map_or(true, |system| system.restricted);
        let paths = paths(restricted, account);
        load_config(named.as_ref().filter(|_| !restricted), paths.as_ref()).ok()?.lang
    };
    let flag = flag(args, "--lang").and_then(|text| text.to_str()?.parse().ok());
    flag.or_else(|| variable("CNCL_LANG")?.to_str()?.parse().ok())
        .or_else(|| config()?.parse().ok())
        .unwrap_or_default()
}

/// The value of a flag that takes one, as far as that can be seen without knowing the others.
fn flag<'a>(args: &'a [OsString], name: &str) -> Option<&'a OsStr> {
    let mut rest = args.iter().take_while(|arg| *arg != "--");
    while let Some(arg) = rest.next() {
        if arg == name {
            return rest.next().map(OsString::as_os_str);
        }
        if let Some(value) = arg.to_str().and_then(|arg| arg.strip_prefix(name)?.strip_prefix('=')) {
            return Some(OsStr::new(value));
        }
    }
    None
}

/// What this run was asked for.
pub(super) fn settings(globals: &Globals, account: &Account) -> Result<Settings, CliError> {
    let system = account.system()?;
    let restricted = globals.restricted || system.restricted;
    if let Some(flag) = forbidden(globals).filter(|_| restricted) {
        return Err(CliError::Restricted { flag });
    }
    let paths = paths(restricted, account);
    let config = load_config(globals.config.as_ref(), paths.as_ref())?;
    let fixed_today = fixed_today(globals)?;
    let today = fixed_today.unwrap_or_else(today);
    let config_file = globals.config.clone().or_else(|| Some(paths.as_ref()?.config_file()));
    let named = [
        of_system(&system, account).filter(|_| system.restricted),
        globals.store.clone().map(|path| (path, StoreFrom::Flag)),
        variable("CNCL_STORE").filter(|_| !restricted).map(|path| (path.into(), StoreFrom::Environment)),
        config.store.clone().zip(config_file.clone().map(StoreFrom::Config)),
        of_system(&system, account),
    ];
    let (store, store_from) = match named.into_iter().flatten().next() {
        Some((path, from)) => (Some(path), from),
        None => (paths.as_ref().map(|paths| paths.data.clone()), StoreFrom::Default),
    };
    Ok(Settings {
        store,
        store_from,
        read_only: globals.read_only || is_on(variable("CNCL_READ_ONLY")) || config.read_only,
        language: language(globals, &config)?,
        now: Now { today, soon_days: config.soon_days, before_inclusive: config.before_inclusive },
        fixed_today,
        ascii: globals.ascii || config.ascii,
        plain: globals.plain,
        restricted,
        demo: globals.demo,
        exchange: exchange(&config, &system),
        color: color(globals)?,
        holidays: Config::holidays(config_file.as_deref())?,
        config_file: globals.config.clone(),
        paths,
        config,
    })
}

/// The user's own folders. Those of a restricted session are where the user database says, and nowhere else.
fn paths(restricted: bool, account: &Account) -> Option<Paths> {
    if restricted { account.paths() } else { Paths::of_user() }
}

fn load_config(named: Option<&PathBuf>, paths: Option<&Paths>) -> Result<Config, CliError> {
    match (named, paths) {
        (Some(path), _) => Ok(Config::load(path, true)?),
        (None, Some(paths)) => Ok(Config::load(&paths.config_file(), false)?),
        (None, None) => Ok(Config::default()),
    }
}

/// The flag of a restricted session that would lead to other data, or to another folder for its files.
fn forbidden(globals: &Globals) -> Option<&'static str> {
    let flags = [("--store", &globals.store), ("--config", &globals.config)];
    flags.into_iter().find_map(|(flag, path)| path.as_ref().map(|_| flag))
}

/// The store that the administrator names: the only one, where everybody is restricted; otherwise unless another is named.
fn of_system(system: &System, account: &Account) -> Option<(PathBuf, StoreFrom)> {
    Some((system.store.clone()?, StoreFrom::Config(account.machine().to_owned())))
}

/// The folder of a restricted session's files. The user's own file has no say where the machine's restricts everybody.
fn exchange(config: &Config, system: &System) -> Option<PathBuf> {
    let own = config.exchange.clone().filter(|_| !system.restricted);
    system.exchange.clone().or(own)
}

fn language(globals: &Globals, config: &Config) -> Result<Language, CliError> {
    let given = first_given(globals.lang.as_ref(), "--lang", "CNCL_LANG");
    let given = given.or_else(|| config.lang.clone().map(|lang| ("lang", lang)));
    let Some((place, text)) = given else { return Ok(Language::default()) };
    text.parse().map_err(|error| CliError::Word { place, error })
}

fn color(globals: &Globals) -> Result<Color, CliError> {
    if let Some(text) = &globals.color {
        return text.parse().map_err(|error: UnknownWord| CliError::Word { place: "--color", error });
    }
    Ok(match (variable("NO_COLOR"), variable("CLICOLOR_FORCE")) {
        (Some(_), _) => Color::Never,
        (None, forced) if is_on(forced.clone()) => Color::Always,
        _ => Color::Auto,
    })
}

/// The day that was asked for: an exact one, and of a year that is said.
fn fixed_today(globals: &Globals) -> Result<Option<Date>, CliError> {
    let Some((place, text)) = first_given(globals.today.as_ref(), "--today", "CNCL_TODAY") else {
        return Ok(None);
    };
    day(&text, today()).map(Some).map_err(|error| CliError::Date { place, error })
}

/// Reads one exact day.
fn day(text: &str, today: Date) -> Result<Date, DateError> {
    let span = deadline::read_day(text, today)?;
    if span.precision() == Precision::Day {
        Ok(span.start())
    } else {
        Err(DateError::Unknown { value: text.into() })
    }
}

/// A flag, else a variable, each with its name.
fn first_given(
    given: Option<&String>,
    flag: &'static str,
    name: &'static str,
) -> Option<(&'static str, String)> {
    let variable = || variable(name).map(|value| (name, value.to_string_lossy().into_owned()));
    given.map(|text| (flag, text.clone())).or_else(variable)
}

fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn is_on(value: Option<OsString>) -> bool {
    value.is_some_and(|value| value != "0" && !value.eq_ignore_ascii_case("false"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn args(args: &[&str]) -> Vec<OsString> {
        args.iter().map(OsString::from).collect()
    }

    #[test]
    fn flags_are_seen_in_both_forms_and_not_behind_two_dashes() {
        assert_eq!(flag(&args(&["cncl", "--lang", "en"]), "--lang"), Some(OsStr::new("en")));
        assert_eq!(flag(&args(&["cncl", "due", "--lang=en"]), "--lang"), Some(OsStr::new("en")));
        assert_eq!(flag(&args(&["cncl", "find", "--", "--lang", "en"]), "--lang"), None);
        assert_eq!(flag(&args(&["cncl", "--language=en", "--lang"]), "--lang"), None);
    }

    #[test]
    fn a_variable_that_says_no_is_off() {
        let on = |value: &str| is_on(Some(OsString::from(value)));
        assert!(on("1") && on("true") && !on("0") && !on("False") && !is_on(None));
    }

    #[test]
    fn today_is_one_exact_day() {
        let real = date(2026, 11, 22);
        assert_eq!(day("2025-10-01", real), Ok(date(2025, 10, 1)));
        assert_eq!(day("1/10/2025", real), Ok(date(2025, 10, 1)));
        for wrong in ["", "2025", "10/2025", "31/2/2025", "hằng năm", "garbage"] {
            assert!(day(wrong, real).is_err(), "{wrong}");
        }
    }
}
