import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DashboardModel, DashboardState } from '../model/dashboard-model.ts';

/** Carries the model to every view. */
export const ModelContext = createContext<DashboardModel | undefined>(undefined);

/** The model of this page. */
export function useModel(): DashboardModel {
  const model = useContext(ModelContext);
  if (!model) throw new Error('useModel is used outside ModelContext');
  return model;
}

/** The state as it is now; the view draws itself again when it changes. */
export function useDashboard(): DashboardState {
  const model = useModel();
  return useSyncExternalStore(model.subscribe, model.state);
}
