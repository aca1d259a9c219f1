/* usage: contestant INPUT; each line on standard input is "threads draws", each answer "seconds peak_kilobytes total ...". */
#define _GNU_SOURCE
#include "contestant.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Input file, written by bench/input-file.ts: 8 bytes magic, number of columns, then for each a 48-byte name, length, and offset in bytes. */
struct entry { char name[48]; uint64_t length, offset; };
static char *file;
static uint64_t entries;
static struct entry *directory;

static void load(const char *path) {
  FILE *handle = fopen(path, "rb");
  if (!handle) { fprintf(stderr, "cannot read %s\n", path); exit(1); }
  fseek(handle, 0, SEEK_END);
  long size = ftell(handle);
  rewind(handle);
  file = aligned_alloc(64, (size + 127) / 64 * 64);
  if (!file || fread(file, 1, size, handle) != (size_t)size || memcmp(file, "LVBENCH1", 8)) { fprintf(stderr, "%s is no input file\n", path); exit(1); }
  fclose(handle);
  memcpy(&entries, file + 8, 8);
  directory = (struct entry *)(file + 16);
}

static const struct entry *find(const char *name) {
  for (uint64_t i = 0; i < entries; i++) if (!strcmp(directory[i].name, name)) return &directory[i];
  fprintf(stderr, "the input has no column %s\n", name);
  exit(1);
}

const double *column(const char *name) { return (const double *)(file + find(name)->offset); }
long column_length(const char *name) { return find(name)->length; }
long draws(void) { return (long)column("size")[0]; }
static long wanted_draws;
long wanted(void) { return wanted_draws; }

double sum(const double *values, long n) {
  double total = 0;
  for (long i = 0; i < n; i++) total += values[i];
  return total;
}

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }

int main(int count, char **arguments) {
  if (count != 2) { fprintf(stderr, "usage: %s INPUT\n", arguments[0]); return 2; }
  load(arguments[1]);
  prepare();
  int threads;
  while (scanf("%d %ld", &threads, &wanted_draws) == 2) {
    double totals[TOTALS];
    double began = now();
    run(totals, threads);
    double seconds = now() - began;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.9f %ld", seconds, usage.ru_maxrss);
    for (int i = 0; i < TOTALS; i++) printf(" %.17g", totals[i]);
    printf("\n");
    fflush(stdout);
  }
}
