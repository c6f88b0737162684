//! The program of a made-up account. A restricted session takes folders from the system's user database and from nowhere
//! else, so that no variable can give it a home: this binary starts itself, and names a home in the call.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;
use std::process::Command;

use cncl::cli::{self, Exit, Next};
use cncl::config::Account;

/// What the program prints stands behind this line; before it is what the test runner says.
pub(crate) const BEGIN: &str = "\u{2}begin\n";

const ARGS: &str = "CNCL_TEST_ARGS";
const HOME: &str = "CNCL_TEST_ACCOUNT";
const BETWEEN: u8 = 0x1f;

/// The arguments and variables with which this binary is the program of the account whose home this is.
pub(crate) fn program<S: AsRef<OsStr>>(
    home: &Path,
    args: impl IntoIterator<Item = S>,
) -> (Vec<OsString>, [(&'static str, OsString); 2]) {
    let mut joined = b"cncl".to_vec();
    for arg in args {
        joined.push(BETWEEN);
        joined.extend_from_slice(arg.as_ref().as_bytes());
    }
    let own = ["support::account::the_program_itself", "--exact", "--nocapture"];
    (own.map(OsString::from).to_vec(), [(ARGS, OsString::from_vec(joined)), (HOME, home.into())])
}

/// Started by another test it is the program; else it sees that starting it so is running the program.
#[test]
fn the_program_itself() {
    let (Some(args), Some(home)) = (std::env::var_os(ARGS), std::env::var_os(HOME)) else {
        let home = tempfile::tempdir().unwrap();
        let (args, variables) = program(home.path(), ["--version"]);
        let run = Command::new(std::env::current_exe().unwrap()).args(args).envs(variables).output().unwrap();
        let out = String::from_utf8(run.stdout).unwrap();
        let said = out.split_once(BEGIN).map(|(_, said)| said);
        assert_eq!(
            (said, run.status.code()),
            (Some(concat!("cncl ", env!("CARGO_PKG_VERSION"), "\n")), Some(0)),
            "{out}"
        );
        return;
    };
    let args: Vec<OsString> =
        args.as_bytes().split(|byte| *byte == BETWEEN).map(|arg| OsStr::from_bytes(arg).into()).collect();
    let mut out = std::io::stdout();
    out.write_all(BEGIN.as_bytes()).and_then(|()| out.flush()).expect("written");
    let home = Path::new(&home);
    let exit = match cli::run_as(&args, &Account::new(home, &home.join("etc/cncl.toml"))) {
        Next::Exit(exit) => exit,
        Next::Interactive(settings) => match cncl::runtime::run(&settings) {
            Ok(_) => Exit::Ok,
            Err(_) => Exit::Fault,
        },
    };
    std::process::exit(exit as i32);
}
