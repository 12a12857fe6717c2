//! The kernel exports that this runtime implements.
//!
//! Each line: name with parameters, highest IRQL, implementation. The types are checked against
//! `wdk_sys::host::NtFunctions`.

macro_rules! nt_functions {
    ($consumer:ident) => {
        $consumer! {
            KeGetCurrentIrql() -> KIRQL, HIGH, crate::nt::irql::get_current;
            KfRaiseIrql(NewIrql: KIRQL) -> KIRQL, HIGH, crate::nt::irql::raise;
            KeRaiseIrqlToDpcLevel() -> KIRQL, DISPATCH, crate::nt::irql::raise_to_dpc;
            KeLowerIrql(NewIrql: KIRQL) -> (), HIGH, crate::nt::irql::lower;
        }
    };
}
pub(super) use nt_functions;
