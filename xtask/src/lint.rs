pub fn check(_: &crate::document::Document) -> Vec<crate::finding::Finding> {
    Vec::new()
}
