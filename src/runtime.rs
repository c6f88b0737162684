//! The loop of the interactive program, and the one room that may know all others.
//!
//! One channel: keys, signals and answers come in at one end, in the order in which they happened. The loop waits, takes
//! everything that is there, and draws once; frames are never closer than 10 ms. There is no tick: an idle program
//! waits for the next message or the next real deadline (midnight, a notice that fades, a draft to be kept), and costs
//! nothing.

mod draft_thread;
mod drafts;
mod event;
mod jobs;
mod mouse;
mod open;
mod place;
mod search_thread;
mod store_thread;
mod theme;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::app::App;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::app::layout::Size;
use crate::app::message::{Effect, Msg, Outcome, Request};
use crate::app::screen::Screen;
use crate::config::{Settings, clock};
use crate::lang::Lang;
use crate::model::{Dataset, Now};
use crate::search::{Abbreviation, Abbreviations};
use crate::store::{Edits as _, Private, Store, builtin};
use crate::term::{self, Input, Keyboard, Session, Signals, Terminal, Tty, Unusable};
use crate::text::{self, Message, Words as _};
use crate::ui;
use crate::ui::theme::Theme;

use crate::plain::{Plain, Setting};
use draft_thread::{DraftThread, Name};
use drafts::Drafts;
use event::Event;
use jobs::Jobs;
use mouse::Presses;
use open::open;
use place::Places;
use search_thread::SearchThread;
use store_thread::{Beside, Order, StoreThread};

/// The shortest time between two frames.
const PACE: Duration = Duration::from_millis(10);

/// How long the end waits for what is still to be written.
const LAST: Duration = Duration::from_secs(1);

/// How long something that is said stays on the screen.
const NOTICE: Duration = Duration::from_secs(4);

/// So long no key is pressed before what is dear over a slow line is told.
const REST: Duration = Duration::from_millis(150);

/// Why the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Somebody quit.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal has gone.
    Gone,
    /// A thread panicked.
    Crash,
}

impl End {
    /// The exit code that tells it.
    pub fn code(self) -> u8 {
        match self {
            Self::Quit => 0,
            // Signals are small numbers; the shell's rule is 128 and the signal.
            Self::Signal(signal) => 128 + u8::try_from(signal).unwrap_or(0),
            Self::Gone => 129,
            Self::Crash => 101,
        }
    }
}

/// Runs until somebody quits, a signal comes, or the terminal goes. The terminal is as before when it returns.
pub fn run(settings: &Settings) -> Result<ExitCode> {
    let lang = Lang::new(settings.language);
    if settings.names_store() && settings.store.as_deref().is_some_and(|folder| !Store::is_there(folder)) {
        return Ok(refuse(&settings.no_store(), FAULT, &lang));
    }
    if settings.plain {
        return talk(settings, &lang);
    }
    let abilities = match term::is_usable(|name| std::env::var(name).ok()) {
        Ok(abilities) => abilities,
        Err(unusable) => return Ok(refuse(&sentence(&unusable), USAGE, &lang)),
    };
    let (theme, slip) = theme::theme(settings, abilities);
    let (send, inbox) = channel();
    term::restore_on_panic(forward(&send));
    let session = Session::enter().context("cannot set up the terminal")?;
    // From here on somebody has to put the terminal right; a large store is read for a while.
    let _signals = Signals::start(forward(&send)).context("cannot listen for signals")?;
    let mut terminal = terminal(&theme)?;
    if !settings.demo && settings.store.as_deref().is_some_and(Store::is_large) {
        // A frame that fails means that the terminal has gone; a message says so later.
        let _ = terminal.draw(|frame| ui::draw_opening(&lang, &theme, frame));
    }
    let store = match open(settings)? {
        Ok(store) => store,
        Err(error) => {
            drop(session);
            return Ok(refuse(&error, FAULT, &lang));
        }
    };
    let _keyboard = Keyboard::start(forward(&send)).context("cannot listen to the keyboard")?;
    let hint = (!abilities.utf8 && !settings.ascii).then(|| Message::new("hint-locale"));
    let mut program = Loop::new(settings, lang, theme, store, (session, terminal), &send)?;
    for message in [hint, slip].into_iter().flatten() {
        program.update(Msg::Told { message, failed: true });
    }
    let (end, is_edited) = program.run(&inbox)?;
    if settings.demo && is_edited {
        say(&Lang::new(settings.language).text("sample-not-kept"), settings, &mut io::stderr());
    }
    Ok(ExitCode::from(end.code()))
}

