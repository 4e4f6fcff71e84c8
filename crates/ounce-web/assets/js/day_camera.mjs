// The camera: asked for once, stopped whenever the page is hidden, and started anew afterwards,
// since phones hand back a black picture otherwise.

/** No picture needs to be larger for a ticket that is held before the camera. */
const WIDTH = 960;
/** Between two pictures, so that a slow phone can do other things too. */
const PAUSE_MS = 120;

/** The reader of the platform, where it really reads these codes. */
async function platform() {
  try {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats();
    if (formats?.includes("qr_code")) return new BarcodeDetector({ formats: ["qr_code"] });
  } catch {
    // Some browsers have the name and nothing behind it.
  }
  return null;
}

/** A reader of our own, in a worker. */
function ours(file) {
  const worker = new Worker(file, { type: "module" });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return {
    detect: (video) => new Promise((resolve, reject) => {
      const scale = Math.min(1, WIDTH / video.videoWidth);
      const [width, height] = [video.videoWidth, video.videoHeight].map((n) => Math.round(n * scale));
      [canvas.width, canvas.height] = [width, height];
      context.drawImage(video, 0, 0, width, height);
      const pixels = context.getImageData(0, 0, width, height).data.buffer;
      worker.onmessage = ({ data }) => resolve(data ? [{ rawValue: data }] : []);
      worker.onerror = () => reject(new Error("the reader does not run"));
      worker.postMessage({ width, height, pixels }, [pixels]);
    }),
    end: () => worker.terminate(),
  };
}

export class Camera {
  #stream = null;
  #reader = null;
  #runs = 0;

  /** Opens the camera in a video element; `found` gets the text of each code that is read. */
  async open(video, file, found) {
    const run = ++this.#runs;
    this.#reader ??= (await platform()) ?? (file ? ours(file) : null);
    if (!this.#reader) throw new Error("nothing here reads codes");
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 } },
      audio: false,
    });
    if (run !== this.#runs) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    this.#stream = stream;
    video.srcObject = stream;
    await video.play();
    const look = async () => {
      if (run !== this.#runs) return;
      try {
        const codes = video.videoWidth ? await this.#reader.detect(video) : [];
        if (run === this.#runs && codes[0]) found(codes[0].rawValue);
      } catch {
        // One picture that can't be read; the next one may be.
      }
      setTimeout(look, PAUSE_MS);
    };
    look();
  }

  close() {
    this.#runs += 1;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }
}
