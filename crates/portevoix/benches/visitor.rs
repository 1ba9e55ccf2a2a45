//! A visitor with one connection that stays open: as little of HTTP as a benchmark needs.

use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Somebody who visits.
pub struct Visitor {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// As they are sent back.
    pub cookies: String,
    /// Where it leads; empty when it leads nowhere.
    pub location: String,
    /// From the question to the last byte of the answer.
    pub took: Duration,
}

impl Visitor {
    /// Opens the connection.
    pub async fn connect(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: vec![0; 64 * 1024],
        })
    }

    /// Asks, and reads the whole answer; a body is that of a form.
    pub async fn ask(
        &mut self,
        method: &str,
        path: &str,
        from: &str,
        cookies: &str,
        body: &str,
    ) -> anyhow::Result<Reply> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: portevoix.example\r\nX-Forwarded-For: {from}\r\nAccept-Language: fr\r\nCookie: {cookies}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let began = Instant::now();
        self.stream.write_all(request.as_bytes()).await?;
        let (mut filled, mut whole) = (0, None);
        while whole.is_none_or(|whole| filled < whole) {
            anyhow::ensure!(filled < self.buffer.len(), "the answer is too long");
            let read = self.stream.read(&mut self.buffer[filled..]).await?;
            anyhow::ensure!(read > 0, "the server hung up");
            filled += read;
            if whole.is_none() {
                whole = length(&self.buffer[..filled])?;
            }
        }
        let took = began.elapsed();
        let head = String::from_utf8_lossy(&self.buffer[..filled]).into_owned();
        let head = head.split("\r\n\r\n").next().unwrap_or_default();
        let value = |line: &str| line.split_once(": ").map(|(_, value)| value.to_owned());
        let of = |name: &str| {
            head.lines()
                .filter(|line| line.to_ascii_lowercase().starts_with(name))
                .filter_map(value)
                .collect::<Vec<_>>()
        };
        let pairs = of("set-cookie:");
        let pairs = pairs
            .iter()
            .filter_map(|one| one.split(';').next())
            .filter(|pair| !pair.ends_with('='));
        Ok(Reply {
            status: head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0),
            cookies: pairs.collect::<Vec<_>>().join("; "),
            location: of("location:").pop().unwrap_or_default(),
            took,
        })
    }
}

/// The length of the whole answer, once its head is there.
fn length(bytes: &[u8]) -> anyhow::Result<Option<usize>> {
    let Some(head) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Ok(None);
    };
    let said = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
    let length = said
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    let length = length.ok_or_else(|| anyhow::anyhow!("an answer without a length: {said}"))?;
    Ok(Some(head + 4 + length))
}
