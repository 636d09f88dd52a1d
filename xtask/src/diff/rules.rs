//! The ids of changes: what each means, on which side, and how bad it is there.

use super::change::Level;
use super::events::{EVENTS, Event, Role, named};

/// An id, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whose schema it happens to; `None` for what has no role, and where somebody left it out.
    pub role: Option<Role>,
    pub event: &'static Event,
}

impl Rule {
    /// The rule with this id; an event without its role will do.
    #[must_use]
    pub fn find(id: &str) -> Option<Rule> {
        if let Some((event, role)) = named(id) {
            return Some(Rule { role, event });
        }
        all().find(|event| event.id == id).map(|event| Rule { role: None, event })
    }

    /// How bad it is; two levels where that depends on who sends it, the request's first.
    #[must_use]
    pub fn levels(&self) -> (Level, Option<Level>) {
        let Event { request, response, .. } = *self.event;
        match self.role {
            Some(role) => (self.event.level(role.side()), None),
            None if request == response => (request, None),
            None => (request, Some(response)),
        }
    }
}

/// Every event, as they are listed.
pub fn all() -> impl Iterator<Item = &'static Event> {
    EVENTS.iter().copied()
}

/// Every id that could be meant by somebody: each event alone, and with each role in front.
#[must_use]
pub fn ids() -> Vec<String> {
    let with_roles =
        |event: &'static Event| Role::ALL.into_iter().map(|role| format!("{}-{}", role.prefix(), event.id));
    let in_schema = all().filter(|event| event.in_schema).flat_map(with_roles);
    in_schema.chain(all().map(|event| event.id.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_role_and_an_event() {
        let found = |id: &str| Rule::find(id).map(|rule| (rule.role, rule.event.id));
        assert_eq!(
            found("request-property-max-length-decreased"),
            Some((Some(Role::RequestProperty), "max-length-decreased"))
        );
        assert_eq!(found("max-length-decreased"), Some((None, "max-length-decreased")));
        assert_eq!(found("document-removed"), Some((None, "document-removed")));
        assert_eq!(found("request-property"), None);
        assert_eq!(found("request-property-"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn how_bad_it_is_depends_on_who_sends_it() {
        let levels = |id: &str| Rule::find(id).unwrap().levels();
        assert_eq!(levels("request-parameter-max-length-decreased"), (Level::Breaking, None));
        assert_eq!(levels("response-header-max-length-decreased"), (Level::Info, None));
        assert_eq!(levels("max-length-decreased"), (Level::Breaking, Some(Level::Info)));
        assert_eq!(levels("operation-removed"), (Level::Breaking, None));
    }
}
