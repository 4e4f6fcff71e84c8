// Films for the camera of a browser: a series of codes, each as the screen or the paper shows it.

import { open } from "node:fs/promises";

const [WIDTH, HEIGHT, EACH] = [640, 480, 6];

/** How large the code is in the picture: as a hand holds it. */
const SIDE = 420;

/** The brightness of every pixel of a picture with a code in the middle. */
async function drawn(page, svg) {
  const grey = await page.evaluate(async ({ svg, width, height, side }) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingEnabled = false;
    context.drawImage(image, (width - side) / 2, (height - side) / 2, side, side);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: width * height }, (_, n) => data[n * 4]);
  }, { svg, width: WIDTH, height: HEIGHT, side: SIDE });
  return Buffer.from(grey);
}

/**
 * Writes a film in which each code stands for a moment; the camera begins anew at its end.
 * @param {import("playwright-core").Page} page an empty page, which draws
 */
export async function film(page, file, svgs) {
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const out = await open(file, "w");
  try {
    await out.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F12:1 Ip A1:1 C420jpeg\n`);
    for (const svg of svgs) {
      const picture = await drawn(page, svg);
      for (let n = 0; n < EACH; n += 1) {
        await out.write("FRAME\n");
        await out.write(picture);
        await out.write(colourless);
      }
    }
  } finally {
    await out.close();
  }
}
