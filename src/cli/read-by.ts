import { z } from "zod";

/** A scalar of the file that is read as a flag's text would be. */
export function readBy<T>(parse: (text: string) => T): z.ZodType<T> {
  return z.union([z.string(), z.number()], { error: "expected a text or a number." }).transform((value, context) => {
    try {
      return parse(String(value));
    } catch (error) {
      context.addIssue({ code: "custom", message: (error as Error).message });
      return z.NEVER;
    }
  });
}
