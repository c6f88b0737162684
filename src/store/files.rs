//! The files of one store: names in its folder, calls that are tried again when a signal came between, errors that
//! name the file and what was attempted.
//!
//! Deliberately knows no format and no order of steps.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{About, Disk, DiskFile, How};
use super::error::{Doing, Place, StoreError, Wrong};
use super::format::{FILE_MAX, LINE_MAX};
use super::modes;

/// Files that are nobody else's business have this mode from their first moment: who opened one earlier would go on reading.
const PRIVATE_MODE: u32 = 0o600;
/// How often a call is made again that a signal interrupted.
const INTERRUPTIONS: usize = 1000;

type Result<T> = std::result::Result<T, StoreError>;

/// A folder with a store in it, or room for one.
#[derive(Clone)]
pub(super) struct Files {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    /// The mode of new files, where it does not follow from the folder's.
    mode: Option<u32>,
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Files").field(&self.folder).finish()
    }
}

/// An open file of the store.
#[derive(Debug)]
pub(super) struct Handle {
    file: Box<dyn DiskFile>,
    path: PathBuf,
    /// What the system said when it was opened.
    pub(super) about: About,
}

/// Makes a call again as long as signals interrupt it.
fn retry<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 0..INTERRUPTIONS {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            answer => return answer,
        }
    }
    call()
}

/// `None` where the file is not there; every other error stays one.
fn if_there<T>(answer: io::Result<T>) -> io::Result<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Names the file and what was attempted.
fn at(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |error| match doing {
        // What `O_NOFOLLOW` says of a link, and `open` for writing of a folder or a socket.
        Doing::Open if is_no_file(&error) => StoreError::NotRegular { path },
        _ => StoreError::Io { doing, path, error },
    }
}

fn is_no_file(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let code = error.raw_os_error();
    [Errno::LOOP, Errno::ISDIR, Errno::NXIO, Errno::NODEV].iter().any(|no| code == Some(no.raw_os_error()))
}

/// What file systems and kernels answer that do not know a call.
fn is_unknown(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let code = error.raw_os_error();
    [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP].iter().any(|no| code == Some(no.raw_os_error()))
}

impl Files {
    pub(super) fn new(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { disk, folder: folder.to_owned(), mode: None }
    }

    /// Files that are nobody else's business.
    pub(super) fn private(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        Self { mode: Some(PRIVATE_MODE), ..Self::new(disk, folder) }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the system says of the folder itself, also where its path is a link.
    pub(super) fn about_folder(&self) -> Result<About> {
        retry(|| self.disk.about(&self.folder.join("."))).map_err(at(Doing::Read, &self.folder))
    }

    /// The mode of new files.
    fn file_mode(&self) -> Result<u32> {
        self.mode.map_or_else(|| Ok(modes::of_files(self.about_folder()?)), Ok)
    }

    /// What a new folder below this one is made with; the umask takes away.
    fn folder_mode(&self, above: Option<About>) -> u32 {
        match self.mode {
            Some(_) => 0o700,
            None => modes::of_new_folder(above),
        }
    }

    pub(super) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.join(name)
    }

    /// Opens a file, which must be there and be a regular one.
    pub(super) fn open(&self, name: &str, how: How) -> Result<Handle> {
        let path = self.path(name);
        match self.open_if_there(name, how)? {
            Some(handle) => Ok(handle),
            None => Err(at(Doing::Open, &path)(io::ErrorKind::NotFound.into())),
        }
    }

    /// Opens a file if it is there. Only `NotFound` means that it is not.
    pub(super) fn open_if_there(&self, name: &str, how: How) -> Result<Option<Handle>> {
        let path = self.path(name);
        let opened = if_there(retry(|| self.disk.open(&path, how))).map_err(at(Doing::Open, &path))?;
        let Some(file) = opened else { return Ok(None) };
        let about = retry(|| file.about()).map_err(at(Doing::Open, &path))?;
        if !about.is_regular() {
            return Err(StoreError::NotRegular { path });
        }
        Ok(Some(Handle { file, path, about }))
    }

    /// Creates a file under a fixed name. A file that a dead process left there goes first, and so does a link; a folder, a
    /// pipe or a device is none of ours.
    pub(super) fn create(&self, name: &str) -> Result<Handle> {
        if let Some(about) = self.about(name)? {
            if !about.is_regular() && !about.is_link() {
                return Err(StoreError::NotRegular { path: self.path(name) });
            }
            self.remove(name)?;
        }
        self.create_beside(name)
    }

    /// Creates a file under a name that nothing has.
    pub(super) fn create_beside(&self, name: &str) -> Result<Handle> {
        let handle = self.open(name, How::New)?;
        handle.set_mode(self.file_mode()?)?;
        Ok(handle)
    }

