//! The rooms: the system on one screen, in the order of the rail.

use platform::Room;

/// Every room of the house. Their migrations run in this order.
#[must_use]
pub fn all() -> Vec<Room> {
    vec![
        people::room(),
        questionnaires::room(),
        expressions::room(),
        analysis::room(),
        projects::room(),
        publications::room(),
    ]
}
