//! Makes a tree with a thousand equal leaves fit to be read.

/// `text` with one line for each run of lines that differ in nothing but their handles.
pub(super) fn squeeze(text: &str) -> String {
    let mut short = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let shape = shape(line);
        let mut more = 0;
        while lines.next_if(|next| self::shape(next) == shape).is_some() {
            more += 1;
        }
        short += line;
        if more > 0 {
            short.push_str(" (and ");
            short.push_str(&more.to_string());
            short.push_str(" more)");
        }
        short.push('\n');
    }
    short
}

/// A line without its handles.
fn shape(line: &str) -> String {
    let words = line.split(' ').map(|word| if word.starts_with("0x") { "0x" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_siblings_are_one_line() {
        let tree =
            "DRIVER 0x1\n  DEVICE 0x2\n    MEMORY 0x3 a\n    MEMORY 0x4 a\n    MEMORY 0x5 a\n";
        let short = "DRIVER 0x1\n  DEVICE 0x2\n    MEMORY 0x3 a (and 2 more)\n";
        assert_eq!(squeeze(tree), short);
    }

    #[test]
    fn what_differs_stays() {
        let tree = "  MEMORY 0x3 a\n    MEMORY 0x4 a\n    MEMORY 0x5 b\n    QUEUE 0x6 b\n";
        assert_eq!(squeeze(tree), tree);
    }
}
