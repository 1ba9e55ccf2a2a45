//! Codes that a phone reads, drawn as SVG.

use fast_qr::{ECL, QRBuilder};
use thiserror::Error;

/// The text is too long for a code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the text is too long for a QR code")]
pub struct QrTooLong;

/// Empty modules around the code, which readers need to find it.
const QUIET: usize = 4;

/// A black code on white, with its quiet border. It is hidden from screen readers: the address stands beside it in letters.
///
/// # Errors
/// The text is too long: a code holds about 2,300 bytes.
pub fn qr_svg(text: &str) -> Result<String, QrTooLong> {
    drawing(text, QUIET)
}

/// A code for a white sheet that leaves the quiet border free around it.
///
/// # Errors
/// As [`qr_svg`].
pub(crate) fn qr_svg_without_border(text: &str) -> Result<String, QrTooLong> {
    drawing(text, 0)
}

fn drawing(text: &str, quiet: usize) -> Result<String, QrTooLong> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| QrTooLong)?;
    let size = code.size + 2 * quiet;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let dark = (column..code.size).take_while(|at| code[row][*at].value()).count();
            if dark > 0 {
                path.push_str(&format!("M{} {}h{dark}v1h-{dark}z", column + quiet, row + quiet));
            }
            column += dark.max(1);
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" \
         shape-rendering=\"crispEdges\"><path fill=\"#FFF\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_square_black_and_has_its_border() {
        let svg = qr_svg("https://valmire.exemple.invalid/donner").expect("a code");

        assert!(svg.contains("viewBox=\"0 0 37 37\""), "{}", &svg[..80]);
        // The first finder pattern starts after the border.
        assert!(svg.contains("d=\"M4 4h7v1h-7z"));
        assert!(svg.contains("fill=\"#000\""));
    }

    #[test]
    fn text_that_is_too_long_is_refused() {
        assert_eq!(qr_svg(&"x".repeat(5_000)), Err(QrTooLong));
    }
}
