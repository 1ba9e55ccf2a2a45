//! An S3 server that keeps one bucket in a folder.
//!
//! Why s3s-fs: put, create-only put, get, ranges, head, list over 1,000 keys, delete, multipart
//! and its abort all answered object_store as S3 does; it checks signatures and finds its files
//! again after a restart. moto answered as well, but accepts any key and forgets when it stops.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::Result;

use crate::{house, machine, run};

/// The last version that this toolchain compiles.
const VERSION: &str = "0.14.1";
const BUCKET: &str = "portevoix-tests";
const REGION: &str = "eu-west-3";

/// The keys of the bucket, where S3 clients look for them.
pub(super) const KEYS: [(&str, &str); 2] = [
    ("AWS_ACCESS_KEY_ID", "portevoix"),
    ("AWS_SECRET_ACCESS_KEY", "a-secret-for-tests-only"),
];

pub(super) fn prepare(dir: &Path, port: u16) -> Result<(Command, String)> {
    let files = dir.join("files");
    fs::create_dir_all(files.join(BUCKET))?;
    let [(_, key), (_, secret)] = KEYS;
    let mut server = run::program(binary(), ["--host", "127.0.0.1"]);
    server.args(["--port", &port.to_string()]);
    server.args(["--access-key", key, "--secret-key", secret]);
    server.arg(&files);
    let url = format!("s3://{BUCKET}?endpoint=http://127.0.0.1:{port}&region={REGION}");
    Ok((server, url))
}

/// Does it speak HTTP yet? A request without signature is refused, which is an answer.
pub(super) fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<[u8; 8]> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0; 8];
        stream.read_exact(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| &answer == b"HTTP/1.1")
}

/// Compiles the server, without optimisation: two minutes of one core, once.
pub fn install() -> Result<()> {
    let folder = tools();
    machine::once(&folder.join("s3s-fs"), VERSION, || {
        let mut install = run::cargo(["install", "s3s-fs", "--locked", "--debug", "--quiet"]);
        install.args(["--version", VERSION, "--features", "binary", "--root"]);
        install.arg(&folder);
        // Not in the workspace's folder: nothing there would be used again.
        install.env_remove("CARGO_TARGET_DIR");
        run::must(install)
    })
}

fn binary() -> PathBuf {
    tools().join("bin/s3s-fs")
}

fn tools() -> PathBuf {
    house::target().join("test/tools")
}
