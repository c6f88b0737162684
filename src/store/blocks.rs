//! A file read a block of lines at a time: what is large need not lie in memory as a whole.

use std::ops::Range;

use super::error::StoreError;
use super::files::Handle;

/// Read at a stretch: small enough to stay near the processor, and longer than most lines.
pub(super) const BLOCK: usize = 256 << 10;

/// No line is longer: a step of a large edit holds a record as it was and as it is.
const LONGEST: usize = 4 << 20;

/// Runs `each` on the whole lines of a stretch of a file, a block at a time, with the place where the block begins.
///
/// Reads on to the end of the stretch or of the file, whichever comes first. `None` as soon as `each` gives it, or where
/// the last line has no end.
pub(super) fn each_block(
    handle: &Handle,
    stretch: Range<u64>,
    mut each: impl FnMut(&[u8], u64) -> Option<()>,
) -> Result<Option<()>, StoreError> {
    let mut block = vec![0; BLOCK];
    // What stands in the block before the bytes that come: the beginning of a line.
    let (mut begun, mut offset) = (0, stretch.start);
    loop {
        let most = block.len();
        let room = usize::try_from(stretch.end.saturating_sub(offset)).map_or(most, |rest| rest.min(most));
        let more = handle.read_block(&mut block[begun..room], offset + begun as u64)?;
        let filled = begun + more;
        if filled == 0 {
            return Ok(Some(()));
        }
        let whole = memchr::memrchr(b'\n', &block[..filled]).map_or(0, |at| at + 1);
        if whole == 0 && filled == most && most < LONGEST {
            block.resize(2 * most, 0);
            begun = filled;
            continue;
        }
        if whole == 0 || each(&block[..whole], offset).is_none() {
            return Ok(None);
        }
        block.copy_within(whole..filled, 0);
        (begun, offset) = (filled - whole, offset + whole as u64);
    }
}
