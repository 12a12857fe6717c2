//! `wdffileobject.h`: file objects.

use wdk_sys::PUNICODE_STRING;

use crate::edge::Cx;
use crate::io::File;
use crate::machine::crash::Reply;
use crate::object::Handle;

pub(crate) fn get_device(cx: &Cx, file: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| {
        state.get::<File>(file)?;
        Ok(state.device_of(file))
    })
}

/// The name that follows the device's in what the client opened; it lives as long as the file object.
pub(crate) fn get_file_name(cx: &Cx, file: Handle) -> Reply<PUNICODE_STRING> {
    cx.with(|state| Ok(state.get::<File>(file)?.name.as_ptr()))
}

pub(crate) fn get_initiator_process_id(cx: &Cx, file: Handle) -> Reply<u32> {
    cx.with(|state| {
        let id = state.get::<File>(file)?.id;
        Ok(state.io.files.get(&id).map_or(0, |file| file.requestor.process))
    })
}
