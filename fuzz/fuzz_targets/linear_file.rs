#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::linear_file(bytes));
