//! How much a match is worth: the tier first, then the field, then how much of the text it is.
//!
//! Nothing that is added to a tier reaches the next one of another kind; nor does what a draft loses reach the tier below.
//! The queries of `tests/it/search/table.txt` decide whether a figure is right.

use crate::search::index::{Length, Standing};
use crate::search::matcher::{Match, Tier};
use crate::search::texts::{self, Field};

/// What a match is worth; the better the higher.
pub(super) type Score = i32;

/// Between two kinds of matches. All that a field and a short text add is less than half of it.
const STEP: Score = 1000;
/// More for what stands at the head of a name: more than the heaviest field and the shortest text add.
const HEAD: Score = 400;
/// What words lose that do not stand together as they were typed: half a step, so that a phrase in the notes comes before
/// its words here and there, and those before beginnings of words.
const APART: u32 = 500;
/// What a record loses that rests on a draft: within a tier what is in force comes first.
const DRAFT: u32 = 100;
/// What a hit loses whose diacritics are others than those typed: the whole of a name comes behind the beginning of one
/// that agrees.
const OTHER_MARKS: Score = 1500;
/// What scattered letters are worth at least and for each point of SkimMatcherV2, of which no more count than keep them
/// below everything literal.
const SCATTERED: Score = 500;
const FOR_A_POINT: Score = 4;
const MOST_POINTS: u16 = 700;
/// Of two texts that hold the same in the same way, the shorter one is more about it: what each step of its length takes
/// away. All of them together weigh as much as the next field, so that titles stay before other names.
const FOR_LENGTH: Score = 6;

/// What every record is worth for a query that names no word.
pub(super) const ANY: u32 = 1;

/// What a match is worth for a needle with such a penalty.
#[inline]
pub(super) fn of_match(found: Match, penalty: i32) -> Score {
    match found.tier {
        Tier::Scattered(points) => {
            SCATTERED + FOR_A_POINT * Score::from(points.min(MOST_POINTS)) + weight(found.field) / 100
        }
        Tier::Fact => of_tier(Tier::Fact) - penalty,
        tier => of_tier(tier) + weight(found.field) + brevity(found.length) - penalty,
    }
}

#[inline]
fn of_tier(tier: Tier) -> Score {
    match tier {
        Tier::Scattered(_) => SCATTERED,
        Tier::Inside => 4 * STEP,
        Tier::Initials => 5 * STEP,
        Tier::FirstInitials => 5 * STEP + HEAD / 2,
        Tier::AllInitials => 5 * STEP + HEAD,
        Tier::Beginning => 6 * STEP,
        Tier::FirstBeginning => 6 * STEP + HEAD,
        // A day is as good as its wording in a deadline.
        Tier::Fact => 7 * STEP + weight(Field::Deadline),
        Tier::Words => 7 * STEP,
        Tier::FirstWords => 7 * STEP + HEAD,
        Tier::Name => 8 * STEP,
    }
}

#[inline]
fn weight(field: Field) -> Score {
    Score::from(field.weight())
}

#[inline]
fn brevity(Length(steps): Length) -> Score {
    FOR_LENGTH * (Score::from(Length::LONGEST) - Score::from(steps))
}

/// What a hit loses of whose diacritics so many percent agree.
pub(super) fn other_marks(percent: u32) -> Score {
    OTHER_MARKS * Score::try_from(texts::ALL - percent.min(texts::ALL)).unwrap_or(0) / 100
}

/// A score as tables keep it: 0 is no hit.
#[inline]
pub(super) fn clamp(score: Score) -> u16 {
    u16::try_from(score.max(1)).unwrap_or(u16::MAX)
}

/// What a record is worth whose terms come to `sum` together.
pub(super) fn of_terms(sum: u32, count: usize) -> u32 {
    match u32::try_from(count).unwrap_or(u32::MAX) {
        0 => ANY,
        1 => sum,
        count => (sum / count).saturating_sub(APART).max(1),
    }
}

/// What a record is worth that stands so.
pub(super) fn in_force(total: u32, standing: Standing) -> u32 {
    if standing.is_draft() { total.saturating_sub(DRAFT).max(1) } else { total }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::matcher::Span;

    fn score(tier: Tier, field: Field, bytes: usize) -> Score {
        of_match(Match { field, tier, span: Span::None, length: Length::of(bytes) }, 0)
    }

    /// Every tier, the better the later.
    const TIERS: [Tier; 11] = [
        Tier::Scattered(u16::MAX),
        Tier::Inside,
        Tier::Initials,
        Tier::FirstInitials,
        Tier::AllInitials,
        Tier::Beginning,
        Tier::FirstBeginning,
        Tier::Fact,
        Tier::Words,
        Tier::FirstWords,
        Tier::Name,
    ];

    #[test]
    fn the_tiers_of_one_field_come_in_their_order_whatever_the_length() {
        let of_title = TIERS.map(|tier| (score(tier, Field::Title, 1000), score(tier, Field::Title, 0)));
        let order: Vec<Score> = of_title.into_iter().flat_map(|(long, short)| [long, short]).collect();
        assert!(TIERS.is_sorted() && order.is_sorted(), "{order:?}");
    }

    #[test]
    fn no_field_and_no_length_reaches_the_next_kind() {
        let kinds = [
            Tier::Scattered(u16::MAX),
            Tier::Inside,
            Tier::AllInitials,
            Tier::FirstBeginning,
            Tier::FirstWords,
        ];
        let next = [Tier::Inside, Tier::Initials, Tier::Beginning, Tier::Words, Tier::Name];
        for (tier, next) in kinds.into_iter().zip(next) {
            assert!(score(tier, Field::Title, 0) < score(next, Field::Notes, 1000), "{tier:?} {next:?}");
        }
    }

    #[test]
    fn words_apart_come_behind_a_phrase_and_before_beginnings() {
        let apart = of_terms(2 * u32::from(clamp(score(Tier::Words, Field::Title, 0))), 2);
        assert!(apart < u32::from(clamp(score(Tier::Words, Field::Notes, 1000))));
        assert!(apart > u32::from(clamp(score(Tier::Beginning, Field::Title, 0))));
    }
}
