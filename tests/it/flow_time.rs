//! What keys do to time: the chart, the agenda, the month calendar, moving deadlines.

use crate::support::app::Session;

#[test]
fn a_day_is_picked_from_the_month_calendar() {
    let mut session = Session::new(80, 24);
    session.press("d ctrl-u").type_text("30/10/2026").press("f4");
    insta::assert_snapshot!("calendar-80x24", session.picture());
    session.press("down pgdn 1 5 enter");
    let picture = session.picture();
    assert!(picture.contains("Thời hạn: 15/12/2026") && picture.contains("còn 23 ngày"), "{picture}");
    session.press("enter");
    let day = session.app.now().last_day(session.app.selected().unwrap());
    assert_eq!(day, "2026-12-15".parse().ok());
}

#[test]
fn the_calendar_closes_without_a_day_and_opens_over_dates_only() {
    let mut session = Session::new(40, 12);
    session.press("d ctrl-o");
    insta::assert_snapshot!("calendar-40x12", session.picture());
    let ascii = session.ascii_picture();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("calendar-ascii", ascii);
    session.press("right esc");
    assert_eq!(session.app.overlays().len(), 1, "the prompt is there as before");
    session.press("esc % f4");
    assert_eq!(session.app.overlays().len(), 1, "percent have no calendar");
}
