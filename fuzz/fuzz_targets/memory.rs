// The whole of a target may hold 64 MiB, whatever it is given; what asks for more is a finding.
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, 64 << 20);
