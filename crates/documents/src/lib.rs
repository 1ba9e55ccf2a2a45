//! Documents in and out: reads the tables that people drop, and makes tables, charts and PDF from what we know.
//!
//! Everything here is pure: bytes in, bytes out. No file is opened, no clock is read, no address is called.

pub mod chart;
pub mod html;
pub mod pdf;
pub mod qr;
pub mod small_numbers;
pub mod table_in;
pub mod table_out;
