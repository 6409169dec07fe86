//! Marks as triangles with soft edges: crisp at every zoom without multisampling, which software renderers lack.

use bevy::asset::{RenderAssetUsages, load_internal_asset, uuid_handle};
use bevy::mesh::{Indices, MeshVertexAttribute, MeshVertexBufferLayoutRef, PrimitiveTopology, VertexFormat};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError};
use bevy::shader::ShaderRef;
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin};

use bevy_egui::egui;

use crate::app::theme::colour;
use crate::view::drawing::{Form, Mark};
use crate::view::palette::{self, Season, in_season};
use crate::view::plan::Point;

const OUTWARD: MeshVertexAttribute = MeshVertexAttribute::new("Outward", 988_540_917, VertexFormat::Float32x2);
const SHADER: Handle<Shader> = uuid_handle!("6f0d6e0a-5a2b-4c0e-9a41-2f7f3c1b9d10");

/// Paint.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct FeatherMaterial {
    /// What every colour is multiplied by.
    #[uniform(0)]
    pub tint: LinearRgba,
}

impl Material2d for FeatherMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        _key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        descriptor.vertex.buffers = vec![layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            OUTWARD.at_shader_location(1),
            Mesh::ATTRIBUTE_COLOR.at_shader_location(2),
        ])?];
        Ok(())
    }
}

/// Adds the paint.
pub fn plugin(app: &mut App) {
    load_internal_asset!(app, SHADER, "feather.wgsl", Shader::from_wgsl);
    app.add_plugins(Material2dPlugin::<FeatherMaterial>::default());
}

/// Triangles under construction. Paper's y grows downwards, the world's upwards.
#[derive(Default)]
struct Paint {
    positions: Vec<[f32; 3]>,
    outward: Vec<[f32; 2]>,
    colours: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl Paint {
    fn vertex(&mut self, (x, y): Point, (ox, oy): Point, colour: [f32; 4]) -> u32 {
        self.positions.push([x as f32, -y as f32, 0.0]);
        self.outward.push([ox as f32, -oy as f32]);
        self.colours.push(colour);
        self.positions.len() as u32 - 1
    }

    fn triangle(&mut self, a: u32, b: u32, c: u32) {
        self.indices.extend([a, b, c]);
    }

    /// A convex area with a soft edge.
    fn area(&mut self, points: &[Point], ink: [f32; 4]) {
        let count = points.len();
        if count < 3 {
            return;
        }
        let clear = [ink[0], ink[1], ink[2], 0.0];
        let turn: f64 = (0..count).map(|k| cross(points[k], points[(k + 1) % count])).sum();
        let side = if turn > 0.0 { 1.0 } else { -1.0 };
        let first = self.positions.len() as u32;
        for k in 0..count {
            let (before, here, after) = (points[(k + count - 1) % count], points[k], points[(k + 1) % count]);
            let out = corner(normal(before, here, side), normal(here, after, side));
            self.vertex(here, (-out.0, -out.1), ink);
            self.vertex(here, out, clear);
        }
        let ring = |k: usize, outer: u32| first + 2 * (k % count) as u32 + outer;
        for k in 1..count - 1 {
            self.triangle(ring(0, 0), ring(k, 0), ring(k + 1, 0));
        }
        for k in 0..count {
            self.triangle(ring(k, 0), ring(k, 1), ring(k + 1, 1));
            self.triangle(ring(k, 0), ring(k + 1, 1), ring(k + 1, 0));
        }
    }

    /// A line of a width with soft edges and mitred corners.
    fn line(&mut self, points: &[Point], width: f64, ink: [f32; 4]) {
        let mut line: Vec<Point> = points.to_vec();
        line.dedup();
        let closed = line.len() > 3 && line.first() == line.last();
        if closed {
            line.pop();
        }
        let count = line.len();
        if count < 2 {
            return;
        }
        let clear = [ink[0], ink[1], ink[2], 0.0];
        let first = self.positions.len() as u32;
        for k in 0..count {
            let before = if closed || k > 0 { Some(line[(k + count - 1) % count]) } else { None };
            let after = if closed || k + 1 < count { Some(line[(k + 1) % count]) } else { None };
            let here = line[k];
            let out = match (before, after) {
                (Some(before), Some(after)) => corner(normal(before, here, 1.0), normal(here, after, 1.0)),
                (Some(before), None) => normal(before, here, 1.0),
                (None, Some(after)) => normal(here, after, 1.0),
                (None, None) => (0.0, 0.0),
            };
            let at = |side: f64| (here.0 + out.0 * width / 2.0 * side, here.1 + out.1 * width / 2.0 * side);
            let away = |side: f64| (out.0 * side, out.1 * side);
            self.vertex(at(1.0), away(1.0), clear);
            self.vertex(at(1.0), away(-1.0), ink);
            self.vertex(at(-1.0), away(1.0), ink);
            self.vertex(at(-1.0), away(-1.0), clear);
        }
        let segments = if closed { count } else { count - 1 };
        for k in 0..segments {
            let (a, b) = (first + 4 * k as u32, first + 4 * ((k + 1) % count) as u32);
            for row in 0..3 {
                self.triangle(a + row, a + row + 1, b + row + 1);
                self.triangle(a + row, b + row + 1, b + row);
            }
        }
    }

    fn disc(&mut self, at: Point, radius: f64, ink: [f32; 4]) {
        let sides = (8.0 + radius * 1.6).min(40.0) as usize;
        let points: Vec<Point> = (0..sides)
            .map(|k| {
                let turn = k as f64 / sides as f64 * std::f64::consts::TAU;
                (at.0 + radius * libm::cos(turn), at.1 + radius * libm::sin(turn))
            })
            .collect();
        self.area(&points, ink);
    }
}

fn cross(a: Point, b: Point) -> f64 {
    a.0 * b.1 - a.1 * b.0
}

/// The unit vector to one side of a way.
fn normal(from: Point, to: Point, side: f64) -> Point {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = libm::hypot(x, y).max(1e-9);
    (y / length * side, -x / length * side)
}

/// Where two edges meet, the vector that keeps both at one distance; not more than twice as long.
fn corner(a: Point, b: Point) -> Point {
    let sum = (a.0 + b.0, a.1 + b.1);
    let square = sum.0 * sum.0 + sum.1 * sum.1;
    if square < 0.5 {
        return a;
    }
    let scale = (2.0 / square).min(1.6);
    (sum.0 * scale, sum.1 * scale)
}

/// The mesh of marks, laid down in order; without the fine ones for a town seen from far away. In a season, and with
/// paints that go so far towards white.
pub fn mesh(marks: &[Mark], fine: bool, season: Season, wash: f32) -> Mesh {
    let mut paint = Paint::default();
    for mark in marks.iter().filter(|mark| fine || !mark.fine) {
        let c = washed(in_season(mark.paint.colour, season), wash);
        let linear = Color::srgba_u8(c.r(), c.g(), c.b(), (mark.paint.cover * 255.0) as u8).to_linear();
        let ink = linear.to_f32_array();
        match &mark.form {
            Form::Area(points) => paint.area(points, ink),
            Form::Line { points, width } => paint.line(points, *width, ink),
            Form::Disc { at, radius } => paint.disc(*at, *radius, ink),
        }
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, paint.positions)
        .with_inserted_attribute(OUTWARD, paint.outward)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, paint.colours)
        .with_inserted_indices(Indices::U32(paint.indices))
}

