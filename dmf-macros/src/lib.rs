//! Procedural macros of dmf-core.