    /// Opens a file for locking; creates it if it is not there.
    pub(super) fn open_or_create(&self, name: &str) -> Result<Handle> {
        if let Some(handle) = self.open_if_there(name, How::Update)? {
            return Ok(handle);
        }
        let path = self.path(name);
        match retry(|| self.disk.open(&path, How::New)) {
            Ok(file) => {
                let mode = self.file_mode()?;
                retry(|| file.set_mode(mode)).map_err(at(Doing::Write, &path))?;
                let about = retry(|| file.about()).map_err(at(Doing::Open, &path))?;
                Ok(Handle { file, path, about })
            }
            // Somebody else was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.open(name, How::Update),
            Err(error) => Err(at(Doing::Open, &path)(error)),
        }
    }

    /// What the system says of a name; `None` if nothing has it.
    pub(super) fn about(&self, name: impl AsRef<Path>) -> Result<Option<About>> {
        let path = self.path(name);
        if_there(retry(|| self.disk.about(&path))).map_err(at(Doing::Read, &path))
    }

    pub(super) fn rename(&self, from: &str, to: impl AsRef<Path>) -> Result<()> {
        let (from, to) = (self.path(from), self.path(to));
        retry(|| self.disk.rename(&from, &to)).map_err(at(Doing::Rename, &to))
    }

    /// Gives each of two names what the other had, in one step; `false` where the file system cannot.
    pub(super) fn exchange(&self, one: &str, other: &str) -> Result<bool> {
        let (one, other) = (self.path(one), self.path(other));
        match retry(|| self.disk.exchange(&one, &other)) {
            Ok(()) => Ok(true),
            Err(error) if is_unknown(&error) => Ok(false),
            Err(error) => Err(at(Doing::Rename, &other)(error)),
        }
    }

    pub(super) fn link(&self, from: &str, to: impl AsRef<Path>) -> Result<()> {
        let (from, to) = (self.path(from), self.path(to));
        retry(|| self.disk.link(&from, &to)).map_err(at(Doing::Link, &to))
    }

    /// Removes a name if it is there.
    pub(super) fn remove(&self, name: &str) -> Result<()> {
        let path = self.path(name);
        if_there(retry(|| self.disk.remove(&path))).map(drop).map_err(at(Doing::Remove, &path))
    }

    /// Makes the store's own folder, and puts the names of all folders that it made on the disk.
    pub(super) fn make(&self) -> Result<()> {
        let (mut made, mut above) = (Vec::new(), None);
        for folder in self.folder.ancestors() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            match if_there(retry(|| self.disk.about(folder))).map_err(at(Doing::Read, folder))? {
                Some(about) => {
                    above = Some(about);
                    break;
                }
                None => made.push(folder),
            }
        }
        if made.is_empty() {
            return Ok(());
        }
        retry(|| self.disk.make_folder(&self.folder, self.folder_mode(above)))
            .map_err(at(Doing::MakeFolder, &self.folder))?;
        for parent in made.into_iter().filter_map(Path::parent) {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            retry(|| self.disk.sync_folder(parent)).map_err(at(Doing::Sync, parent))?;
        }
        Ok(())
    }

    /// Whether people outside the group may write into the store's folder.
    pub(super) fn is_open_to_all(&self) -> Result<bool> {
        Ok(self.about_folder()?.mode & 0o002 != 0)
    }

    /// Makes a folder inside the store's, open to the same people.
    pub(super) fn make_folder(&self, name: &str) -> Result<()> {
        let path = self.path(name);
        match self.about(name)? {
            Some(about) if about.is_folder() => return Ok(()),
            // A link could lead out of the store.
            Some(_) => return Err(StoreError::NotRegular { path }),
            None => {}
        }
        let parent = self.about_folder()?;
        let mode = self.folder_mode(Some(parent));
        retry(|| self.disk.make_folder(&path, mode)).map_err(at(Doing::MakeFolder, &path))?;
        retry(|| self.disk.set_folder_mode(&path, modes::of_folders(parent)))
            .map_err(at(Doing::MakeFolder, &path))?;
        self.sync_folder("")
    }

    /// Puts the names in a folder on the disk; `""` is the store's own.
    pub(super) fn sync_folder(&self, name: &str) -> Result<()> {
        let path = if name.is_empty() { self.folder.clone() } else { self.path(name) };
        retry(|| self.disk.sync_folder(&path)).map_err(at(Doing::Sync, &path))
    }

    /// The names in a folder, in order; none where there is no such folder.
    pub(super) fn list(&self, name: &str) -> Result<Vec<String>> {
        let path = self.path(name);
        let mut names =
            if_there(retry(|| self.disk.list(&path))).map_err(at(Doing::List, &path))?.unwrap_or_default();
        names.sort();
        Ok(names)
    }

    /// Whether this process could change the store.
    pub(super) fn may_write(&self) -> bool {
        self.disk.may_write(&self.folder) && self.disk.may_write(&self.path("journal.jsonl"))
    }

    /// Whether the store lies on another machine.
    pub(super) fn is_remote(&self) -> bool {
        self.disk.is_remote(&self.folder)
    }

    /// A whole file, which must not be larger than the store takes.
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>> {
        self.open(name, How::Read)?.read_from(0)
    }
}

