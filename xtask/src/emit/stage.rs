//! Replaces files so that each is whole at every moment: the old text or the new one.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::tree::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX, at};

/// New texts, on disk beside the files whose place they will take.
///
/// Dropping it removes them.
#[derive(Default)]
pub struct Stage {
    files: Vec<Staged>,
}

struct Staged {
    path: String,
    target: PathBuf,
    temporary: NamedTempFile,
}

impl Stage {
    /// Writes a text to a temporary file in the folder of its target: a rename does not cross file systems.
    pub fn add(&mut self, root: &Path, path: &str, text: &str) -> io::Result<()> {
        let target = root.join(path);
        let temporary = temporary_beside(&target, text).map_err(|error| at(path, "writing", &error))?;
        self.files.push(Staged { path: path.to_owned(), target, temporary });
        Ok(())
    }

    /// Lets the new texts take the places of the old ones.
    pub fn commit(self) -> io::Result<()> {
        let total = self.files.len();
        let mut folders = Vec::new();
        for (done, file) in self.files.into_iter().enumerate() {
            file.temporary
                .persist(&file.target)
                .map_err(|failed| interrupted(&file.path, done, total, &failed.error))?;
            folders.extend(file.target.parent().map(Path::to_path_buf));
        }
        folders.dedup();
        folders.iter().for_each(|folder| sync_folder(folder));
        Ok(())
    }

    #[cfg(test)]
    pub fn abandon(self) {
        self.files.into_iter().for_each(|file| drop(file.temporary.keep()));
    }
}

fn temporary_beside(target: &Path, text: &str) -> io::Result<NamedTempFile> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(TEMPORARY_SUFFIX);
    let permissions = ordinary_permissions();
    if let Some(permissions) = &permissions {
        builder.permissions(permissions.clone());
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    if let Ok(metadata) = fs::metadata(target) {
        temporary.as_file().set_permissions(metadata.permissions())?;
    }
    // Without this a power cut after the rename could leave an empty file under the final name.
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// What any new file gets; a temporary file is its owner's alone otherwise, and would stay so.
#[cfg(unix)]
fn ordinary_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn ordinary_permissions() -> Option<Permissions> {
    None
}

/// Makes the renames last; where a folder cannot be opened as a file, the system sees to it by itself.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // The files are whole either way, so there is nothing to tell.
        let _ = folder.sync_all();
    }
}

fn interrupted(path: &str, done: usize, total: usize, error: &io::Error) -> io::Error {
    let text =
        format!("replacing {path}: {error} ({done} of {total} files were replaced; each file is whole, old or new)");
    io::Error::new(error.kind(), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::tree::{self, Node};

    fn folder() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.rs"), "old a").unwrap();
        fs::write(root.path().join("b.rs"), "old b").unwrap();
        root
    }

    fn stage(root: &Path) -> Stage {
        let mut stage = Stage::default();
        stage.add(root, "a.rs", "new a").unwrap();
        stage.add(root, "b.rs", "new b").unwrap();
        stage
    }

    fn text(root: &Path, path: &str) -> String {
        fs::read_to_string(root.join(path)).unwrap()
    }

    #[test]
    fn nothing_changes_before_the_commit_and_nothing_is_left_of_a_stage_that_fails() {
        let root = folder();
        let root = root.path();
        let mut stage = stage(root);
        assert_eq!((text(root, "a.rs"), text(root, "b.rs")), ("old a".into(), "old b".into()));
        let error = stage.add(root, "a.rs/c.rs", "new c").unwrap_err();
        assert!(error.to_string().starts_with("writing a.rs/c.rs: "), "{error}");
        drop(stage);
        assert_eq!((text(root, "a.rs"), text(root, "b.rs")), ("old a".into(), "old b".into()));
        assert_eq!(fs::read_dir(root).unwrap().count(), 2);
    }

    #[test]
    fn a_rename_that_fails_leaves_every_file_whole() {
        let root = folder();
        let root = root.path();
        let stage = stage(root);
        fs::remove_file(root.join("b.rs")).unwrap();
        fs::create_dir(root.join("b.rs")).unwrap();
        let error = stage.commit().unwrap_err().to_string();
        assert!(error.contains("b.rs") && error.contains("1 of 2 files were replaced"), "{error}");
        assert_eq!(text(root, "a.rs"), "new a");
        assert_eq!(fs::read_dir(root).unwrap().count(), 2);
    }

    #[test]
    fn what_a_killed_run_leaves_is_recognised() {
        let root = folder();
        stage(root.path()).abandon();
        assert_eq!((text(root.path(), "a.rs"), text(root.path(), "b.rs")), ("old a".into(), "old b".into()));
        fs::create_dir(root.path().join("api")).unwrap();
        let mut stage = Stage::default();
        stage.add(root.path(), "api/c.rs", "new c").unwrap();
        stage.abandon();
        let nodes = tree::list(root.path(), &["api"]).unwrap();
        assert_eq!(nodes.into_values().collect::<Vec<_>>(), [Node::Leftover]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_new_files_get_ordinary_ones() {
        use std::os::unix::fs::PermissionsExt;
        let root = folder();
        let root = root.path();
        let mode = |path: &str| fs::metadata(root.join(path)).unwrap().permissions().mode() & 0o777;
        fs::write(root.join("ordinary"), "").unwrap();
        fs::set_permissions(root.join("a.rs"), Permissions::from_mode(0o640)).unwrap();
        let mut stage = stage(root);
        stage.add(root, "c.rs", "new c").unwrap();
        stage.commit().unwrap();
        assert_eq!((mode("a.rs"), mode("c.rs")), (0o640, mode("ordinary")));
    }
}
