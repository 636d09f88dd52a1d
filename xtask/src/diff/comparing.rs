//! What is known while two documents are compared.

use std::collections::HashMap;

use super::change::Level::Breaking;
use super::change::Side;
use super::edit::{Anchor, Edit};
use super::events::{REFERENCE_CHANGED, Role};
use super::operations::{operations, template};
use super::schema::{Form, Graph, Root};
use crate::date::Date;
use crate::document::{Document, Node};

/// An edit with what it happened to, as one operation sees it.
pub struct Found<'d> {
    pub edit: Edit<'d>,
    pub subject: String,
    /// None for the document as a whole.
    pub operation: Option<usize>,
    /// Which role stands in front of the event's id.
    pub role: Option<Role>,
    /// Who is concerned; None for the operation as such.
    pub side: Option<Side>,
}

/// Two documents while they are compared.
pub struct Comparing<'d> {
    pub base: &'d Document,
    pub revision: &'d Document,
    pub graph: Graph<'d>,
    /// What each operation is called, and whether the other side calls it: a notification.
    pub operations: Vec<(String, bool)>,
    pub found: Vec<Found<'d>>,
    pub today: Date,
    /// Method and path of each operation of the base and of the revision, by its name.
    pub addresses: [HashMap<&'d str, String>; 2],
}

impl<'d> Comparing<'d> {
    pub fn new(base: &'d Document, revision: &'d Document, today: Date) -> Comparing<'d> {
        Comparing {
            base,
            revision,
            graph: Graph::new(base, revision, today),
            operations: Vec::new(),
            found: Vec::new(),
            today,
            addresses: [addresses(base), addresses(revision)],
        }
    }

    /// The number of a new operation.
    pub fn operation(&mut self, label: String, is_callback: bool) -> usize {
        self.operations.push((label, is_callback));
        self.operations.len() - 1
    }

    /// Says something of the document as a whole.
    pub fn say(&mut self, subject: &str, edit: Edit<'d>) {
        self.found.push(Found { edit, subject: subject.to_owned(), operation: None, role: None, side: None });
    }

    /// Says something of an operation as such.
    pub fn of(&mut self, operation: usize, subject: &str, edit: Edit<'d>) {
        self.found.push(Found {
            edit,
            subject: subject.to_owned(),
            operation: Some(operation),
            role: None,
            side: None,
        });
    }

    /// Says something of one side of an operation.
    pub fn on(&mut self, operation: usize, side: Side, subject: &str, edit: Edit<'d>) {
        let side = Some(self.turned(operation, side));
        self.found.push(Found { edit, subject: subject.to_owned(), operation: Some(operation), role: None, side });
    }

    /// Says something that can happen in several roles, such as that it became required.
    pub fn as_role(&mut self, operation: usize, role: Role, subject: &str, edit: Edit<'d>) {
        let role = self.role(operation, role);
        let (subject, side) = (subject.to_owned(), Some(role.side()));
        self.found.push(Found { edit, subject, operation: Some(operation), role: Some(role), side });
    }

    /// What two objects are behind their `$ref`; says so if one of them leads nowhere, as nothing behind it is known.
    pub fn resolved(
        &mut self,
        operation: usize,
        role: Role,
        subject: &str,
        (old, new): (&'d Node, &'d Node),
    ) -> Option<(&'d Node, &'d Node)> {
        let found = (self.base.resolve(old), self.revision.resolve(new));
        if let (Some(was), Some(is)) = found {
            return Some((was, is));
        }
        let name = |node: &Node, is_found: bool| match node.reference() {
            Some(reference) if !is_found => format!("`{reference}`, which leads nowhere"),
            _ => "what is known".to_owned(),
        };
        let (was, is) = (name(old, found.0.is_some()), name(new, found.1.is_some()));
        if was != is {
            let words = format!("refers to {is}, referred to {was}");
            let edit = Edit::new(&REFERENCE_CHANGED, words, Anchor::Node(old), Anchor::Node(new));
            // What was known is not known any more.
            let edit = if found.0.is_some() { edit.with_levels(Breaking, Breaking) } else { edit };
            self.as_role(operation, role, subject, edit);
        }
        None
    }

    /// Compares two schemas of an operation; one that is missing allows anything.
    pub fn schemas(
        &mut self,
        operation: usize,
        role: Role,
        schemas: (Option<&'d Node>, Option<&'d Node>),
        subject: &str,
        form: Form,
    ) {
        if schemas.0.is_none() && schemas.1.is_none() {
            return;
        }
        let role = self.role(operation, role);
        self.graph.root(schemas.0, schemas.1, subject, form, Root { operation, role });
    }

    /// A notification's request is received, and its answer sent.
    fn role(&self, operation: usize, role: Role) -> Role {
        if !self.is_callback(operation) {
            return role;
        }
        match role {
            Role::RequestBody => Role::ResponseBody,
            Role::RequestProperty => Role::ResponseProperty,
            Role::RequestParameter => Role::ResponseHeader,
            Role::ResponseBody => Role::RequestBody,
            Role::ResponseProperty => Role::RequestProperty,
            Role::ResponseHeader => Role::RequestParameter,
        }
    }

    fn turned(&self, operation: usize, side: Side) -> Side {
        match (self.is_callback(operation), side) {
            (false, side) => side,
            (true, Side::Request) => Side::Response,
            (true, Side::Response) => Side::Request,
        }
    }

    /// Whether the other side calls it.
    pub fn is_callback(&self, operation: usize) -> bool {
        self.operations.get(operation).is_some_and(|(_, is_callback)| *is_callback)
    }
}

fn addresses(document: &Document) -> HashMap<&str, String> {
    let all = operations(document, document.root.get("paths")).into_iter();
    all.filter_map(|one| Some((one.id()?, format!("{} {}", one.entry.key, template(one.path))))).collect()
}
