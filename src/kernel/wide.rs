//! The hot loops, built twice: once for every machine of its kind, once for those with wide registers. Which one runs
//! is found out as the program runs, and both compute the same bits: integers, and floats without fused operations.

/// Whether this machine has the wide registers that `widest!` builds for.
#[inline]
pub fn has_wide_registers() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("avx2")
        && std::arch::is_x86_feature_detected!("bmi1")
        && std::arch::is_x86_feature_detected!("bmi2")
        && std::arch::is_x86_feature_detected!("lzcnt")
        && std::arch::is_x86_feature_detected!("popcnt");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// Defines a function that calls another one, which must be `inline(always)`, with the widest registers there are.
macro_rules! widest {
    ($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? = $body:path) => {
        $(#[$doc])*
        fn $name($($argument: $type),*) $(-> $result)? {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
                fn wide($($argument: $type),*) $(-> $result)? {
                    $body($($argument),*)
                }
                if $crate::kernel::wide::has_wide_registers() {
                    #[expect(unsafe_code, reason = "the features that the function is built for were just found")]
                    // SAFETY: every feature enabled on `wide` was detected.
                    return unsafe { wide($($argument),*) };
                }
            }
            $body($($argument),*)
        }
    };
}
pub(crate) use widest;
