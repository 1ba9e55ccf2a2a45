//! Reads the command and runs it.

use clap::Parser;

fn main() -> std::process::ExitCode {
    let command = portevoix::commands::Command::parse();
    portevoix::commands::start_logs(&command);
    portevoix::panics::say_the_place_only();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refused(&error.into()),
    };
    match runtime.block_on(portevoix::commands::run(command)) {
        Ok(code) => code,
        Err(error) => refused(&error),
    }
}

/// Says why nothing was done, on the error output, without a panic's noise.
#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
fn refused(error: &anyhow::Error) -> std::process::ExitCode {
    if platform::error::is_full(error) {
        eprintln!(
            "portevoix : le disque est plein, ou ne prend plus rien. Faites de la place, puis recommencez : rien de ce qui était fait n’est perdu."
        );
    }
    eprintln!("portevoix : {error:#}");
    std::process::ExitCode::FAILURE
}
