//! Who is at the keyboard: their name and agency, their language, the folder of the store. What is said goes into the config
//! file and holds at once; the store is opened at the next start.

use std::path::{Path, PathBuf};

use super::ask::Blank;
use super::{Layer, Overlay, said_of_enter};
use crate::app::action::{Action, Context, Row};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::offer::{Agencies, Sought};
use crate::app::reply::Reply;
use crate::config::Own;
use crate::lang::Language;
use crate::model::{Kind, ValueError};
use crate::text::Message;

/// The blanks, in their order.
const BLANKS: [&str; 4] = ["own-name", "own-agency", "own-lang", "own-store"];
const AGENCY: usize = 1;
const LANGUAGE: usize = 2;
const STORE: usize = 3;

/// The question.
#[derive(Debug, Clone)]
pub struct OwnSettings {
    /// What is to be filled in.
    pub blanks: Vec<Blank>,
    /// The blank that has the keys.
    pub at: usize,
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
        let held = [&*session.own.0, &*session.own.1, ctx.lang.language().code(), &store];
        let blank = |(field, text): (&'static str, &str)| Blank { field, input: Input::prefilled(text) };
        let blanks = BLANKS.into_iter().zip(held).map(blank).collect();
        Self { blanks, at: 0, wrong: None, offers: Agencies::default(), store }
    }

    fn text(&self, at: usize) -> &str {
        self.blanks.get(at).map_or("", |blank| blank.input.text().trim())
    }

    /// Whether the blank that has the keys is the last one.
    pub fn is_last(&self) -> bool {
        self.at + 1 >= self.blanks.len()
    }

    fn step(&mut self, forward: bool) {
        let count = self.blanks.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
        self.offers = Agencies::default();
        if let Some(blank) = self.blanks.get_mut(self.at) {
            blank.input.select();
        }
    }

    /// Offers what the name of the agency may mean.
    fn offer(&mut self, ctx: &Ctx<'_>) {
        self.wrong = None;
        let (names, typed) = (&ctx.world().names(), self.text(AGENCY));
        self.offers = if self.at == AGENCY && !typed.is_empty() {
            Agencies::sought(&Sought { kind: Kind::Agency, typed, data: ctx.data, words: ctx.lang, names })
        } else {
            Agencies::default()
        };
        // Nobody is of an agency that is not there yet: the first record that names it adds it.
        self.offers.items.retain(|offer| !matches!(offer, crate::app::offer::Offer::Newcomer(_)));
    }

    /// Puts the agency that is offered into the place of what is typed.
    fn take_offer(&mut self, ctx: &Ctx<'_>) -> bool {
        let Some(name) = self.offers.take(&ctx.world().names()) else { return false };
        if let Some(blank) = self.blanks.get_mut(AGENCY) {
            blank.input.replace(&name);
        }
        true
    }

    /// Enter: takes the offer and goes on; on the last blank it saves.
    fn enter(&mut self, ctx: &Ctx<'_>) -> Reply {
        self.take_offer(ctx);
        if self.is_last() {
            return self.save(ctx);
        }
        match self.refused(self.at, ctx) {
            Some(wrong) => self.wrong = Some(wrong),
            None => self.step(true),
        }
        Reply::Drawn
    }

    fn save(&mut self, ctx: &Ctx<'_>) -> Reply {
        self.take_offer(ctx);
        let wrong = (0..self.blanks.len()).find_map(|at| Some((at, self.refused(at, ctx)?)));
        if let Some((at, wrong)) = wrong {
            (self.at, self.wrong) = (at, Some(wrong));
            return Reply::Drawn;
        }
        let store = self.text(STORE);
        let own = Own {
            name: self.text(0).to_owned(),
            agency: self.text(AGENCY).to_owned(),
            language: self.text(LANGUAGE).parse().unwrap_or_default(),
            store: (store != self.store && !store.is_empty()).then(|| PathBuf::from(store)),
        };
        Reply::Close.and(Reply::Own(own))
    }

    /// Why what stands in a blank cannot be.
    fn refused(&self, at: usize, ctx: &Ctx<'_>) -> Option<Message> {
        let text = self.text(at);
        match at {
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
        self.blanks.get_mut(self.at).map(|blank| &mut blank.input)
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.offer(ctx);
        Reply::Drawn
    }

    fn said_of(&self, row: &Row) -> &'static str {
        said_of_enter(row, self.is_last())
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        match action {
            Action::AddAgency => true,
            Action::SaveForm => self.is_last(),
            Action::NextField => !self.is_last(),
            _ => false,
        }
    }
}
