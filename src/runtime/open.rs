//! Opening what a run works with: a store, the place where one would be, or the sample.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::config::{self, Settings};
use crate::sample;
use crate::store::{Mode, Options, Store, builtin};
use crate::text::Message;

/// Opens the store that was named, or the place where one would be; that writes nothing. For the demo it is a sample in
/// memory.
pub(super) fn open(settings: &Settings) -> Result<Result<Store, Message>> {
    if settings.demo {
        return sample(settings);
    }
    let folder = settings.store.as_deref().context("there is no home folder; name a store with --store")?;
    let seed = builtin::dataset().context("the built-in data cannot be read")?;
    let mode = if settings.read_only { Mode::ReadOnly } else { Mode::ReadWrite };
    let store = Store::open(folder, Options::new(mode, move || seed.clone()));
    Ok(store.map_err(|error| error.message()))
}

/// The sample office of the day, in memory.
fn sample(settings: &Settings) -> Result<Result<Store, Message>> {
    let facts = builtin::dataset().context("the built-in data cannot be read")?;
    let past = sample::office(settings.now.today, sample::SEED, &facts, &config::holidays::builtin());
    let mode = if settings.read_only { Mode::ReadOnly } else { Mode::ReadWrite };
    Ok(past.map_err(|error| error.message()).and_then(|past| {
        let options = Options::new(mode, move || facts.clone()).in_memory();
        Store::init_sample(Path::new("demo"), options, past).map_err(|error| error.message())
    }))
}
