//! Turns the bytes of a file into UTF-8, piece by piece, marking what could not be read.

use super::encoding::{Encoding, SingleByte};

/// Stands in the decoded bytes where something could not be decoded. UTF-8 never holds this byte.
pub(super) const UNDECODABLE: u8 = 0xff;

/// Decodes one file from its beginning to its end.
pub(super) struct Decoder {
    encoding: Encoding,
    table: Option<SingleByte>,
    utf16: Option<encoding_rs::Decoder>,
    carry: Vec<u8>,
    at_start: bool,
}

impl Decoder {
    pub(super) fn new(encoding: Encoding) -> Self {
        let utf16 = match encoding {
            Encoding::Utf16Le => Some(encoding_rs::UTF_16LE.new_decoder_with_bom_removal()),
            Encoding::Utf16Be => Some(encoding_rs::UTF_16BE.new_decoder_with_bom_removal()),
            _ => None,
        };
        Decoder {
            encoding,
            table: encoding.table(),
            utf16,
            carry: Vec::new(),
            at_start: true,
        }
    }

    /// Appends the decoded piece to `out`. `last` says that no piece follows.
    pub(super) fn decode(&mut self, piece: &[u8], last: bool, out: &mut Vec<u8>) {
        match self.encoding {
            Encoding::Utf16Le | Encoding::Utf16Be => self.decode_utf16(piece, last, out),
            Encoding::Utf8 | Encoding::Mixed => self.decode_utf8(piece, last, out),
            _ => self.decode_table(piece, out),
        }
    }

    fn decode_table(&self, piece: &[u8], out: &mut Vec<u8>) {
        for byte in piece {
            if byte.is_ascii() {
                out.push(*byte);
            } else {
                self.push_foreign(*byte, out);
            }
        }
    }

    /// A byte that is not UTF-8: from the table when there is one, else marked.
    fn push_foreign(&self, byte: u8, out: &mut Vec<u8>) {
        match self.table.as_ref().and_then(|table| table.char(byte)) {
            Some(char) => out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
            None => out.push(UNDECODABLE),
        }
    }

    fn decode_utf8(&mut self, piece: &[u8], last: bool, out: &mut Vec<u8>) {
        let joined;
        let mut rest = if self.carry.is_empty() {
            piece
        } else {
            joined = [std::mem::take(&mut self.carry).as_slice(), piece].concat();
            joined.as_slice()
        };
        if self.at_start {
            if !last && rest.len() < 3 {
                self.carry = rest.to_vec();
                return;
            }
            rest = rest.strip_prefix(b"\xef\xbb\xbf").unwrap_or(rest);
            self.at_start = false;
        }
        while let Err(error) = std::str::from_utf8(rest) {
            let (sound, bad) = rest.split_at(error.valid_up_to());
            out.extend_from_slice(sound);
            let length = match error.error_len() {
                Some(length) => length,
                None if last => bad.len(),
                None => {
                    self.carry = bad.to_vec();
                    return;
                }
            };
            for byte in &bad[..length] {
                self.push_foreign(*byte, out);
            }
            rest = &bad[length..];
        }
        out.extend_from_slice(rest);
    }

    fn decode_utf16(&mut self, piece: &[u8], last: bool, out: &mut Vec<u8>) {
        let Some(decoder) = &mut self.utf16 else {
            return;
        };
        let mut rest = piece;
        loop {
            let room = decoder
                .max_utf8_buffer_length_without_replacement(rest.len())
                .unwrap_or(rest.len().saturating_mul(3).saturating_add(16));
            let start = out.len();
            out.resize(start + room, 0);
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut out[start..], last);
            out.truncate(start + written);
            rest = &rest[read..];
            match result {
                encoding_rs::DecoderResult::InputEmpty => return,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(..) => out.push(UNDECODABLE),
            }
        }
    }
}
