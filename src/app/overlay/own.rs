//! Who is at the keyboard: their name and agency, their language, the folder of the store. What is said goes into the config
//! file and holds at once; the store is opened at the next start.

use std::path::{Path, PathBuf};

use super::{Layer, Overlay, said_of_enter};
use crate::app::action::{Action, Context, Row};
use crate::app::blanks::Blanks;
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::layout::Room;
use crate::app::offer::{Agencies, Sought};
use crate::app::reply::Reply;
use crate::config::{Own, User};
use crate::lang::Language;
use crate::model::{Kind, ValueError};
use crate::text::Message;

const NAME: &str = "own-name";
const AGENCY: &str = "own-agency";
const LANGUAGE: &str = "own-lang";
const STORE: &str = "own-store";

/// The question.
#[derive(Debug, Clone)]
pub struct OwnSettings {
    /// What is to be filled in.
    pub blanks: Blanks,
    /// Why what is typed cannot be.
    pub wrong: Option<Message>,
    /// The agencies that what is typed may mean.
    pub offers: Agencies,
    /// The folder of the store that is open.
    store: String,
}

impl OwnSettings {
    fn new(ctx: &Ctx<'_>) -> Self {
        let session = ctx.session;
        let store = session.store.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let User { name, agency } = &session.user;
        let language = ctx.lang.language().code();
        let blanks = [(NAME, &**name), (AGENCY, &**agency), (LANGUAGE, language), (STORE, &*store)];
        Self { blanks: Blanks::new(&blanks), wrong: None, offers: Agencies::default(), store }
    }

    fn step(&mut self, forward: bool) {
        self.blanks.step(forward);
        self.offers = Agencies::default();
        if let Some(input) = self.blanks.input() {
            input.select();
        }
    }

    /// The name of the blank that has the keys.
    fn at_hand(&self) -> &'static str {
        self.blanks.all.get(self.blanks.at).map_or("", |blank| blank.field)
    }

    /// Offers what the name of the agency may mean.
    fn offer(&mut self, ctx: &Ctx<'_>) {
        self.wrong = None;
        let (names, typed) = (&ctx.world().names(), self.blanks.text(AGENCY));
        self.offers = if self.at_hand() == AGENCY && !typed.is_empty() {
            // Nobody is of an agency that is not there yet: the first record that names it adds it.
            Agencies::known(&Sought { kind: Kind::Agency, typed, words: ctx.lang, names })
        } else {
            Agencies::default()
        };
    }

    /// Puts the agency that is offered into the place of what is typed.
    fn take_offer(&mut self, ctx: &Ctx<'_>) -> bool {
        let Some(name) = self.offers.take(&ctx.world().names()) else { return false };
        if let Some(input) = self.blanks.input() {
            input.replace(&name);
        }
        true
    }

    /// Enter: takes the offer and goes on; on the last blank it saves.
    fn enter(&mut self, ctx: &Ctx<'_>) -> Reply {
        self.take_offer(ctx);
        if self.blanks.is_last() {
            return self.save(ctx);
        }
        match self.refused(self.at_hand(), ctx) {
            Some(wrong) => self.wrong = Some(wrong),
            None => self.step(true),
        }
        Reply::Drawn
    }

    fn save(&mut self, ctx: &Ctx<'_>) -> Reply {
        self.take_offer(ctx);
        let mut fields = self.blanks.all.iter().map(|blank| blank.field);
        if let Some((field, wrong)) = fields.find_map(|field| Some((field, self.refused(field, ctx)?))) {
            self.blanks.go_to(field);
            self.wrong = Some(wrong);
            return Reply::Drawn;
        }
        let [name, agency, language, store] =
            [NAME, AGENCY, LANGUAGE, STORE].map(|field| self.blanks.text(field));
        let own = Own {
            user: User { name: name.to_owned(), agency: agency.to_owned() },
            language: language.parse().unwrap_or_default(),
            store: (store != self.store && !store.is_empty()).then(|| PathBuf::from(store)),
        };
        Reply::Close.and(Reply::Own(own))
    }

    /// Why what stands in a blank cannot be.
    fn refused(&self, field: &str, ctx: &Ctx<'_>) -> Option<Message> {
        let text = self.blanks.text(field);
        match field {
            AGENCY if !text.is_empty() => {
                let wrong = ctx.world().names().find(Kind::Agency, text).err()?;
                Some(match wrong {
                    ValueError::NoRecord { near, .. } if near.is_empty() => Message::new("own-agency-none"),
                    ValueError::NoRecord { near, .. } => {
                        Message::new("own-agency-near").with("near", near.join(", "))
                    }
                    wrong => wrong.message(),
                })
            }
            LANGUAGE => text.parse::<Language>().err().map(|_| Message::new("own-lang-wrong")),
            STORE if text != self.store && !text.is_empty() && !Path::new(text).is_absolute() => {
                Some(Message::new("own-store-wrong"))
            }
            _ => None,
        }
    }
}

impl Layer for OwnSettings {
    fn context(&self) -> Context {
        Context::Ask
    }

    fn room(&self) -> Room {
        Room::prompt(self.blanks.all.len() + 3)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Own if ctx.session.shares_account => Reply::refuse("own-shared"),
            Action::Own => Reply::push(Overlay::Own(Self::new(ctx))),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => return self.enter(ctx),
            Action::SaveForm => return self.save(ctx),
            Action::NextField if self.take_offer(ctx) => {}
            Action::NextField => self.step(true),
            Action::PreviousField => self.step(false),
            Action::Down | Action::Up => {
                let forward = action == Action::Down;
                self.wrong = None;
                if !self.offers.step(forward) {
                    self.step(forward);
                }
            }
            Action::AddAgency => return Reply::refuse("add-agency-none"),
            _ => return Reply::Ignored,
        }
        Reply::Drawn
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        self.blanks.input()
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.offer(ctx);
        Reply::Drawn
    }

    fn said_of(&self, row: &Row) -> &'static str {
        said_of_enter(row, self.blanks.is_last())
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        match action {
            Action::AddAgency => true,
            Action::SaveForm => self.blanks.is_last(),
            Action::NextField => !self.blanks.is_last(),
            _ => false,
        }
    }
}
