//! Structs of columns: one `Vec` a field, one entry a resident.

/// Declares a struct of columns and, beside it, a view of one chunk of it that can be changed.
///
/// From the list of fields follow `with_len`, `append`, `chunks_mut` (disjoint views for parallel work), `same_rows`,
/// `take_rows`, `digest_into` and `bytes`. So a column is added in one place.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident, $chunk:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty = $start:expr,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        #[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
        pub struct $name { $($(#[$field_doc])* pub $field: Vec<$type>,)+ }

        /// A view of one chunk of the columns that can be changed.
        #[allow(missing_docs, reason = "the fields are those of the columns")]
        pub struct $chunk<'a> { pub first: usize, $(pub $field: &'a mut [$type],)+ }

        impl $chunk<'_> {
            /// Takes rows over from the whole columns of others; `rows` are counted from the first of the chunk.
            #[allow(dead_code, reason = "not every struct of columns is copied")]
            pub fn take(&mut self, others: &$name, rows: std::ops::Range<usize>) {
                let there = self.first + rows.start..self.first + rows.end;
                $(self.$field[rows.clone()].copy_from_slice(&others.$field[there.clone()]);)+
            }
        }

        impl $name {
            /// Columns for `len` residents at their starting values.
            pub fn with_len(len: usize) -> Self { Self { $($field: vec![$start; len],)+ } }

            /// Adds residents at the end.
            #[allow(dead_code, reason = "not every struct of columns grows")]
            pub fn append(&mut self, other: Self) {
                $(self.$field.extend(other.$field);)+
            }

            /// Disjoint views of `size` residents each.
            #[allow(dead_code, reason = "not every struct of columns is worked on in chunks")]
            pub fn chunks_mut(&mut self, size: usize) -> Vec<$chunk<'_>> {
                let mut views = Vec::new();
                $(let mut $field = self.$field.chunks_mut(size);)+
                let mut first = 0;
                loop {
                    let view = (|| Some($chunk { first, $($field: $field.next()?,)+ }))();
                    let Some(view) = view else { return views };
                    views.push(view);
                    first += size;
                }
            }

            /// Whether some rows are the same in two structs of columns.
            #[allow(dead_code, reason = "not every struct of columns is compared")]
            pub fn same_rows(&self, other: &Self, rows: std::ops::Range<usize>) -> bool {
                $(self.$field[rows.clone()] == other.$field[rows.clone()] &&)+ true
            }

            /// Takes some rows over from others.
            #[allow(dead_code, reason = "not every struct of columns is copied")]
            pub fn take_rows(&mut self, others: &Self, rows: std::ops::Range<usize>) {
                $(self.$field[rows.clone()].copy_from_slice(&others.$field[rows.clone()]);)+
            }

            /// Adds every column to a digest.
            pub fn digest_into(&self, digest: &mut crate::kernel::digest::Digest, prefix: &str) {
                $(digest.column(&format!("{prefix}.{}", stringify!($field)), &self.$field);)+
            }

            /// Memory that the columns take, in bytes.
            pub fn bytes(&self) -> usize { 0 $(+ size_of_val(self.$field.as_slice()))+ }
        }
    };
}
pub(crate) use columns;
