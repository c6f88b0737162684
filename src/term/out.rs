//! Bytes to standard output without a buffer, as far as the terminal takes them; what interrupts is waited out.

use std::io;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;

/// Writes all of this to the terminal, whoever it belongs to.
pub(super) fn write_out(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = write_some(bytes)?;
        bytes = &bytes[written..];
    }
    Ok(())
}

/// Writes as much as the terminal takes at once.
pub(super) fn write_some(bytes: &[u8]) -> io::Result<usize> {
    loop {
        match rustix::io::write(stdout(), bytes) {
            Ok(count) => return Ok(count),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room()?,
            Err(error) => return Err(error.into()),
        }
    }
}

/// Something has made standard output non-blocking, as the other end of an SSH connection may.
fn wait_for_room() -> io::Result<()> {
    let out = stdout();
    match poll(&mut [PollFd::new(&out, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
