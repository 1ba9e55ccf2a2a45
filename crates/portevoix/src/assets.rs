//! Static files, embedded in the program, compressed once.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use std::{collections::HashMap, io::Write, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

struct Asset {
    media_type: &'static str,
    plain: Vec<u8>,
    zipped: Option<Vec<u8>>,
    tag: String,
}

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    Static::iter()
        .filter(|path| !path.ends_with(".md"))
        .filter_map(|path| Some((path.to_string(), asset(&path, &Static::get(&path)?))))
        .collect()
});

/// Changes when any static file changes: the query of their addresses.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut tags: Vec<&str> = ASSETS.values().map(|asset| asset.tag.as_str()).collect();
    tags.sort_unstable();
    let all = tags.concat();
    platform::vault::hex(&sha(all.as_bytes())[..5])
});

fn asset(path: &str, file: &rust_embed::EmbeddedFile) -> Asset {
    let plain = file.data.to_vec();
    let media_type = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let zipped = (!path.ends_with(".woff2")).then(|| zip(&plain)).flatten();
    Asset {
        media_type,
        tag: format!("\"{}\"", platform::vault::hex(&file.metadata.sha256_hash()[..8])),
        plain,
        zipped,
    }
}

pub(crate) fn zip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn sha(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}

/// `GET /static/{path}`.
pub async fn serve(Path(path): Path<String>, headers: HeaderMap, uri: http::Uri) -> Response {
    let Some(asset) = ASSETS.get(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == asset.tag.as_bytes());
    if known {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("gzip"));
    let (body, encoding) = match &asset.zipped {
        Some(zipped) if takes_gzip => (zipped.clone(), Some("gzip")),
        _ => (asset.plain.clone(), None),
    };
    // An address with the version never changes its content.
    let cache = if uri.query().is_some() {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=86400"
    };
    let mut response = body.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&asset.tag) {
        out.insert(header::ETAG, tag);
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
