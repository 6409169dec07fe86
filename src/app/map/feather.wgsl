// Paint with soft edges: vertices on an edge are pushed outward by half a pixel on the screen, whatever the zoom, and
// the outer ones are transparent, so that every edge is a ramp of one pixel.
#import bevy_sprite::{
    mesh2d_functions as mesh_functions,
    mesh2d_view_bindings::view,
}

struct FeatherMaterial { tint: vec4<f32> };
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> material: FeatherMaterial;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    @location(1) outward: vec2<f32>,
    @location(2) color: vec4<f32>,
};

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) color: vec4<f32>,
};

@vertex
fn vertex(v: Vertex) -> Varying {
    var out: Varying;
    let world_from_local = mesh_functions::get_world_from_local(v.instance_index);
    let world = mesh_functions::mesh2d_position_local_to_world(world_from_local, vec4<f32>(v.position, 1.0));
    var clip = mesh_functions::mesh2d_position_world_to_clip(world);
    let direction = (view.clip_from_world * vec4<f32>(v.outward, 0.0, 0.0)).xy;
    let half_pixels = view.viewport.zw * 0.5;
    let in_pixels = direction * half_pixels;
    let length_in_pixels = length(in_pixels);
    if (length_in_pixels > 1e-6) {
        let offset = in_pixels / length_in_pixels * length(v.outward) * 0.5;
        clip = vec4<f32>(clip.xy + offset / half_pixels * clip.w, clip.z, clip.w);
    }
    out.clip = clip;
    out.color = v.color * material.tint;
    return out;
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    return in.color;
}
