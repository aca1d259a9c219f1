/* Acceptability curve and EVPI: for each threshold a pass over the draws. */
#include "contestant.h"
#include <string.h>

void prepare(void) {}

void run(double totals[TOTALS], int threads) {
  (void)threads;
  long n = draws(), thresholds = column_length("thresholds");
  int strategies = (int)(column_length("costs") / n);
  const double *costs = column("costs"), *qalys = column("qalys"), *threshold = column("thresholds");
  memset(totals, 0, TOTALS * sizeof(double));
  for (long t = 0; t < thresholds; t++) {
    double expected[16] = {0}, best = 0;
    long wins[16] = {0};
    for (long i = 0; i < n; i++) {
      double highest = -1e300;
      int winner = 0;
      for (int s = 0; s < strategies; s++) {
        double benefit = threshold[t] * qalys[s * n + i] - costs[s * n + i];
        expected[s] += benefit;
        if (benefit >= highest) highest = benefit, winner = s;
      }
      wins[winner]++;
      best += highest;
    }
    double leading = -1e300;
    for (int s = 0; s < strategies; s++) {
      if (expected[s] > leading) leading = expected[s];
      totals[0] += (s + 1) * (double)wins[s] / n;
      totals[1] += expected[s] / n;
    }
    totals[2] += (best - leading) / n;
  }
}
