//! Reading an INF file.

/// One line of a section: what stands before `=`, if there is one, and the values after it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) key: Option<String>,
    pub(super) values: Vec<String>,
}

/// A section with its lines.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
}

/// An INF file.
#[derive(Debug)]
pub(super) struct Inf {
    pub(super) sections: Vec<Section>,
}

impl Inf {
    /// Reads the text; what stands before the first section is dropped.
    pub(super) fn parse(text: &str) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines() {
            let line = without_comment(line).trim();
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                sections.push(Section { name: name.trim().to_owned(), lines: Vec::new() });
            } else if let (Some(section), false) = (sections.last_mut(), line.is_empty()) {
                section.lines.push(Line::parse(line));
            }
        }
        Self { sections }
    }

    /// The section of that name, whatever the case.
    pub(super) fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name.eq_ignore_ascii_case(name))
    }

    /// The first value of a key in a section.
    pub(super) fn value(&self, section: &str, key: &str) -> Option<&str> {
        let values = self.section(section)?.values(key)?;
        values.first().map(String::as_str)
    }

    /// Text with the names between percent signs replaced by what `[Strings]` says.
    pub(super) fn expand(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for line in self.section("Strings").into_iter().flat_map(|section| &section.lines) {
            if let (Some(key), [value, ..]) = (&line.key, &line.values[..]) {
                out = out.replace(&format!("%{key}%"), value);
            }
        }
        out
    }
}

impl Section {
    /// The values of a key, whatever the case.
    pub(super) fn values(&self, key: &str) -> Option<&[String]> {
        let named =
            |line: &&Line| line.key.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(key));
        self.lines.iter().find(named).map(|line| &line.values[..])
    }
}

impl Line {
    fn parse(line: &str) -> Self {
        let (key, values) = match split(line, '=')[..] {
            [ref key, ref rest, ..] => (Some(unquoted(key)), rest.clone()),
            _ => (None, line.to_owned()),
        };
        let values = split(&values, ',').iter().map(|value| unquoted(value)).collect();
        Self { key, values }
    }
}

/// The line up to a semicolon that is not between quotation marks.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let end = line.find(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    end.map_or(line, |end| &line[..end])
}

/// The parts between separators that are not between quotation marks.
fn split(text: &str, separator: char) -> Vec<String> {
    let mut quoted = false;
    text.split(|c| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
    .map(|part| part.trim().to_owned())
    .collect()
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches('"').to_owned()
}
