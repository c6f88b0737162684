//! What becomes of one task: its deadline and the steps to where it stands on the day, by distance in working days.

use super::dice::Dice;
use super::script::Story;

/// When a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Not said.
    Never,
    /// On a working day.
    On(i32),
    /// In the quarter in which that working day lies.
    Quarter(i32),
    /// Each month, before the 25th.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// All the time.
    Standing,
}

/// What somebody does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Work goes on: so many percent are done.
    Progress(i32),
    Note,
    Difficulty,
    Review,
    SendBack,
    Finish,
    /// The deadline moves to that working day.
    Extend(i32),
    Pause,
    Drop,
    /// A round is finished.
    Round,
}

/// A deadline and what is done, each on a working day.
#[derive(Debug)]
pub(super) struct Plot {
    pub(super) due: Due,
    pub(super) steps: Vec<(i32, Step)>,
}

/// Progress from the day after `from` to `until`, in so many steps, up to about `percent`.
fn work(from: i32, until: i32, count: i32, percent: i32, dice: &mut Dice) -> Vec<(i32, Step)> {
    let span = until - from;
    let step = |n: i32| {
        let percent = (percent * n / count + dice.from(-3, 3)).clamp(5, 95);
        (from + (span * n / count).max(1), Step::Progress(percent / 5 * 5))
    };
    if span < 1 { Vec::new() } else { (1..=count.min(span)).map(step).collect() }
}

/// The plot of a story, for a task that was entered `age` working days before the day, which is at least 8.
pub(super) fn plot(story: Story, age: i32, dice: &mut Dice) -> Plot {
    let begun = -age + dice.from(0, 2);
    let due_then = |due, steps| Plot { due, steps };
    match story {
        Story::InTime => {
            let end = dice.from(begun + 4, -1);
            let due = Due::On(end + dice.from(0, 4));
            due_then(due, finished(begun, end, dice))
        }
        Story::DoneLate => {
            let end = dice.from(begun + 5, -1);
            let due = (end - dice.from(2, 6)).max(-age + 2);
            let mut steps = finished(begun, end, dice);
            steps.push((due + 1, Step::Difficulty));
            due_then(Due::On(due), steps)
        }
        Story::Late => {
            let due = -dice.from(1, (age - 5).min(12));
            let percent = dice.from(35, 85);
            let mut steps = work(begun, -dice.from(1, 3), 3, percent, dice);
            steps.push((-1, Step::Difficulty));
            due_then(Due::On(due), steps)
        }
        Story::LateUnbegun => due_then(Due::On(-dice.from(1, 5)), vec![(-1, Step::Note)]),
        Story::ThisWeek => {
            let percent = dice.from(50, 90);
            due_then(Due::On(dice.from(0, 4)), work(begun, -dice.from(1, 2), 3, percent, dice))
        }
        Story::Soon => {
            let percent = dice.from(25, 70);
            due_then(Due::On(dice.from(5, 9)), work(begun, -dice.from(1, 4), 2, percent, dice))
        }
        Story::Later => {
            let steps =
                if dice.chance(50) { work(begun, -2, 1, dice.from(10, 30), dice) } else { Vec::new() };
            due_then(Due::On(dice.from(12, 55)), steps)
        }
        Story::LaterQuarter => due_then(Due::Quarter(dice.from(60, 90)), vec![(-2, Step::Note)]),
        Story::Review => {
            let asked = -dice.from(1, 3);
            let mut steps = work(begun, asked - 1, 2, 90, dice);
            steps.push((asked, Step::Review));
            due_then(Due::On(dice.from(1, 5)), steps)
        }
        Story::SentBack => {
            let mut steps = work(begun, -6, 2, 80, dice);
            steps.extend([(-4, Step::Review), (-2, Step::SendBack)]);
            due_then(Due::On(dice.from(2, 6)), steps)
        }
        Story::Extended => {
            let due = -dice.from(1, 4);
            let mut steps = work(begun, due - 2, 2, dice.from(40, 70), dice);
            steps.push((due - 1, Step::Extend(dice.from(6, 18))));
            due_then(Due::On(due), steps)
        }
        Story::ExtendedTwice => {
            let (first, second) = (-age / 2, -dice.from(1, 3));
            let mut steps = work(begun, first - 2, 1, 30, dice);
            steps.push((first - 1, Step::Extend(second)));
            steps.extend(work(first, second - 2, 2, 70, dice));
            steps.extend([(second - 2, Step::Difficulty), (second - 1, Step::Extend(dice.from(8, 20)))]);
            due_then(Due::On(first), steps)
        }
        Story::Paused => due_then(Due::On(dice.from(5, 15)), vec![(-dice.from(3, 8), Step::Pause)]),
        Story::Dropped => due_then(Due::On(dice.from(10, 30)), vec![(-dice.from(3, 8), Step::Drop)]),
        Story::Unclear => due_then(Due::Never, Vec::new()),
        Story::Monthly => due_then(Due::Monthly, Vec::new()),
        Story::Quarterly => due_then(Due::Quarterly, vec![(-age / 2, Step::Round)]),
        Story::Standing => {
            due_then(Due::Standing, vec![(-age * 3 / 4, Step::Round), (-age / 3, Step::Round)])
        }
    }
}

/// The steps of a task that is finished on a day.
pub(super) fn finished(begun: i32, end: i32, dice: &mut Dice) -> Vec<(i32, Step)> {
    let mut steps = work(begun, end - 1, 2, 85, dice);
    steps.push((end, Step::Finish));
    steps
}

/// The plot of a part of a duty that is due on a day: some are done, some wait, some are not begun.
pub(super) fn part(due: i32, age: i32, dice: &mut Dice) -> Vec<(i32, Step)> {
    let begun = -age + dice.from(1, 2);
    let last = due.min(-1);
    match dice.from(1, 100) {
        ..=45 => finished(begun, dice.from(begun + 2, last), dice),
        46..=55 if last < -1 => finished(begun, -1, dice),
        46..=65 => {
            let mut steps = work(begun, -3, 2, 90, dice);
            steps.push((-2, Step::Review));
            steps
        }
        66..=88 => {
            let percent = dice.from(20, 80);
            let mut steps = work(begun, -1, 2, percent, dice);
            steps.push((-1, Step::Note));
            steps
        }
        _ => Vec::new(),
    }
}
