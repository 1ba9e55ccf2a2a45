//! Which instructions compute: the widest of the processor, or those that every processor has. The bits are the same.

/// How a computation is compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kernel {
    /// With what every processor of the architecture has.
    Portable,
    /// With AVX2, on processors of the last ten years.
    #[cfg(target_arch = "x86_64")]
    Wide(pulp::x86::V3),
}

impl Kernel {
    /// The widest that this processor has.
    pub(crate) fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(wide) = pulp::x86::V3::try_new() {
            return Self::Wide(wide);
        }
        Self::Portable
    }

    /// Runs a computation, compiled for this kernel; it must be inlined to be.
    #[inline(always)]
    pub(crate) fn run<R>(self, computation: impl FnOnce() -> R) -> R {
        match self {
            Self::Portable => computation(),
            #[cfg(target_arch = "x86_64")]
            Self::Wide(wide) => wide.vectorize(computation),
        }
    }
}
