/* What every C contestant shares: the input file, the clock, the line protocol. */
#ifndef CONTESTANT_H
#define CONTESTANT_H

#include <stddef.h>

/* A column of the input file by name; ends the program with a message where there is none. */
const double *column(const char *name);
long column_length(const char *name);

/* Draws (or patients) in the input, and how many of them are wanted in this run. */
long draws(void);
long wanted(void);

/* One run; writes the totals over the first `wanted` draws, costs then QALYs of each strategy. */
#define STRATEGIES 2
#define TOTALS (2 * STRATEGIES)
void run(double totals[TOTALS], int threads);

/* What needs doing once, before any clock is started. */
void prepare(void);

/* A single sum of n numbers. */
double sum(const double *values, long n);

#endif
