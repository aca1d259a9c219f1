/* Sixteen patients side by side, so that the compiler fills its registers with them and gathers from the tables. */
#include "contestant.h"
#include "microsimulation.h"
#include <stdlib.h>

#define BLOCK 16

static uint32_t *threshold;
static const double *reward, *modifier;
static double *costs, *qalys;
static uint32_t key_0, key_1, upper, per_draw;

void prepare(void) {
  const double *values = column("threshold");
  long length = column_length("threshold");
  threshold = aligned_alloc(64, 4 * length);
  for (long i = 0; i < length; i++) threshold[i] = (uint32_t)values[i];
  const double *stream = column("stream");
  key_0 = (uint32_t)stream[0];
  key_1 = (uint32_t)stream[1];
  upper = (uint32_t)stream[2];
  per_draw = (uint32_t)stream[3];
  reward = column("reward");
  modifier = column("modifier");
  costs = aligned_alloc(64, 8 * draws());
  qalys = aligned_alloc(64, 8 * draws());
}

void run(double totals[TOTALS], int threads) {
  long count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long i = 0; i < count; i += BLOCK) {
    uint32_t random[4][BLOCK];
    uint32_t draw = i / per_draw, patient = i % per_draw;
    int state[BLOCK], duration[BLOCK];
    double cost[BLOCK], qaly[BLOCK];
    for (int j = 0; j < BLOCK; j++) {
      state[j] = duration[j] = 0;
      cost[j] = reward[0];
      qaly[j] = reward[1];
    }
    for (int t = 0; t < CYCLES; t += 4) {
      for (int j = 0; j < BLOCK; j++) {
        uint32_t c0 = patient + j, c1 = t / 4, c2 = draw, c3 = upper, k0 = key_0, k1 = key_1;
        _Pragma("GCC unroll 10") for (int round = 0; round < 10; round++) {
          uint64_t p0 = (uint64_t)0xD2511F53 * c0, p1 = (uint64_t)0xCD9E8D57 * c2;
          c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
          c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
          c1 = (uint32_t)p1;
          c3 = (uint32_t)p0;
          k0 += 0x9E3779B9;
          k1 += 0xBB67AE85;
        }
        random[0][j] = c0;
        random[1][j] = c1;
        random[2][j] = c2;
        random[3][j] = c3;
      }
      for (int q = 0; q < 4; q++) {
        const uint32_t *table = threshold + (t + q) * STATES * DURATIONS * 4;
        const double *now = reward + (t + q + 1) * STATES * 2;
        for (int j = 0; j < BLOCK; j++) {
          int row = (state[j] * DURATIONS + duration[j]) * 4;
          uint32_t x = random[q][j];
          int next = (x >= table[row]) + (x >= table[row + 1]) + (x >= table[row + 2]);
          duration[j] = (unsigned)(next - 1) < 2u ? duration[j] + 1 : 0;
          state[j] = next;
        }
        for (int j = 0; j < BLOCK; j++) {
          cost[j] += now[state[j] * 2];
          qaly[j] += now[state[j] * 2 + 1];
        }
      }
    }
    for (int j = 0; j < BLOCK; j++) {
      costs[i + j] = cost[j];
      qalys[i + j] = qaly[j] * modifier[i + j];
    }
  }
  totals[0] = sum(costs, count);
  totals[1] = sum(qalys, count);
  totals[2] = totals[3] = 0;
}
