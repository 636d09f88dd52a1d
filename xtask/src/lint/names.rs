//! Our extensions by name, and where each of them means something.

use super::walk::Kind;

pub struct Known {
    pub name: &'static str,
    /// Empty: anywhere.
    places: &'static [Kind],
    /// A form to copy, shown as help.
    pub form: &'static str,
}

pub const KNOWN: &[Known] = &[
    Known {
        name: "x-outcome",
        places: &[Kind::Root, Kind::Operation],
        form: "`success: [{at: /status, in: [succeeded]}]` and `failure-schema: '#/components/schemas/Failure'`; optional: answer, failure, code, message, not-executed, duplicate, expired",
    },
    Known {
        name: "x-identity",
        places: &[Kind::Operation],
        form: "`[{at: /object, in: [cash]}]`: what an answer of this operation shows where it is set",
    },
    Known {
        name: "x-rules",
        places: &[Kind::Operation],
        form: "`- {id: kebab-case, when: [{at: /a, set: true}], then: {required: [b]}, page: the page's words, says: plain English}`",
    },
    Known {
        name: "x-effect",
        places: &[Kind::Operation],
        form: "`read`, `session`, `opens-order`, `moves-money`, or `{kind: opens-order, no-look-up: why nothing can look it up}`",
    },
    Known {
        name: "x-pagination",
        places: &[Kind::Operation],
        form: "`{page: page_index, size: page_size, items: /checkouts, has-more: /has_more, key: /order_no}`, or `total: /count` instead of `has-more`",
    },
    Known { name: "x-envelope", places: &[Kind::Root], form: "`{data: data, signature: signature}`" },
    Known { name: "x-omit-empty", places: &[Kind::Root], form: "`true`, or leave it out" },
    Known { name: "x-credential", places: &[Kind::Schema, Kind::Parameter], form: "`true`, or leave it out" },
    Known { name: "x-sensitive", places: &[Kind::Schema, Kind::Parameter], form: "`true`, or leave it out" },
    Known {
        name: "x-enum-varnames",
        places: &[Kind::Schema],
        form: "one distinct Rust name for each value of `enum`, in its order: `[Basic, Frozen]`",
    },
    Known {
        name: "x-sunset",
        places: &[Kind::Operation, Kind::Parameter, Kind::Schema],
        form: "a day such as `2027-01-31`, beside `deprecated: true`",
    },
    Known { name: "x-custom", places: &[Kind::SecurityScheme], form: "`true`, or leave it out" },
    Known {
        name: "x-errata",
        places: &[],
        form: "`- {id: adapay-01, page: what it says, ours: what stands here, because: evidence, grade: page}`; optional: published",
    },
    Known {
        name: "x-source",
        places: &[],
        form: "`{grade: sdk, note: one sentence of evidence}` with a grade of page, computed, sdk-run, sdk, vendor-docs, third-party, inferred",
    },
    Known { name: "x-lint-ignore", places: &[], form: "`[{rule: unknown-extension, reason: why it is right here}]`" },
];

impl Known {
    pub fn find(name: &str) -> Option<&'static Known> {
        KNOWN.iter().find(|known| known.name == name)
    }

    pub fn belongs_to(&self, kind: Kind) -> bool {
        kind.allows_extensions() && (self.places.is_empty() || self.places.contains(&kind))
    }

    /// Where it belongs, in words.
    pub fn home(&self) -> String {
        let names: Vec<_> = self.places.iter().map(|kind| kind.name()).collect();
        names.join(" or ")
    }
}
