#include "contestant.h"
#include "survival.h"
#include "incomplete-gamma.h"
#include <math.h>
#include <stdlib.h>

static const double *parameters, *log_time, *weight_cost, *weight_qaly;
static double *costs, *qalys;

void prepare(void) {
  parameters = column("parameters");
  log_time = column("logTime");
  weight_cost = column("weightCost");
  weight_qaly = column("weightQaly");
  costs = malloc(8 * STRATEGIES * draws());
  qalys = malloc(8 * STRATEGIES * draws());
}

/* What a curve needs to know at every week, worked out once a draw. */
struct curve { double a, b, c, d; };

static struct curve make(const double *p, long n) {
#if defined(WEIBULL)
  return (struct curve){p[0], log(p[n]), 0, 0};
#elif defined(LOG_NORMAL)
  return (struct curve){p[0], 1 / (p[n] * sqrt(2)), 0, 0};
#else
  double a = 1 / (p[2 * n] * p[2 * n]);
  return (struct curve){p[0], p[2 * n] / p[n], a, lgamma(a)};
#endif
}

static double survival(struct curve f, double log_t) {
#if defined(WEIBULL)
  return exp(-exp(f.a * (log_t - f.b)));
#elif defined(LOG_NORMAL)
  return 0.5 * erfc((log_t - f.a) * f.b);
#else
  return upper_gamma(f.c, f.c * exp(f.b * (log_t - f.a)), f.d);
#endif
}

void run(double totals[TOTALS], int threads) {
  long n = draws(), count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long z = 0; z < STRATEGIES * count; z++) {
    const double *p = parameters + (z / count) * PARAMETERS * n + z % count;
    double c0 = p[COST_FREE * n], c1 = p[COST_PROGRESSED * n], u0 = p[U_FREE * n], u1 = p[U_PROGRESSED * n];
    struct curve free = make(p, n), overall = make(p + ARGUMENTS * n, n);
    double cost = weight_cost[0] * c0, qaly = weight_qaly[0] * u0;
    for (int t = 1; t <= WEEKS; t++) {
      double a = survival(free, log_time[t]), b = survival(overall, log_time[t]);
      double in_free = a < b ? a : b, progressed = b - in_free;
      cost += weight_cost[t] * (in_free * c0 + progressed * c1);
      qaly += weight_qaly[t] * (in_free * u0 + progressed * u1);
    }
    costs[z] = cost;
    qalys[z] = qaly;
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
