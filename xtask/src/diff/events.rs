//! Everything that can happen to a document: one table of ids, levels and reasons.

use super::change::{Axis, Level, Side};

/// One kind of change.
///
/// The id of a change in a schema has a role in front: `request-property-max-length-decreased`.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    pub id: &'static str,
    /// How bad it is for those who send.
    pub request: Level,
    /// How bad it is for those who receive.
    pub response: Level,
    /// Whether a value that was valid can be invalid now.
    pub tightens: bool,
    /// Whether a value that was invalid can be valid now.
    pub loosens: bool,
    /// Whether it happens to a schema, so that a role stands in front of its id.
    pub in_schema: bool,
    /// Whom it concerns.
    pub axis: Axis,
    /// What happened, as a phrase.
    pub summary: &'static str,
    /// Why it is as bad as it is.
    pub why: &'static str,
    /// What a reviewer or maintainer can do.
    pub remedy: &'static str,
}

/// Where in a request or an answer a schema stands, as it appears in ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    RequestBody,
    RequestProperty,
    RequestParameter,
    ResponseBody,
    ResponseProperty,
    ResponseHeader,
}

impl Role {
    pub const ALL: [Role; 6] = [
        Role::RequestBody,
        Role::RequestProperty,
        Role::RequestParameter,
        Role::ResponseBody,
        Role::ResponseProperty,
        Role::ResponseHeader,
    ];

    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Role::RequestBody | Role::RequestProperty | Role::RequestParameter => Side::Request,
            Role::ResponseBody | Role::ResponseProperty | Role::ResponseHeader => Side::Response,
        }
    }

    /// What lies inside of it.
    #[must_use]
    pub fn inner(self) -> Role {
        match self.side() {
            Side::Request => Role::RequestProperty,
            Side::Response => Role::ResponseProperty,
        }
    }

    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Role::RequestBody => "request-body",
            Role::RequestProperty => "request-property",
            Role::RequestParameter => "request-parameter",
            Role::ResponseBody => "response-body",
            Role::ResponseProperty => "response-property",
            Role::ResponseHeader => "response-header",
        }
    }
}

impl Event {
    #[must_use]
    pub fn level(&self, side: Side) -> Level {
        match side {
            Side::Request => self.request,
            Side::Response => self.response,
        }
    }
}

/// The event that an id names, with or without a role in front.
#[must_use]
pub fn named(id: &str) -> Option<(&'static Event, Option<Role>)> {
    let whole = EVENTS.iter().find(|event| event.id == id && !event.in_schema).map(|event| (*event, None));
    whole.or_else(|| {
        Role::ALL.into_iter().find_map(|role| {
            let rest = id.strip_prefix(role.prefix())?.strip_prefix('-')?;
            EVENTS.iter().find(|event| event.id == rest && event.in_schema).map(|event| (*event, Some(role)))
        })
    })
}

use Level::{Breaking as B, Info as I, Warning as W};

macro_rules! events {
    ($($kind:ident $name:ident $id:literal $request:ident $response:ident $effect:tt, $summary:literal, $why:literal, $remedy:literal;)*) => {
        $(pub static $name: Event = Event {
            id: $id,
            request: $request,
            response: $response,
            tightens: events!(@tightens $effect),
            loosens: events!(@loosens $effect),
            in_schema: events!(@schema $kind),
            axis: events!(@axis $kind),
            summary: $summary,
            why: $why,
            remedy: $remedy,
        };)*
        /// All of them.
        pub static EVENTS: &[&Event] = &[$(&$name),*];
    };
    (@tightens -) => { false };
    (@tightens <) => { true };
    (@tightens >) => { false };
    (@tightens =) => { true };
    (@loosens -) => { false };
    (@loosens <) => { false };
    (@loosens >) => { true };
    (@loosens =) => { true };
    (@schema schema) => { true };
    (@schema $other:ident) => { false };
    (@axis wording) => { Axis::Wording };
    (@axis client) => { Axis::Client };
    (@axis $other:ident) => { Axis::Wire };
}

