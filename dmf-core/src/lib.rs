//! DMF for Rust: safe WDF objects, the Module tree and its lifecycle.
