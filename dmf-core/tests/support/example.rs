// What the examples in this crate's documentation have in common; they include it.

/// Runs a driver whose devices are `D`s: it is loaded and has one device while `use_it` runs, and
/// then goes and must leave nothing. Time is virtual.
pub(super) fn with_device<D: dmf_core::device::Device>(
    use_it: impl FnOnce(&kmdf_host::Machine, &kmdf_host::Device),
) {
    with_driver::<D>(|machine, driver| {
        let device = driver.plug_in().expect("the device starts");
        use_it(machine, &device);
        device.remove().expect("the device goes");
    });
}

/// The same without a device: for an example whose device does not go in order.
pub(super) fn with_driver<D: dmf_core::device::Device>(
    use_it: impl FnOnce(&kmdf_host::Machine, &kmdf_host::Driver),
) {
    unsafe extern "C" fn entry<D: dmf_core::device::Device>(
        driver: wdk_sys::PDRIVER_OBJECT,
        registry_path: wdk_sys::PCUNICODE_STRING,
    ) -> wdk_sys::NTSTATUS {
        // SAFETY: the host passes the arguments of `DriverEntry`.
        unsafe { dmf_core::device::driver_entry::<D>(driver, registry_path) }
    }
    let machine = kmdf_host::Machine::builder().virtual_time().build();
    let driver = machine.load("example", entry::<D>).expect("DriverEntry succeeds");
    use_it(&machine, &driver);
    driver.unload().expect("nothing leaks");
}
