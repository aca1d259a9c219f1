/* EVPPI by penalised tensor B-splines with generalised cross-validation, as packages/statistics/src/regression does it, but factorised anew for each amount of smoothing. */
#include "contestant.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DEGREE 3
#define RIDGE 1e-11
#ifndef EVERY
#define EVERY 1
#endif

static const int functions_along[] = {10, 5, 5, 4};

typedef struct {
  int functions;
  double knots[32];
} margin;

static int rising(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double quantile(const double *sorted, long n, double p) {
  double at = p * (n - 1);
  long low = (long)at;
  return low + 1 < n ? sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
}

static margin make_margin(const double *x, long n, int most, double *scratch) {
  memcpy(scratch, x, n * sizeof(double));
  qsort(scratch, n, sizeof(double), rising);
  long distinct = 0;
  for (long i = 0; i < n; i++) if (i == 0 || scratch[i] != scratch[distinct - 1]) scratch[distinct++] = scratch[i];
  margin m = {.functions = most};
  int intervals = most - DEGREE;
  for (int k = 0; k < most + DEGREE + 1; k++) {
    double p = (double)(k - DEGREE) / intervals;
    m.knots[k] = quantile(scratch, distinct, p < 0 ? 0 : p > 1 ? 1 : p);
  }
  return m;
}

/* Values of every B-spline at x, or of their second derivatives (de Boor 1978). */
static void evaluate(const margin *m, double x, int order, double *out) {
  int span = DEGREE;
  while (span < m->functions - 1 && x >= m->knots[span + 1]) span++;
  double local[DEGREE + 1] = {1};
  const double *t = m->knots;
  for (int d = 1; d <= DEGREE; d++) {
    double saved = 0;
    for (int r = 0; r < d; r++) {
      double right = t[span + r + 1], left = t[span + 1 - d + r];
      if (d <= DEGREE - order) {
        double share = local[r] / (right - left);
        local[r] = saved + (right - x) * share;
        saved = (x - left) * share;
      } else {
        double share = d * local[r] / (right - left);
        local[r] = saved - share;
        saved = share;
      }
    }
    local[d] = saved;
  }
  memset(out, 0, m->functions * sizeof(double));
  for (int r = 0; r <= DEGREE; r++) out[span - DEGREE + r] = local[r];
}

static void curvature(const margin *m, double *matrix) {
  double second[16];
  int f = m->functions;
  memset(matrix, 0, f * f * sizeof(double));
  for (int k = DEGREE; k < f; k++) {
    double from = m->knots[k], to = m->knots[k + 1];
    for (int side = -1; side <= 1; side += 2) {
      evaluate(m, (from + to) / 2 + side * 0.5773502691896258 * (to - from) / 2, 2, second);
      for (int a = 0; a < f; a++) for (int b = 0; b < f; b++) matrix[a * f + b] += second[a] * second[b] * (to - from) / 2;
    }
  }
}

/* Lower factor by rows, in place. */
static void factorise(double *restrict m, int p) {
  for (int i = 0; i < p; i++)
    for (int j = 0; j <= i; j++) {
      double rest = m[i * p + j];
      for (int k = 0; k < j; k++) rest -= m[i * p + k] * m[j * p + k];
      m[i * p + j] = i == j ? sqrt(rest) : rest / m[j * p + j];
    }
}

/* EVPPI of one group of d covariates; adds the effective degrees of freedom. */
static double evppi(const double *covariates, int d, const double *y, long n, const double *smoothings, int amounts, double *degrees) {
  int f = functions_along[d - 1], p = 1;
  for (int c = 0; c < d; c++) p *= f;
  double *scaled = malloc(d * n * sizeof(double)), *scratch = malloc(n * sizeof(double));
  double *x = malloc(n * p * sizeof(double)), *gram = calloc(p * p, sizeof(double)), *penalty = calloc(p * p, sizeof(double));
  double *rooted = malloc(p * p * sizeof(double)), *lower = malloc(p * p * sizeof(double)), *turned = malloc(p * p * sizeof(double));
  double *cross = calloc(p, sizeof(double)), *beta = malloc(p * sizeof(double)), *best_beta = malloc(p * sizeof(double));
  margin margins[4];
  double bend[4][256];
  for (int c = 0; c < d; c++) {
    double centre = sum(covariates + c * n, n) / n, squares = 0;
    for (long i = 0; i < n; i++) squares += (covariates[c * n + i] - centre) * (covariates[c * n + i] - centre);
    double deviation = sqrt(squares / (n - 1));
    for (long i = 0; i < n; i++) scaled[c * n + i] = (covariates[c * n + i] - centre) / deviation;
    margins[c] = make_margin(scaled + c * n, n, f, scratch);
    curvature(&margins[c], bend[c]);
  }
  for (long i = 0; i < n; i++) {
    double *row = x + i * p, along[16];
    int width = 1;
    row[0] = 1;
    for (int c = 0; c < d; c++) {
      evaluate(&margins[c], scaled[c * n + i], 0, along);
      for (int a = width - 1; a >= 0; a--) {
        double before = row[a];
        for (int b = f - 1; b >= 0; b--) row[a * f + b] = before * along[b];
      }
      width *= f;
    }
  }
  for (int c = 0, inner = p; c < d; c++) {
    inner /= f;
    int block = inner * f;
    for (int a = 0; a < p; a++)
      for (int along = 0; along < f; along++)
        penalty[a * p + a / block * block + along * inner + a % inner] += bend[c][a / inner % f * f + along];
  }
  /* Gram matrix, four observations at a time. */
  long i = 0;
  for (; i + 4 <= n; i += 4) {
    const double *r0 = x + i * p, *r1 = r0 + p, *r2 = r1 + p, *r3 = r2 + p;
    for (int a = 0; a < p; a++) {
      double x0 = r0[a], x1 = r1[a], x2 = r2[a], x3 = r3[a];
      if (x0 == 0 && x1 == 0 && x2 == 0 && x3 == 0) continue;
      double *restrict out = gram + a * p;
      for (int b = 0; b <= a; b++) out[b] += x0 * r0[b] + x1 * r1[b] + x2 * r2[b] + x3 * r3[b];
    }
  }
  for (; i < n; i++) for (int a = 0; a < p; a++) for (int b = 0; b <= a; b++) gram[a * p + b] += x[i * p + a] * x[i * p + b];
  double yy = 0, trace = 0;
  for (i = 0; i < n; i++) {
    for (int a = 0; a < p; a++) cross[a] += x[i * p + a] * y[i];
    yy += y[i] * y[i];
  }
  for (int a = 0; a < p; a++) trace += gram[a * p + a];
  for (int a = 0; a < p; a++) gram[a * p + a] += RIDGE * trace / p;
  memcpy(rooted, gram, p * p * sizeof(double));
  factorise(rooted, p);
  double best = INFINITY, best_degrees = 0;
  for (int amount = 0; amount < amounts; amount += EVERY) {
    double lambda = smoothings[amount];
    for (int a = 0; a < p; a++) for (int b = 0; b <= a; b++) lower[a * p + b] = gram[a * p + b] + lambda * penalty[a * p + b];
    factorise(lower, p);
    for (int a = 0; a < p; a++) {
      double rest = cross[a];
      for (int k = 0; k < a; k++) rest -= lower[a * p + k] * beta[k];
      beta[a] = rest / lower[a * p + a];
    }
    for (int a = p - 1; a >= 0; a--) {
      beta[a] /= lower[a * p + a];
      for (int k = 0; k < a; k++) beta[k] -= lower[a * p + k] * beta[a];
    }
    /* trace of (G + λP)⁻¹G = ‖L⁻¹ root(G)‖²; row a of the product from the rows above it */
    double edf = 0;
    for (int a = 0; a < p; a++) {
      double *restrict row = turned + a * p;
      memcpy(row, rooted + a * p, (a + 1) * sizeof(double));
      for (int k = 0; k < a; k++) {
        double factor = lower[a * p + k];
        const double *above = turned + k * p;
        for (int b = 0; b <= k; b++) row[b] -= factor * above[b];
      }
      for (int b = 0; b <= a; b++) {
        row[b] /= lower[a * p + a];
        edf += row[b] * row[b];
      }
    }
    double rss = yy;
    for (int a = 0; a < p; a++) {
      double inner = gram[a * p + a] * beta[a];
      for (int b = 0; b < a; b++) inner += 2 * gram[a * p + b] * beta[b];
      rss += beta[a] * (inner - 2 * cross[a]);
    }
    double criterion = n * rss / ((n - edf) * (n - edf));
    if (criterion <= best) {
      best = criterion;
      best_degrees = edf;
      memcpy(best_beta, beta, p * sizeof(double));
    }
  }
  double gain = 0, total = 0;
  for (i = 0; i < n; i++) {
    double fit = 0;
    for (int a = 0; a < p; a++) fit += x[i * p + a] * best_beta[a];
    total += fit;
    if (fit > 0) gain += fit;
  }
  *degrees += best_degrees;
  free(scaled), free(scratch), free(x), free(gram), free(penalty), free(rooted), free(lower), free(turned), free(cross), free(beta), free(best_beta);
  return (gain - (total > 0 ? total : 0)) / n;
}

void prepare(void) {}

void run(double totals[TOTALS], int threads) {
  (void)threads;
  long n = draws();
  int d = (int)column("along")[0], groups = (int)column("groups")[0], amounts = (int)column_length("smoothings") / groups;
  memset(totals, 0, TOTALS * sizeof(double));
  for (int g = 0; g < groups; g++)
    totals[0] += evppi(column("covariates") + (long)g * d * n, d, column("benefit"), n, column("smoothings") + g * amounts, amounts, &totals[1]);
}
