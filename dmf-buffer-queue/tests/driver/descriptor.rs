//! What WDF's functions are given of a buffer.

use dmf_buffer_queue::{BufferQueue, Config};
use wdk_sys::{
    _WDF_MEMORY_DESCRIPTOR_TYPE as DescriptorType, STATUS_BUFFER_TOO_SMALL,
    call_unsafe_wdf_function_binding,
};

use crate::support::Rig;

/// Handle and offset lead to the payload, and the descriptor names both.
#[test]
fn a_buffers_memory_object_holds_its_payload() {
    let rig = Rig::<BufferQueue<[u8], u64>>::start(Config::new(2).with_buffer_size(9));
    rig.run(|queue| {
        let mut buffer = queue.fetch().unwrap().copy_from(b"payload").unwrap();
        let payload = buffer.as_ptr();
        let mut range = buffer.memory();
        assert_eq!((range.len(), range.is_empty()), (7, false));
        let (handle, offset) = (range.handle(), range.offset());
        let mut size = 0;
        // SAFETY: the handle is valid as long as the buffer.
        let start =
            unsafe { call_unsafe_wdf_function_binding!(WdfMemoryGetBuffer, handle, &raw mut size) };
        assert_eq!(start.cast::<u8>().wrapping_add(offset.BufferOffset).cast_const(), payload);
        assert!(size >= offset.BufferOffset + offset.BufferLength);
        let descriptor = range.descriptor();
        assert_eq!(descriptor.Type, DescriptorType::WdfMemoryDescriptorTypeHandle);
        // SAFETY: the type says that the descriptor has a handle.
        let named = unsafe { descriptor.u.HandleType };
        assert_eq!(named.Memory, handle);
        // SAFETY: the descriptor points into `range`, which is where it was.
        assert_eq!(unsafe { (*named.Offsets).BufferOffset }, offset.BufferOffset);
    });
    rig.finish();
}

/// A device's answer, written by WDF at the offset, is the payload; what is behind is refused.
#[test]
fn what_wdf_writes_there_is_the_payload() {
    let rig = Rig::<BufferQueue<[u8]>>::start(Config::new(1).with_buffer_size(4));
    rig.run(|queue| {
        let mut buffer = queue.fetch().unwrap().fill(4, |_| ()).unwrap();
        let range = buffer.memory();
        let (handle, start) = (range.handle(), range.offset().BufferOffset);
        let mut answer = *b"data and more than fits in the memory";
        let copy = |start: usize, length: usize, from: &mut [u8]| {
            // SAFETY: the handle is valid, and the source has at least so many bytes.
            unsafe {
                call_unsafe_wdf_function_binding!(
                    WdfMemoryCopyFromBuffer,
                    handle,
                    start,
                    from.as_mut_ptr().cast(),
                    length
                )
            }
        };
        assert_eq!(copy(start, 4, &mut answer), 0);
        assert_eq!(copy(start, 37, &mut answer), STATUS_BUFFER_TOO_SMALL);
        assert_eq!(*buffer, *b"data");
    });
    rig.finish();
}
