/* Nine living states and death; 1,040 weekly cycles; mortality by age (constant within a year), times a hazard ratio a state.
   Columns of a strategy: 81 transition probabilities among the living by rows, 9 hazard ratios, 9 costs, 9 utilities. */
#define LIVING 9
#define CYCLES 1040
#define CYCLES_PER_YEAR 52
#define RATIOS (LIVING * LIVING)
#define COSTS (RATIOS + LIVING)
#define UTILITIES (COSTS + LIVING)
#define PARAMETERS (UTILITIES + LIVING)
