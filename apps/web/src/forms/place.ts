import { createContext, useContext } from 'react';

/** Whose form it is, and in which case (`new` before it has one): for fields that send something beside the form. */
export interface FormPlace {
  readonly person: string;
  readonly caseId: string;
}

const Place = createContext<FormPlace | null>(null);
export const FormPlaceProvider = Place.Provider;

export function useFormPlace(): FormPlace {
  const place = useContext(Place);
  if (place === null) throw new Error('useFormPlace is used outside a form');
  return place;
}
