// What the crash tests draw their chances from and count their verdict with.

// Numbers from 0 to below 1, the same for the same seed.
export function seeded(seed) {
  let state = Number(seed)
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

let [passed, failed] = [0, 0]

export function check(holds, text) {
  if (holds) passed += 1
  else {
    failed += 1
    console.log(`FAILED: ${text}`)
  }
}

// Ends the test with the line that scripts/test counts.
export function finish() {
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
