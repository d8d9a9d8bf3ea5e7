/** The logger that matrix-js-sdk takes: of five levels, each of which says nothing here. */
interface QuietLogger {
  trace(): void;
  debug(): void;
  info(): void;
  warn(): void;
  error(): void;
  getChild(): QuietLogger;
}

const nothing = (): void => {};

export const quietLogger: QuietLogger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => quietLogger,
};
