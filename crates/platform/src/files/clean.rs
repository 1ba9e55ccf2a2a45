//! Sniffs what a file really is and strips what it should not tell: EXIF, GPS, embedded profiles.

use bytes::Bytes;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// A file that may be kept.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// Its bytes, re-encoded when it is an image.
    pub bytes: Bytes,
    /// Its real type.
    pub media_type: &'static str,
    /// Were metadata dropped by re-encoding?
    pub was_changed: bool,
}

/// Most pixels on a side of an image: beyond, it is a bomb or a mistake.
const MOST_PIXELS: u32 = 12_000;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Looks at the bytes, not at the name: a name that promises another type than the bytes is
/// refused with the message id `file-type-lies`.
///
/// # Errors
/// A message id: `file-empty`, `file-type-lies`, `file-type-unknown`, `file-image-broken`.
pub fn clean(bytes: &Bytes, name: &str) -> Result<Cleaned, &'static str> {
    if bytes.is_empty() {
        return Err("file-empty");
    }
    let sniffed = sniff(bytes).ok_or("file-type-unknown")?;
    if promised(name).is_some_and(|promised| promised != sniffed) {
        return Err("file-type-lies");
    }
    match sniffed {
        "image/jpeg" => image(bytes, ImageFormat::Jpeg, sniffed),
        "image/png" => image(bytes, ImageFormat::Png, sniffed),
        "image/webp" => image(bytes, ImageFormat::WebP, sniffed),
        _ => Ok(Cleaned {
            bytes: bytes.clone(),
            media_type: sniffed,
            was_changed: false,
        }),
    }
}

fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let kind = infer::get(bytes)?;
    TAKEN
        .iter()
        .map(|(media_type, _)| *media_type)
        .find(|m| *m == kind.mime_type())
}

fn promised(name: &str) -> Option<&'static str> {
    let ending = name.rsplit_once('.')?.1.to_lowercase();
    TAKEN
        .iter()
        .find(|(_, endings)| endings.contains(&ending.as_str()))
        .map(|(media_type, _)| *media_type)
}

/// Types that the house knows to recognise, with their usual endings.
const TAKEN: &[(&str, &[&str])] = &[
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/png", &["png"]),
    ("image/webp", &["webp"]),
    ("application/pdf", &["pdf"]),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        &["docx"],
    ),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &["xlsx"],
    ),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        &["pptx"],
    ),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("video/mp4", &["mp4"]),
];

/// Decodes and encodes again: nothing but pixels survives. The camera's rotation is applied first.
fn image(bytes: &Bytes, format: ImageFormat, media_type: &'static str) -> Result<Cleaned, &'static str> {
    let broken = |_| "file-image-broken";
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let rotation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(rotation);
    let mut out = Cursor::new(Vec::new());
    if format == ImageFormat::Jpeg {
        picture = DynamicImage::ImageRgb8(picture.into_rgb8());
    }
    picture.write_to(&mut out, format).map_err(|_| "file-image-broken")?;
    Ok(Cleaned {
        bytes: out.into_inner().into(),
        media_type,
        was_changed: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(4, 3)
            .write_to(&mut out, format)
            .expect("encodes");
        out.into_inner()
    }

    #[test]
    fn a_photo_loses_its_exif() {
        let mut jpeg = picture(ImageFormat::Jpeg);
        let exif = b"Exif\0\0II*\0\x08\0\0\0GPS-SECRET-PLACE";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let segment = [&[0xFF, 0xE1], length.as_slice(), exif].concat();
        jpeg.splice(2..2, segment);

        let cleaned = clean(&jpeg.into(), "photo.jpg").expect("is a photo");

        assert!(cleaned.was_changed);
        assert!(!cleaned.bytes.windows(10).any(|w| w == b"GPS-SECRET"));
    }

    #[test]
    fn a_picture_that_lies_about_its_type_is_refused() {
        assert_eq!(
            clean(&picture(ImageFormat::Png).into(), "photo.jpg").err(),
            Some("file-type-lies")
        );
    }

    #[test]
    fn a_page_disguised_as_a_picture_is_refused() {
        let page = Bytes::from_static(b"<html><script>alert(1)</script></html>");
        assert_eq!(clean(&page, "photo.png").err(), Some("file-type-unknown"));
    }

    #[test]
    fn a_broken_picture_is_refused_without_panic() {
        let mut png = picture(ImageFormat::Png);
        png.truncate(png.len() / 2);
        assert_eq!(clean(&png.into(), "photo.png").err(), Some("file-image-broken"));
        assert_eq!(clean(&Bytes::new(), "photo.png").err(), Some("file-empty"));
    }
}
