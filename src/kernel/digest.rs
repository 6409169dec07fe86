//! A stable fingerprint of the whole state, column by column.

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Fingerprints of named columns, in a fixed order; [`Digest::whole`] is the fingerprint of all of them.
///
/// XXH3 with 128 bits over little-endian bytes: the same on every platform. It guards against drift, not against
/// forgery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    parts: Vec<(String, u128)>,
}

impl Digest {
    /// Adds a column of plain values.
    pub fn column<T: bytemuck::NoUninit>(&mut self, name: &str, values: &[T]) {
        #[cfg(target_endian = "big")]
        compile_error!("columns are hashed as little-endian bytes");
        self.parts.push((name.to_owned(), xxh3_128(bytemuck::cast_slice(values))));
    }

    /// Adds values of any form, by their bytes in the wire format of postcard, which is the same on every platform.
    ///
    /// # Panics
    /// If the values have no such form. All plain data has one.
    pub fn values<T: serde::Serialize + ?Sized>(&mut self, name: &str, values: &T) {
        let bytes = postcard::to_allocvec(values).expect("plain data has a wire format");
        self.parts.push((name.to_owned(), xxh3_128(&bytes)));
    }

    /// The columns by name with their fingerprints.
    pub fn parts(&self) -> &[(String, u128)] {
        &self.parts
    }

    /// The names of the columns in which two digests differ, or which only one of them has.
    pub fn differing<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let theirs = |name: &str| other.parts.iter().find(|(n, _)| n == name).map(|(_, hash)| *hash);
        let ours = self.parts.iter().filter(|(name, hash)| theirs(name) != Some(*hash));
        let alone = other.parts.iter().filter(|(name, _)| self.parts.iter().all(|(ours, _)| ours != name));
        ours.chain(alone).map(|(name, _)| name.as_str()).collect()
    }

    /// The fingerprint of all columns as 32 hexadecimal digits.
    pub fn whole(&self) -> String {
        let mut hasher = Xxh3::new();
        for (name, hash) in &self.parts {
            hasher.update(&(name.len() as u64).to_le_bytes());
            hasher.update(name.as_bytes());
            hasher.update(&hash.to_le_bytes());
        }
        format!("{:032x}", hasher.digest128())
    }
}
