//! Gives the command line its words: what `--help` prints, in the language of the reader.
//!
//! Every id follows from the declaration: `cli-find-about`, `cli-find-usage`, `cli-find-arg-limit`, `cli-value-date`. A
//! test holds the language files to it.

use clap::{Arg, Command};

use super::args::field_of_argument;
use crate::lang::Lang;

/// The same command with the words of a language.
pub(super) fn localised(command: Command, lang: &Lang) -> Command {
    level(command, "cli", lang)
}

fn level(command: Command, id: &str, lang: &Lang) -> Command {
    let text = |name: &str| lang.text(&format!("{id}-{name}")).into_owned();
    let examples = format!("{}\n{}", lang.text("cli-heading-examples"), indented(&text("examples")));
    command
        .about(text("about"))
        // One way of using it a line.
        .override_usage(text("usage").replace("; ", "\n  "))
        .after_help(examples)
        .subcommand_help_heading(lang.text("cli-heading-commands").into_owned())
        .help_template(template(lang))
        .mut_args(|arg| argument(arg, id, lang))
        .mut_subcommands(|command| {
            let id = format!("{id}-{}", command.get_name());
            level(command, &id, lang)
        })
}

fn template(lang: &Lang) -> String {
    let usage = lang.text("cli-heading-usage");
    format!("{{about-with-newline}}\n{usage}\n  {{usage}}\n\n{{all-args}}{{after-help}}")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn argument(arg: Arg, id: &str, lang: &Lang) -> Arg {
    let name = arg.get_id().as_str();
    let field = field_of_argument(name);
    let help = match field {
        Some(field) => lang.text(&format!("field-{field}")).into_owned(),
        None => lang.text(&format!("{id}-arg-{}", name.replace('_', "-"))).into_owned(),
    };
    let heading = match () {
        () if field.is_some() => "cli-heading-fields",
        () if arg.is_positional() => "cli-heading-arguments",
        () if id == "cli" => "cli-heading-globals",
        () => "cli-heading-options",
    };
    let value = arg.get_value_names().and_then(|names| names.first()).map(|name| name.to_lowercase());
    let arg = arg.help(help).help_heading(lang.text(heading).into_owned());
    match value {
        Some(value) => arg.value_name(lang.text(&format!("cli-value-{value}")).into_owned()),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::args::CommandLine;
    use super::*;
    use crate::lang::Language;

    fn command(language: Language) -> Command {
        let mut command = localised(CommandLine::command(), &Lang::new(language));
        command.build();
        command
    }

    fn every(command: &Command) -> impl Iterator<Item = &Command> {
        std::iter::once(command).chain(command.get_subcommands())
    }

    #[test]
    fn every_word_is_there_in_both_languages() {
        for language in [Language::Vietnamese, Language::English] {
            for command in every(&command(language)) {
                let help = command.clone().render_long_help().to_string();
                assert!(!help.contains("cli-"), "{help}");
                assert!(!help.contains("Usage:") || language == Language::English, "{help}");
            }
        }
    }

    #[test]
    fn the_usage_names_every_flag_of_its_command() {
        for language in [Language::Vietnamese, Language::English] {
            let root = command(language);
            for command in root.get_subcommands() {
                let usage = command.clone().render_usage().to_string();
                let is_field = |arg: &Arg| field_of_argument(arg.get_id().as_str()).is_some();
                let own = command.get_arguments().filter(|arg| !arg.is_global_set() && !is_field(arg));
                for long in own.filter_map(Arg::get_long) {
                    assert!(usage.contains(&format!("--{long}")), "{}: --{long}", command.get_name());
                }
            }
        }
    }
}
