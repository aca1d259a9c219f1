/* Registers full of draws: 8 with AVX-512, 4 with AVX2, and glibc's libmvec for exp and erfc in either width. */
#ifndef VECTORS_H
#define VECTORS_H

#include <immintrin.h>

#ifdef __AVX512F__
#define LANES 8
typedef __m512d register_of_draws;
__m512d _ZGVeN8v_exp(__m512d);
__m512d _ZGVeN8v_erfc(__m512d);
#define LIBMVEC_EXP _ZGVeN8v_exp
#define LIBMVEC_ERFC _ZGVeN8v_erfc
#define LOAD(p) _mm512_loadu_pd(p)
#define STORE(p, v) _mm512_storeu_pd(p, v)
#define MINIMUM(a, b) _mm512_min_pd(a, b)
#define SPREAD(x) _mm512_set1_pd(x)
#else
#define LANES 4
typedef __m256d register_of_draws;
__m256d _ZGVdN4v_exp(__m256d);
__m256d _ZGVdN4v_erfc(__m256d);
#define LIBMVEC_EXP _ZGVdN4v_exp
#define LIBMVEC_ERFC _ZGVdN4v_erfc
#define LOAD(p) _mm256_loadu_pd(p)
#define STORE(p, v) _mm256_storeu_pd(p, v)
#define MINIMUM(a, b) _mm256_min_pd(a, b)
#define SPREAD(x) _mm256_set1_pd(x)
#endif

typedef double vector __attribute__((vector_size(8 * LANES)));
static inline vector load(const double *p) { return (vector)LOAD(p); }
static inline void store(double *p, vector v) { STORE(p, (register_of_draws)v); }
static inline vector spread(double x) { return (vector)SPREAD(x); }
static inline vector minimum(vector a, vector b) { return (vector)MINIMUM((register_of_draws)a, (register_of_draws)b); }
static inline vector vexp(vector x) { return (vector)LIBMVEC_EXP((register_of_draws)x); }
static inline vector verfc(vector x) { return (vector)LIBMVEC_ERFC((register_of_draws)x); }

#endif
