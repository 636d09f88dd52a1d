//! Path templates, and the names of operations that the document leaves without one.

/// A path template, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The path with each parameter's key in braces.
    pub path: String,
    /// The parameters in the path.
    pub names: Vec<Name>,
    /// What stands behind a question mark: names, and values or parameters.
    pub query: Vec<(String, Fixed)>,
}

/// A parameter of a path.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    /// As it stands in the braces, without signs.
    pub name: String,
    /// Whether its value may have slashes (`{+name}`).
    pub reserved: bool,
}

/// A value of a query that the path itself holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Fixed {
    Text(String),
    Parameter(String),
}

impl Template {
    /// Reads a path; its fragment tells two paths apart and is never sent.
    pub fn of(path: &str) -> Self {
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut template = Self::default();
        template.add_path(path);
        template.query = query.split('&').filter(|pair| !pair.is_empty()).map(fixed).collect();
        if !template.path.starts_with('/') {
            template.path.insert(0, '/');
        }
        template
    }

    fn add_path(&mut self, path: &str) {
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((inside, after)) = after.split_once('}') else { break };
            let name = bare(inside);
            self.path.push_str(before);
            if name.name.is_empty() {
                self.path.push_str(inside);
            } else {
                self.path.push_str(&format!("{{{}}}", key(&name.name)));
                self.names.push(name);
            }
            rest = after;
        }
        self.path.push_str(rest);
    }
}

/// A parameter's name as it can stand in the braces of a path that is cut at its slashes.
pub fn key(name: &str) -> String {
    name.replace(['/', '{', '}', '?', '#'], "_")
}

/// `+path`, `path*` and `name=projects/*` stand for values that may have slashes.
fn bare(inside: &str) -> Name {
    let (name, pattern) = inside.split_once('=').unwrap_or((inside, ""));
    let name = name.trim();
    let plain = name.trim_start_matches('+').trim_end_matches(['*', '+']);
    let (reserved, name) = (plain != name || pattern.contains('*'), plain.to_owned());
    Name { name, reserved }
}

fn fixed(pair: &str) -> (String, Fixed) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let parameter = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
    let value = match parameter.or_else(|| name.strip_prefix('{')?.strip_suffix('}')) {
        Some(parameter) => Fixed::Parameter(bare(parameter).name),
        None => Fixed::Text(value.to_owned()),
    };
    (name.trim_matches(['{', '}']).to_owned(), value)
}

/// The name of an operation without one: `GET /pets/{id}/toys` is `get_pets_by_id_toys`.
pub fn derived_id(method: &str, path: &str) -> String {
    let words = path.split(['/', '?', '&', '#', '=']).flat_map(|segment| segment.split_inclusive('}'));
    let words = words.map(|word| match word.split_once('{') {
        Some((before, inside)) => format!("{before}_by_{}", bare(inside.trim_end_matches('}')).name),
        None => word.to_owned(),
    });
    let all: String = std::iter::once(method.to_owned()).chain(words).collect::<Vec<_>>().join("_");
    let plain = all.replace(|other: char| !other.is_alphanumeric(), "_");
    plain.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::{Fixed, Template, derived_id};

    #[test]
    fn a_template_is_taken_apart() {
        let shown = |path: &str| {
            let template = Template::of(path);
            let names =
                template.names.iter().map(|name| format!("{}{}", name.name, if name.reserved { "+" } else { "" }));
            (template.path.clone(), names.collect::<Vec<_>>().join(" "))
        };
        for (path, expected, names) in [
            ("/a/{b}.json", "/a/{b}.json", "b"),
            ("/a/{b}-{c}/", "/a/{b}-{c}/", "b c"),
            ("/v1/{+name}:cancel", "/v1/{name}:cancel", "name+"),
            ("/files/{path*}", "/files/{path}", "path+"),
            ("/{name=projects/*}", "/{name}", "name+"),
            ("//a", "//a", ""),
            ("/{a/b}", "/{a_b}", "a/b"),
            ("/a/{b", "/a/{b", ""),
            ("/{}", "/", ""),
            ("/#Action=List", "/", ""),
            ("a", "/a", ""),
        ] {
            assert_eq!(shown(path), (expected.to_owned(), names.to_owned()), "{path}");
        }
    }

    #[test]
    fn a_query_in_a_path_is_kept_and_its_parameters_are_found() {
        let template = Template::of("/a?b=1&c={d}&e");
        assert_eq!(template.path, "/a");
        let text = |text: &str| Fixed::Text(text.to_owned());
        let expected = [("b", text("1")), ("c", Fixed::Parameter("d".to_owned())), ("e", text(""))];
        assert_eq!(template.query, expected.map(|(name, value)| (name.to_owned(), value)));
    }

    #[test]
    fn names_of_operations_are_derived() {
        for (method, path, id) in [
            ("get", "/pets/{id}/toys", "get_pets_by_id_toys"),
            ("post", "/", "post"),
            ("get", "/a/{b}.json?c=d", "get_a_by_b_json_c_d"),
            ("get", "/v1/{+name}:cancel", "get_v1_by_name_cancel"),
            ("get", "/#Action=List", "get_Action_List"),
        ] {
            assert_eq!(derived_id(method, path), id, "{path}");
        }
    }
}
