//! Files that were chosen in a dialog of the host, until they are opened.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// Files to be opened, and how the window is woken when there is one.
#[derive(Clone, Default)]
pub struct Chosen {
    files: Arc<Mutex<Vec<PathBuf>>>,
    ring: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Chosen {
    /// Wakes the window so from now on.
    pub fn ring_with(&mut self, ring: impl Fn() + Send + Sync + 'static) {
        self.ring = Some(Arc::new(ring));
    }

    /// Adds a file.
    pub fn add(&self, path: PathBuf) {
        if let Ok(mut files) = self.files.lock() {
            files.push(path);
        }
        if let Some(ring) = &self.ring {
            ring();
        }
    }

    /// Takes all files.
    pub fn take(&self) -> Vec<PathBuf> {
        self.files.lock().map(|mut files| std::mem::take(&mut *files)).unwrap_or_default()
    }
}
