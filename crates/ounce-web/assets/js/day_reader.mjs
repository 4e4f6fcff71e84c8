// Reads a code from a picture, beside the page, so that a tap is never waited for.

import { decodeQR } from "/vendor/qr-0.7.0/decode.js";

onmessage = ({ data: { width, height, pixels } }) => {
  let text = null;
  try {
    text = decodeQR({ width, height, data: new Uint8ClampedArray(pixels) });
  } catch {
    // Most pictures have no code.
  }
  postMessage(text);
};
