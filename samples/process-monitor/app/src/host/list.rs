//! Lists whose size is asked for first, and that may have grown when they are read.

/// Whether a list had room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// All of it is there.
    Whole,
    /// It has grown: its size is to be asked for again.
    TooSmall,
}

/// Asks for the size and reads the list, again and again until it has not grown in between.
pub(super) fn read<E>(
    mut size: impl FnMut() -> Result<u32, E>,
    mut fill: impl FnMut(&mut [u16]) -> Result<Filled, E>,
) -> Result<Vec<u16>, E> {
    loop {
        let mut list = vec![0; size()? as usize];
        if fill(&mut list)? == Filled::Whole {
            return Ok(list);
        }
    }
}

/// The strings of a list in which each ends in a NUL, and the last is empty.
#[doc(alias = "MULTI_SZ")]
pub(super) fn strings(list: &[u16]) -> impl Iterator<Item = &[u16]> {
    list.split(|unit| *unit == 0).take_while(|string| !string.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn strings_end_with_the_empty_one() {
        let list = wide("one\0two\0\0rest\0");
        assert_eq!(strings(&list).collect::<Vec<_>>(), [wide("one"), wide("two")]);
        for empty in ["", "\0", "\0\0"] {
            assert_eq!(strings(&wide(empty)).count(), 0, "{empty:?}");
        }
        assert_eq!(strings(&wide("cut off")).collect::<Vec<_>>(), [wide("cut off")]);
    }

    #[test]
    fn a_list_that_grows_is_read_again() {
        let mut sizes = [2, 4, 6].into_iter();
        let read = read::<()>(
            || Ok(sizes.next().unwrap()),
            |list| Ok(if list.len() < 6 { Filled::TooSmall } else { Filled::Whole }),
        );
        assert_eq!(read.unwrap().len(), 6);
    }

    #[test]
    fn an_error_ends_it() {
        assert_eq!(read(|| Err(7), |_| Ok(Filled::Whole)), Err(7));
        assert_eq!(read(|| Ok(1), |_| Err(8)), Err(8));
    }
}
