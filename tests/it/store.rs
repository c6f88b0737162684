//! The store's promises, held against failing calls, deaths at every call, power loss, crowds and damaged files.

mod archive;
mod by_hand;
mod conformance;
mod corpus;
mod crash;
mod crowd;
mod faults;
mod format;
mod glance;
mod hooked;
mod law;
mod lists;
mod private;
mod real;
mod rights;
mod shrunk;
mod sim;
mod support;
mod watch;
mod words;
