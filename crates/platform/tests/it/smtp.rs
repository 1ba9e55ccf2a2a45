//! A mail server in this process, whose moods a test chooses.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

/// A server that keeps what it takes.
#[derive(Clone)]
pub struct Server {
    pub url: String,
    mood: Arc<Mood>,
}

#[derive(Default)]
struct Mood {
    /// Hangs up on everybody.
    away: AtomicBool,
    /// Takes the text of a mail and never says that it did.
    mute: AtomicBool,
    was_mute: Notify,
    taken: Mutex<Vec<String>>,
}

impl Server {
    /// Listens until the test ends. `refused-…@` is no mailbox here (550), `later-…@` is full for now (452).
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let mood = Arc::new(Mood::default());
        let server = Self {
            url,
            mood: mood.clone(),
        };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if !mood.away.load(Ordering::SeqCst) {
                    tokio::spawn(talk(stream, mood.clone()));
                }
            }
        });
        server
    }

    pub fn be_away(&self, away: bool) {
        self.mood.away.store(away, Ordering::SeqCst);
    }

    pub fn be_mute(&self, mute: bool) {
        self.mood.mute.store(mute, Ordering::SeqCst);
    }

    /// Until a whole mail met a mute server.
    pub async fn was_mute(&self) {
        self.mood.was_mute.notified().await;
    }

    /// The mails that were taken for this address.
    pub fn taken_for(&self, address: &str) -> usize {
        let taken = self.mood.taken.lock().unwrap();
        taken
            .iter()
            .filter(|mail| mail.contains(&format!("To: {address}")))
            .count()
    }
}

async fn talk(stream: TcpStream, mood: Arc<Mood>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    say(&mut stream, "220 tilleuls.example").await?;
    loop {
        let line = line(&mut stream).await?;
        let verb = line.get(..4).unwrap_or("").to_uppercase();
        let answer = match verb.as_str() {
            "RCPT" if line.contains("refused-") => {
                let address = line.split_once('<').map_or("", |(_, rest)| rest).trim_end();
                format!("550 5.1.1 <{address}: Recipient address rejected: User unknown")
            }
            "RCPT" if line.contains("later-") => "452 4.2.2 The mailbox is full".to_owned(),
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                take(&mut stream, &mood).await?;
                "250 taken".to_owned()
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => "250 tilleuls.example".to_owned(),
        };
        say(&mut stream, &answer).await?;
    }
}

async fn take(stream: &mut BufReader<TcpStream>, mood: &Mood) -> Option<()> {
    let mut mail = String::new();
    loop {
        let line = line(stream).await?;
        if line.trim_end() == "." {
            break;
        }
        mail.push_str(&line);
    }
    if mood.mute.load(Ordering::SeqCst) {
        mood.was_mute.notify_one();
        return std::future::pending().await;
    }
    mood.taken.lock().unwrap().push(mail);
    Some(())
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let count = stream.read_line(&mut line).await.ok()?;
    (count > 0).then_some(line)
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await.ok()
}
