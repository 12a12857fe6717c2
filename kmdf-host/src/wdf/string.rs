//! `wdfstring.h`: string objects.

use wdk_sys::{UNICODE_STRING, WDF_OBJECT_ATTRIBUTES, WDFSTRING};

use crate::edge::Cx;
use crate::edge::abi::{Ptr, display};
use crate::heap::Block;
use crate::machine::crash::Reply;
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject};
use crate::state::State;

/// What a `WDFSTRING` is besides an object.
pub(crate) struct Text {
    pub(crate) text: Block,
    /// Its length in bytes, without the NUL.
    length: u16,
}

impl Text {
    /// A string object's text; what is too long for a counted string is cut off.
    pub(crate) fn new(text: &str) -> Self {
        let length = u16::try_from(text.encode_utf16().count() * 2).unwrap_or(u16::MAX - 3);
        Self { text: super::driver::wide_block(text), length }
    }
}

/// Gives a string object another text.
pub(crate) fn assign(state: &mut State, string: Handle, text: &str) -> Reply {
    let old = std::mem::replace(state.get::<Text>(string)?, Text::new(text));
    state.heap.bury(old.text, "a string's former text");
    Ok(())
}

pub(crate) fn create(
    cx: &Cx,
    text: Ptr<UNICODE_STRING>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    string: Ptr<WDFSTRING>,
) -> Reply {
    let string = string.required("String")?;
    let attributes = Attributes::read(attributes, Rules::default())?;
    let parent = Some(cx.parent_or_driver(attributes.parent)?);
    let text = text.optional().map(display).unwrap_or_default();
    let (payload, function) = (Text::new(&text).into(), cx.function);
    let handle = cx.with(|state| {
        let handle =
            state.create(NewObject { function, payload, parent, attributes: &attributes })?;
        state.object(handle)?.passive = true;
        Ok::<_, crate::machine::crash::Stop>(handle)
    })?;
    string.write(handle.as_raw());
    Ok(())
}

pub(crate) fn get_unicode_string(cx: &Cx, string: Handle, out: Ptr<UNICODE_STRING>) -> Reply {
    let out = out.required("UnicodeString")?;
    let text = cx.with(|state| {
        let text = state.get::<Text>(string)?;
        let (length, buffer) = (text.length, text.text.address());
        Ok((length, buffer))
    })?;
    let (length, buffer) = text;
    out.write(UNICODE_STRING {
        Length: length,
        MaximumLength: length + 2,
        Buffer: buffer as *mut u16,
    });
    Ok(())
}
