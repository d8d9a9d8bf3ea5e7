// What the core may take on a microcontroller, in bytes. The text and the tables share the flash of a small one (64 KB)
// with a radio's stack; work area and stack share 8 KB of memory with it.
export const LIMITS = {
  core: 12 * 1024, // text of all but the tables
  deviceTables: 8 * 1024, // of HECTOBIT_DEVICE, with their index
  allTables: 16 * 1024, // entries of all tables, without the index that only hosts have
  workArea: 2 * 1024,
  stack: 1024, // of each entry point, with all that it calls
};