/// The same for a screen reader: a conversation in plain lines.
fn talk(settings: &Settings, lang: &Lang) -> Result<ExitCode> {
    let store = match open(settings)? {
        Ok(store) => store,
        Err(error) => return Ok(refuse(&error, FAULT, lang)),
    };
    if settings.demo {
        say(&lang.text("sample-mark-unsaved"), settings, &mut io::stdout());
    }
    let abbreviations = abbreviations(settings)?;
    let setting = Setting {
        abbreviations: &abbreviations,
        lang,
        now: settings.now,
        asked_day: settings.fixed_today,
        holidays: &settings.holidays,
        agency: &settings.config.user.agency,
        ascii: settings.ascii,
        read_only: store.read_only().is_some(),
    };
    let mut plain = Plain::new(store, builtin::sources(), setting);
    let begun = plain.store().last_n();
    plain.run(io::stdin().lock(), &mut io::stdout().lock()).context("the conversation was cut off")?;
    if settings.demo && plain.store().last_n() > begun {
        say(&lang.text("sample-not-kept"), settings, &mut io::stderr());
    }
    Ok(ExitCode::SUCCESS)
}

/// The exit code for a program that was asked for in the wrong place.
const USAGE: u8 = 2;
/// The exit code for a store that cannot be read, or that was named and is not there.
const FAULT: u8 = 3;

/// Says something beside the conversation, or after the screen.
fn say(text: &str, settings: &Settings, out: &mut impl io::Write) {
    let text = text::clean(text);
    // Nobody is left to tell if that is closed.
    let _ = if settings.ascii { writeln!(out, "{}", text::ascii(&text)) } else { writeln!(out, "{text}") };
}

/// Says why the program does not start, and gives the code that it ends with.
fn refuse(why: &Message, code: u8, lang: &Lang) -> ExitCode {
    // Nobody is left to tell if stderr is closed too.
    let _ = writeln!(io::stderr(), "cncl: {}", text::clean(&lang.tell(why)));
    ExitCode::from(code)
}

fn sentence(unusable: &Unusable) -> Message {
    match unusable {
        Unusable::Dumb(term) => Message::new("error-terminal-dumb").with("term", term),
        Unusable::Unnamed => Message::new("error-terminal-unnamed"),
        _ => Message::new("error-terminal-none"),
    }
}

/// What is drawn on, in the spelling that the terminal can show.
fn terminal(theme: &Theme) -> Result<Terminal<Tty>> {
    let spelling = theme.signs.ascii.then_some(text::ascii as fn(&str) -> String);
    Terminal::new(Tty, term::size(), spelling).context("cannot draw")
}

/// The abbreviations that are built in, and those of the config file.
fn abbreviations(settings: &Settings) -> Result<Abbreviations> {
    let rows: Vec<Abbreviation> =
        serde_json::from_str(builtin::abbreviations()).context("the abbreviations cannot be read")?;
    Ok(Abbreviations::new(&rows).with(settings.config.abbreviations()))
}

fn forward(send: &Sender<Event>) -> impl Fn(Input) -> bool + Send + Sync + 'static {
    let send = send.clone();
    move |input| send.send(Event::Input(input)).is_ok()
}

/// The core as this user left it: their views, and where they were.
fn app(
    settings: &Settings,
    data: Arc<Dataset>,
    lang: Lang,
    keymap: Keymap,
    size: Size,
    abbreviations: Abbreviations,
    places: &mut Places,
) -> App {
    let config = &settings.config;
    let app = App::new(data, settings.now, lang, keymap, size);
    let app = app
        .known_as(config.user.clone())
        // Of a sample nothing is kept, neither where it is nor who looks at it.
        .in_place(settings.store.clone().filter(|_| !settings.demo), settings.restricted || settings.demo)
        .abbreviating(abbreviations)
        .resting_on(settings.holidays.clone())
        .with_views(config.views.clone(), places.views());
    let last = places.last().unwrap_or_default();
    app.at(&last, config.start.as_deref())
}

