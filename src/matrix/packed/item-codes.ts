/** The first number of an array among the items of a packed request: what it says (docs/exchange.md §4). */
export const OTHER_BODY = 0;
export const CONTENT_TYPE = 1;
export const HEADER = 2;
export const VERSION = 3;
export const TOKEN = 4;
export const STYLES = 5;
export const METHOD = 6;
