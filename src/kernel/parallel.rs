//! Ordered work on fixed-size chunks: on all cores, or the sequential twin. Both give the same results in the same order.

/// Residents in a chunk. Fixed, so that no result depends on the number of threads; a multiple of the lanes of a slice.
pub const CHUNK: usize = 8192;
/// Below this many residents threads cost more than they give (measured; see benches/).
#[cfg(feature = "parallel")]
const WORTH_THREADS: usize = 20_000;

/// Who does the work: this thread alone, or a pool.
#[derive(Clone, Debug)]
pub struct Workers {
    #[cfg(feature = "parallel")]
    pool: Option<std::sync::Arc<rayon::ThreadPool>>,
}

impl Workers {
    /// Workers for a town of `residents`. `threads` 0 means all cores; without the feature `parallel` it is always one.
    #[cfg_attr(not(feature = "parallel"), expect(unused_variables, reason = "the sequential twin needs neither"))]
    pub fn new(threads: usize, residents: usize) -> Self {
        #[cfg(feature = "parallel")]
        {
            let wanted = threads != 1 && (residents >= WORTH_THREADS || threads > 1);
            let pool = wanted
                .then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok().map(std::sync::Arc::new))
                .flatten();
            Self { pool }
        }
        #[cfg(not(feature = "parallel"))]
        Self {}
    }

    /// Applies `work` to every item and returns the results in the order of the items.
    pub fn map<I: Send, T: Send>(&self, items: Vec<I>, work: impl Fn(I) -> T + Sync + Send) -> Vec<T> {
        #[cfg(feature = "parallel")]
        if let Some(pool) = &self.pool {
            use rayon::prelude::*;
            return pool.install(|| items.into_par_iter().map(work).collect());
        }
        items.into_iter().map(work).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_for_any_number_of_threads() {
        let expected: Vec<u64> = (0..1000).map(|i| i * i).collect();
        for threads in [1, 2, 3, 8] {
            assert_eq!(Workers::new(threads, 1_000_000).map((0..1000).collect(), |i: u64| i * i), expected);
        }
    }
}