/// What is said at the start of keys that the config file gives and that cannot be as they are written: the first, and how
/// many there are besides.
fn slips_of_keys(slips: Vec<Message>) -> Option<Message> {
    let more = slips.len().saturating_sub(1);
    let first = slips.into_iter().next()?;
    let message = match more {
        0 => Message::new("config-keys-start"),
        more => Message::new("config-keys-start-more").with("n", more.to_string()),
    };
    Some(message.with_message("what", first))
}

/// The program while it runs.
struct Loop {
    app: App,
    theme: Theme,
    terminal: Terminal<Tty>,
    session: Session,
    search: SearchThread,
    store: StoreThread,
    places: Places,
    jobs: Jobs,
    /// When what was said may go.
    fade_at: Option<Instant>,
    /// When the keys have paused.
    rest_at: Option<Instant>,
    /// What is typed and not on the disk yet.
    drafts: Drafts,
    draft_thread: DraftThread,
    /// How many texts were typed so far that were to be kept or forgotten.
    typed: u64,
    now: Now,
    day_is_given: bool,
    /// The presses of the mouse, where the config file asks for it.
    presses: Option<Presses>,
    dirty: bool,
    /// Whether records came from the store that are different.
    is_edited: bool,
    last_frame: Option<Instant>,
}

impl Loop {
    fn new(
        settings: &Settings,
        lang: Lang,
        theme: Theme,
        store: Store,
        (session, terminal): (Session, Terminal<Tty>),
        send: &Sender<Event>,
    ) -> Result<Self> {
        let (width, height) = term::size();
        let sources = builtin::sources();
        let data = store.shared(&sources);
        let (keymap, slips) =
            Keymap::of(&settings.config.keys).context("the table of keys cannot be read")?;
        let read_only = store.read_only().is_some();
        // Of a sample that is forgotten nothing is kept either.
        let private = settings.paths.as_ref().filter(|_| !store.forgets());
        let private = private.map(|paths| Private::new(&paths.state));
        let origin = store_thread::origin(&store);
        // By its folder: the name of a store that is not there yet is another one after the first edit.
        let folder = store.folder().display().to_string();
        let mut places = Places::new(private.clone().filter(|_| !settings.restricted), folder);
        let told = send.clone();
        let name = Name::of(store.name());
        let draft_thread = DraftThread::start(private.clone(), name.clone(), {
            let told = send.clone();
            move |msg| told.send(Event::Kept(msg)).is_ok()
        })
        .context("cannot keep drafts")?;
        let store = StoreThread::start(
            store,
            sources,
            settings.language,
            Beside { private, drafts: draft_thread.clone(), name, config_file: settings.own_config() },
            settings.fixed_today,
            move |msg| told.send(Event::Kept(msg)).is_ok(),
        )
        .context("cannot start the store")?;
        let abbreviations = abbreviations(settings)?;
        let size = Size { width, height };
        let app = app(settings, data.clone(), lang, keymap, size, abbreviations.clone(), &mut places);
        let answers = send.clone();
        let search = SearchThread::start(Arc::clone(&data), abbreviations, settings.now, move |n, answer| {
            answers.send(Event::Found { n, answer }).is_ok()
        })
        .context("cannot start the search")?;
        let mut program = Self {
            app: app.read_only(read_only).of(origin).in_ascii(theme.signs.ascii),
            theme,
            terminal,
            session,
            search,
            store,
            places,
            jobs: Jobs::new(send.clone()),
            fade_at: None,
            rest_at: None,
            drafts: Drafts::default(),
            draft_thread,
            typed: 0,
            now: settings.now,
            day_is_given: settings.fixed_today.is_some(),
            presses: settings.config.mouse.then(Presses::default),
            dirty: true,
            is_edited: false,
            last_frame: None,
        };
        if let Some(message) = slips_of_keys(slips) {
            program.update(Msg::Told { message, failed: true });
        }
        Ok(program)
    }

    /// Runs to the end, and keeps where the user was. Says also whether any record was changed meanwhile.
    fn run(mut self, inbox: &Receiver<Event>) -> Result<(End, bool)> {
        // The history is the store's to tell; the other screens have their records already.
        if self.app.screen() == Screen::History {
            self.store.order(Order::Do(Request::History(None)));
        }
        if let Some(found) = self.jobs.first(&mut self.app) {
            self.update(Msg::Rebuilt(Box::new(found)));
        }
        let end = self.go_on(inbox);
        self.places.keep(self.app.place());
        Ok((end?, self.is_edited))
    }

