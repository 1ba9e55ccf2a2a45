//! A mail server that accepts everything and keeps each message as a file of a Maildir.

use std::{
    io::Read as _,
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::Result;

use crate::{machine, run};

/// aiosmtpd's own handler adds the envelope as `X-MailFrom` and `X-RcptTo`.
pub(super) fn prepare(dir: &Path, port: u16) -> Result<(Command, String)> {
    let mut server = run::program(machine::python(), ["-m", "aiosmtpd", "--nosetuid"]);
    server.args(["--listen", &format!("127.0.0.1:{port}")]);
    server.args(["--class", "aiosmtpd.handlers.Mailbox"]);
    server.arg(maildir(dir));
    Ok((server, format!("smtp://127.0.0.1:{port}")))
}

/// Messages are files of the folder `new` in there.
pub(super) fn maildir(dir: &Path) -> PathBuf {
    dir.join("mail")
}

pub(super) fn answers(port: u16) -> bool {
    let greeting = || -> std::io::Result<[u8; 3]> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        let mut greeting = [0; 3];
        stream.read_exact(&mut greeting)?;
        Ok(greeting)
    };
    greeting().is_ok_and(|greeting| &greeting == b"220")
}
