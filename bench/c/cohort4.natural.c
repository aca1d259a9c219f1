#include "contestant.h"
#include "cohort4.h"
#include <math.h>
#include <stdlib.h>

static const double *parameters, *rate, *weight_cost, *weight_qaly;
static double *costs, *qalys;

void prepare(void) {
  parameters = column("parameters");
  rate = column("rate");
  weight_cost = column("weightCost");
  weight_qaly = column("weightQaly");
  costs = malloc(8 * STRATEGIES * draws());
  qalys = malloc(8 * STRATEGIES * draws());
}

void run(double totals[TOTALS], int threads) {
  long n = draws(), count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long z = 0; z < STRATEGIES * count; z++) {
    const double *p = parameters + (z / count) * PARAMETERS * n + z % count;
    double sick = p[P_SICK * n], recover = p[P_RECOVER * n], worse = p[P_WORSE * n], hr1 = p[HR_SICK * n], hr2 = p[HR_SICKER * n];
    double c0 = p[COST_HEALTHY * n], c1 = p[COST_SICK * n], c2 = p[COST_SICKER * n], u0 = p[U_HEALTHY * n], u1 = p[U_SICK * n], u2 = p[U_SICKER * n];
    double m0 = 1, m1 = 0, m2 = 0, dead = 0;
    double cost = weight_cost[0] * c0, qaly = weight_qaly[0] * u0;
    for (int t = 0; t < CYCLES; t++) {
      double a = m0 * exp(-rate[t]), b = m1 * exp(-rate[t] * hr1), c = m2 * exp(-rate[t] * hr2);
      dead += (m0 - a) + (m1 - b) + (m2 - c);
      m0 = a * (1 - sick) + b * recover;
      m1 = a * sick + b * (1 - recover - worse);
      m2 = b * worse + c;
      cost += weight_cost[t + 1] * (m0 * c0 + m1 * c1 + m2 * c2);
      qaly += weight_qaly[t + 1] * (m0 * u0 + m1 * u1 + m2 * u2);
    }
    costs[z] = cost;
    qalys[z] = qaly + 0 * dead;
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
