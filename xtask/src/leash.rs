//! Processes that end with this one, however it ends.

use std::{
    fs::File,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// Runs the server, and stops it when our end of the pipe closes: when we drop it, and also when
/// we are interrupted or killed, since the system closes it then. A background process of a
/// shell ignores the terminal's interruptions, so that the server is stopped by us alone.
const HOLD: &str = r#"trap : INT TERM HUP
signal=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(cat <&3 >/dev/null; kill -s "$signal" "$server" 2>/dev/null) &
exec 3<&-
wait "$server""#;

/// How long a server may take to stop.
const PATIENCE: Duration = Duration::from_secs(20);

/// A process that is running and will be stopped.
pub struct Leash {
    holder: Child,
}

impl Leash {
    /// Starts `command` with its output in `log`; `signal` (`INT`, `TERM`) is what stops it.
    pub fn start(command: &Command, signal: &str, log: &Path) -> Result<Self> {
        let log = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut holder = Command::new("sh");
        holder
            .args(["-c", HOLD, "leash", signal])
            .arg(command.get_program())
            .args(command.get_args())
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log);
        Ok(Self {
            holder: holder.spawn().context("cannot start sh")?,
        })
    }
}

impl Leash {
    /// Did the server end by itself?
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.holder.try_wait(), Ok(None))
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.holder.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(20)),
                Ok(Some(_)) | Err(_) => return,
            }
        }
        eprintln!("a test server did not stop in {} s", PATIENCE.as_secs());
        self.holder.kill().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_ends_when_its_leash_is_dropped() {
        let folder = std::env::temp_dir();
        let log = folder.join(format!("leash-{}.log", std::process::id()));
        let mut server = Command::new("sh");
        server.args(["-c", "echo $$; exec sleep 60"]);

        let leash = Leash::start(&server, "TERM", &log).expect("sh starts");
        let started = Instant::now();
        let pid = loop {
            let written = std::fs::read_to_string(&log).expect("the log is there");
            if written.ends_with('\n') {
                break written.trim().to_owned();
            }
            assert!(started.elapsed() < PATIENCE, "the server never spoke");
            std::thread::sleep(Duration::from_millis(10));
        };
        assert!(Path::new("/proc").join(&pid).exists());
        drop(leash);

        assert!(!Path::new("/proc").join(&pid).exists());
        assert!(started.elapsed() < PATIENCE);
        std::fs::remove_file(&log).expect("the log is ours");
    }
}
