#include "contestant.h"
#include "cohort10.h"
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
    double transition[LIVING][LIVING], ratio[LIVING], c[LIVING], u[LIVING];
    for (int s = 0; s < LIVING; s++) {
      for (int j = 0; j < LIVING; j++) transition[s][j] = p[(s * LIVING + j) * n];
      ratio[s] = p[(RATIOS + s) * n];
      c[s] = p[(COSTS + s) * n];
      u[s] = p[(UTILITIES + s) * n];
    }
    double m[LIVING] = {1}, dead = 0, cost = weight_cost[0] * c[0], qaly = weight_qaly[0] * u[0];
    for (int t = 0; t < CYCLES; t++) {
      double alive[LIVING], next[LIVING] = {0};
      for (int s = 0; s < LIVING; s++) {
        alive[s] = m[s] * exp(-rate[t] * ratio[s]);
        dead += m[s] - alive[s];
      }
      for (int s = 0; s < LIVING; s++)
        for (int j = 0; j < LIVING; j++) next[j] += alive[s] * transition[s][j];
      double now_cost = 0, now_qaly = 0;
      for (int j = 0; j < LIVING; j++) {
        m[j] = next[j];
        now_cost += m[j] * c[j];
        now_qaly += m[j] * u[j];
      }
      cost += weight_cost[t + 1] * now_cost;
      qaly += weight_qaly[t + 1] * now_qaly;
    }
    costs[z] = cost;
    qalys[z] = qaly + 0 * dead;
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