/// A colour of the map, gone so far towards white. Ink stays as it is.
pub fn washed(hex: &'static str, wash: f32) -> egui::Color32 {
    let c = colour(hex);
    if hex == palette::INK || hex == palette::INK_SOFT {
        return c;
    }
    let towards = |channel: u8| channel + (f32::from(255 - channel) * wash) as u8;
    egui::Color32::from_rgb(towards(c.r()), towards(c.g()), towards(c.b()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area of the triangles that are fully inked, before any feathering.
    fn inked(paint: &Paint) -> f64 {
        let at = |index: u32| {
            let [x, y, _] = paint.positions[index as usize];
            (f64::from(x), f64::from(y))
        };
        let full = |index: u32| paint.colours[index as usize][3] > 0.5;
        paint
            .indices
            .chunks_exact(3)
            .filter(|corners| corners.iter().all(|corner| full(*corner)))
            .map(|corners| {
                let (a, b, c) = (at(corners[0]), at(corners[1]), at(corners[2]));
                ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn areas_and_lines_cover_what_they_should() {
        let mut paint = Paint::default();
        paint.area(&[(0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (0.0, 5.0)], [0.0, 0.0, 0.0, 1.0]);
        assert!((inked(&paint) - 50.0).abs() < 1e-3);
        let mut paint = Paint::default();
        paint.line(&[(0.0, 0.0), (20.0, 0.0)], 3.0, [0.0, 0.0, 0.0, 1.0]);
        assert!((inked(&paint) - 60.0).abs() < 1e-3);
        let mut paint = Paint::default();
        paint.disc((3.0, 4.0), 10.0, [0.0, 0.0, 0.0, 1.0]);
        assert!((inked(&paint) / (std::f64::consts::PI * 100.0) - 1.0).abs() < 0.02);
    }

    #[test]
    fn outer_vertices_point_away_from_the_middle() {
        let mut paint = Paint::default();
        for square in
            [[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)], [(0.0, 4.0), (4.0, 4.0), (4.0, 0.0), (0.0, 0.0)]]
        {
            paint.area(&square, [0.0, 0.0, 0.0, 1.0]);
        }
        for ((position, outward), colour) in paint.positions.iter().zip(&paint.outward).zip(&paint.colours) {
            let away = (position[0] - 2.0) * outward[0] + (position[1] + 2.0) * outward[1];
            assert_eq!(away > 0.0, colour[3] == 0.0, "{position:?} {outward:?}");
        }
    }
}
