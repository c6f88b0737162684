//! A new record is held to the same sentences in a form and by `add`; what is as large as it may be is taken by both.

use cncl::app::message::Msg;
use cncl::model::input::TEXT_MAX;
use cncl::text::Words as _;

use super::Home;
use crate::support::app::Session;

const TODAY: &str = "2026-11-22";

/// What `add` says; it saves nothing.
fn on_the_line(args: &[&str]) -> String {
    let home = Home::on(TODAY);
    let run = home.run(args);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}: {}", run.err);
    assert!(home.is_empty(), "{args:?} saved something");
    run.err.trim_end().to_owned()
}

/// What the form of a new record says at the field at fault, when these fields are typed one after the other.
fn in_the_form(screen: &str, typed: &[(&str, &str)]) -> String {
    let mut session = Session::new(100, 50);
    let before = session.app.data().len();
    session.press(screen).press("n f3");
    for (field, text) in typed {
        while session.app.form().unwrap().field().unwrap().name != *field {
            session.press("tab");
        }
        session.send(Msg::Paste((*text).to_owned()));
        // What is offered for a name is not what was typed.
        if session.app.form().unwrap().offers.is_some() {
            session.press("esc");
        }
    }
    session.press("f2");
    assert_eq!(session.app.data().len(), before, "nothing half saved");
    let form = session.app.form().unwrap_or_else(|| panic!("{typed:?} was saved"));
    session.app.lang().tell(form.field().unwrap().reading.as_ref().unwrap_err())
}

#[test]
fn a_new_record_is_answered_alike() {
    let target = |field: &'static str, value: &'static str| {
        ("5", vec![("title", "Thử"), (field, value)], vec!["add", "target", "Thử", field, value])
    };
    let task = |field: &'static str, value: &'static str| {
        ("4", vec![("title", "Thử"), (field, value)], vec!["add", "task", "Thử", field, value])
    };
    let mut cases = vec![
        ("4", vec![("title", "")], vec!["add", "task", ""]),
        task("progress", "150 %"),
        task("progress", "-1"),
        task("deadline", "31/2/2027"),
        task("lead", "Phòng Văn hóa"),
        task("parent", "Việc không có"),
        task("start", "tháng 5/2027"),
        task("done_on", "31/12/2027"),
        target("low", "1.500"),
        target("low", "1,500"),
        target("low", "nhiều"),
        target("horizon", "2030,5"),
    ];
    let ends = [("title", "Thử"), ("start", "10/1/2027"), ("deadline", "5/1/2027")];
    cases.push((
        "4",
        ends.to_vec(),
        vec!["add", "task", "Thử", "start", "10/1/2027", "deadline", "5/1/2027"],
    ));
    let done = [("title", "Thử"), ("start", "20/11/2026"), ("done_on", "19/11/2026")];
    cases.push((
        "4",
        done.to_vec(),
        vec!["add", "task", "Thử", "start", "20/11/2026", "done_on", "19/11/2026"],
    ));
    let range = [("title", "Thử"), ("low", "20"), ("high", "10")];
    cases.push(("5", range.to_vec(), vec!["add", "target", "Thử", "low", "20", "high", "10"]));
    for (screen, typed, args) in cases {
        let flags = |(n, arg): (usize, &&str)| {
            if n > 2 && n % 2 == 1 { format!("--{}", arg.replace('_', "-")) } else { (*arg).to_owned() }
        };
        let args: Vec<String> = args.iter().enumerate().map(flags).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let (line, form) = (on_the_line(&args), in_the_form(screen, &typed));
        assert!(line.ends_with(&form), "{args:.40?}\nline: {line:.300}\nform: {form:.300}");
    }
}

/// A text of 16 KiB is as long as one may be.
#[test]
fn a_note_of_sixteen_kibibytes_is_kept_and_one_byte_more_is_not() {
    for (more, code) in [(0, Some(0)), (1, Some(2))] {
        let text = "a".repeat(TEXT_MAX + more);
        let home = Home::on(TODAY);
        let task = home.run(["add", "task", "Việc"]).out.trim().to_owned();
        assert_eq!(home.run(["note", &task, &text]).code, code);
        let mut session = Session::new(80, 24);
        session.press("4 N").send(Msg::Paste(text.clone()));
        session.press("enter");
        let kept =
            session.app.selected().unwrap().get("notes").unwrap_or_default().to_string().contains(&text);
        assert_eq!(kept, more == 0, "{}", session.picture());
    }
}

/// A task cannot be a part of itself.
#[test]
fn a_task_below_itself_is_answered_alike() {
    let home = Home::on(TODAY);
    let task = home.run(["add", "task", "Việc trên"]).out.trim().to_owned();
    let run = home.run(["set", &task, "parent=Việc trên"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    let mut session = Session::new(100, 50);
    session.press("4 n").type_text("Việc trên").press("f2 e f3");
    while session.app.form().unwrap().field().unwrap().name != "parent" {
        session.press("tab");
    }
    session.type_text("Việc trên").press("esc f2");
    let form = session.app.form().unwrap();
    let said = session.app.lang().tell(form.field().unwrap().reading.as_ref().unwrap_err());
    assert!(run.err.trim_end().ends_with(&said), "line: {}form: {said}", run.err);
}
