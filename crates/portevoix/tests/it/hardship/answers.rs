//! Answers that come while the program is killed again and again: each that was acknowledged is there, once.
//!
//! `PORTEVOIX_TEST_ANSWERS` and `PORTEVOIX_TEST_KILL_SECONDS` say how many come, and how far the kills are apart.

use super::count;
use crate::{house::House, questionnaires::launched};
use platform::{Role, clock::Clock, random::Random, settings::Settings};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::Duration,
};

const SENDERS: usize = 8;
/// How long a sender that was not answered waits before it sends the same again.
const PATIENCE: Duration = Duration::from_millis(50);

fn wanted(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

fn serve(settings: &Settings, port: u16) -> Child {
    let mut server = Command::new(env!("CARGO_BIN_EXE_portevoix"))
        .args(["serve", "--behind-proxy", "--listen", &format!("127.0.0.1:{port}")])
        .args(["--workers", "0", "--database", &settings.database, "--data"])
        .arg(&settings.data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    server
}

/// The first line of what is answered; nothing where nobody answers, or not to the end.
fn send(port: u16, path: &str, n: usize) -> Option<String> {
    let body = format!("accueil_personnes={}&_once={n:032x}", n % 5 + 1);
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let from = format!("10.{}.{}.{}", n / 65_536 % 256, n / 256 % 256, n % 256);
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         X-Forwarded-For: {from}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.lines().next().map(str::to_owned)
}

#[tokio::test]
async fn answers_that_come_while_the_program_is_killed_again_and_again_are_each_there_once() {
    let answers = wanted("PORTEVOIX_TEST_ANSWERS", 600);
    let apart = Duration::from_secs(wanted("PORTEVOIX_TEST_KILL_SECONDS", 2) as u64);
    let (settings, _kept) = testkit::empty().await;
    let rooms = portevoix::house(Clock::machine(), Random::machine());
    let app = platform::App::open(settings.clone(), rooms).await.unwrap();
    let today = app.clock.today();
    let house = House::of_people(app).await;
    let quality = house.sign_in(Role::Quality);
    let (_, path) = launched(&quality, "hospital-stay", |settings| {
        settings["opens_on"] = today.to_string().into();
        settings["closes_on"] = today.saturating_add(jiff::Span::new().days(9)).to_string().into();
    })
    .await;
    house.app.db.clone().close().await;

    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (next, over, refused) = (AtomicUsize::new(0), AtomicBool::new(false), AtomicUsize::new(0));
    let kills = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..SENDERS)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let n = next.fetch_add(1, Ordering::Relaxed);
                        if n >= answers {
                            return;
                        }
                        // Not acknowledged, it is sent again, as the page's script does.
                        loop {
                            match send(port, &path, n) {
                                Some(line) if line.contains(" 303 ") => break,
                                Some(line) if !line.contains(" 5") => {
                                    refused.fetch_add(1, Ordering::Relaxed);
                                    break;
                                }
                                _ => std::thread::sleep(PATIENCE),
                            }
                        }
                    }
                })
            })
            .collect();
        let killer = scope.spawn(|| {
            let mut kills = 0;
            let mut server = serve(&settings, port);
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(apart);
                // SIGKILL: nothing is cleaned up.
                server.kill().unwrap();
                server.wait().unwrap();
                kills += 1;
                server = serve(&settings, port);
            }
            server.kill().unwrap();
            server.wait().unwrap();
            kills
        });
        for sender in senders {
            sender.join().unwrap();
        }
        over.store(true, Ordering::Relaxed);
        killer.join().unwrap()
    });

    let expected = i64::try_from(answers).unwrap();
    assert_eq!(refused.load(Ordering::Relaxed), 0);
    assert!(kills > 0);
    let there = "select count(*) as n from answers where is_complete and once_hash is not null";
    assert_eq!(count(&settings, there).await, expected);
    let counted = "select cast(sum(n) as bigint) as n from answer_counts where item = 'accueil_personnes' \
                   and code in ('1', '2', '3', '4', '5') and is_complete";
    assert_eq!(
        count(&settings, counted).await,
        expected,
        "counts are of the same transaction"
    );
}
