//! The one table of actions: what the program can do, where, and by which keys.
//!
//! From it come the key map, the help, the footer, the palette, the names under `[keys]` of the config file and the README's
//! key section; a sentence that names a key (`KEY("save-now", "F2")` in the language files) takes it from here too. Titles and
//! groups are messages: `action-<id>` and `group-<group>`.

/// Something a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table below says what each one does, in words that are translated")]
pub enum Action {
    Up,
    Down,
    Left,
    Right,
    HalfUp,
    HalfDown,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    Toggle,
    ToggleAll,
    Basis,
    Back,
    Find,
    Filter,
    NextPane,
    LowerPane,
    NextScreen,
    PreviousScreen,
    Overview,
    Catalogue,
    Timeline,
    Board,
    Targets,
    Documents,
    History,
    Summary,
    RecordHistory,
    Status,
    Finish,
    Deadline,
    Progress,
    Note,
    Measure,
    CardLeft,
    CardRight,
    Bulk,
    Clarities,
    FanOut,
    AddAgency,
    Own,
    Merge,
    Lanes,
    Fold,
    FoldColumn,
    Select,
    SelectAll,
    Undo,
    Redo,
    UndoThis,
    Agree,
    KeepMine,
    KeepTheirs,
    KeepBoth,
    ZoomIn,
    ZoomOut,
    Earlier,
    Later,
    Today,
    Palette,
    Views,
    SaveView,
    DropView,
    Copy,
    Bare,
    OnlyNew,
    NextDeadline,
    PreviousDeadline,
    OwnDay,
    Regroup,
    Agenda,
    Calendar,
    Month,
    Extend,
    DeadlineBack,
    DeadlineOn,
    Help,
    New,
    Edit,
    Duplicate,
    NextField,
    PreviousField,
    SaveForm,
    MoreFields,
    Choose,
    Actions,
    KeepDraft,
    Discard,
    Composer,
    Redraw,
    Quit,
    Interrupt,
}

/// Where the user is, as far as keys are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// A list of records.
    List,
    /// The catalogue tree.
    Tree,
    /// The timeline.
    Timeline,
    /// The board.
    Board,
    /// The targets.
    Targets,
    /// How agencies, documents, people and technologies stand.
    Summary,
    /// One record with its lines.
    Detail,
    /// A text field with results below it.
    Finder,
    /// A text field alone.
    Prompt,
    /// Text fields below each other.
    Fields,
    /// What can be done with marked hits.
    ActionMenu,
    /// Everything that can be done, by name.
    Palette,
    /// The list of views.
    Views,
    /// Text to read: help, the basis of a record.
    Reader,
    /// The history.
    History,
    /// A choice from a few words.
    Menu,
    /// A question about what somebody else did.
    Confirm,
    /// Two values of one field.
    Conflict,
    /// The fields of a record being filled in.
    Form,
    /// The question before a form is left.
    Leave,
    /// A few words asked before something is done.
    Ask,
    /// What an edit of several records comes to.
    Plan,
    /// What tasks lack.
    Clearing,
    /// Agencies to tick.
    FanOut,
    /// A month to pick a day from.
    Calendar,
    /// Deadlines being moved, the answer typed.
    Extend,
    /// Deadlines being moved by keys.
    Moving,
}

impl Context {
    /// The panes, and a record that lies open: where a person looks for the keys of all others.
    pub const IN_VIEW: [Context; 8] = [
        Context::List,
        Context::Tree,
        Context::Timeline,
        Context::Board,
        Context::Targets,
        Context::Summary,
        Context::History,
        Context::Detail,
    ];

    /// Every context.
    pub const ALL: [Context; 27] = [
        Context::List,
        Context::Tree,
        Context::Timeline,
        Context::Board,
        Context::Targets,
        Context::Summary,
        Context::Detail,
        Context::Finder,
        Context::ActionMenu,
        Context::Prompt,
        Context::Fields,
        Context::Palette,
        Context::Views,
        Context::Reader,
        Context::History,
        Context::Menu,
        Context::Confirm,
        Context::Conflict,
        Context::Form,
        Context::Leave,
        Context::Ask,
        Context::Plan,
        Context::Clearing,
        Context::FanOut,
        Context::Calendar,
        Context::Extend,
        Context::Moving,
    ];

