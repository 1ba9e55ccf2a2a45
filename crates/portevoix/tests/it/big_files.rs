//! Files of 300 megabytes at the running program: read or refused as they come, in a memory that stays flat.

use crate::house::House;
use http::StatusCode;
use platform::{App, Role, clock::Clock, random::Random, settings::Settings};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};
use testkit::Kept;

const MEGABYTE: usize = 1_000_000;
const BIG: usize = 300 * MEGABYTE;

/// A file that is taken is sealed too, which costs a quarter of a second a megabyte without optimisation.
const TAKEN: usize = if cfg!(debug_assertions) { 16 * MEGABYTE } else { BIG };

/// By how much the memory may grow, in megabytes: some pieces of a file, never a file.
const FLAT: i64 = 12;

const EDGE: &str = "edge-of-a-part-of-a-big-form";

/// A running program, and the house that it serves.
struct Server {
    program: Child,
    address: String,
    house: House,
    settings: Settings,
    _kept: Kept,
}

impl Server {
    async fn start() -> Self {
        let (settings, kept) = testkit::empty().await;
        let rooms = portevoix::house(Clock::machine(), Random::machine());
        let app = App::open(settings.clone(), rooms).await.unwrap();
        let house = House::of_people(app).await;
        let mut program = Command::new(env!("CARGO_BIN_EXE_portevoix"))
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database",
                &settings.database,
                "--data",
            ])
            .arg(&settings.data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(program.stdout.take().unwrap())
            .read_line(&mut said)
            .unwrap();
        let address = said.trim().rsplit("http://").next().unwrap().to_owned();
        Self {
            program,
            address,
            house,
            settings,
            _kept: kept,
        }
    }

    /// The highest memory of the program so far, in megabytes.
    fn peak(&self) -> i64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.program.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<i64>().unwrap() / 1000
    }

    /// What lies in a folder of the installation, in bytes.
    fn lies_in(&self, folder: &str) -> u64 {
        bytes_in(&self.settings.data.join(folder))
    }

    /// Sends a form with one field of so many bytes, piece by piece, and reads the answer.
    fn send(&self, to: &To<'_>, piece: &[u8], length: usize) -> Answer {
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; {}\r\n\r\n", to.field);
        let end = format!("\r\n--{EDGE}--\r\n");
        let request = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept-Language: {}\r\n\
             Sec-Fetch-Site: same-origin\r\nCookie: pv_session={}\r\n\
             Content-Type: multipart/form-data; boundary={EDGE}\r\nContent-Length: {}\r\n\r\n{head}",
            to.path,
            self.address,
            to.language,
            self.house.session(Role::Quality),
            head.len() + length + end.len(),
        );
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let sent = write(&mut stream, request.as_bytes(), piece, length, end.as_bytes());
        let mut answer = Vec::new();
        let read = stream.read_to_end(&mut answer);
        Answer {
            text: String::from_utf8_lossy(&answer).into_owned(),
            was_cut: sent.is_err() || read.is_err(),
        }
    }
}

/// Where and what somebody sends.
struct To<'a> {
    path: &'a str,
    language: &'a str,
    field: &'a str,
}

/// Writes the request, its piece again and again up to a length, and its end.
fn write(to: &mut TcpStream, request: &[u8], piece: &[u8], length: usize, end: &[u8]) -> std::io::Result<()> {
    to.write_all(request)?;
    for at in (0..length).step_by(piece.len()) {
        to.write_all(&piece[..piece.len().min(length - at)])?;
    }
    to.write_all(end)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

struct Answer {
    text: String,
    /// The program hung up before everything was sent and read.
    was_cut: bool,
}

fn bytes_in(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let sizes = entries.map(|entry| {
        let entry = entry.unwrap();
        let about = entry.metadata().unwrap();
        if about.is_dir() {
            bytes_in(&entry.path())
        } else {
            about.len()
        }
    });
    sizes.sum()
}

#[tokio::test]
async fn what_is_over_the_bound_is_refused_in_words_and_leaves_nothing() {
    let server = Server::start().await;
    let path = format!("{}/attachments", crate::publications::begin(&server.house).await);
    let piece = vec![b'x'; 64 * 1024];
    let film = "name=\"file\"; filename=\"film.mp4\"";
    let to = |language, field| To {
        path: &path,
        language,
        field,
    };
    server.send(&to("fr", film), &piece, 3 * MEGABYTE);
    let (before, kept) = (server.peak(), server.lies_in("files"));

    let answers = [
        (
            server.send(&to("fr", film), &piece, BIG),
            "Ce fichier est trop grand : 40 Mo au plus.",
        ),
        (
            server.send(&to("en", film), &piece, BIG),
            "This file is too large: 40 MB at most.",
        ),
        (server.send(&to("fr", "name=\"alternative\""), &piece, BIG), "trop"),
    ];

    for (answer, words) in answers {
        let text = answer.text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(text.starts_with("HTTP/1.1 413"), "{text:.400}");
        assert!(text.contains(words), "{words} is not in {text}");
        assert!(
            !answer.was_cut,
            "a browser that was hung up on shows nothing of: {words}"
        );
    }
    assert!(server.peak() - before < FLAT, "from {before} to {} MB", server.peak());
    assert_eq!((server.lies_in("incoming"), server.lies_in("files")), (0, kept));
}

#[tokio::test]
async fn a_file_of_words_is_taken_piece_by_piece_and_goes_without_a_trace() {
    let server = Server::start().await;
    let mut piece = "Numéro;Avis;Date\n".as_bytes().to_vec();
    while piece.len() < MEGABYTE {
        piece.extend("N1;Le couloir était froid, et personne n’est venu;05/01/2026\n".as_bytes());
    }
    let to = To {
        path: "/expressions/imports",
        language: "fr",
        field: "name=\"file\"; filename=\"retours.csv\"",
    };
    server.send(&to, &piece, 2 * MEGABYTE);
    let (before, kept) = (server.peak(), server.lies_in("files"));

    let answer = server.send(&to, &piece, TAKEN);

    assert!(
        answer.text.starts_with("HTTP/1.1 303") && !answer.was_cut,
        "{:.400}",
        answer.text
    );
    assert!(server.peak() - before < FLAT, "from {before} to {} MB", server.peak());
    let sealed = server.lies_in("files") - kept;
    assert!(sealed > TAKEN as u64, "it is kept, sealed: {sealed}");
    assert_eq!(server.lies_in("incoming"), 0);
    let import = crate::people::between(&answer.text, "location: ", "\r\n");
    let quality = server.house.sign_in(Role::Quality);
    quality
        .post(&format!("{import}/removal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    server.house.run_jobs().await;
    assert_eq!(server.lies_in("files"), kept, "nothing of it is left");
}