// The columns: whether it happens in a schema, to something else on the wire, to callers only or to words; id, level in a request, level in an answer, and whether fewer values are valid (<), more (>), both (=) or neither (-).
events! {
    schema TYPE_NARROWED "type-narrowed" B I <, "the type takes fewer values", "A request that sends one of the others is refused; an answer only has what it could have before.", "Keep the wider type where requests are concerned, until nobody sends the others.";
    schema TYPE_WIDENED "type-widened" I B >, "the type takes more values", "Whoever reads an answer meets a type that it was never told of; a request may go on as before.", "Say in the changelog what readers have to expect, and raise the version.";
    schema TYPE_CHANGED "type-changed" B B =, "the type is another one", "Whatever was sent or read before is of the wrong type now.", "Correct the document only if the page says so, and raise the version.";
    schema BECAME_NULLABLE "became-nullable" I B >, "null is a value now", "A reader that takes the value for granted meets null.", "Raise the version, and say when null comes.";
    schema BECAME_NOT_NULLABLE "became-not-nullable" B I <, "null is no value any more", "A request that sends null is refused.", "Keep `nullable` where requests are concerned, until nobody sends null.";
    schema FORMAT_ADDED "format-added" B I <, "a format is asked for", "A text or number that has another form is refused; in an answer it is one of those that could come before.", "Check that the page states the format.";
    schema FORMAT_REMOVED "format-removed" I B >, "a format is no longer promised", "A reader that parses the value by its format meets others; a request may go on as before.", "Keep the format if the page still states it.";
    schema FORMAT_CHANGED "format-changed" B B =, "the format is another one", "What was sent in the old form is refused, and what is read has another form.", "Check the page; typed clients fail on the other form.";
    schema FORMAT_NARROWED "format-narrowed" B I <, "the format holds fewer numbers", "A number beyond the smaller format is refused; in an answer it fits as before.", "Check that the page states the smaller format.";
    schema FORMAT_WIDENED "format-widened" I B >, "the format holds more numbers", "A reader with the smaller format overflows.", "Raise the version.";
    schema BECAME_ENUM "became-enum" B I <, "only listed values are valid now", "A request with any other value is refused.", "List all values that were sent so far, or leave the list in the description.";
    schema ENUM_REMOVED "no-longer-enum" I W >, "values are no longer listed", "A reader that knows the listed values only may meet others.", "Keep the values that are known; readers go by them.";
    schema ENUM_VALUE_REMOVED "enum-value-removed" B I <, "a value is no longer listed", "A request with this value is refused.", "Keep the value as long as requests may have it.";
    schema ENUM_VALUE_ADDED "enum-value-added" I W >, "a value is listed newly", "A reader that tells all values apart has no branch for it.", "Say in the changelog what the value means.";
    schema MAX_DECREASED "max-decreased" B I <, "the maximum is smaller", "A request above it is refused.", "Check the page: a limit that is too small refuses payments.";
    schema MAX_INCREASED "max-increased" I B >, "the maximum is larger", "A reader that relies on the old maximum may overflow or cut off.", "Raise the version.";
    schema MAX_SET "max-set" W I <, "there is a maximum now", "A request above it is refused, unless the provider refused it all along.", "Check that the page states the limit.";
    schema MAX_REMOVED "max-removed" I B >, "there is no maximum any more", "A reader that relies on the maximum may overflow or cut off.", "Keep it if the page still states it.";
    schema MIN_INCREASED "min-increased" B I <, "the minimum is larger", "A request below it is refused.", "Check the page: a limit that is too large refuses payments.";
    schema MIN_DECREASED "min-decreased" I B >, "the minimum is smaller", "A reader that relies on the old minimum meets values below it.", "Raise the version.";
    schema MIN_SET "min-set" W I <, "there is a minimum now", "A request below it is refused, unless the provider refused it all along.", "Check that the page states the limit.";
    schema MIN_REMOVED "min-removed" I B >, "there is no minimum any more", "A reader that relies on the minimum meets values below it.", "Keep it if the page still states it.";
    schema MAX_LENGTH_DECREASED "max-length-decreased" B I <, "fewer characters are allowed", "A longer text in a request is refused.", "Check the page: a limit that is too small refuses payments.";
    schema MAX_LENGTH_INCREASED "max-length-increased" I B >, "more characters are allowed", "A reader that stores the old length cuts off.", "Raise the version.";
    schema MAX_LENGTH_SET "max-length-set" W I <, "the number of characters is limited now", "A longer text in a request is refused, unless the provider refused it all along.", "Check that the page states the limit.";
    schema MAX_LENGTH_REMOVED "max-length-removed" I B >, "the number of characters is no longer limited", "A reader that stores the old length cuts off.", "Keep it if the page still states it.";
    schema MIN_LENGTH_INCREASED "min-length-increased" B I <, "more characters are needed", "A shorter text in a request is refused.", "Check the page.";
    schema MIN_LENGTH_DECREASED "min-length-decreased" I B >, "fewer characters are needed", "A reader meets shorter texts than it was promised.", "Raise the version.";
    schema MIN_LENGTH_SET "min-length-set" B I <, "a number of characters is needed now", "A shorter text in a request is refused.", "Check that the page states it.";
    schema MIN_LENGTH_REMOVED "min-length-removed" I B >, "no number of characters is needed any more", "A reader meets shorter texts than it was promised.", "Keep it if the page still states it.";
    schema MAX_ITEMS_DECREASED "max-items-decreased" B I <, "fewer items are allowed", "A request with more is refused.", "Check the page.";
    schema MAX_ITEMS_INCREASED "max-items-increased" I B >, "more items are allowed", "A reader with room for the old number loses some.", "Raise the version.";
    schema MAX_ITEMS_SET "max-items-set" W I <, "the number of items is limited now", "A request with more is refused, unless the provider refused it all along.", "Check that the page states the limit.";
    schema MAX_ITEMS_REMOVED "max-items-removed" I B >, "the number of items is no longer limited", "A reader with room for the old number loses some.", "Keep it if the page still states it.";
    schema MIN_ITEMS_INCREASED "min-items-increased" B I <, "more items are needed", "A request with fewer is refused.", "Check the page.";
    schema MIN_ITEMS_DECREASED "min-items-decreased" I B >, "fewer items are needed", "A reader that takes the first items for granted meets a shorter list.", "Raise the version.";
    schema MIN_ITEMS_SET "min-items-set" B I <, "a number of items is needed now", "A request with fewer is refused.", "Check that the page states it.";
    schema MIN_ITEMS_REMOVED "min-items-removed" I B >, "no number of items is needed any more", "A reader that takes the first items for granted meets a shorter list.", "Keep it if the page still states it.";
    schema MAX_PROPERTIES_DECREASED "max-properties-decreased" B I <, "fewer keys are allowed", "A request with more is refused.", "Check the page.";
    schema MAX_PROPERTIES_INCREASED "max-properties-increased" I B >, "more keys are allowed", "A reader meets more keys than it was promised.", "Raise the version.";
    schema MAX_PROPERTIES_SET "max-properties-set" W I <, "the number of keys is limited now", "A request with more is refused, unless the provider refused it all along.", "Check that the page states the limit.";
    schema MAX_PROPERTIES_REMOVED "max-properties-removed" I B >, "the number of keys is no longer limited", "A reader meets more keys than it was promised.", "Keep it if the page still states it.";
    schema MIN_PROPERTIES_INCREASED "min-properties-increased" B I <, "more keys are needed", "A request with fewer is refused.", "Check the page.";
    schema MIN_PROPERTIES_DECREASED "min-properties-decreased" I B >, "fewer keys are needed", "A reader meets fewer keys than it was promised.", "Raise the version.";
    schema MIN_PROPERTIES_SET "min-properties-set" B I <, "a number of keys is needed now", "A request with fewer is refused.", "Check that the page states it.";
    schema MIN_PROPERTIES_REMOVED "min-properties-removed" I B >, "no number of keys is needed any more", "A reader meets fewer keys than it was promised.", "Keep it if the page still states it.";
    schema UNIQUE_ITEMS_SET "unique-items-set" B I <, "each item must be another", "A request with one item twice is refused.", "Check that the page states it.";
    schema UNIQUE_ITEMS_REMOVED "unique-items-removed" I B >, "items may be repeated", "A reader that keeps items by their value loses some.", "Keep it if the page still states it.";
    schema MULTIPLE_OF_SET "multiple-of-set" B I <, "only multiples are valid now", "A request with another number is refused.", "Check that the page states it.";
    schema MULTIPLE_OF_REMOVED "multiple-of-removed" I B >, "other numbers than multiples are valid too", "A reader that relies on the step, such as whole cents, loses the rest.", "Keep it if the page still states it.";
    schema MULTIPLE_OF_TIGHTENED "multiple-of-tightened" B I <, "fewer multiples are valid", "A request with one of the others is refused.", "Check the page.";
    schema MULTIPLE_OF_LOOSENED "multiple-of-loosened" I B >, "more multiples are valid", "A reader that relies on the old step loses the rest.", "Raise the version.";
    schema MULTIPLE_OF_CHANGED "multiple-of-changed" B B =, "other multiples are valid", "What was sent is refused, and what is read has another step.", "Check the page.";
    schema PATTERN_ADDED "pattern-added" B I <, "a pattern must be matched now", "A text in a request that does not match is refused.", "Check that the page states the pattern.";
    schema PATTERN_REMOVED "pattern-removed" I W >, "no pattern must be matched any more", "A reader that takes texts apart by the pattern meets others; requests go on as before.", "Keep it if the page still states it.";
    schema PATTERN_CHANGED "pattern-changed" W W =, "another pattern must be matched", "Whether the new pattern takes all texts of the old one cannot be told in general; the witness shows one that it does not.", "Look at the witness, and check the page.";
    schema PATTERN_GENERALIZED "pattern-generalized" I W >, "the pattern takes any text", "It says nothing any more.", "Remove it.";
    schema NOT_ADDED "not-added" B I <, "some values are excluded now", "A request with one of them is refused.", "Check that the page states it.";
    schema NOT_REMOVED "not-removed" I B >, "values are no longer excluded", "A reader meets values that it was promised never to meet.", "Keep it if the page still states it.";
    schema NOT_CHANGED "not-changed" B B =, "other values are excluded", "A request with one of them is refused, and an answer may have one that was excluded.", "Check the page.";
    schema ONE_OF_REMOVED "one-of-removed" B I <, "an alternative is gone", "A request of this kind is refused.", "Keep the alternative as long as requests may have it.";
    schema ONE_OF_ADDED "one-of-added" I B >, "an alternative is new", "A reader has no branch for answers of this kind.", "Raise the version, and say when it comes.";
    schema ANY_OF_REMOVED "any-of-removed" B I <, "an alternative is gone", "A request of this kind is refused.", "Keep the alternative as long as requests may have it.";
    schema ANY_OF_ADDED "any-of-added" I B >, "an alternative is new", "A reader has no branch for answers of this kind.", "Raise the version, and say when it comes.";
    schema ALTERNATIVES_NARROWED "alternatives-narrowed" B I <, "fewer values are valid than the alternatives took", "A request with one of the others is refused.", "Keep the alternatives as long as requests may have them.";
    schema ALTERNATIVES_WIDENED "alternatives-widened" I B >, "the alternatives take more values than were valid", "A reader has no branch for answers of the new kinds.", "Raise the version, and say when they come.";
    schema ALTERNATIVES_CHANGED "alternatives-changed" B B =, "the alternatives take other values than were valid", "What was sent is refused, and what is read is of another kind.", "Check the page.";
    schema BECAME_ANY_OF "became-any-of" I W >, "a value may fit several alternatives", "A reader that tells alternatives apart by trying may find two.", "Keep `oneOf` if alternatives exclude each other.";
    schema BECAME_ONE_OF "became-one-of" W I <, "a value must fit exactly one alternative", "A request that fits several is refused.", "Make sure that the alternatives exclude each other.";
    schema DISCRIMINATOR_ADDED "discriminator-added" I I -, "a property tells the alternatives apart", "The values stay the same.", "Nothing.";
    schema DISCRIMINATOR_REMOVED "discriminator-removed" I I -, "no property tells the alternatives apart any more", "The values stay the same.", "Nothing.";
    schema DISCRIMINATOR_CHANGED "discriminator-changed" W I -, "the alternatives are told apart in another way", "A request that names its kind in the old way may be refused.", "Check that the mapping names what the page names.";
    schema REQUIRED "became-required" B I <, "it must be there now", "A request without it is refused.", "Check that the page marks it as required.";
    schema OPTIONAL "became-optional" I B >, "it may be absent now", "A reader that takes it for granted fails.", "Raise the version.";
    schema ADDED "added" I I <, "it is new", "Requests may go on without it, and readers ignore what they do not know.", "Nothing.";
    schema ADDED_TO_CLOSED "added-to-closed" I I >, "it is new, and other keys were refused", "Requests may go on without it; a reader that takes no other keys meets it.", "Say in the changelog what it means.";
    schema ADDED_REQUIRED "added-as-required" B I <, "it is new and must be there", "A request without it is refused.", "Check that the page marks it as required.";
    schema REMOVED "removed" W B >, "it is gone", "A provider may ignore or refuse what it does not know; a reader that takes it for granted fails.", "Deprecate it first.";
    schema REMOVED_OPTIONAL "removed-optional" W W >, "it is gone, and was not always there", "A reader that uses it finds it no more.", "Deprecate it first.";
    schema REMOVED_REFUSED "removed-and-refused" B W =, "it is gone, and other keys are refused", "A request that has it is refused.", "Deprecate it first.";
    schema READ_ONLY "became-read-only" I I -, "only answers have it now", "The provider ignores it in a request.", "Stop sending it.";
    schema NOT_READ_ONLY "became-not-read-only" I I -, "requests have it too", "It may be sent, and need not be.", "Nothing.";
    schema NOT_READ_ONLY_REQUIRED "became-not-read-only-and-required" W I <, "requests must have it too", "A request without it does not fit its schema any more.", "Check that the page marks it as required in requests.";
    schema WRITE_ONLY "became-write-only" I I -, "only requests have it now", "Answers were not promised to have what only requests should.", "Stop reading it.";
    schema WRITE_ONLY_REQUIRED "became-write-only-and-was-required" I W >, "only requests have it now, and answers always had it", "A reader that takes it for granted fails.", "Check that the page leaves it out of answers.";
    schema NOT_WRITE_ONLY "became-not-write-only" I I -, "answers may have it too", "Readers ignore what they do not know.", "Nothing.";
    schema NOT_WRITE_ONLY_REQUIRED "became-not-write-only-and-required" I W -, "answers have it too", "A strict reader meets a key that answers never had.", "Check that it is no secret.";
    schema CLOSED "additional-properties-disallowed" B I <, "keys without a schema are refused now", "A request with any other key is refused.", "Leave it open unless the page says so.";
    schema OPENED "additional-properties-allowed" I W >, "keys without a schema are allowed now", "A strict reader meets keys that it does not know.", "Ignore unknown keys.";
    schema VALUES_RESTRICTED "additional-properties-restricted" B I <, "keys without a schema have one now", "A request with another kind of value is refused.", "Check the page.";
    schema VALUES_OPENED "additional-properties-unrestricted" I B >, "keys may have any value", "A reader of typed values meets others.", "Keep the schema if the page states it.";
    schema DEFAULT_ADDED "default-added" I I -, "a default is stated now", "The default is the provider's.", "Check the page.";
    schema DEFAULT_REMOVED "default-removed" I I -, "no default is stated any more", "The default is the provider's.", "Check the page.";
    schema DEFAULT_CHANGED "default-changed" I I -, "the default is another one", "The default is the provider's.", "Check the page.";
    whole PARAMETER_DEFAULT_ADDED "request-parameter-default-added" B I -, "a default is stated now", "A request that leaves it out means something else now.", "Send the value wherever it matters.";
    whole PARAMETER_DEFAULT_REMOVED "request-parameter-default-removed" B I -, "no default is stated any more", "A request that leaves it out means something else now.", "Send the value wherever it matters.";
    whole PARAMETER_DEFAULT_CHANGED "request-parameter-default-changed" B I -, "the default is another one", "A request that leaves it out means something else now.", "Send the value wherever it matters.";
    schema KEYWORD_CHANGED "keyword-changed" W W =, "a keyword changed that is not interpreted here", "What it does to the values cannot be told.", "Read it.";
    schema REFERENCE_CHANGED "reference-changed" W W =, "it refers to something that cannot be followed", "What is behind it cannot be told, so nothing behind it is compared.", "Put what it names into the document.";
    schema XML_CHANGED "xml-changed" B B =, "it is another element or attribute in XML", "What was sent is not found, and what is read stands elsewhere.", "Check the page.";
    schema CREDENTIAL_ADDED "credential-added" I I -, "the client fills it in now", "Callers need not.", "Nothing.";
    schema CREDENTIAL_REMOVED "credential-removed" B I -, "the client does not fill it in any more", "A request without it has no credential.", "Check how requests are authorised now.";
    schema SECRET_REMOVED "secret-removed" I I -, "it is not marked as a secret any more", "It prints, into logs as well.", "Keep the mark unless everybody may read it.";
    schema SECRET_ADDED "secret-added" I I -, "it is marked as a secret", "It prints no more.", "Nothing.";
    schema DEPRECATED "deprecated" I I -, "it is deprecated", "It goes on to work for now.", "Say what comes instead.";
    schema UNDEPRECATED "undeprecated" I I -, "it is no longer deprecated", "It goes on to work.", "Nothing.";
    schema SERIALIZATION_CHANGED "serialization-changed" B B =, "the same value is written in another way", "The provider does not find or misreads what is sent in the old way.", "Check the page and a real request.";
    schema ALLOW_EMPTY_REMOVED "empty-value-disallowed" W I <, "it may not be empty any more", "A request that has it without a value is refused.", "Check the page.";
    schema ALLOW_EMPTY_ADDED "empty-value-allowed" I I >, "it may be empty", "A request may go on as before.", "Nothing.";

    whole DOCUMENT_ADDED "document-added" I I -, "a document is new", "Nobody could call what it describes before, so nobody breaks.", "If it was renamed, tell Git with `git add`, so that its old text is compared with the new one.";
    whole DOCUMENT_REMOVED "document-removed" B B -, "a document is gone", "Each of its operations is gone, and with them a module of the crate.", "If it was renamed, tell Git with `git add`, so that its old text is compared with the new one; otherwise deprecate its operations first.";
    client DOCUMENT_RENAMED "document-renamed" I I -, "a document has another name", "Nothing that is sent changes, but the crate's module and its feature have the document's name, so no caller compiles.", "Keep the name, or raise the major version.";
    whole OPERATION_ADDED "operation-added" I I -, "an operation is new", "Nobody uses it yet.", "Nothing.";
    whole OPERATION_REMOVED "operation-removed" B B -, "an operation is gone", "Every call of it fails.", "Mark it `deprecated`, give it an `x-sunset`, and remove it after that date.";
    whole OPERATION_REMOVED_DEPRECATED "deprecated-operation-removed" I I -, "a deprecated operation is gone", "It was announced, and its sunset is not in the future.", "Nothing.";
    whole OPERATION_REMOVED_EARLY "operation-removed-before-sunset" B B -, "an operation is gone before its sunset", "Callers were promised that it works until then.", "Wait for the date of `x-sunset`.";
    whole OPERATION_DEPRECATED "operation-deprecated" I I -, "an operation is deprecated", "It goes on to work for now.", "Say what comes instead, and until when it works (`x-sunset`).";
    whole OPERATION_UNDEPRECATED "operation-undeprecated" I I -, "an operation is no longer deprecated", "It goes on to work.", "Nothing.";
    whole SUNSET_EARLIER "sunset-earlier" W W -, "the sunset is earlier or no longer stated", "Callers have less time than they were promised.", "Keep the date that was announced.";
    whole SUNSET_LATER "sunset-later" I I -, "the sunset is stated or later", "Callers have more time, or know how much they have.", "Nothing.";
    client OPERATION_ID_CHANGED "operation-id-changed" I I -, "the operationId is another one", "Nothing on the wire; the method of every generated client has another name.", "Keep the name, or say in the changelog what it is called now.";
    client TAGS_CHANGED "tags-changed" I I -, "an operation is in another group", "Nothing on the wire.", "Nothing.";
    whole EFFECT_LOOSENED "effect-loosened" W W -, "an operation is said to do less harm than before", "The client calls it retryable or harmless, and a payment may be made twice.", "Be sure: only the provider's page can say so.";
    whole EFFECT_TIGHTENED "effect-tightened" I I -, "an operation is said to do more than before", "Callers are more careful than before.", "Say in the changelog what it does.";
    whole LOOK_UP_REMOVED "look-up-removed" W W -, "nothing says any more how the outcome is looked up", "After a time-out a caller cannot tell whether money has moved.", "Keep the link named `look-up`, or say why there is none.";
    whole LOOK_UP_CHANGED "look-up-changed" W W -, "the outcome is looked up in another way", "A look-up that finds nothing is taken for a payment that was not made.", "Try it against the provider.";
    whole LOOK_UP_ADDED "look-up-added" I I -, "the outcome can be looked up", "Callers can tell more than before.", "Nothing.";
    whole LINK_CHANGED "link-changed" I I -, "a link is new, another one or gone", "Links describe, and nothing is sent by them.", "Nothing.";
    whole OUTCOME_SUCCESS_WIDENED "outcome-success-widened" W W -, "more answers count as a success", "An answer that was no success before is taken for one: goods may be given for nothing.", "Be sure: find the page or a real answer that says so.";
    whole OUTCOME_SUCCESS_NARROWED "outcome-success-narrowed" W W -, "fewer answers count as a success", "An answer that was a success before is an error now.", "Check the page.";
    whole OUTCOME_FAILURE_NARROWED "outcome-failure-narrowed" W W -, "fewer answers count as a failure", "An answer that was a failure before may be taken for a success.", "Be sure: find the page or a real answer that says so.";
    whole OUTCOME_FAILURE_WIDENED "outcome-failure-widened" W W -, "more answers count as a failure", "An answer that was a success before is an error now.", "Check the page.";
    whole OUTCOME_ADDED "outcome-added" W W -, "answers are judged by their content now", "An answer that counted by its status alone may be an error now.", "Check the page.";
    whole OUTCOME_REMOVED "outcome-removed" W W -, "answers are no longer judged by their content", "A failure that comes with status 200 is taken for a success.", "Keep `x-outcome` unless the provider uses statuses.";
    whole NOT_EXECUTED_ADDED "not-executed-code-added" W W -, "a code is said to prove that nothing was executed", "The caller pays again; if the code proves nothing, twice.", "Be sure: only the provider can say so.";
    whole NOT_EXECUTED_REMOVED "not-executed-code-removed" I I -, "a code is no longer said to prove that nothing was executed", "The caller looks the outcome up, as after any doubt.", "Nothing.";
    whole DUPLICATE_CODES_CHANGED "duplicate-codes-changed" W W -, "other codes mean that the order number was used before", "A second payment may be taken for a first one, or the other way round.", "Check the page.";
    whole OUTCOME_CODE_CHANGED "outcome-code-changed" W W -, "the code of an answer stands elsewhere", "It is what is compared with the codes that mean not executed, or used before: whether a payment may be made again rests on it.", "Check with a real answer.";
    whole OUTCOME_DETAIL_CHANGED "outcome-detail-changed" I I -, "message or expiry of an answer stand elsewhere", "Errors are described in another way.", "Check with a real answer.";
    whole IDENTITY_LOOSENED "identity-loosened" W W -, "an operation's answers are told apart from others less strictly", "An answer to something else may be taken for a success.", "Keep what the page promises of each answer.";
    whole IDENTITY_TIGHTENED "identity-tightened" W W -, "an operation's answers are told apart from others more strictly", "An answer that was a success before is an error now.", "Check the page.";
    whole RULE_ADDED "request-rule-added" W W <, "a rule over several inputs is new", "A request that breaks it is refused before it is sent.", "Check that the page states it: a wrong rule refuses payments.";
    whole RULE_REMOVED "request-rule-removed" I I >, "a rule over several inputs is gone", "Requests that were refused here are sent.", "Check that the provider takes them.";
    whole RULE_LOOSENED "request-rule-loosened" I I >, "a rule over several inputs asks for less", "Requests that were refused here are sent.", "Check that the provider takes them.";
    whole RULE_CHANGED "request-rule-changed" W W =, "a rule over several inputs is another one", "Requests that were sent may be refused, and others sent.", "Check the page's words.";
    whole PAGINATION_CHANGED "pagination-changed" W W -, "pages are asked for or read in another way", "Items are lost or counted twice when pages are read with the wrong keys.", "Try it with a list of more than one page.";
    whole PAGINATION_ADDED "pagination-added" I I -, "an operation is read page by page", "It can be read as before.", "Nothing.";
    whole ENVELOPE_CHANGED "envelope-changed" B B -, "answers are wrapped in another way", "Neither the signature nor the content is found where it was.", "Check with a real answer.";
    whole OMIT_EMPTY_CHANGED "omit-empty-changed" B B -, "empty values are treated in another way", "They are sent and signed, or not, as they were not before: a signature fails or a field is emptied.", "Check with an official SDK.";
    whole REQUEST_BYTES_CHANGED "documented-request-changed" I I -, "the bytes of a documented request are others", "What was tried and recorded is not what is sent now.", "Compare with the page's example or an official SDK.";
    whole SECURITY_TIGHTENED "security-tightened" B B -, "other or more credentials are needed", "A request with the old credentials is refused.", "Say which credentials or scopes callers have to ask for.";
    whole SECURITY_STATED "security-stated" W W -, "credentials are stated where nothing was said before", "Whether a request without them was ever taken cannot be told.", "Nothing, if the provider asked for them all along.";
    whole SECURITY_LOOSENED "security-loosened" I I -, "fewer or other credentials are enough", "Requests may go on as before.", "Be sure that nobody is let in who should not be.";
    whole SECURITY_SCHEME_CHANGED "security-scheme-changed" B B -, "credentials travel in another way", "The provider does not find them where it looks.", "Check with a real request.";
    whole SECURITY_SCHEME_DETAIL "security-scheme-detail-changed" I I -, "a credential is described in another way", "Requests carry it as before; where tokens come from, or which scopes there are, may be new.", "Check the address if tokens come from there.";
    whole SECURITY_SCHEME_ADDED "security-scheme-added" I I -, "a kind of credential is new", "Nothing needs it by itself.", "Nothing.";
    whole SECURITY_SCHEME_REMOVED "security-scheme-removed" I I -, "a kind of credential is gone", "What needs credentials is said where they are needed.", "Nothing.";
    whole SERVER_CHANGED "server-changed" W W -, "requests go to another host", "Clients with the old address compiled in fail, or send money's orders elsewhere.", "Be sure that the host is the provider's.";
    whole SERVER_ADDED "server-added" I I -, "there is another host too", "Requests may go on as before.", "Be sure that the host is the provider's.";
    whole REQUEST_MEDIA_TYPE_ADDED "request-body-media-type-added" I I -, "a body may have another form too", "Requests may go on as before.", "Nothing.";
    whole REQUEST_MEDIA_TYPE_REMOVED "request-body-media-type-removed" B B -, "a form of the body is gone", "A request with a body of this form is refused.", "Keep it as long as requests may have it.";
    whole REQUEST_MEDIA_TYPE_WIDENED "request-body-media-type-widened" I I -, "a body may have any of several forms", "Requests may go on as before.", "Nothing.";
    whole REQUEST_ENCODING_CHANGED "request-body-encoding-changed" B B -, "a part of the body is written in another way", "The provider does not find or misreads it.", "Check with a real request.";
    whole RESPONSE_MEDIA_TYPE_ADDED "response-media-type-added" I I -, "an answer may have another form too", "A client asks for the form that it reads.", "Nothing.";
    whole RESPONSE_MEDIA_TYPE_REMOVED "response-media-type-removed" B B -, "a form of the answer is gone", "A client that reads this form gets another or none.", "Keep it as long as clients read it.";
    whole RESPONSE_MEDIA_TYPE_SPECIALIZED "response-media-type-specialized" I I -, "the form of an answer has a more special name", "What reads the general form reads this one.", "Nothing.";
    whole RESPONSE_MEDIA_TYPE_GENERALIZED "response-media-type-generalized" W W -, "the form of an answer has a more general name", "A client that looks for the special name does not find it.", "Keep the special name.";
    whole SUCCESS_STATUS_ADDED "response-success-status-added" I I -, "a success may have another status too", "Clients take statuses of 200 to 299 for a success.", "Say when it comes.";
    whole SUCCESS_STATUS_REMOVED "response-success-status-removed" B B -, "a status of success is gone", "A client that waits for it sees another one or none.", "Keep it as long as clients wait for it.";
    whole SUCCESS_STATUS_WIDENED "response-success-status-widened" W W -, "a success may have any of several statuses", "A client that waits for the one may see others.", "Name the statuses that come.";
    whole SUCCESS_STATUS_NARROWED "response-success-status-narrowed" I I -, "a success has fewer statuses", "A client that takes all of them takes the one.", "Nothing.";
    whole ERROR_STATUS_ADDED "response-error-status-added" I I -, "an error may have another status too", "Clients take statuses from 400 on for an error.", "Nothing.";
    whole ERROR_STATUS_REMOVED "response-error-status-removed" I I -, "a status of error is gone", "Clients meet fewer errors, or errors that are not described.", "Nothing.";
    whole CALLBACK_ADDED "callback-added" I I -, "a notification is new", "Whoever asked for none gets none.", "Nothing.";
    whole CALLBACK_REMOVED "callback-removed" B B -, "a notification is gone", "Whoever waits for it waits for ever.", "Say how its news are learned now.";
    wording ERRATUM_CHANGED "erratum-changed" I I -, "what the page gets wrong is new, gone or said in another way", "It is why the document may differ from the page.", "Read it.";
    wording PROVENANCE_CHANGED "provenance-changed" I I -, "where a fact comes from is said in another way", "How sure a fact is decides what may rest on it.", "Ask for the evidence of a better grade.";
    wording WAIVER_CHANGED "waiver-changed" I I -, "a finding is waived, or not any more", "Somebody decided that a rule does not hold here.", "Read the reason.";
    client VARIANT_NAMES_CHANGED "enum-names-changed" I I -, "values are called something else in code", "Nothing on the wire.", "Say in the changelog what they are called now.";
    client VARIANT_NAMES_SWAPPED "enum-names-swapped" I I -, "a name in code stands for another value", "Programs compile as before and send or read another value.", "Give each value the name that it had.";
    wording EXTENSION_CHANGED "extension-changed" I I -, "an extension is another one", "It is not interpreted here.", "Read it.";
    wording WORDING_CHANGED "wording-changed" I I -, "something is said in other words", "Nobody's program reads it.", "Read it.";
    wording EXAMPLE_CHANGED "example-changed" I I -, "an example is another one", "Nobody's program reads it; the generated tests do.", "Compare with the page.";
    whole OPENAPI_CHANGED "openapi-version-changed" W W -, "the document is written in another version of OpenAPI", "Keywords mean something else: `nullable` and `exclusiveMinimum` of 3.0 are not those of 3.1, and `gen` reads 3.0 only.", "Write 3.0.3.";
    wording VERSION_CHANGED "version-changed" I I -, "the document's version is another one", "It should fit what changed.", "See the last lines of the output.";
    client CLIENT_ITEM_CHANGED "client-changed" I I -, "programs that call the generated crate see something else", "They may not compile, or meet a new case.", "Say in the changelog what to write instead.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_each_is_found() {
        let ids: BTreeSet<&str> = EVENTS.iter().map(|event| event.id).collect();
        assert_eq!(ids.len(), EVENTS.len());
        for event in EVENTS {
            let id = if event.in_schema { format!("request-body-{}", event.id) } else { event.id.to_owned() };
            assert!(named(&id).is_some_and(|(found, _)| std::ptr::eq(found, *event)), "{id}");
        }
        assert_eq!(named("request-property-max-lengths-decreased"), None);
    }

    #[test]
    fn a_looser_request_is_fine_and_so_is_a_stricter_answer() {
        for event in EVENTS.iter().filter(|event| event.in_schema) {
            if event.loosens && !event.tightens && event.id != "removed" && event.id != "removed-optional" {
                assert_eq!(event.request, I, "{}", event.id);
            }
            if event.tightens && !event.loosens {
                assert_eq!(event.response, I, "{}", event.id);
            }
        }
    }
}
