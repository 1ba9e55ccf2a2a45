//! Small instruments of the benchmarks: CPU and memory of a process, a bare HTTP client, percentiles.

#![allow(dead_code, reason = "each benchmark uses some of them")]

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

/// A running process, read through `/proc`.
pub struct Process(u32);

impl Process {
    /// Another process.
    pub fn of(id: u32) -> Self {
        Self(id)
    }

    /// This one.
    pub fn own() -> Self {
        Self(std::process::id())
    }

    /// User and system time spent so far; the kernel counts in hundredths of a second.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0))?;
        let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks: u64 = after
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|n| n.parse::<u64>().ok())
            .sum();
        Ok(Duration::from_millis(ticks * 10))
    }

    /// Resident memory in MiB.
    pub fn resident_mib(&self) -> anyhow::Result<f64> {
        self.status("VmRSS:")
    }

    /// The highest resident memory so far, in MiB.
    pub fn peak_mib(&self) -> anyhow::Result<f64> {
        self.status("VmHWM:")
    }

    /// Memory of its own in MiB: what is left of the resident memory without the pages of files that the kernel lends
    /// it and may take back, such as those of the database.
    pub fn own_mib(&self) -> anyhow::Result<f64> {
        self.status("RssAnon:")
    }

    fn status(&self, name: &str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib: f64 = line
            .and_then(|line| line.split_whitespace().next())
            .unwrap_or("0")
            .parse()?;
        Ok(kib / 1024.0)
    }
}

/// Watches the memory of this process from a thread beside; the kernel keeps no highest value of it.
pub struct Watch {
    over: Arc<AtomicBool>,
    highest: JoinHandle<f64>,
}

impl Watch {
    /// Begins to look, fifty times a second.
    pub fn begin() -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let ends = over.clone();
        let highest = std::thread::spawn(move || {
            let mut highest: f64 = 0.0;
            while !ends.load(Ordering::Relaxed) {
                highest = highest.max(Process::own().own_mib().unwrap_or(0.0));
                std::thread::sleep(Duration::from_millis(20));
            }
            highest
        });
        Self { over, highest }
    }

    /// The highest memory of its own in MiB since the beginning.
    pub fn end(self) -> f64 {
        self.over.store(true, Ordering::Relaxed);
        self.highest.join().unwrap_or(0.0)
    }
}

/// Asks for a page over a fresh connection, taking gzip; answers its size on the wire, body only.
pub fn http_get(address: &str, path: &str) -> anyhow::Result<usize> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    anyhow::ensure!(bytes.starts_with(b"HTTP/1.1 200"), "{path} was not answered");
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(0) + 4;
    Ok(bytes.len() - head)
}

/// The value below which a share of the sorted durations lies.
pub fn percentile(sorted: &[Duration], share: f64) -> Duration {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index"
    )]
    let place = ((sorted.len() as f64 - 1.0) * share).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}