impl Handle {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What the system says of the open file now.
    pub(super) fn about_now(&self) -> Result<About> {
        retry(|| self.file.about()).map_err(at(Doing::Read, &self.path))
    }

    /// Everything from an offset to the end.
    pub(super) fn read_from(&self, offset: u64) -> Result<Vec<u8>> {
        let len = self.about_now()?.len;
        self.refuse_giants(len)?;
        let room = usize::try_from(len.saturating_sub(offset)).unwrap_or(usize::MAX);
        // One more than there should be: the end is where nothing more comes, not where the length was.
        let mut bytes = vec![0; room + 1];
        let mut filled = 0;
        loop {
            let from = offset + filled as u64;
            let more = retry(|| self.file.read_at(&mut bytes[filled..], from))
                .map_err(at(Doing::Read, &self.path))?;
            filled += more;
            if more == 0 {
                bytes.truncate(filled);
                return Ok(bytes);
            }
            if filled == bytes.len() {
                self.refuse_giants(offset + filled as u64)?;
                bytes.resize(filled + 64 * 1024, 0);
            }
        }
    }

    /// Fills the buffer from an offset on, as far as the file goes; how many bytes came.
    pub(super) fn read_block(&self, into: &mut [u8], offset: u64) -> Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            let from = offset + filled as u64;
            let more = retry(|| self.file.read_at(&mut into[filled..], from))
                .map_err(at(Doing::Read, &self.path))?;
            if more == 0 {
                break;
            }
            filled += more;
        }
        Ok(filled)
    }

    /// The bytes from an offset on, as far as the longest line goes.
    pub(super) fn beginning(&self, offset: u64) -> Result<Vec<u8>> {
        let mut bytes = vec![0; LINE_MAX];
        let filled = self.read_block(&mut bytes, offset)?;
        bytes.truncate(filled);
        Ok(bytes)
    }

    /// Whether the file begins with these bytes; reads a chunk at a time.
    pub(super) fn holds(&self, bytes: &[u8], chunk: usize) -> Result<bool> {
        let mut buffer = vec![0; chunk];
        let mut done = 0;
        while done < bytes.len() {
            let room = chunk.min(bytes.len() - done);
            let more = self.read_block(&mut buffer[..room], done as u64)?;
            if more == 0 || buffer[..more] != bytes[done..done + more] {
                return Ok(false);
            }
            done += more;
        }
        Ok(true)
    }

    /// Refuses a file that is longer than any the store reads.
    pub(super) fn refuse_giant(&self) -> Result<()> {
        self.refuse_giants(self.about.len)
    }

    fn refuse_giants(&self, len: u64) -> Result<()> {
        if len <= FILE_MAX {
            return Ok(());
        }
        Err(StoreError::damage(Place::file(&self.path), Wrong::TooMuch { found: len, most: FILE_MAX }))
    }

    /// One `write`; how many bytes it took.
    pub(super) fn write_once(&mut self, bytes: &[u8]) -> Result<usize> {
        retry(|| self.file.write(bytes)).map_err(at(Doing::Write, &self.path))
    }

    /// As many writes as it takes.
    pub(super) fn write_all(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            match self.write_once(bytes)? {
                0 => return Err(at(Doing::Write, &self.path)(io::ErrorKind::WriteZero.into())),
                taken => bytes = &bytes[taken..],
            }
        }
        Ok(())
    }

    pub(super) fn sync_data(&self) -> Result<()> {
        retry(|| self.file.sync_data()).map_err(at(Doing::Sync, &self.path))
    }

    pub(super) fn sync_all(&self) -> Result<()> {
        retry(|| self.file.sync_all()).map_err(at(Doing::Sync, &self.path))
    }

    pub(super) fn cut(&self, len: u64) -> Result<()> {
        retry(|| self.file.cut(len)).map_err(at(Doing::Cut, &self.path))
    }

    pub(super) fn set_mode(&self, mode: u32) -> Result<()> {
        retry(|| self.file.set_mode(mode & 0o7777)).map_err(at(Doing::Write, &self.path))
    }

    pub(super) fn try_lock(&self) -> Result<bool> {
        retry(|| self.file.try_lock()).map_err(at(Doing::Lock, &self.path))
    }
}
