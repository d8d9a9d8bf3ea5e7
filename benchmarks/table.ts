/** Text in columns: the first to the left, the rest to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => [...(cells[column] ?? "")].length)));
  const pad = (text: string, width: number) => " ".repeat(Math.max(0, width - [...text].length));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, column) => {
        const space = pad(text, widths[column] ?? 0);
        return column === 0 ? text + space : space + text;
      })
      .join("  ")
      .trimEnd();
  return `${[line(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n")}\n`;
}