    fn go_on(&mut self, inbox: &Receiver<Event>) -> Result<End> {
        loop {
            if let Some(end) = self.drain(inbox)?.or_else(|| self.rebuild()) {
                self.finish();
                return Ok(end);
            }
            if self.dirty && self.session.is_active() {
                self.draw();
            }
            if let Some(event) = wait(inbox, self.until_timer())? {
                if let Some(end) = self.take(event)? {
                    self.finish();
                    return Ok(end);
                }
            } else {
                self.timers();
            }
        }
    }

    /// Takes everything that is there, and what still comes until the next frame may be drawn.
    fn drain(&mut self, inbox: &Receiver<Event>) -> Result<Option<End>> {
        loop {
            let due = self.last_frame.map_or(Duration::ZERO, |last| PACE.saturating_sub(last.elapsed()));
            let pause = if self.dirty { due } else { Duration::ZERO };
            match wait(inbox, Some(pause))? {
                Some(event) => {
                    if let Some(end) = self.take(event)? {
                        return Ok(Some(end));
                    }
                }
                None => return Ok(None),
            }
        }
    }

    /// How long until something is due: midnight, or the end of what is said for a moment.
    fn until_timer(&self) -> Option<Duration> {
        let midnight = (!self.day_is_given).then(clock::until_midnight);
        let until = |at: Option<Instant>| at.map(|at| at.saturating_duration_since(Instant::now()));
        let pauses = [self.fade_at, self.rest_at].into_iter().filter_map(until);
        let draft = self.drafts.until_due(Instant::now());
        midnight.into_iter().chain(pauses).chain(draft).chain(self.places.until_due()).min()
    }

    /// Text goes to the disk a moment after its last key, and in between while somebody types on: a flood of keys leaves
    /// no time for timers.
    fn draft(&mut self, place: String, text: String) {
        let due: Vec<_> = self.drafts.typed((place, text), Instant::now()).collect();
        for draft in due {
            self.keep(draft);
        }
    }

    /// Has a text kept. What is forgotten waits until the store is done with it.
    fn keep(&mut self, (place, text): drafts::Draft) {
        self.typed += 1;
        if text.is_empty() {
            self.store.order(Order::Forget { n: self.typed, place });
        } else {
            self.draft_thread.keep(self.typed, place, text);
        }
    }

    /// What is typed goes to the disk before the program ends, however it ends.
    fn finish(&mut self) {
        if let Some(draft) = self.drafts.last() {
            self.keep(draft);
        }
        self.store.finish(LAST);
        self.draft_thread.finish(LAST);
    }

    fn timers(&mut self) {
        if let Some(draft) = self.drafts.due(Instant::now()) {
            self.keep(draft);
        }
        if self.fade_at.is_some_and(|at| at <= Instant::now()) {
            self.fade_at = None;
            self.update(Msg::Fade);
        }
        if self.rest_at.is_some_and(|at| at <= Instant::now()) {
            self.rest_at = None;
            self.update(Msg::Rest);
        }
        self.places.keep_if_due(self.app.place());
        self.new_day();
    }

    fn new_day(&mut self) {
        if self.day_is_given {
            return;
        }
        let today = clock::today();
        if today != self.now.today {
            self.now.today = today;
            self.search.take_day(self.now);
            self.update(Msg::Today(today));
        }
    }

    fn draw(&mut self) {
        let (app, theme) = (&self.app, &self.theme);
        // What fails means that the terminal has gone; a message says so next.
        let _ = self.session.hear_mouse(self.presses.is_some() && !app.frees_text());
        let _ = self.terminal.draw(|frame| ui::draw(app, theme, frame));
        self.last_frame = Some(Instant::now());
        self.dirty = false;
    }

