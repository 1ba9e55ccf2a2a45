//! What is said of a panic: its place, never its own sentence, which may quote people's words.

use std::panic::PanicHookInfo;

/// From now on a panic says one line of log, instead of the sentence that the standard library would print.
pub fn say_the_place_only() {
    std::panic::set_hook(Box::new(say));
}

fn say(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "something panicked");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::Write,
        sync::{Arc, Mutex},
    };

    /// What would stand in the log.
    #[derive(Clone, Default)]
    struct Heard(Arc<Mutex<Vec<u8>>>);

    impl Write for Heard {
        fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("no holder panics").extend_from_slice(line);
            Ok(line.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_says_its_place_and_not_what_it_quotes() {
        let heard = Heard::default();
        let writer = heard.clone();
        let log = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
        let before = std::panic::take_hook();
        say_the_place_only();

        let ended = tracing::subscriber::with_default(log, || {
            std::panic::catch_unwind(|| {
                let words = String::from("Mme Durand m’a dit");
                let _ = &words[words.len() - 1..words.len() + 4];
            })
        });
        std::panic::set_hook(before);

        let heard = String::from_utf8(heard.0.lock().expect("no holder panics").clone()).expect("text");
        assert!(
            ended.is_err() && heard.contains("something panicked") && heard.contains("panics.rs"),
            "{heard}"
        );
        assert!(!heard.contains("Durand"), "{heard}");
    }
}