    /// Whether letters are text here, and no commands.
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Finder
                | Self::Prompt
                | Self::Form
                | Self::Fields
                | Self::Palette
                | Self::Ask
                | Self::FanOut
                | Self::Extend
        )
    }
}

/// What the help puts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving about.
    Move,
    /// Looking at a record.
    Look,
    /// Finding and filtering.
    Search,
    /// Changing records.
    Edit,
    /// The screens.
    Screens,
    /// The timeline.
    Time,
    /// The program itself.
    Program,
}

impl Group {
    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Move => "group-move",
            Self::Look => "group-look",
            Self::Search => "group-search",
            Self::Edit => "group-edit",
            Self::Screens => "group-screens",
            Self::Time => "group-time",
            Self::Program => "group-program",
        }
    }
}

/// One action with everything that is said about it.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Its word in the config file; `action-<id>` is its message.
    pub id: &'static str,
    /// What it is shown with.
    pub group: Group,
    /// Where it works.
    pub contexts: &'static [Context],
    /// Its keys unless the config file gives it others; two keys of a sequence stand apart by a space.
    pub keys: &'static [&'static str],
    /// Its place in the footer; 0 keeps it out.
    pub footer: u8,
    /// Whether it takes something back or away, or leaves the program: words that only resemble its name never do it.
    pub grave: bool,
}

use Context as C;

const PANES: &[Context] = &[C::List, C::Tree, C::Timeline, C::Board, C::Targets, C::Summary, C::History];
const VIEWS: &[Context] =
    &[C::List, C::Tree, C::Timeline, C::Board, C::Targets, C::Summary, C::Detail, C::History];
const MOVING: &[Context] = &[
    C::List,
    C::Tree,
    C::Timeline,
    C::Board,
    C::Targets,
    C::Summary,
    C::Detail,
    C::Reader,
    C::History,
    C::Menu,
    C::ActionMenu,
    C::Plan,
    C::Clearing,
];
/// What lies over a pane and takes no text: there the key that quits goes one step back.
const OVER: &[Context] = &[C::Detail, C::Reader, C::Menu, C::Conflict, C::Plan, C::Clearing];
const ALL: &[Context] = &Context::ALL;
const RECORDS: &[Context] = &[C::List, C::Tree, C::Timeline, C::Board, C::Targets, C::Summary, C::Detail];
/// Where tasks are at hand; a tree has none.
const TASKS: &[Context] = &[C::List, C::Timeline, C::Board, C::Detail];
/// The same, and where several of them are meant that were found.
const FOUND: &[Context] = &[C::List, C::Timeline, C::Board, C::Detail, C::ActionMenu];
/// Where a note may be made.
const NOTED: &[Context] = &[C::List, C::Tree, C::Timeline, C::Board, C::Targets, C::Detail, C::ActionMenu];
/// Where text is typed.
const TEXTS: &[Context] = &[C::Finder, C::Prompt, C::Fields, C::Palette, C::Form, C::Extend];
/// Where several records can be chosen; in a tree the key folds.
const CHOOSING: &[Context] = &[C::List, C::Timeline, C::Board, C::Targets];
/// Where text is typed that is saved, outside of a form.
const SAVING: &[Context] = &[C::Prompt, C::Fields, C::Ask, C::Extend, C::Moving];
const SCROLLING: &[Context] = &[
    C::List,
    C::Tree,
    C::Timeline,
    C::Board,
    C::Targets,
    C::Summary,
    C::Detail,
    C::Reader,
    C::Finder,
    C::History,
    C::Form,
    C::Plan,
    C::Clearing,
    C::FanOut,
];

const fn row(
    action: Action,
    id: &'static str,
    group: Group,
    contexts: &'static [Context],
    keys: &'static [&'static str],
    footer: u8,
) -> Row {
    Row { action, id, group, contexts, keys, footer, grave: false }
}

/// A row of what takes back or away, or leaves.
const fn grave(row: Row) -> Row {
    Row { grave: true, ..row }
}

