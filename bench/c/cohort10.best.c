/* With -DHOISTED the nine exponentials are computed once a year instead of once a week. */
#include "contestant.h"
#include "cohort10.h"
#include "vectors.h"
#include <stdlib.h>

static const double *parameters, *rate, *weight_cost, *weight_qaly;
static double *costs, *qalys;

void prepare(void) {
  parameters = column("parameters");
  rate = column("rate");
  weight_cost = column("weightCost");
  weight_qaly = column("weightQaly");
  costs = aligned_alloc(64, 8 * STRATEGIES * draws());
  qalys = aligned_alloc(64, 8 * STRATEGIES * draws());
}

void run(double totals[TOTALS], int threads) {
  long n = draws(), count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long z = 0; z < STRATEGIES * count; z += LANES) {
    const double *p = parameters + (z / count) * PARAMETERS * n + z % count;
    vector transition[LIVING * LIVING], ratio[LIVING], c[LIVING], u[LIVING], m[LIVING], survive[LIVING];
    for (int j = 0; j < LIVING * LIVING; j++) transition[j] = load(p + j * n);
    for (int s = 0; s < LIVING; s++) {
      ratio[s] = load(p + (RATIOS + s) * n);
      c[s] = load(p + (COSTS + s) * n);
      u[s] = load(p + (UTILITIES + s) * n);
      m[s] = spread(s == 0);
    }
    vector cost = weight_cost[0] * c[0], qaly = weight_qaly[0] * u[0];
    for (int t = 0; t < CYCLES; t++) {
#ifdef HOISTED
      if (t % CYCLES_PER_YEAR == 0)
#endif
        for (int s = 0; s < LIVING; s++) survive[s] = vexp(-rate[t] * ratio[s]);
      vector alive[LIVING], next[LIVING];
      for (int s = 0; s < LIVING; s++) alive[s] = m[s] * survive[s];
      _Pragma("GCC unroll 9") for (int j = 0; j < LIVING; j++) next[j] = alive[0] * transition[j];
      _Pragma("GCC unroll 9") for (int s = 1; s < LIVING; s++)
        _Pragma("GCC unroll 9") for (int j = 0; j < LIVING; j++) next[j] += alive[s] * transition[s * LIVING + j];
      vector now_cost = spread(0), now_qaly = spread(0);
      _Pragma("GCC unroll 9") for (int j = 0; j < LIVING; j++) {
        m[j] = next[j];
        now_cost += next[j] * c[j];
        now_qaly += next[j] * u[j];
      }
      cost += weight_cost[t + 1] * now_cost;
      qaly += weight_qaly[t + 1] * now_qaly;
    }
    store(costs + z, cost);
    store(qalys + z, qaly);
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
