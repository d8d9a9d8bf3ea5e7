import { Writable } from "node:stream";

/** The part of a TTY's stream that we use. */
export interface TerminalStream {
  write(text: string): unknown;
  readonly columns?: number;
}

const REPAINT_MS = 500;
const CLEAR = "\r\x1b[2K";

/** Keeps one line at the bottom of a terminal, below what is written through it. */
export class Terminal {
  readonly #stream: TerminalStream;
  readonly #line: (columns: number) => string;
  #shown = "";
  #timer: NodeJS.Timeout | undefined;

  /** `line` gives the text for now, without a line break; empty for no line. */
  constructor(stream: TerminalStream, line: (columns: number) => string) {
    this.#stream = stream;
    this.#line = line;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.paint(), REPAINT_MS);
    this.#timer.unref();
  }

  /** Whole lines, such as those of the log. */
  write(text: string): void {
    this.#stream.write(`${this.#shown === "" ? "" : CLEAR}${text}${this.#shown}`);
  }

  /** For writers that want a stream. */
  get writable(): Writable {
    return new Writable({
      decodeStrings: false,
      write: (chunk, _encoding, done) => {
        this.write(String(chunk));
        done();
      },
    });
  }

  paint(): void {
    // 0 is what a terminal says that does not know its width
    const text = this.#line(this.#stream.columns || 80);
    if (text === this.#shown) return;
    this.#stream.write(`${this.#shown === "" ? "" : CLEAR}${text}`);
    this.#shown = text;
  }

  /** Removes the line for good. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#shown !== "") this.#stream.write(CLEAR);
    this.#shown = "";
  }
}
