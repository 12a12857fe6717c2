//! What the macros write compiles, and so does the same written by hand.
//!
//! The unit test `snapshots` compares the two.

/// With the macros.
#[path = "expand"]
pub mod by_macro {
    pub mod buffer_queue;
    pub mod client;
}

/// By hand: nothing here but dmf-core.
#[allow(
    unused_imports,
    unused_braces,
    clippy::cast_lossless,
    clippy::undocumented_unsafe_blocks,
    reason = "lints do not look into macros, and tokens hold no comments"
)]
#[path = "expand"]
pub mod by_hand {
    #[path = "buffer_queue.expanded.rs"]
    #[rustfmt::skip]
    pub mod buffer_queue;
    #[path = "client.expanded.rs"]
    #[rustfmt::skip]
    pub mod client;
}

#[test]
fn both_have_the_same_callbacks() {
    use dmf_core::Module;

    assert_eq!(
        <by_macro::buffer_queue::BufferQueue<u8> as Module>::CALLBACKS,
        <by_hand::buffer_queue::BufferQueue<u8> as Module>::CALLBACKS,
    );
    assert_eq!(
        <by_macro::client::Monitor as Module>::CALLBACKS,
        <by_hand::client::Monitor as Module>::CALLBACKS,
    );
}
