//! Comparing and writing, in folders of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::banner::{Comment, stamp};
use super::*;

const OWNED: &[&str] = &["api", "SURFACE.txt"];

type Outputs = BTreeMap<String, String>;

fn file(document: &str, body: &str) -> String {
    stamp(&[("spec/a.yaml", document)], Comment::RustInner, body)
}

fn outputs() -> Outputs {
    let surface = stamp(&[("spec/a.yaml", "one")], Comment::Hash, "GET /a\n");
    [("api/a.rs", file("one", "struct A;\n")), ("api/b/c.rs", file("one", "struct C;\n")), ("SURFACE.txt", surface)]
        .map(|(path, text)| (path.to_owned(), text))
        .into()
}

/// A folder in which everything is fresh.
fn fresh() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), OWNED, &outputs()).unwrap();
    root
}

fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Path and bytes of every file, links as they are.
fn everything(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_symlink() {
                found.insert(name, fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes());
            } else if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn only_difference(root: &Path) -> Difference {
    let mut found = compare(root, OWNED, &outputs()).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn whats(root: &Path, outputs: &Outputs) -> BTreeMap<String, What> {
    write(root, OWNED, outputs).unwrap().into_iter().map(|written| (written.path, written.what)).collect()
}

/// Nothing may be written, and the file in the way is named.
fn refused(root: &Path) -> Difference {
    put(root, "api/a.rs", file("old", "struct Old;\n"));
    let before = everything(root);
    let Err(Failure::InTheWay(mut found)) = write(root, OWNED, &outputs()) else { panic!("not refused") };
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(everything(root), before);
    found.remove(0)
}

#[test]
fn what_was_written_is_fresh() {
    let root = fresh();
    assert_eq!(compare(root.path(), OWNED, &outputs()).unwrap(), []);
}

#[test]
fn twice_writes_the_same_bytes() {
    let root = fresh();
    let before = everything(root.path());
    assert!(whats(root.path(), &outputs()).values().all(|what| *what == What::Unchanged));
    assert_eq!(everything(root.path()), before);
}

#[test]
fn what_is_right_already_keeps_its_time() {
    let root = fresh();
    let early = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in outputs().keys() {
        fs::File::options().append(true).open(root.path().join(path)).unwrap().set_modified(early).unwrap();
    }
    let mut changed = outputs();
    changed.insert("api/a.rs".to_owned(), file("two", "struct B;\n"));
    write(root.path(), OWNED, &changed).unwrap();
    let time = |path: &str| fs::metadata(root.path().join(path)).unwrap().modified().unwrap();
    assert_eq!((time("api/b/c.rs"), time("SURFACE.txt")), (early, early));
    assert_ne!(time("api/a.rs"), early);
}

#[test]
fn a_file_that_is_missing() {
    let root = fresh();
    fs::remove_dir_all(root.path().join("api/b")).unwrap();
    let missing = Difference { path: "api/b/c.rs".to_owned(), kind: Kind::Missing { lines: 5 } };
    assert_eq!(only_difference(root.path()), missing);
    assert_eq!(whats(root.path(), &outputs())["api/b/c.rs"], What::Created { lines: 5 });
}

#[test]
fn a_file_that_changed_is_replaced_whatever_the_cause() {
    for on_disk in [
        file("old", "struct A;\n"),
        file("one", "struct Old;\n"),
        outputs()["api/a.rs"].replace("struct", "pub struct"),
        outputs()["api/a.rs"].replace('\n', "\r\n"),
        outputs()["api/a.rs"].replacen("// sha256", "<<<<<<< HEAD\n// sha256", 1),
        String::new(),
    ] {
        let root = fresh();
        put(root.path(), "api/a.rs", &on_disk);
        let found = only_difference(root.path());
        assert!(matches!(&found.kind, Kind::Changed { causes, .. } if !causes.is_empty()), "{on_disk:?} {found:?}");
        assert!(matches!(whats(root.path(), &outputs())["api/a.rs"], What::Updated { .. }));
        assert_eq!(everything(root.path()), everything(fresh().path()));
    }
}

#[test]
fn bytes_that_are_no_text_are_an_edit_or_in_the_way() {
    let root = fresh();
    let mut bytes = outputs()["api/a.rs"].clone().into_bytes();
    bytes.extend(b"\xff\xfe\n");
    put(root.path(), "api/a.rs", &bytes);
    let Kind::Changed { causes, .. } = only_difference(root.path()).kind else { panic!("not changed") };
    assert_eq!(causes, [Cause::Hand]);
    put(root.path(), "api/a.rs", b"\xff\xfe");
    assert!(matches!(only_difference(root.path()).kind, Kind::Blocked { .. }));
}

#[test]
fn a_stranger_stops_everything() {
    let root = fresh();
    put(root.path(), "api/notes.md", "mine\n");
    assert_eq!(only_difference(root.path()).kind, Kind::Stranger(Stranger::Foreign));
    assert_eq!(refused(root.path()).path, "api/notes.md");
}

#[test]
fn a_file_by_hand_in_the_place_of_an_output_stops_everything() {
    let root = fresh();
    put(root.path(), "api/b/c.rs", "fn mine() {}\n");
    assert_eq!(refused(root.path()).path, "api/b/c.rs");
}

#[test]
fn what_a_document_that_is_gone_left_is_removed_with_its_folder() {
    let root = fresh();
    put(root.path(), "api/gone/d.rs", file("gone", "struct D;\n"));
    assert_eq!(only_difference(root.path()).kind, Kind::Stranger(Stranger::Generated));
    assert_eq!(whats(root.path(), &outputs())["api/gone/d.rs"], What::Removed(Stranger::Generated));
    assert!(!root.path().join("api/gone").exists());
    assert_eq!(everything(root.path()), everything(fresh().path()));
}

#[test]
fn an_edited_copy_is_not_removed() {
    let root = fresh();
    put(root.path(), "api/copy.rs", file("one", "struct A;\n").replace('A', "Mine"));
    assert_eq!(refused(root.path()).kind, Kind::Stranger(Stranger::Edited));
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let root = fresh();
    put(root.path(), "api/.xtask-gen-Ab12Cd.tmp", "half of someth");
    assert_eq!(only_difference(root.path()).kind, Kind::Stranger(Stranger::Leftover));
    write(root.path(), OWNED, &outputs()).unwrap();
    assert_eq!(everything(root.path()), everything(fresh().path()));
}

#[test]
fn what_a_killed_run_left_beside_an_owned_file_is_removed_and_nothing_else() {
    for owned in [&["api", "SURFACE.txt"], &["api", "spec/SURFACE.txt"]] {
        let root = tempfile::tempdir().unwrap();
        let surface = owned[1];
        let outputs: Outputs = [(surface.to_owned(), outputs()["SURFACE.txt"].clone())].into();
        write(root.path(), owned, &outputs).unwrap();
        let leftover = surface.replace("SURFACE.txt", ".xtask-gen-Ab12Cd.tmp");
        put(root.path(), &surface.replace("SURFACE.txt", "a.yaml"), "mine\n");
        put(root.path(), &surface.replace("SURFACE.txt", "sources/.xtask-gen-Ab12Cd.tmp"), "mine\n");
        let before = everything(root.path());
        put(root.path(), &leftover, "half of someth");
        let found = compare(root.path(), owned, &outputs).unwrap();
        assert_eq!(found, [Difference { path: leftover, kind: Kind::Stranger(Stranger::Leftover) }]);
        write(root.path(), owned, &outputs).unwrap();
        assert_eq!(everything(root.path()), before);
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_stops_everything() {
    let root = fresh();
    fs::remove_file(root.path().join("api/b/c.rs")).unwrap();
    fs::create_dir(root.path().join("api/b/c.rs")).unwrap();
    assert_eq!(refused(root.path()).path, "api/b/c.rs");
}

#[test]
fn a_file_in_the_place_of_a_folder_stops_everything() {
    let root = fresh();
    fs::remove_dir_all(root.path().join("api/b")).unwrap();
    put(root.path(), "api/b", "mine\n");
    assert_eq!(refused(root.path()).path, "api/b");
}

#[test]
fn a_path_out_of_the_folders_is_refused() {
    let root = fresh();
    for path in ["../x.rs", "api/../x.rs", "/x.rs", "api//x.rs", "apix/y.rs", "x.rs", "api/..\\x.rs", ""] {
        let outputs = [(path.to_owned(), String::new())].into();
        let error = compare(root.path(), OWNED, &outputs).unwrap_err();
        assert!(error.to_string().contains("outside the folders"), "{path}: {error}");
    }
}

#[test]
fn check_never_writes() {
    let root = fresh();
    put(root.path(), "api/a.rs", "");
    put(root.path(), "api/notes.md", "mine\n");
    put(root.path(), "api/.xtask-gen-Ab12Cd.tmp", "half");
    fs::remove_dir_all(root.path().join("api/b")).unwrap();
    let before = everything(root.path());
    assert_eq!(compare(root.path(), OWNED, &outputs()).unwrap().len(), 4);
    assert_eq!(everything(root.path()), before);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(compare(empty.path(), OWNED, &outputs()).unwrap().len(), 3);
    assert!(everything(empty.path()).is_empty());
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_is_never_followed_out_of_the_tree() {
        let outside = tempfile::tempdir().unwrap();
        put(outside.path(), "c.rs", file("outside", "struct C;\n"));
        let before = everything(outside.path());
        for link in ["api/b", "api/other"] {
            let root = fresh();
            let _ = fs::remove_dir_all(root.path().join(link));
            symlink(outside.path(), root.path().join(link)).unwrap();
            assert_eq!(refused(root.path()).path, link);
            assert_eq!(everything(outside.path()), before);
        }
    }

    #[test]
    fn an_owned_folder_that_is_a_link_is_refused() {
        let (root, outside) = (tempfile::tempdir().unwrap(), fresh());
        symlink(outside.path().join("api"), root.path().join("api")).unwrap();
        let before = everything(outside.path());
        let Err(Failure::InTheWay(found)) = write(root.path(), OWNED, &outputs()) else { panic!("not refused") };
        assert_eq!(found.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["api"]);
        assert_eq!(everything(outside.path()), before);
    }

    #[test]
    fn a_link_in_the_place_of_a_file_and_one_that_leads_nowhere() {
        for path in ["api/a.rs", "api/new.rs"] {
            let root = fresh();
            let _ = fs::remove_file(root.path().join(path));
            symlink("/nowhere", root.path().join(path)).unwrap();
            let found = only_difference(root.path());
            assert!(found.path == path && found.kind.stops_writing(), "{found:?}");
        }
    }
}
