// Bytes as text: in Crockford's base 32, which codes hold in their smallest form, and in hexadecimal
// digits.

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function lettersOf(bytes) {
  let [text, value, bits] = ["", 0, 0];
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
      value &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

/** Whole bytes; what is left over of the last letter is dropped. */
export function bytesOf(letters) {
  const bytes = [];
  let [value, bits] = [0, 0];
  for (const letter of letters) {
    const five = ALPHABET.indexOf(letter);
    if (five < 0) return new Uint8Array();
    value = (value << 5) | five;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(value >> bits);
    value &= (1 << bits) - 1;
  }
  return new Uint8Array(bytes);
}

export const hexOf = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const bytesOfHex = (text) =>
  new Uint8Array((text.match(/../g) ?? []).map((two) => Number.parseInt(two, 16)));
