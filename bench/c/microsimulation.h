/* 1,000,000 patients, four states (healthy, sick, sicker, dead), 60 yearly cycles; risks of the sick depend on how long they have been
   so. The input has the cumulative transition probabilities as 32-bit thresholds by cycle, state, years in state and target, and
   discounted cost and effect by cycle and state; each patient's effect is multiplied by a characteristic of the patient. Random
   numbers are the engine's: Philox4x32-10 with counter (patient of the draw, cycle / 4, draw, third number of `stream`) and the first two
   as key; its fourth is how many patients a draw has. One strategy: the second pair of totals is 0. */
#include <stdint.h>
#define CYCLES 60
#define STATES 4
#define DURATIONS 64

static inline void philox(uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1, uint32_t out[4]) {
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53 * c0, p1 = (uint64_t)0xCD9E8D57 * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
