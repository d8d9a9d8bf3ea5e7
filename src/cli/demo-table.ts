/** Columns for people: texts to the left, numbers to the right, no escape sequences. */
export type Cell = string | number;

export interface TableOptions {
  /** Least width of each column. */
  readonly widths?: readonly number[];
  readonly indent?: string;
}

const shown = (cell: Cell | undefined): string => (typeof cell === "number" ? String(cell) : (cell ?? ""));

/** A rule is drawn below the head. Column 0 and those whose head ends with a space are set to the left. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], options: TableOptions = {}): string {
  const widths = head.map((title, i) =>
    Math.max(title.trimEnd().length, options.widths?.[i] ?? 0, ...rows.map((row) => shown(row[i]).length)),
  );
  const isLeft = head.map((title, i) => i === 0 || title.endsWith(" "));
  const line = (cells: readonly Cell[]): string => {
    const padded = widths.map((width, i) => {
      const text = shown(cells[i]).trimEnd();
      return isLeft[i] === true ? text.padEnd(width) : text.padStart(width);
    });
    return `${options.indent ?? "  "}${padded.join("  ")}`.trimEnd();
  };
  const rule = `${options.indent ?? "  "}${widths.map((width) => "-".repeat(width)).join("  ")}`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** `7 200` for people: digits in groups of three. */
export const grouped = (number: number): string => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, " ");

/** One digit after the point below a hundred. */
export const secondsText = (milliseconds: number): string => {
  const seconds = milliseconds / 1000;
  return seconds < 99.95 ? seconds.toFixed(1) : grouped(seconds);
};

/** `12:02:03`, the time of day (UTC) of a Unix time in milliseconds. */
export const clockText = (unix: number): string => new Date(unix).toISOString().slice(11, 19);
