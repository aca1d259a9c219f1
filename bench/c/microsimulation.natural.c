#include "contestant.h"
#include "microsimulation.h"
#include <stdlib.h>

static uint32_t *threshold;
static const double *reward, *modifier;
static double *costs, *qalys;
static uint32_t key_0, key_1, upper, per_draw;

void prepare(void) {
  const double *values = column("threshold");
  long length = column_length("threshold");
  threshold = malloc(4 * length);
  for (long i = 0; i < length; i++) threshold[i] = (uint32_t)values[i];
  const double *stream = column("stream");
  key_0 = (uint32_t)stream[0];
  key_1 = (uint32_t)stream[1];
  upper = (uint32_t)stream[2];
  per_draw = (uint32_t)stream[3];
  reward = column("reward");
  modifier = column("modifier");
  costs = malloc(8 * draws());
  qalys = malloc(8 * draws());
}

void run(double totals[TOTALS], int threads) {
  long count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long i = 0; i < count; i++) {
    uint32_t random[4];
    uint32_t draw = i / per_draw, patient = i % per_draw;
    int state = 0, duration = 0;
    double cost = reward[0], qaly = reward[1];
    for (int t = 0; t < CYCLES; t++) {
      if (t % 4 == 0) philox(patient, t / 4, draw, upper, key_0, key_1, random);
      uint32_t x = random[t % 4];
      const uint32_t *row = threshold + ((t * STATES + state) * DURATIONS + duration) * 4;
      int next = (x >= row[0]) + (x >= row[1]) + (x >= row[2]);
      duration = next == 1 || next == 2 ? duration + 1 : 0;
      state = next;
      const double *now = reward + ((t + 1) * STATES + state) * 2;
      cost += now[0];
      qaly += now[1];
    }
    costs[i] = cost;
    qalys[i] = qaly * modifier[i];
  }
  totals[0] = sum(costs, count);
  totals[1] = sum(qalys, count);
  totals[2] = totals[3] = 0;
}
