/** Ord for pasientene beslutningen gjelder. */
export const population = {
  pool: (details: { patients: string; years: string; switching: string }) =>
    `Syke fra før: ${details.patients} pasienter, behandlet i ${details.years} år. Bytter til metoden, år for år: ${details.switching}.`,
};
