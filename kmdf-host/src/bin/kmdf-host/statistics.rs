//! What a machine has counted, as text.

use kmdf_host::Snapshot;

/// Prints the counters: the functions by how often they were called, then the rest.
pub(crate) fn print(counted: &Snapshot) {
    println!("statistics");
    let mut calls: Vec<_> = counted.calls.iter().collect();
    calls.sort_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then(a.cmp(b)));
    for (name, count) in calls {
        println!("  {count:>10}  {name}");
    }
    println!("  {:>10}  calls of WDF functions in all", counted.wdf_calls());
    println!("  {:>10}  pairs of acquiring and releasing a lock", counted.locks_acquired);
    println!("  {:>10}  allocations", counted.allocations);
    println!("  {:>10}  objects alive", counted.objects);
    println!("  {:>10}  objects alive at once, at most", counted.objects_peak);
}
