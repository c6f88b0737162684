//! Large edits as they lie beside the journal: a line for each step, in a file of their own that may be as large as the
//! store. Such a file is looked through a block at a time, before anything of it is parsed.

use std::path::Path;

use super::blocks::each_block;
use super::disk::How;
use super::entry::Attached;
use super::error::{Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::{json_place, misread, utf8};
use super::measure;
use super::wire::{STEP, WireStep};
use crate::model::reread;

type Result<T> = std::result::Result<T, StoreError>;

/// The steps of a large edit, which have the checksum that the journal names.
pub(super) struct Steps {
    handle: Handle,
}

impl Steps {
    /// Opens the file that the journal names.
    ///
    /// # Errors
    /// The file is not there, is none of ours, or is another than was written.
    pub(super) fn open(files: &Files, attached: &Attached) -> Result<Self> {
        let path = files.path(&attached.file);
        let damage = |wrong: Wrong| StoreError::damage(Place::file(&path), wrong);
        let is_ours = attached.file.strip_prefix("archive/all-").is_some_and(|rest| !rest.contains('/'));
        let handle = if is_ours { files.open_if_there(&attached.file, How::Read)? } else { None };
        let handle = handle.ok_or_else(|| damage(Wrong::Absent))?;
        handle.refuse_giant()?;
        if measure::checksum(&handle)? != attached.sum {
            return Err(damage(Wrong::Checksum));
        }
        Ok(Self { handle })
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        self.handle.path()
    }

    /// Its length, in bytes.
    pub(super) fn len(&self) -> u64 {
        self.handle.about.len
    }

    /// Refuses steps that would make more records, of so many, than a store holds.
    pub(super) fn refuse_many(&self, held: usize) -> Result<()> {
        measure::steps(&self.handle, held)
    }

    /// Hands out every step, with its line.
    pub(super) fn each(&self, mut each: impl FnMut(usize, &WireStep<'_>) -> Result<()>) -> Result<()> {
        let (mut number, mut done) = (0, Ok(()));
        let whole = each_block(&self.handle, 0..u64::MAX, |lines, _| {
            let mut lines = lines.split_inclusive(|&byte| byte == b'\n');
            done = lines.try_for_each(|line| {
                number += 1;
                self.step(number, line.trim_ascii_end(), &mut each)
            });
            done.is_ok().then_some(())
        })?;
        done?;
        // A checksum alone makes no line of what has no end, or is longer than any.
        whole.ok_or_else(|| StoreError::damage(Place::line(self.path(), number + 1), Wrong::Truncated))
    }

    fn step(
        &self,
        number: usize,
        line: &[u8],
        each: &mut impl FnMut(usize, &WireStep<'_>) -> Result<()>,
    ) -> Result<()> {
        if line.is_empty() {
            return Ok(());
        }
        let text = utf8(self.path(), line, number)?;
        let step = serde_json::from_str(text).map_err(|error| {
            misread(json_place(self.path(), number, 0, &error), reread::object(text, STEP))
        })?;
        each(number, &step)
    }
}
