//! Long lines, cut so that what matters stays visible. Characters are never cut apart, and wide ones count twice.

/// What stands for the part that is left out.
const DOTS: char = '…';

/// Columns in front of the first difference that stay visible.
const BEFORE: usize = 30;

/// The start of a text, no wider than `width` columns.
pub fn clipped(text: &str, width: usize) -> String {
    from(text, 0, width)
}

/// Two texts, each no wider than `width` columns, cut at the same place so that the first difference is visible in both.
pub fn around_difference(one: &str, other: &str, width: usize) -> (String, String) {
    if columns(one) <= width && columns(other) <= width {
        return (one.to_owned(), other.to_owned());
    }
    let same: usize =
        one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|(c, _)| wide(c)).sum();
    // The first difference may be near the start anyway.
    let start = if same + BEFORE < width { 0 } else { same.saturating_sub(BEFORE) };
    (from(one, start, width), from(other, start, width))
}

/// The columns that a text takes.
pub fn columns(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// `width` columns of a text from a column on.
fn from(text: &str, start: usize, width: usize) -> String {
    let (mut at, mut taken) = (0, 0);
    let mut part = String::new();
    if start > 0 {
        part.push(DOTS);
        taken = 1;
    }
    let is_before = |c: &char| {
        let is_before = at < start;
        at += if is_before { wide(*c) } else { 0 };
        is_before
    };
    let mut rest = text.chars().skip_while(is_before).peekable();
    while let Some(c) = rest.next() {
        // The last column is for what says that there is more.
        if taken + wide(c) + usize::from(rest.peek().is_some()) > width {
            part.push(DOTS);
            break;
        }
        taken += wide(c);
        part.push(c);
    }
    part
}

/// How many columns a character takes, as terminals with a Chinese font show it.
fn wide(c: char) -> usize {
    let is_wide = matches!(u32::from(c),
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f
        | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd);
    if is_wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(clipped("abc", 3), "abc");
        assert_eq!(clipped("请求", 4), "请求");
        assert_eq!(around_difference("abc", "abd", 3), ("abc".to_owned(), "abd".to_owned()));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(clipped("请求订单号", 7), "请求订…");
        assert_eq!(clipped("请求订单号", 6), "请求…");
    }

    #[test]
    fn the_difference_stays_visible() {
        let (one, other) = (format!("{}old", "请".repeat(100)), format!("{}new", "请".repeat(100)));
        let dots = |end: &str| format!("…{}{end}", "请".repeat(15));
        assert_eq!(around_difference(&one, &other, 60), (dots("old"), dots("new")));
        let (one, other) = ("a".repeat(200), "a".repeat(201));
        let (one, other) = around_difference(&one, &other, 60);
        assert_eq!(
            (one.as_str(), other.as_str()),
            (&*format!("…{}", "a".repeat(30)), &*format!("…{}", "a".repeat(31)))
        );
    }

    #[test]
    fn no_line_is_wider_than_allowed() {
        for text in ["请".repeat(90), "a请".repeat(60), "é🎉".repeat(40), String::new(), "a".to_owned()] {
            for width in 3..100 {
                assert!(columns(&clipped(&text, width)) <= width, "{text} {width}");
                for start in [0, 1, 7, 50] {
                    assert!(columns(&from(&text, start, width)) <= width, "{text} {width} {start}");
                }
            }
        }
    }
}