/// Every action.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row(Action::Up,             "up",              Group::Move,    MOVING, &["up", "k"],          0),
    row(Action::Down,           "down",            Group::Move,    MOVING, &["down", "j"],        0),
    row(Action::Up,             "result-up",       Group::Move,    &[C::Finder, C::Palette, C::Views], &["up", "ctrl-p"],   0),
    row(Action::Down,           "result-down",     Group::Move,    &[C::Finder, C::Palette, C::Views], &["down", "ctrl-n"], 0),
    row(Action::Left,           "left",            Group::Move,    PANES,  &["left", "h"],        0),
    row(Action::Right,          "right",           Group::Move,    PANES,  &["right", "l"],       0),
    row(Action::Left,           "previous-link",   Group::Look,    &[C::Detail], &["left", "h"],  0),
    row(Action::Right,          "next-link",       Group::Look,    &[C::Detail], &["right", "l"], 4),
    row(Action::HalfUp,         "half-up",         Group::Move,    MOVING, &["ctrl-u"],           0),
    row(Action::HalfDown,       "half-down",       Group::Move,    MOVING, &["ctrl-d"],           0),
    row(Action::PageUp,         "page-up",         Group::Move,    SCROLLING, &["pgup"], 0),
    row(Action::PageDown,       "page-down",       Group::Move,    SCROLLING, &["pgdn"], 0),
    row(Action::First,          "first",           Group::Move,    MOVING, &["home", "g g"],      0),
    row(Action::Last,           "last",            Group::Move,    MOVING, &["end", "G"],         0),
    row(Action::Open,           "open",            Group::Look,    &[C::List, C::Tree, C::Timeline, C::Board, C::Targets, C::Detail, C::Finder, C::History], &["enter"], 1),
    row(Action::Open,           "open-tasks",      Group::Look,    &[C::Summary], &["enter"],     1),
    row(Action::Open,           "apply",           Group::Search,  &[C::Prompt], &["enter"],      1),
    row(Action::Open,           "choose",          Group::Edit,    &[C::Menu, C::ActionMenu], &["enter"],        1),
    row(Action::New,            "new",             Group::Edit,    VIEWS,   &["n"],               3),
    row(Action::Edit,           "edit",            Group::Edit,    RECORDS, &["e"],               5),
    row(Action::Duplicate,      "duplicate",       Group::Edit,    RECORDS, &["C"],               0),
    row(Action::SaveForm,       "save-form",       Group::Edit,    &[C::Form], &["f2", "ctrl-d"], 1),
    row(Action::SaveForm,       "save-all",        Group::Edit,    &[C::Plan, C::FanOut], &["f2"], 0),
    row(Action::SaveForm,       "save-left",       Group::Edit,    &[C::Leave], &["s", "enter", "f2"],  1),
    row(Action::KeepDraft,      "keep-draft",      Group::Edit,    &[C::Leave], &["k"],           2),
    grave(row(Action::Discard,        "discard",         Group::Edit,    &[C::Leave], &["x"],           3)),
    row(Action::Open,           "accept-field",    Group::Move,    &[C::Form], &["enter"],        2),
    row(Action::NextField,      "next-field",      Group::Move,    &[C::Form], &["tab"],          2),
    row(Action::PreviousField,  "previous-field",  Group::Move,    &[C::Form], &["shift-tab"],    0),
    row(Action::Up,             "field-up",        Group::Move,    &[C::Form], &["up"],           0),
    row(Action::Down,           "field-down",      Group::Move,    &[C::Form], &["down"],         0),
    row(Action::Choose,         "choose-value",    Group::Edit,    &[C::Form], &["f4", "ctrl-o"], 3),
    row(Action::Composer,       "composer",        Group::Program, TEXTS,   &["f8", "ctrl-v"],    0),
    row(Action::MoreFields,     "more-fields",     Group::Edit,    &[C::Form], &["f3", "ctrl-t"], 4),
    row(Action::Help,           "form-help",       Group::Program, &[C::Form], &["f1"],           7),
    row(Action::Status,         "status",          Group::Edit,    FOUND,   &["s"],               4),
    row(Action::Finish,         "finish",          Group::Edit,    FOUND,   &["X"],               0),
    row(Action::Deadline,       "deadline",        Group::Edit,    FOUND,   &["d"],               0),
    row(Action::Progress,       "progress",        Group::Edit,    TASKS,   &["%"],               0),
    row(Action::Measure,        "measure",         Group::Edit,    &[C::Targets], &["m"],         3),
    row(Action::Measure,        "measure-open",    Group::Edit,    &[C::Detail], &["m"],          2),
    row(Action::Regroup,        "regroup-targets", Group::Look,    &[C::Targets], &["v"],         5),
    row(Action::Regroup,        "regroup-summary", Group::Look,    &[C::Summary], &["v"],         2),
    row(Action::Open,           "save-fields",     Group::Edit,    &[C::Fields], &["enter"],      1),
    row(Action::NextField,      "next-box",        Group::Move,    &[C::Fields], &["tab", "down"], 3),
    row(Action::PreviousField,  "previous-box",    Group::Move,    &[C::Fields], &["shift-tab", "up"], 0),
    row(Action::Note,           "note",            Group::Edit,    NOTED, &["N"],               0),
    row(Action::CardLeft,       "card-left",       Group::Edit,    &[C::Board], &["H", "shift-left"],  0),
    row(Action::CardRight,      "card-right",      Group::Edit,    &[C::Board], &["L", "shift-right"], 3),
    row(Action::Bulk,           "bulk",            Group::Edit,    CHOOSING, &["b"],               2),
    row(Action::Clarities,      "clarities",       Group::Edit,    CHOOSING, &["r"],               0),
    row(Action::FanOut,         "fan-out",         Group::Edit,    TASKS,   &["F"],               0),
    row(Action::Merge,          "merge",           Group::Edit,    RECORDS, &["J"],               0),
    row(Action::Open,           "ask-save",        Group::Edit,    &[C::Ask], &["enter"],         1),
    row(Action::NextField,      "ask-next",        Group::Edit,    &[C::Ask], &["tab"],           3),
    row(Action::PreviousField,  "ask-previous",    Group::Edit,    &[C::Ask], &["shift-tab"],     0),
    row(Action::Down,           "ask-down",        Group::Move,    &[C::Ask], &["down"],          0),
    row(Action::Up,             "ask-up",          Group::Move,    &[C::Ask], &["up"],            0),
    row(Action::Open,           "plan-save",       Group::Edit,    &[C::Plan], &["enter", "y"],   1),
    row(Action::Open,           "fill-cell",       Group::Edit,    &[C::Clearing], &["enter"],    1),
    row(Action::Left,           "cell-left",       Group::Move,    &[C::Clearing], &["left", "h"], 0),
    row(Action::Right,          "cell-right",      Group::Move,    &[C::Clearing], &["right", "l"], 0),
    row(Action::NextPane,       "next-missing",    Group::Move,    &[C::Clearing], &["tab"],      2),
    row(Action::Open,           "hand-out",        Group::Edit,    &[C::FanOut], &["enter"],     1),
    row(Action::Select,         "tick",            Group::Edit,    &[C::FanOut], &["tab"],       2),
    row(Action::SelectAll,      "tick-all",        Group::Edit,    &[C::FanOut], &["ctrl-t"],    3),
    row(Action::Regroup,        "next-bloc",       Group::Edit,    &[C::FanOut], &["f5", "ctrl-g"], 4),
    row(Action::AddAgency,      "add-agency",      Group::Edit,    &[C::Form, C::Ask, C::FanOut], &["f6"], 6),
    row(Action::Up,             "agency-up",       Group::Move,    &[C::FanOut], &["up"],        0),
    row(Action::Down,           "agency-down",     Group::Move,    &[C::FanOut], &["down"],      0),
    row(Action::Lanes,          "lanes",           Group::Look,    &[C::Board], &["v"],            5),
    row(Action::Fold,           "fold-lane",       Group::Look,    &[C::Board], &["z"],            5),
    row(Action::FoldColumn,     "fold-column",     Group::Look,    &[C::Board], &["Z"],            0),
    row(Action::Select,         "select",          Group::Edit,    CHOOSING, &["space"],           0),
    row(Action::Select,         "mark-hit",        Group::Edit,    &[C::Finder], &["tab"],            2),
    row(Action::Actions,        "actions",         Group::Edit,    &[C::Finder], &["ctrl-o"],         3),
    row(Action::SelectAll,      "select-all",      Group::Edit,    CHOOSING, &["*"],               0),
    grave(row(Action::Undo,           "undo",            Group::Edit,    VIEWS,  &["u"],                0)),
    grave(row(Action::Redo,           "redo",            Group::Edit,    VIEWS,  &["ctrl-r"],           0)),
    grave(row(Action::UndoThis,       "undo-this",       Group::Edit,    &[C::History], &["x"],         2)),
    row(Action::Agree,          "agree",           Group::Edit,    &[C::Confirm], &["y", "c"],    2),
    row(Action::Back,           "decline",         Group::Edit,    &[C::Confirm], &["n", "k"],    3),
    row(Action::KeepMine,       "keep-mine",       Group::Edit,    &[C::Conflict], &["m"],        1),
    row(Action::KeepTheirs,     "keep-theirs",     Group::Edit,    &[C::Conflict], &["t"],        2),
    row(Action::KeepBoth,       "keep-both",       Group::Edit,    &[C::Conflict], &["b"],        3),
    row(Action::RecordHistory,  "record-history",  Group::Look,    RECORDS, &["i"],               0),
    row(Action::Toggle,         "toggle",          Group::Look,    &[C::Tree], &["space"],        4),
    row(Action::ToggleAll,      "toggle-all",      Group::Look,    &[C::Tree], &["z"],            0),
    row(Action::Basis,          "basis",           Group::Look,    RECORDS, &["c"],               6),
    row(Action::Find,           "find",            Group::Search,  VIEWS,  &["/"],                2),
    row(Action::Filter,         "filter",          Group::Search,  PANES,  &["f"],                3),
    row(Action::NextPane,       "next-pane",       Group::Screens, PANES,  &["p"],                0),
    row(Action::LowerPane,      "lower-pane",      Group::Screens, &[C::List, C::Tree, C::Timeline, C::Board], &["o"], 0),
    row(Action::NextScreen,     "next-screen",     Group::Screens, VIEWS,  &["tab"],              3),
    row(Action::PreviousScreen, "previous-screen", Group::Screens, VIEWS,  &["shift-tab"],        0),
    row(Action::Overview,       "overview",        Group::Screens, VIEWS,  &["1"],                0),
    row(Action::Catalogue,      "catalogue",       Group::Screens, VIEWS,  &["2"],                0),
    row(Action::Timeline,       "timeline",        Group::Screens, VIEWS,  &["3"],                0),
    row(Action::Board,          "board",           Group::Screens, VIEWS,  &["4"],                0),
    row(Action::Targets,        "targets",         Group::Screens, VIEWS,  &["5"],                0),
    row(Action::Documents,      "documents",       Group::Screens, VIEWS,  &["6"],                0),
    row(Action::History,        "history",         Group::Screens, VIEWS,  &["7"],                0),
    row(Action::Summary,        "summary",         Group::Screens, VIEWS,  &["8"],                0),
    row(Action::ZoomIn,         "zoom-in",         Group::Time,    &[C::Timeline], &["+", "="],   3),
    row(Action::ZoomOut,        "zoom-out",        Group::Time,    &[C::Timeline], &["-"],        4),
    row(Action::Earlier,        "earlier",         Group::Time,    &[C::Timeline], &["<", ","],   0),
    row(Action::Later,          "later",           Group::Time,    &[C::Timeline], &[">", "."],   0),
    row(Action::Palette,        "palette",         Group::Program, VIEWS,  &[":"],                7),
    row(Action::Open,           "run",             Group::Program, &[C::Palette], &["enter"],     1),
    row(Action::Views,          "views",           Group::Search,  VIEWS,  &["'"],                0),
    row(Action::Open,           "show-view",       Group::Search,  &[C::Views], &["enter"],       1),
    row(Action::SaveView,       "save-view",       Group::Search,  &[C::Views], &["+"],           2),
    grave(row(Action::DropView,       "drop-view",       Group::Search,  &[C::Views], &["delete"],      3)),
    row(Action::Copy,           "copy",            Group::Look,    RECORDS, &["y"],               0),
    row(Action::Bare,           "bare",            Group::Look,    RECORDS, &["Y"],               0),
    row(Action::OnlyNew,        "only-new",        Group::Look,    &[C::History], &["v"],         3),
    row(Action::Today,          "today",           Group::Time,    &[C::Timeline], &["t"],        4),
    row(Action::NextDeadline,   "next-deadline",   Group::Time,    &[C::Timeline], &[")", "ctrl-right"], 0),
    row(Action::PreviousDeadline, "previous-deadline", Group::Time, &[C::Timeline], &["(", "ctrl-left"], 0),
    row(Action::OwnDay,         "own-day",         Group::Time,    &[C::Timeline], &["g d"],      0),
    row(Action::Agenda,         "agenda",          Group::Time,    &[C::Timeline], &["a"],        3),
    row(Action::Regroup,        "regroup",         Group::Time,    &[C::Timeline], &["v"],        5),
    row(Action::Toggle,         "fold",            Group::Time,    &[C::Timeline], &["z"],        0),
    row(Action::ToggleAll,      "fold-all",        Group::Time,    &[C::Timeline], &["Z"],        0),
    row(Action::Month,          "month",           Group::Time,    &[C::List, C::Tree, C::Timeline, C::Board], &["m"], 0),
    row(Action::Calendar,       "calendar",        Group::Time,    &[C::Prompt, C::Extend, C::Moving], &["f4", "ctrl-o"], 2),
    row(Action::Extend,         "extend",          Group::Edit,    FOUND,   &["D"],               0),
    row(Action::DeadlineBack,   "deadline-back",   Group::Edit,    &[C::Timeline], &["H", "shift-left"],  0),
    row(Action::DeadlineOn,     "deadline-on",     Group::Edit,    &[C::Timeline], &["L", "shift-right"], 6),
    row(Action::DeadlineBack,   "answer-back",     Group::Edit,    &[C::Extend], &["shift-left"], 0),
    row(Action::DeadlineOn,     "answer-on",       Group::Edit,    &[C::Extend], &["shift-right"], 3),
    row(Action::DeadlineBack,   "move-back",       Group::Edit,    &[C::Moving], &["left", "h", "H", "shift-left"], 0),
    row(Action::DeadlineOn,     "move-on",         Group::Edit,    &[C::Moving], &["right", "l", "L", "shift-right"], 3),
    row(Action::Open,           "answer",          Group::Edit,    &[C::Extend, C::Moving], &["enter"],      1),
    row(Action::SaveForm,       "save-now",        Group::Edit,    SAVING,  &["f2", "ctrl-d"],    2),
    row(Action::Open,           "pick-day",        Group::Time,    &[C::Calendar], &["enter"],        1),
    row(Action::Left,           "day-before",      Group::Time,    &[C::Calendar], &["left", "h"],    0),
    row(Action::Right,          "day-after",       Group::Time,    &[C::Calendar], &["right", "l"],   0),
    row(Action::Up,             "week-before",     Group::Time,    &[C::Calendar], &["up", "k"],      0),
    row(Action::Down,           "week-after",      Group::Time,    &[C::Calendar], &["down", "j"],    0),
    row(Action::PageUp,         "month-before",    Group::Time,    &[C::Calendar], &["pgup"],         0),
    row(Action::PageDown,       "month-after",     Group::Time,    &[C::Calendar], &["pgdn"],         0),
    row(Action::Earlier,        "year-before",     Group::Time,    &[C::Calendar], &["<", ","],       0),
    row(Action::Later,          "year-after",      Group::Time,    &[C::Calendar], &[">", "."],       0),
    row(Action::First,          "month-first",     Group::Time,    &[C::Calendar], &["home"],         0),
    row(Action::Last,           "month-last",      Group::Time,    &[C::Calendar], &["end"],          0),
    row(Action::Today,          "pick-today",      Group::Time,    &[C::Calendar], &["t"],            2),
    row(Action::Back,           "back",            Group::Look,    ALL,    &["esc"],              1),
    row(Action::Own,            "own-settings",    Group::Program, VIEWS,  &["f9"],               0),
    row(Action::Help,           "help",            Group::Program, VIEWS,  &["?", "f1"],          2),
    row(Action::Redraw,         "redraw",          Group::Program, ALL,    &["ctrl-l"],           0),
    grave(row(Action::Quit,           "quit",            Group::Program, PANES,  &["q"],                2)),
    grave(row(Action::Quit,           "close",           Group::Look,    OVER,   &["q"],                0)),
    grave(row(Action::Interrupt,      "interrupt",       Group::Program, ALL,    &["ctrl-c"],           0)),
];

/// The row of an action that works in a context.
pub fn row_in(action: Action, context: Context) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.action == action && row.contexts.contains(&context))
}

/// The rows that work in a context, in the order of the table.
pub fn available(context: Context) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.contexts.contains(&context))
}

/// The rows of the footer in a context, the most wanted first.
pub fn footer(context: Context) -> Vec<&'static Row> {
    let mut rows: Vec<_> = available(context).filter(|row| row.footer > 0).collect();
    rows.sort_by_key(|row| row.footer);
    rows
}
