#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tcu_fuzz::harness::read(data));
