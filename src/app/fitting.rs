//! The size of the window on its monitor: as large as it likes to be, but never larger than the monitor has room for,
//! however many pixels the system counts for one.

use bevy::prelude::*;
use bevy::window::{Monitor, OnMonitor, PrimaryMonitor, PrimaryWindow};

/// The size that the window likes to have, in logical pixels.
pub const LIKED: (u32, u32) = (1366, 768);
/// The least size in which everything can be read, in logical pixels.
pub const LEAST: (f32, f32) = (640.0, 400.0);
/// What a frame and the system's bars take of a monitor's height, in logical pixels.
const BARS: f32 = 72.0;

/// The size that a window of `size` should have on a monitor, and the least size it may be given, both in physical pixels.
pub fn fitting(size: (u32, u32), monitor: (u32, u32), scale: f32) -> ((u32, u32), (u32, u32)) {
    let scale = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
    let bars = ((BARS * scale) as u32).min(monitor.1 / 4);
    let room = (monitor.0, monitor.1 - bars);
    let least = ((LEAST.0 * scale) as u32, (LEAST.1 * scale) as u32);
    ((size.0.min(room.0), size.1.min(room.1)), (least.0.min(room.0), least.1.min(room.1)))
}

/// Adds the fitting of the first window.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, fit);
}

/// Frames after which the size of the window is a person's own.
const FRAMES: u32 = 20;

/// Fits the window in, as soon as the system has said on which monitor it is and how large that is.
fn fit(
    mut windows: Query<(&mut Window, Option<&OnMonitor>), With<PrimaryWindow>>,
    monitors: Query<(Entity, &Monitor, Has<PrimaryMonitor>)>,
    mut frames: Local<u32>,
) {
    *frames += 1;
    let Ok((mut window, on)) = windows.single_mut() else { return };
    if *frames > FRAMES {
        return;
    }
    let here = on.and_then(|on| monitors.get(on.0).ok());
    let main = || monitors.iter().max_by_key(|(_, _, primary)| *primary);
    let Some((_, monitor, _)) = here.or_else(main) else { return };
    let scale = window.resolution.scale_factor();
    let size = (window.physical_width(), window.physical_height());
    let (fits, least) = fitting(size, (monitor.physical_width, monitor.physical_height), scale);
    let (width, height) = (least.0 as f32 / scale, least.1 as f32 / scale);
    if window.resize_constraints.min_width > width || window.resize_constraints.min_height > height {
        (window.resize_constraints.min_width, window.resize_constraints.min_height) = (width, height);
    }
    if fits != size {
        window.resolution.set_physical_resolution(fits.0, fits.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(monitor: (u32, u32), scale: f32) -> (u32, u32) {
        let liked = ((LIKED.0 as f32 * scale) as u32, (LIKED.1 as f32 * scale) as u32);
        fitting(liked, monitor, scale).0
    }

    #[test]
    fn a_window_is_never_larger_than_its_monitor() {
        assert_eq!(opened((1920, 1080), 1.0), (1366, 768));
        assert_eq!(opened((1920, 1080), 1.25), (1707, 960));
        // 2049 by 1152 pixels were asked for here.
        assert_eq!(opened((1920, 1080), 1.5), (1920, 972));
        assert_eq!(opened((3840, 2160), 2.0), (2732, 1536));
        assert_eq!(opened((1366, 768), 1.0), (1366, 696));
        assert_eq!(opened((1024, 600), 2.0), (1024, 456));
        for monitor in [(1, 1), (640, 400), (800, 480), (1280, 720), (1920, 1080), (7680, 4320)] {
            for scale in [0.0, f32::NAN, 0.5, 1.0, 1.25, 1.5, 1.75, 2.0, 3.0, 8.0] {
                let (size, least) = fitting((2049, 1152), monitor, scale);
                assert!(size.0 <= monitor.0 && size.1 <= monitor.1, "{size:?} on {monitor:?} at {scale}");
                assert!(least.0 <= monitor.0 && least.1 <= monitor.1, "{least:?} on {monitor:?} at {scale}");
            }
        }
    }
}
