#include "contestant.h"
#include "cohort4.h"
#include "vectors.h"
#include <math.h>
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
  double healthy[CYCLES];
  for (int t = 0; t < CYCLES; t++) healthy[t] = exp(-rate[t]);
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long z = 0; z < STRATEGIES * count; z += LANES) {
    const double *p = parameters + (z / count) * PARAMETERS * n + z % count;
    vector sick = load(p + P_SICK * n), recover = load(p + P_RECOVER * n), worse = load(p + P_WORSE * n);
    vector hr1 = load(p + HR_SICK * n), hr2 = load(p + HR_SICKER * n);
    vector c0 = load(p + COST_HEALTHY * n), c1 = load(p + COST_SICK * n), c2 = load(p + COST_SICKER * n);
    vector u0 = load(p + U_HEALTHY * n), u1 = load(p + U_SICK * n), u2 = load(p + U_SICKER * n);
    vector stay0 = 1 - sick, stay1 = 1 - recover - worse;
    vector m0 = spread(1), m1 = spread(0), m2 = spread(0), cost = weight_cost[0] * c0, qaly = weight_qaly[0] * u0;
    for (int t = 0; t < CYCLES; t++) {
      vector a = m0 * healthy[t], b = m1 * vexp(-rate[t] * hr1), c = m2 * vexp(-rate[t] * hr2);
      m0 = a * stay0 + b * recover;
      m1 = a * sick + b * stay1;
      m2 = b * worse + c;
      cost += weight_cost[t + 1] * (m0 * c0 + m1 * c1 + m2 * c2);
      qaly += weight_qaly[t + 1] * (m0 * u0 + m1 * u1 + m2 * u2);
    }
    store(costs + z, cost);
    store(qalys + z, qaly);
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
