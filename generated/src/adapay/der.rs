//! The little DER that tells keys apart, read without trusting a length.

/// A DER element.
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
}

/// Why there is no element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The bytes end before the element does.
    Truncated,
    /// The bytes are no DER.
    Malformed,
}

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;

/// Takes the first element off `input`.
#[inline]
pub(super) fn take<'a>(input: &mut &'a [u8]) -> Result<Element<'a>, Fault> {
    let bytes = *input;
    let (&tag, &first) = match bytes {
        [tag, first, ..] => (tag, first),
        _ => return Err(Fault::Truncated),
    };
    let (header, length) = if first < 0x80 { (2, usize::from(first)) } else { long_length(bytes, first)? };
    let end = header.checked_add(length).ok_or(Fault::Truncated)?;
    let whole = bytes.get(..end).ok_or(Fault::Truncated)?;
    *input = &bytes[end..];
    Ok(Element { tag, content: &whole[header..] })
}

/// The length of the header and that of the content, where the latter takes bytes of its own.
#[inline]
fn long_length(bytes: &[u8], first: u8) -> Result<(usize, usize), Fault> {
    let count = usize::from(first & 0x7f);
    // Four bytes are more than a key needs; none at all would be the indefinite length, which DER does not have.
    if !(1..=4).contains(&count) {
        return Err(Fault::Malformed);
    }
    let digits = bytes.get(2..2 + count).ok_or(Fault::Truncated)?;
    let length = digits.iter().fold(0_u64, |length, digit| length << 8 | u64::from(*digit));
    let length = usize::try_from(length).map_err(|_| Fault::Truncated)?;
    Ok((2 + count, length))
}

/// All elements of a content.
#[inline]
pub(super) fn all(mut content: &[u8]) -> Result<Vec<Element<'_>>, Fault> {
    let mut elements = Vec::new();
    while !content.is_empty() {
        elements.push(take(&mut content)?);
    }
    Ok(elements)
}

/// An element made of a tag and a content.
#[inline]
pub(super) fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut made = vec![tag];
    match u8::try_from(content.len()) {
        Ok(short) if short < 0x80 => made.push(short),
        _ => {
            let length = content.len().to_be_bytes();
            let digits: Vec<u8> = length.into_iter().skip_while(|digit| *digit == 0).collect();
            made.push(0x80 | u8::try_from(digits.len()).unwrap_or(0));
            made.extend(digits);
        }
    }
    made.extend(content);
    made
}

#[cfg(test)]
mod tests {
    use super::{Fault, OCTET_STRING, all, element, take};

    #[test]
    fn what_is_made_can_be_taken_apart() {
        for length in [0, 1, 127, 128, 255, 256, 65_536] {
            let made = element(OCTET_STRING, &vec![7; length]);
            let mut rest: &[u8] = &made;
            let taken = take(&mut rest).ok().unwrap();
            assert_eq!((taken.tag, taken.content.len()), (OCTET_STRING, length));
            assert!(rest.is_empty());
        }
    }

    #[test]
    fn no_length_is_trusted() {
        let fault = |bytes: &[u8]| all(bytes).err();
        assert_eq!(fault(&[]), None);
        for bytes in [&[4][..], &[4, 1], &[4, 0x81], &[4, 0x82, 1], &[4, 0x84, 255, 255, 255, 255], &[4, 2, 0]] {
            assert_eq!(fault(bytes), Some(Fault::Truncated), "{bytes:?}");
        }
        for bytes in [&[4, 0x80][..], &[4, 0x85, 0, 0, 0, 0, 1], &[4, 0xff, 1]] {
            assert_eq!(fault(bytes), Some(Fault::Malformed), "{bytes:?}");
        }
    }
}