    fn take(&mut self, event: Event) -> Result<Option<End>> {
        if let Event::Input(input) = &event
            && let Some(mouse) = self.presses.as_mut().and_then(|it| it.hear(input, Instant::now()))
        {
            // What is reported although nothing is asked for was on its way.
            return Ok(if self.session.hears_mouse() { self.update(Msg::Mouse(mouse)) } else { None });
        }
        match event {
            Event::Input(Input::End(signal)) => return Ok(Some(End::Signal(signal))),
            Event::Input(Input::Gone) => return Ok(Some(End::Gone)),
            Event::Input(Input::Crash) => return Ok(Some(End::Crash)),
            Event::Input(Input::Suspend) => self.suspend()?,
            Event::Input(Input::Resume) => self.resume(),
            Event::Input(Input::Key(key)) if key == Key::ctrl('z') && !self.app.undoes_typing() => {
                self.suspend()?;
            }
            Event::Input(Input::Key(key)) => return Ok(self.update(Msg::Key(key))),
            // Of a mouse that the config file does not ask for.
            Event::Input(Input::Press(..) | Input::Wheel { .. }) => {}
            Event::Input(Input::Paste(text)) => return Ok(self.update(Msg::Paste(text))),
            Event::Input(Input::Resize(width, height)) => {
                self.terminal.resize((width, height));
                return Ok(self.update(Msg::Resize(Size { width, height })));
            }
            Event::Kept(msg) => {
                if let Msg::Data { data, changed } = &msg {
                    self.is_edited |= !changed.is_empty();
                    self.search.take(Arc::clone(data));
                }
                return Ok(self.update(msg));
            }
            Event::Found { n, answer } => return Ok(self.update(Msg::Found { n, answer })),
            Event::Rebuilt { found, engine } => {
                self.jobs.end(engine);
                return Ok(self.update(Msg::Rebuilt(found)));
            }
        }
        Ok(None)
    }

    fn update(&mut self, msg: Msg) -> Option<End> {
        let outcome = self.app.update(msg);
        let end = self.perform(outcome);
        // What is typed needs no rows: a burst of letters into a filter is one job, before the next frame.
        if end.is_none() && !self.app.context().takes_text() { self.rebuild() } else { end }
    }

    /// Has worked out what the program asked for.
    fn rebuild(&mut self) -> Option<End> {
        while let Some(found) = self.jobs.next(&mut self.app) {
            let outcome = self.app.update(Msg::Rebuilt(Box::new(found)));
            if let Some(end) = self.perform(outcome) {
                return Some(end);
            }
        }
        None
    }

    fn perform(&mut self, outcome: Outcome) -> Option<End> {
        self.dirty |= outcome.dirty;
        if outcome.dirty {
            self.places.note(&self.app.place());
        }
        for effect in outcome.effects {
            match effect {
                Effect::ReadySearch => self.search.get_ready(),
                Effect::Search { n, query, kinds } => self.search.ask(n, query, kinds),
                Effect::Store(request) => self.store.order(Order::Do(request)),
                Effect::Copy(text) => copy(&text),
                Effect::KeepOwn(own) => self.store.order(Order::Own(own)),
                Effect::KeepView(change) => self.store.order(Order::View(change)),
                Effect::Draft { place, text } => self.draft(place, text),
                Effect::Rebuild => self.jobs.ask(),
                Effect::Rest => self.rest_at = Some(Instant::now() + REST),
                Effect::Fade => self.fade_at = Some(Instant::now() + NOTICE),
                Effect::Redraw => self.terminal.clear_next(),
                Effect::Quit => return Some(End::Quit),
            }
        }
        None
    }

    fn suspend(&mut self) -> Result<()> {
        self.session.suspend().context("cannot pause")?;
        Ok(())
    }

    /// A terminal that goes wakes its programs as well: an error here is followed by the message that it has gone.
    fn resume(&mut self) {
        if self.session.resume().is_ok() {
            let (width, height) = term::size();
            self.terminal.resize((width, height));
            self.terminal.clear_next();
            self.update(Msg::Resize(Size { width, height }));
        }
    }
}

/// Copies a text. A terminal that does not take it has gone; a message says so next.
fn copy(text: &str) {
    let _ = term::copy(&mut Tty, text);
}

/// The next event, or nothing when the time is over. Without a time it waits for as long as it takes.
fn wait(inbox: &Receiver<Event>, time: Option<Duration>) -> Result<Option<Event>> {
    let Some(time) = time else { return inbox.recv().map(Some).context("nobody sends any more") };
    match inbox.recv_timeout(time) {
        Ok(event) => Ok(Some(event)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(error @ RecvTimeoutError::Disconnected) => Err(error).context("nobody sends any more"),
    }
}
