//! What is on the wire: every message comes back as it was, and no bytes do harm.

use kmdf_client::Guid;
use kmdf_client::wire::{
    Ask, EndReason, FrameError, Malformed, Reply, Request, frame, limits, read_frame,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn ask() -> impl Strategy<Value = Ask> {
    prop_oneof![
        (any::<u32>(), any::<u32>(), vec(any::<u8>(), 0..64))
            .prop_map(|(code, output, input)| Ask::Ioctl { code, output, input }),
        any::<u32>().prop_map(|output| Ask::Read { output }),
        vec(any::<u8>(), 0..64).prop_map(|input| Ask::Write { input }),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    let guid = any::<(u32, u16, u16, [u8; 8])>();
    prop_oneof![
        any::<([u8; 8], u32)>().prop_map(|(magic, version)| Request::Hello { magic, version }),
        any::<(u64, String)>().prop_map(|(call, path)| Request::Open { call, path }),
        (any::<u64>(), guid).prop_map(|(call, (data1, data2, data3, data4))| {
            Request::OpenInterface { call, class: Guid { data1, data2, data3, data4 } }
        }),
        any::<(u64, u64)>().prop_map(|(call, handle)| Request::Close { call, handle }),
        (any::<u64>(), any::<u64>(), ask()).prop_map(|(call, handle, ask)| Request::Send {
            call,
            handle,
            ask
        }),
        any::<(u64, u64)>().prop_map(|(call, request)| Request::Cancel { call, request }),
        any::<(u64, u64)>().prop_map(|(call, handle)| Request::CancelAll { call, handle }),
    ]
}

fn reply() -> impl Strategy<Value = Reply> {
    prop_oneof![
        any::<(u32, u32)>().prop_map(|(version, process)| Reply::Welcome { version, process }),
        any::<u64>().prop_map(|call| Reply::Done { call }),
        any::<(u64, u64)>().prop_map(|(call, handle)| Reply::Opened { call, handle }),
        any::<(u64, i32)>().prop_map(|(call, status)| Reply::Failed { call, status }),
        any::<(u64, String)>().prop_map(|(call, what)| Reply::Missing { call, what }),
        any::<u64>().prop_map(|call| Reply::Sent { call }),
        (any::<u64>(), any::<i32>(), any::<u64>(), vec(any::<u8>(), 0..64)).prop_map(
            |(call, status, information, output)| Reply::Completed {
                call,
                status,
                information,
                output
            }
        ),
        any::<(u8, String)>()
            .prop_map(|(reason, text)| Reply::End { reason: EndReason(reason), text }),
    ]
}

fn body(frame: &[u8]) -> Vec<u8> {
    read_frame(&mut &*frame).unwrap().unwrap()
}

proptest! {
    #[test]
    fn every_request_comes_back_as_it_was(request in request()) {
        prop_assert_eq!(Request::decode(&body(&frame(&request))), Ok(request));
    }

    #[test]
    fn every_reply_comes_back_as_it_was(reply in reply()) {
        prop_assert_eq!(Reply::decode(&body(&frame(&reply))), Ok(reply));
    }

    #[test]
    fn a_message_cut_anywhere_is_no_message(request in request(), cut in any::<prop::sample::Index>()) {
        let body = body(&frame(&request));
        prop_assert_eq!(Request::decode(&body[..cut.index(body.len())]), Err(Malformed::Short));
    }

    #[test]
    fn nothing_may_follow_the_last_field(reply in reply(), more in 1_usize..9) {
        let mut body = body(&frame(&reply));
        body.resize(body.len() + more, 0);
        prop_assert_eq!(Reply::decode(&body), Err(Malformed::Trailing(more)));
    }

    #[test]
    fn arbitrary_bytes_are_a_message_that_encodes_to_them_or_none(bytes in vec(any::<u8>(), 0..64)) {
        if let Ok(request) = Request::decode(&bytes) {
            prop_assert_eq!(&frame(&request)[4..], &bytes[..]);
        }
        if let Ok(reply) = Reply::decode(&bytes) {
            prop_assert_eq!(&frame(&reply)[4..], &bytes[..]);
        }
    }

    #[test]
    fn a_frame_cut_anywhere_is_no_frame(request in request(), cut in any::<prop::sample::Index>()) {
        let frame = frame(&request);
        let cut = cut.index(frame.len());
        match read_frame(&mut &frame[..cut]) {
            Ok(None) => prop_assert_eq!(cut, 0),
            Err(FrameError::Cut) => prop_assert!(cut > 0),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

#[test]
fn a_length_of_nothing_or_too_much_is_refused_before_anything_is_read() {
    for len in [0, limits::FRAME + 1, u32::MAX as usize] {
        let prefix = u32::try_from(len).unwrap().to_le_bytes();
        let refused = read_frame(&mut &prefix[..]);
        assert!(matches!(refused, Err(FrameError::Length(its)) if its == len), "{refused:?}");
    }
}

#[test]
fn unknown_tags_are_named() {
    assert_eq!(Request::decode(&[0x7F]), Err(Malformed::Tag(0x7F)));
    let mut send = frame(&Request::Send { call: 1, handle: 2, ask: Ask::Read { output: 3 } });
    send[4 + 17] = 9;
    assert_eq!(Request::decode(&send[4..]), Err(Malformed::Tag(9)));
    assert_eq!(Malformed::Tag(9).to_string(), "there is no message with tag 0x09");
}

#[test]
fn a_text_is_short_and_utf_8() {
    let mut open = vec![0x02, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0xFF];
    assert_eq!(Request::decode(&open), Err(Malformed::NoText));
    let long = limits::TEXT + 1;
    open.truncate(9);
    open.extend(u32::try_from(long).unwrap().to_le_bytes());
    open.resize(open.len() + long, b'x');
    assert_eq!(Request::decode(&open), Err(Malformed::LongText(long)));
}

#[test]
fn last_words_are_cut_where_a_character_ends() {
    let text = "ä".repeat(limits::TEXT);
    let end = Reply::End { reason: EndReason::CRASHED, text };
    let Ok(Reply::End { text, .. }) = Reply::decode(&frame(&end)[4..]) else { panic!() };
    assert_eq!(text.len(), limits::TEXT);
}

/// The tags and fields as the documentation of `wire` has them: another program may rely on them.
#[test]
fn the_bytes_are_those_of_the_documentation() {
    let class = Guid { data1: 0x0403_0201, data2: 0x0605, data3: 0x0807, data4: [9; 8] };
    let requests = [
        (Request::Hello { magic: *b"kmdfhost", version: 1 }, "01 6b6d6466686f7374 01000000"),
        (Request::Open { call: 2, path: "ä".to_owned() }, "02 0200000000000000 02000000 c3a4"),
        (
            Request::OpenInterface { call: 3, class },
            "03 0300000000000000 01020304 0506 0708 0909090909090909",
        ),
        (Request::Close { call: 4, handle: 5 }, "04 0400000000000000 0500000000000000"),
        (
            Request::Send {
                call: 6,
                handle: 7,
                ask: Ask::Ioctl { code: 0x22_6000, output: 8, input: vec![9] },
            },
            "05 0600000000000000 0700000000000000 01 00602200 08000000 01000000 09",
        ),
        (
            Request::Send { call: 6, handle: 7, ask: Ask::Read { output: 8 } },
            "05 0600000000000000 0700000000000000 02 08000000",
        ),
        (
            Request::Send { call: 6, handle: 7, ask: Ask::Write { input: vec![] } },
            "05 0600000000000000 0700000000000000 03 00000000",
        ),
        (Request::Cancel { call: 8, request: 6 }, "06 0800000000000000 0600000000000000"),
        (Request::CancelAll { call: 9, handle: 7 }, "07 0900000000000000 0700000000000000"),
    ];
    for (request, bytes) in requests {
        assert_eq!(hex(&frame(&request)[4..]), bytes.replace(' ', ""), "{request:?}");
    }
    let replies = [
        (Reply::Welcome { version: 1, process: 2 }, "81 01000000 02000000"),
        (Reply::Done { call: 1 }, "82 0100000000000000"),
        (Reply::Opened { call: 1, handle: 2 }, "83 0100000000000000 0200000000000000"),
        (Reply::Failed { call: 1, status: -2 }, "84 0100000000000000 feffffff"),
        (Reply::Missing { call: 1, what: "x".to_owned() }, "85 0100000000000000 01000000 78"),
        (Reply::Sent { call: 1 }, "86 0100000000000000"),
        (
            Reply::Completed { call: 1, status: 0, information: 2, output: vec![3, 4] },
            "87 0100000000000000 00000000 0200000000000000 02000000 0304",
        ),
        (Reply::End { reason: EndReason::STOPPED, text: String::new() }, "8f 01 00000000"),
    ];
    for (reply, bytes) in replies {
        assert_eq!(hex(&frame(&reply)[4..]), bytes.replace(' ', ""), "{reply:?}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
