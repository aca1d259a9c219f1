/* Product-limit estimate: people sorted by time with what they carry, then one pass; entries sorted apart. */
#include "contestant.h"
#include <stdlib.h>
#include <string.h>

struct person { double time; char event; };
static struct person *people;
static double *entries;

static int by_time(const void *a, const void *b) {
  double x = ((const struct person *)a)->time, y = ((const struct person *)b)->time;
  return (x > y) - (x < y);
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

void prepare(void) {
  people = malloc(draws() * sizeof *people);
  entries = malloc(draws() * sizeof *entries);
}

void run(double totals[TOTALS], int threads) {
  (void)threads;
  long n = draws(), late = column_length("entry");
  const double *exit_time = column("exit"), *cause = column("cause");
  memset(totals, 0, TOTALS * sizeof(double));
  for (long i = 0; i < n; i++) people[i] = (struct person){exit_time[i], cause[i] > 0};
  qsort(people, n, sizeof *people, by_time);
  if (late) {
    memcpy(entries, column("entry"), n * sizeof(double));
    qsort(entries, n, sizeof(double), by_value);
  }
  double survival = 1, greenwood = 0, hazard = 0;
  long entered = late ? 0 : n;
  for (long i = 0; i < n;) {
    double time = people[i].time;
    long first = i, events = 0;
    for (; i < n && people[i].time == time; i++) events += people[i].event;
    if (late) while (entered < n && entries[entered] < time) entered++;
    double at_risk = entered - first;
    if (events) {
      survival *= 1 - events / at_risk;
      if (at_risk > events) greenwood += events / (at_risk * (at_risk - events));
      hazard += events / at_risk;
      totals[0] += survival;
    }
  }
  totals[1] = greenwood;
  totals[2] = hazard;
}
