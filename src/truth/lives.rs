//! What became of each resident, counted day by day.

use crate::kernel::columns::columns;

columns! {
    /// Counts of days, one entry a resident; the study reads them.
    Lives, LivesChunk {
        /// Days in the lowest band of the leading office.
        days_lowest: u16 = 0,
        /// Days flagged by any office.
        days_flagged: u16 = 0,
        /// Days flagged though standing would not have it.
        days_wronged: u16 = 0,
        /// One more than the days since the first false mark from which the sum has not come back; 0 when there is none.
        mending: u16 = 0,
        /// The sum to come back to, in points.
        mend_to: i16 = 0,
    }
}
