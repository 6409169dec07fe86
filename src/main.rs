//! The program: hands over to the command line, or in a browser to the window.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    tallyford::cli::main()
}

#[cfg(all(target_arch = "wasm32", feature = "app"))]
fn main() {
    let load = tallyford::app::host::link();
    tallyford::app::run(tallyford::app::Launch { load, ..Default::default() });
}

#[cfg(all(target_arch = "wasm32", not(feature = "app")))]
fn main() {}
