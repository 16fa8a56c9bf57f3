//! What the fuzz targets share: one function a target, which the tests of the program run too.

#[path = "../harness/mod.rs"]
pub mod harness;
