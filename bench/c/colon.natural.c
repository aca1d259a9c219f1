/* The colon case (models/colon-exercise-norway.yaml): log-normal curves, hazard ratios, monthly mortality floor, 480 months. The input has
   the general population's hazard in each month, the utility multiplier and the discount weight (month 1 first), and one column a
   parameter. */
#include "contestant.h"
#include <math.h>
#include <stdlib.h>

enum { HR_FREE, HR_OVERALL, MEAN_FREE, LOG_SD_FREE, MEAN_OVERALL, LOG_SD_OVERALL, U_FREE, U_PROGRESSED, SURVEILLANCE, PROGRAMME, SET_UP, PROGRESSED, TERMINAL };
#define MONTHS 480
#define SURVEILLANCE_MONTHS 60
#define PROGRAMME_MONTHS 36
#define SMALLEST 1e-15

static const double *parameters, *log_time, *population, *multiplier, *weight;
static double *costs, *qalys;

void prepare(void) {
  parameters = column("parameters");
  log_time = column("logTime");
  population = column("populationHazard");
  multiplier = column("multiplier");
  weight = column("weight");
  costs = malloc(8 * STRATEGIES * draws());
  qalys = malloc(8 * STRATEGIES * draws());
}

static void curve(double mean, double log_sd, double ratio, double out[MONTHS + 1]) {
  double scale = 1 / (exp(log_sd) * sqrt(2)), before = 0, total = 0;
  out[0] = 1;
  for (int k = 1; k <= MONTHS; k++) {
    double raw = fmax(0.5 * erfc((log_time[k] - mean) * scale), SMALLEST);
    double hazard = fmin(-log(raw) * ratio, -log(SMALLEST));
    total += fmax(hazard - before, population[k - 1]);
    before = hazard;
    out[k] = exp(-total);
  }
}

void run(double totals[TOTALS], int threads) {
  long n = draws(), count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long i = 0; i < count; i++) {
    const double *p = parameters + i;
    for (int k = 0; k < STRATEGIES; k++) {
      double free[MONTHS + 1], overall[MONTHS + 1], cost = k == 1 ? weight[0] * p[SET_UP * n] : 0, qaly = 0;
      curve(p[MEAN_FREE * n], p[LOG_SD_FREE * n], k == 1 ? p[HR_FREE * n] : 1, free);
      curve(p[MEAN_OVERALL * n], p[LOG_SD_OVERALL * n], k == 1 ? p[HR_OVERALL * n] : 1, overall);
      for (int t = 0; t <= MONTHS; t++) free[t] = fmin(free[t], overall[t]);
      for (int t = 1; t <= MONTHS; t++) {
        double in_free = (free[t - 1] + free[t]) / 2, progressed = (overall[t - 1] - free[t - 1] + overall[t] - free[t]) / 2;
        double deaths = overall[t - 1] - overall[t], living = in_free + progressed, share = living > 0 ? in_free / living : 0;
        double month = (progressed - deaths / 2 * (1 - share)) * p[PROGRESSED * n] / 12 + deaths * p[TERMINAL * n];
        if (t <= SURVEILLANCE_MONTHS) month += (in_free - deaths / 2 * share) * p[SURVEILLANCE * n] / 12;
        if (k == 1 && t <= PROGRAMME_MONTHS) month += in_free * p[PROGRAMME * n] / 12;
        cost += weight[t - 1] * month;
        qaly += weight[t - 1] * multiplier[t - 1] * (in_free * p[U_FREE * n] + progressed * p[U_PROGRESSED * n]) / 12;
      }
      costs[k * count + i] = cost;
      qalys[k * count + i] = qaly;
    }
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
