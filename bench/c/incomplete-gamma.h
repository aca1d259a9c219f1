/* Upper regularised incomplete gamma function by series and Lentz's continued fraction (Abramowitz & Stegun 6.5.29, 6.5.31). */
#include <math.h>

static inline double upper_gamma(double a, double x, double log_gamma) {
  if (x <= 0) return 1;
  double lead = exp(a * log(x) - x - log_gamma);
  if (x < a + 1) {
    double term = 1 / a, total = term;
    for (double n = a + 1; term > total * 1e-16; n++) total += term *= x / n;
    return 1 - lead * total;
  }
  double b = x + 1 - a, c = 1e300, d = 1 / b, fraction = d, factor;
  int n = 1;
  do {
    double coefficient = -n * (n - a);
    b += 2;
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    factor = c * d;
    fraction *= factor;
    n++;
  } while (fabs(factor - 1) > 1.2e-16 && n < 10000);
  return lead * fraction;
}
