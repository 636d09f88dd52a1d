//! An answer that belongs to another call never becomes a result.

use payspec_tests::documented::run;
use payspec_tests::spec::documents;
use payspec_tests::stage::{Stage, input};

#[test]
fn the_answer_of_another_operation_is_no_result() {
    run(async {
        let stage = Stage::new().await;
        let (mut tried, mut taken) = (0, Vec::new());
        // Where no page names what tells answers apart, as for PayAll, nothing in them could.
        for document in documents().iter().filter(|document| !document.all("x-identity").is_empty()) {
            let operations = document.operations();
            for asked in &operations {
                for other in operations.iter().filter(|other| other.name != asked.name) {
                    for answer in other.answers() {
                        tried += 1;
                        let given =
                            stage.call(&asked.name, &input(&asked.example()), 200, &answer.value.to_string()).await;
                        if given.result.is_ok() {
                            taken.push(format!("{} took the answer {} of {}", asked.name, answer.name, other.name));
                        }
                    }
                }
            }
        }
        assert!(tried >= 8 * 7, "only {tried} answers were tried");
        assert!(taken.is_empty(), "{}", taken.join("\n"));
    });
}
