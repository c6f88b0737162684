//! The words of the sample, as `assets/sample/office.json` has them. Distances are in working days from the day of the sample; an
//! `age` is how many before it.

use serde::Deserialize;

/// The text.
const TEXT: &str = include_str!("../../assets/sample/office.json");

/// Reads the script.
pub(super) fn read() -> Result<Script, serde_json::Error> {
    serde_json::from_str(TEXT)
}

/// The office and what there is to do in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    /// What every record names as its source.
    pub(super) source: String,
    /// What is noted of work that goes back, with `{reason}`.
    pub(super) sent_back: String,
    pub(super) staff: Vec<Officer>,
    /// The agency whose office it is.
    pub(super) office: String,
    /// Who approves what is important.
    pub(super) approver: String,
    /// The place of everything.
    pub(super) place: String,
    /// The collective that leads what is handed to many.
    pub(super) departments: String,
    pub(super) documents: Vec<Document>,
    pub(super) duties: Vec<Duty>,
    pub(super) tasks: Vec<Task>,
    pub(super) milestones: Vec<Milestone>,
    pub(super) targets: Vec<Target>,
    pub(super) assessments: Vec<Assessment>,
    pub(super) catalogue: Catalogue,
    pub(super) results: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) difficulties: Vec<String>,
    pub(super) extension_reasons: Vec<String>,
    pub(super) send_back_reasons: Vec<String>,
    pub(super) pause_reason: String,
    pub(super) drop_reason: String,
    pub(super) measure_source: String,
}

/// An invented member of the staff.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Officer {
    pub(super) account: String,
    pub(super) name: String,
}

/// An invented document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    /// What the rest of the script calls it.
    pub(super) key: String,
    pub(super) age: i32,
    #[serde(rename = "type")]
    pub(super) form: String,
    pub(super) number: String,
    pub(super) title: String,
    /// A document of the facts.
    pub(super) based_on: Option<String>,
}

/// A duty that is handed to agencies: one of the facts, or an invented one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Duty {
    /// The id of one of the facts.
    pub(super) fact: Option<String>,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) document: String,
    pub(super) age: i32,
    pub(super) due: i32,
    pub(super) deliverable: String,
    pub(super) to: Vec<String>,
}

/// An invented task.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Task {
    pub(super) story: Story,
    pub(super) document: String,
    pub(super) title: String,
    pub(super) deliverable: String,
    pub(super) technology: Option<String>,
    pub(super) partner: Option<String>,
}

/// What becomes of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Story {
    /// Finished by its deadline.
    InTime,
    /// Finished after it.
    DoneLate,
    /// At work, its deadline past.
    Late,
    /// Not begun, its deadline past.
    LateUnbegun,
    /// Due within the week.
    ThisWeek,
    /// Due soon after.
    Soon,
    /// Due on a day further off.
    Later,
    /// Due in a quarter.
    LaterQuarter,
    /// Waiting to be confirmed.
    Review,
    /// It waited, and was to be done again.
    SentBack,
    /// Its deadline was moved once.
    Extended,
    /// Its deadline was moved twice.
    ExtendedTwice,
    Paused,
    Dropped,
    /// Nobody has it, and it has no deadline.
    Unclear,
    /// It comes round each month on a day.
    Monthly,
    /// It comes round each quarter.
    Quarterly,
    /// It is done all the time.
    Standing,
}

/// An invented milestone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub(super) document: String,
    pub(super) age: i32,
    pub(super) due: i32,
    pub(super) reached: Option<i32>,
    pub(super) title: String,
    pub(super) deliverable: String,
}

/// An invented target. Values are tenths of the unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub(super) document: String,
    pub(super) title: String,
    pub(super) unit: String,
    pub(super) wording: String,
    pub(super) condition: String,
    pub(super) bound: i32,
    /// How many years after that of the sample it is due.
    pub(super) years: i16,
    pub(super) every: Every,
    /// How many values there are.
    pub(super) count: i32,
    pub(super) from: i32,
    pub(super) to: i32,
    /// How far a value may lie off an even pace.
    pub(super) sway: i32,
    /// Whether it is counted in whole units.
    #[serde(default)]
    pub(super) whole: bool,
}

/// How often a target is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Every {
    Week,
    Month,
    Quarter,
}

/// An invented survey of a technology of the facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    pub(super) technology: String,
    pub(super) age: i32,
    pub(super) title: String,
    pub(super) readiness: String,
    pub(super) enterprises: u32,
    pub(super) research_groups: u32,
    pub(super) laboratories: u32,
    pub(super) experts: u32,
    pub(super) strengths: String,
    pub(super) gaps: String,
}

/// An invented catalogue, so that nothing is added to those of the facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Catalogue {
    pub(super) document: String,
    pub(super) title: String,
    pub(super) groups: Vec<Group>,
}

/// A group of invented products.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) products: Vec<String>,
}
