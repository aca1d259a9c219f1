#include "contestant.h"
#include "survival.h"
#include "incomplete-gamma.h"
#include "vectors.h"
#include <math.h>
#include <stdlib.h>

static const double *parameters, *log_time, *weight_cost, *weight_qaly;
static double *costs, *qalys;

#ifdef GENERALISED_GAMMA
/* Survival along one draw is a running integral of the density in ln t: two exponentials a point instead of an incomplete gamma function,
   by Hermite's rule of sixth order on the weeks and, where their logarithms lie far apart, points between (weight 0). */
static int nodes;
static double node[2 * WEEKS], node_cost[2 * WEEKS], node_qaly[2 * WEEKS];

static void make_grid(void) {
  nodes = 0;
  for (int t = 1; t <= WEEKS; t++) {
    if (t > 1) {
      double step = log_time[t] - log_time[t - 1];
      int parts = ceil(step / 0.04);
      for (int j = 1; j < parts; j++) {
        node[nodes] = log_time[t - 1] + step * j / parts;
        node_cost[nodes] = node_qaly[nodes] = 0;
        nodes++;
      }
    }
    node[nodes] = log_time[t];
    node_cost[nodes] = weight_cost[t];
    node_qaly[nodes] = weight_qaly[t];
    nodes++;
  }
}
#endif

void prepare(void) {
  parameters = column("parameters");
  log_time = column("logTime");
  weight_cost = column("weightCost");
  weight_qaly = column("weightQaly");
  costs = aligned_alloc(64, 8 * STRATEGIES * draws());
  qalys = aligned_alloc(64, 8 * STRATEGIES * draws());
#ifdef GENERALISED_GAMMA
  make_grid();
#endif
}

void run(double totals[TOTALS], int threads) {
  long n = draws(), count = wanted();
#pragma omp parallel for num_threads(threads) schedule(static)
  for (long z = 0; z < STRATEGIES * count; z += LANES) {
    const double *p = parameters + (z / count) * PARAMETERS * n + z % count;
    vector c0 = load(p + COST_FREE * n), c1 = load(p + COST_PROGRESSED * n), u0 = load(p + U_FREE * n), u1 = load(p + U_PROGRESSED * n);
    vector cost = weight_cost[0] * c0, qaly = weight_qaly[0] * u0;
#ifdef GENERALISED_GAMMA
    vector lead[2], slope[2], shape[2], offset[2], survival[2], f0[2], d0[2], e0[2];
    for (int c = 0; c < 2; c++) {
      for (int l = 0; l < LANES; l++) {
        const double *q = p + c * ARGUMENTS * n + l;
        double mu = q[0], sigma = q[n], Q = q[2 * n], a = 1 / (Q * Q), log_gamma = lgamma(a), s = Q / sigma;
        shape[c][l] = a;
        slope[c][l] = s;
        offset[c][l] = log(a) - s * mu;
        lead[c][l] = log(s) - log_gamma;
        double x = exp(offset[c][l] + s * node[0]);
        survival[c][l] = upper_gamma(a, x, log_gamma);
        double f = exp(a * log(x) - x + lead[c][l]), ax = a - x;
        f0[c][l] = f;
        d0[c][l] = f * s * ax;
        e0[c][l] = f * s * s * (ax * ax - x);
      }
    }
    for (int j = 0; j < nodes; j++) {
      if (j > 0) {
        double h = node[j] - node[j - 1], h2 = h / 2, h3 = h * h / 10, h4 = h * h * h / 120;
        for (int c = 0; c < 2; c++) {
          vector log_x = offset[c] + slope[c] * node[j], x = vexp(log_x), f = vexp(shape[c] * log_x - x + lead[c]);
          vector ax = shape[c] - x, d = f * slope[c] * ax, e = f * slope[c] * slope[c] * (ax * ax - x);
          survival[c] -= h2 * (f0[c] + f) + h3 * (d0[c] - d) + h4 * (e0[c] + e);
          f0[c] = f;
          d0[c] = d;
          e0[c] = e;
        }
      }
      vector in_free = minimum(survival[0], survival[1]), progressed = survival[1] - in_free;
      cost += node_cost[j] * (in_free * c0 + progressed * c1);
      qaly += node_qaly[j] * (in_free * u0 + progressed * u1);
    }
#else
    vector a0 = load(p), b0 = load(p + n), a1 = load(p + 2 * n), b1 = load(p + 3 * n);
    for (int l = 0; l < LANES; l++) {
#ifdef WEIBULL
      b0[l] = log(b0[l]);
      b1[l] = log(b1[l]);
#else
      b0[l] = 1 / (b0[l] * sqrt(2));
      b1[l] = 1 / (b1[l] * sqrt(2));
#endif
    }
    for (int t = 1; t <= WEEKS; t++) {
#ifdef WEIBULL
      vector a = vexp(-vexp(a0 * (log_time[t] - b0))), b = vexp(-vexp(a1 * (log_time[t] - b1)));
#else
      vector a = 0.5 * verfc((log_time[t] - a0) * b0), b = 0.5 * verfc((log_time[t] - a1) * b1);
#endif
      vector in_free = minimum(a, b), progressed = b - in_free;
      cost += weight_cost[t] * (in_free * c0 + progressed * c1);
      qaly += weight_qaly[t] * (in_free * u0 + progressed * u1);
    }
#endif
    store(costs + z, cost);
    store(qalys + z, qaly);
  }
  for (int k = 0; k < STRATEGIES; k++) {
    totals[2 * k] = sum(costs + k * count, count);
    totals[2 * k + 1] = sum(qalys + k * count, count);
  }
}
