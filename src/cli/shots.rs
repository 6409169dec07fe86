//! `tallyford shots`: pictures of every screen, or a script of input.

use std::path::PathBuf;

use super::{Done, Shots, Stop, play};
use crate::app::script::Script;
use crate::app::{Launch, capture};
use crate::words::{Language, say};

/// The sizes at which every screen is looked at: width, height, size of text in percent.
const SIZES: [(u32, u32, u32); 3] = [(1366, 768, 100), (1920, 1080, 100), (1366, 768, 200)];

/// Takes pictures at one size, or at each of the three in a program of its own.
pub fn shots(args: &Shots, language: Option<Language>) -> Done {
    let failed = |why: String| Stop::Failed(say!("shots-failed", why = why));
    std::fs::create_dir_all(&args.out).map_err(|error| failed(error.to_string()))?;
    let Some(size) = &args.size else {
        for (width, height, text) in SIZES {
            let program = std::env::current_exe().map_err(|error| failed(error.to_string()))?;
            let mut command = std::process::Command::new(program);
            let out = args.out.join(format!("{width}x{height}-{text}"));
            command
                .args(["shots", "--size", &format!("{width}x{height}"), "--text", &text.to_string(), "--out"])
                .arg(out);
            if let Some(language) = language {
                command.args(["--language", language.tag()]);
            }
            if let Some(script) = &args.script {
                command.arg("--script").arg(script);
            }
            if let Some(open) = &args.open {
                command.arg("--open").arg(open);
            }
            args.settings.iter().for_each(|setting| {
                command.arg("--set").arg(setting);
            });
            let status = command.status().map_err(|error| failed(error.to_string()))?;
            if !status.success() {
                return Err(failed(format!("{width}x{height}, {text} %: {status}")));
            }
        }
        return Ok(());
    };
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| (320..=7680).contains(number));
    let size = size.split_once('x').and_then(|(width, height)| Some((number(width)?, number(height)?)));
    let size = size.ok_or_else(|| Stop::Input(say!("shots-size")))?;
    let text = match &args.script {
        Some(file) => std::fs::read_to_string(file).map_err(|error| failed(error.to_string()))?,
        None => capture::TOUR.to_owned(),
    };
    let origin = args.open.as_ref().map(|open| play::origin(open, &args.settings, None)).transpose()?;
    let fresh = tempfile::tempdir().map_err(|error| failed(error.to_string()))?;
    let folder: PathBuf = args.folder.clone().unwrap_or_else(|| fresh.path().to_owned());
    let exit = crate::app::run(Launch {
        script: Some(Script::read(&text, args.out.clone())),
        size: Some(size),
        text_size: Some(args.text as f32 / 100.0),
        language,
        folder: Some(folder),
        load: None,
        origin,
    });
    if exit.is_success() { Ok(()) } else { Err(failed(format!("{exit:?}"))) }
}
