/* Healthy, sick, dead; the sick are counted by years since they fell ill (75 tunnel states), 75 yearly cycles. A sick person's excess
   hazard is Weibull in the years since falling ill, and the chance of recovery falls by a factor a year. Columns of a strategy: see
   tunnels in bench/jobs.ts. */
#include "contestant.h"
#include <math.h>
#include <stdlib.h>

enum { P_SICK, P_RECOVER, FADING, SHAPE, SCALE, COST_HEALTHY, COST_SICK, COST_FIRST_YEAR, U_HEALTHY, U_SICK, PARAMETERS };
#define TUNNELS 75
#define CYCLES 75

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
    double fall_ill = p[P_SICK * n], shape = p[SHAPE * n], scale = p[SCALE * n];
    double c0 = p[COST_HEALTHY * n], c1 = p[COST_SICK * n], first = p[COST_FIRST_YEAR * n], u0 = p[U_HEALTHY * n], u1 = p[U_SICK * n];
    double recover[TUNNELS], excess[TUNNELS];
    for (int d = 0; d < TUNNELS; d++) {
      recover[d] = p[P_RECOVER * n] * pow(p[FADING * n], d);
      excess[d] = exp(pow(d / scale, shape) - pow((d + 1) / scale, shape));
    }
    double healthy = 1, sick[TUNNELS] = {0}, cost = weight_cost[0] * c0, qaly = weight_qaly[0] * u0;
    for (int t = 0; t < CYCLES; t++) {
      double background = exp(-rate[t]), alive = healthy * background, back = 0, next[TUNNELS] = {0}, all = 0;
      next[0] = alive * fall_ill;
      for (int d = 0; d < TUNNELS; d++) {
        double survivors = sick[d] * background * excess[d];
        back += survivors * recover[d];
        next[d + 1 < TUNNELS ? d + 1 : d] += survivors * (1 - recover[d]);
      }
      healthy = alive * (1 - fall_ill) + back;
      for (int d = 0; d < TUNNELS; d++) {
        sick[d] = next[d];
        all += next[d];
      }
      cost += weight_cost[t + 1] * (healthy * c0 + all * c1 + sick[0] * first);
      qaly += weight_qaly[t + 1] * (healthy * u0 + all * u1);
    }
    costs[z] = cost;
    qalys[z] = qaly;
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
