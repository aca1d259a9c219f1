/* Partitioned survival: progression-free and overall survival at 1,820 weeks, two strategies. Columns of a strategy: the arguments of the
   progression-free curve, those of the overall curve, cost a year in each state, utility in each state. The input has ln(years) of each
   week, and for cost and effect the weight of the occupancy at each week (discounted, trapezoid), week 0 first.
   -DWEIBULL, -DLOG_NORMAL or -DGENERALISED_GAMMA chooses the curves. */
#define WEEKS 1820
#ifdef GENERALISED_GAMMA
#define ARGUMENTS 3
#else
#define ARGUMENTS 2
#endif
enum { COST_FREE = 2 * ARGUMENTS, COST_PROGRESSED, U_FREE, U_PROGRESSED, PARAMETERS };
