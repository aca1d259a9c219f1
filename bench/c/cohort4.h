/* Sick-Sicker: healthy, sick, sicker, dead; 60 yearly cycles; mortality by age, multiplied by a hazard ratio in each sick state.
   Parameters of a strategy, one column each: see cohort4 in bench/jobs.ts. */
enum { P_SICK, P_RECOVER, P_WORSE, HR_SICK, HR_SICKER, COST_HEALTHY, COST_SICK, COST_SICKER, U_HEALTHY, U_SICK, U_SICKER, PARAMETERS };
#define CYCLES 60
