//! Build, package and run commands of the workspace.
fn main() {}
