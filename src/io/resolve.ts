import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { HectobitError } from "../base/errors.ts";
import { canonicalAddress } from "./address.ts";

/** The address of a host: itself when it is a literal, the system's first answer when it is a name. */
export async function resolveHost(host: string): Promise<string> {
  if (isIP(host.replace(/%.*$/, "")) !== 0) return canonicalAddress(host);
  try {
    return canonicalAddress((await lookup(host)).address);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new HectobitError("io.unknown-host", `no address was found for the host ${host} (${code ?? "no answer"})`, {
      cause: error,
      hint: "Check the name, or give an IP address.",
    });
  }
}
