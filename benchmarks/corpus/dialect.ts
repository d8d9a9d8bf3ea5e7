import type { Deployment } from "./deployment.ts";

/**
 * Names and constants as the scenario writes them. What stands for a foreign server, an application's own event types
 * or somebody's key would otherwise be the same in both recordings, and flatter whoever learns from one of them.
 */
const NEUTRAL = [
  "example.org",
  "example.net",
  "example.com",
  "org.example.",
  "ABCDEFGHIJ",
  "QWERTZUIOP",
  "correct horse",
  "$V7xCkP1c2TbnGb6Zr0AeYRdPHDzcOjyd2mYZ0fFyVVo",
  "ta8IQ0u1sp44HVpxYi7dFOdS/bfwDjcy4xLFlfY5KOA",
  "4K0f0BhgW8pOwsW6mqRDlXXK7Q2Zl1vIB8l2HhY2bQg",
  "LKO2?U%2Tw=w]~RBVZRi};RPxuwH",
  "Zm9vYmFyIHRva2Vu",
  "abc123_OpaqueString",
  "syt_bm9ib2R5_withoutanyaccount_0000",
  "NoSuchMediaAtAll",
  "d0n'tT3ll",
  "abc123987",
  "timer_1",
  "unwanted",
] as const;

/** In the words of a deployment. */
export function translate({ dialect }: Deployment, text: string): string {
  return NEUTRAL.reduce((result, word, index) => result.replaceAll(word, () => dialect[index] ?? word), text);
}
