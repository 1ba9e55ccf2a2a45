//! The rules of publishing, on the tables of either engine.
